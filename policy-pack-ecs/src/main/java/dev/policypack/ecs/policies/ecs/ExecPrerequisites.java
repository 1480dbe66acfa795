package dev.policypack.ecs.policies.ecs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Maps;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Container;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.ecs.aws.iam.RoleGrants;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import java.util.Map;

/** Commands in a container need a role that may open the channel, and a file system that can be written to. */
public final class ExecPrerequisites implements StackPolicy {
    /** Source: the page in {@link #about()}, as of 2026-11-21. */
    private static final ImmutableList<String> ACTIONS = ImmutableList.of(
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-exec-prerequisites")
                .title("A service that allows ECS Exec has what it needs")
                .description(
                        "Without them the deployment succeeds and the command does not work, which is found out in the middle of an"
                                + " incident.")
                .remediationSteps(
                        "Give the task role the actions `ssmmessages:CreateControlChannel`, `CreateDataChannel`, `OpenControlChannel` and"
                                + " `OpenDataChannel`, and leave `readonlyRootFilesystem` off; or remove `enableExecuteCommand`.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.UNOBSERVED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("OPS 8"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, Service.TYPE, (service, here) -> {
            if (here.when(service.allowsExec())
                    && service.taskDefinition().isPresent().mayHold()) {
                validate(service, stack, here);
            }
        });
    }

    private static void validate(Service service, Stack stack, Review review) {
        Candidates<TaskDefinition> tasks = stack.resolve(service.taskDefinition());
        Truth given = tasks.is(task -> task.taskRole().isPresent());
        review.require(
                service.allowsExec().implies(() -> given),
                "enableExecuteCommand is true, and the task definition, %s, has no task role",
                tasks);
        // Also while that is not known: the roles that it may be are, and none at all would not do either.
        if (given.mayHold()) {
            Map<String, Truth> allowed = Maps.toMap(
                    ACTIONS,
                    action -> tasks.is(
                            task -> stack.resolve(task.taskRole()).is(role -> RoleGrants.allow(role, action, stack))));
            review.require(
                    service.allowsExec().implies(() -> Truth.all(allowed.values())),
                    "enableExecuteCommand is true, and the task role of %s does not allow %s",
                    tasks,
                    Maps.filterValues(allowed, answer -> !answer.mayHold()).keySet());
        }
        review.require(
                service.allowsExec()
                        .implies(() -> tasks.is(task -> task.containers().none(Container::keepsExecOut))),
                "enableExecuteCommand is true, and a container of the task definition, %s, has a read-only root file system",
                tasks);
    }
}
