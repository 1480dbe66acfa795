package dev.policypack.ecs.policies.ecs;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.OutputText;
import dev.policypack.ecs.aws.ecs.Container;
import dev.policypack.ecs.aws.ecs.LogConfiguration;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.ecs.aws.logs.LogGroup;
import dev.policypack.ecs.policies.ExternalNames;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import dev.policypack.value.Glob;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** The log group that a container writes to is there when its task starts. */
public final class LogGroupExists implements StackPolicy {
    static final Option<List<String>> PREREQUISITES = Option.strings(
            "prerequisites",
            ImmutableList.of(),
            "The names of log groups that are there without this stack; * stands for any text.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-log-group-exists")
                .title("The log group that a container writes to is in the stack, or created by the log driver")
                .description(
                        "A task whose log group is missing does not start: it is stopped before the first line of the program runs.")
                .remediationSteps(
                        "Create an `aws.cloudwatch.LogGroup` in the same Region and set `awslogs-group` to its `name`. Or set"
                                + " `awslogs-create-group` to `\"true\"` and give the execution role `logs:CreateLogGroup`; or list the group in"
                                + " the option `prerequisites` when it is there already.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .options(PREREQUISITES)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(
                stack,
                TaskDefinition.TYPE,
                (task, here) -> here.each(task.containers(), container -> validate(container, task, stack, here)));
    }

    private static void validate(Container container, TaskDefinition task, Stack stack, Review review) {
        LogConfiguration logs = LogConfiguration.of(container);
        Value<String> group = logs.option("awslogs-group");
        Truth toExistingGroup = logs.driver()
                .is("awslogs")
                .and(group.isPresent())
                .and(() -> group.matches(OutputText::isIn).not())
                .and(() -> logs.option("awslogs-create-group").is("true").not());
        if (review.when(toExistingGroup)) {
            boolean found = review.require(
                    isThere(group, task, stack, review),
                    "awslogs-group is %s, which is no log group of this stack, and awslogs-create-group is not true",
                    group);
            if (found) {
                Value<String> region = logs.option("awslogs-region");
                stack.ofType(LogGroup.TYPE).stream()
                        .flatMap(
                                one -> one
                                        .name()
                                        .isEqualTo(group)
                                        .and(() -> one.region().isPresent())
                                        .whereKnown(() -> one)
                                        .stream())
                        .findFirst()
                        .ifPresent(one -> review.require(
                                region.isMissing().or(() -> one.region().isEqualTo(region)),
                                "awslogs-region is %s, and the log group is in %s",
                                region,
                                one.region()));
            }
        }
    }

    private static Truth isThere(Value<String> group, TaskDefinition task, Stack stack, Review review) {
        return group.matches(name -> Glob.anyMatches(review.option(PREREQUISITES), name))
                .or(() -> stack.any(LogGroup.TYPE, one -> one.name().isEqualTo(group)))
                .or(() -> group.matches(
                        name -> ExternalNames.gives(name, task.resource(), "containerDefinitions", stack, review)
                                .mayHold()));
    }
}
