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
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import dev.policypack.value.Glob;
import dev.policypack.value.Nearest;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** The log group that a container writes to is there when its task starts. */
public final class LogGroupExists implements StackPolicy {
    static final Option<List<String>> PREREQUISITES = Option.strings(
            "prerequisites",
            ImmutableList.of(),
            "The names of log groups that are there without this stack; * stands for any text.");

    private static final Evidence TASK_DOES_NOT_START = Evidence.hangs(
            "ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in"
                    + " the task definition.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html",
            "2026-11-27");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-log-group-exists")
                .title("The log group that a container writes to is in the stack, or created by the log driver")
                .description(
                        "ECS stops a task whose log group does not exist before its containers start, and replaces it with a task that fails"
                                + " in the same way.")
                .remediationSteps(
                        "Create an `aws.cloudwatch.LogGroup` in the same Region and set `awslogs-group` to its `name`. Or set"
                                + " `awslogs-create-group` to `\"true\"` and give the execution role `logs:CreateLogGroup`; or list the group in"
                                + " the option `prerequisites` when it exists already.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(TASK_DOES_NOT_START)
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
            // A group of another stack is as good; one of this stack that no container writes to shows what was meant.
            Truth exists = isThere(group, task, stack, review);
            List<Value<String>> unused = unused(stack);
            Value<String> meant = group.flatMap(name -> nearest(name, unused, group));
            boolean found = review.require(
                            exists.or(() -> meant.isPresent().not()),
                            "awslogs-group is %s, but the stack has no such log group; did you mean %s, which no container writes to?",
                            group,
                            meant)
                    && review.opinion()
                            .require(
                                    exists,
                                    "awslogs-group is %s, which this stack does not create, and awslogs-create-group is not true; tasks"
                                            + " start only if it exists already",
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
                                "awslogs-region is %s, but the log group is in %s",
                                region,
                                one.region()));
            }
        }
    }

    /** The names of the stack's log groups that no container writes to. */
    private static List<Value<String>> unused(Stack stack) {
        return stack.ofType(LogGroup.TYPE).stream()
                .map(LogGroup::name)
                .filter(name -> stack.any(TaskDefinition.TYPE, task -> task.containers()
                                .any(container -> LogConfiguration.of(container)
                                        .option("awslogs-group")
                                        .isEqualTo(name)))
                        .not()
                        .mayHold())
                .toList();
    }

    /** The one of some names that somebody may have meant: it differs in a few characters, or begins like it. */
    private static Value<String> nearest(String name, List<Value<String>> names, Value<String> group) {
        for (Value<String> other : names) {
            Value<String> near = other.map(text -> text.startsWith(name)
                            || name.startsWith(text)
                            || Nearest.to(name, List.of(text)).isPresent()
                    ? text
                    : null);
            if (near.isPresent().mayHold()) {
                return near;
            }
        }
        return Value.missing(group.path());
    }

    private static Truth isThere(Value<String> group, TaskDefinition task, Stack stack, Review review) {
        return group.matches(name -> Glob.anyMatches(review.option(PREREQUISITES), name))
                .or(() -> stack.any(LogGroup.TYPE, one -> one.name().isEqualTo(group)))
                .or(() -> group.matches(
                        name -> ExternalNames.gives(name, task.resource(), "containerDefinitions", stack, review)
                                .mayHold()));
    }
}
