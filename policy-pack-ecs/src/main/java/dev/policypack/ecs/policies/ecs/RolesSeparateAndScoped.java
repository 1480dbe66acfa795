package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.ecs.aws.ecs.TaskRunner;
import dev.policypack.ecs.aws.iam.Role;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Ref;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Display;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ECS has one role to start a task, the application another one, and both are for tasks only. */
public final class RolesSeparateAndScoped implements ResourcePolicy<TaskDefinition>, StackPolicy {
    private static final String TASKS = "ecs-tasks.amazonaws.com";

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-roles-separate-and-scoped")
                .title("A task has an execution role and a separate task role, and ECS tasks can assume both")
                .description(
                        "With one role for both, whoever controls a container can read every secret that ECS needs to start tasks. If ECS"
                                + " tasks cannot assume a role, the task does not start.")
                .remediationSteps(
                        "Set `executionRoleArn` and `taskRoleArn` to two roles of this service, whose `assumeRolePolicy` allows"
                                + " `sts:AssumeRole` only to `ecs-tasks.amazonaws.com`.")
                .severity(Severity.HIGH)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.hangs(
                        "ECS was unable to assume the role that was provided for this task. Please verify that the role being passed has the"
                                + " proper trust relationship and permissions.",
                        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("SEC 3"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html");
    }

    @Override
    public ResourceType<TaskDefinition> type() {
        return TaskDefinition.TYPE;
    }

    /** Two known values need no stack: an update is stopped before the task definition is made. */
    @Override
    public void validate(TaskDefinition task, Review review) {
        if (areComparedAlone(task, review)) {
            Value<String> working = task.taskRole().value();
            review.at(working)
                    .opinion()
                    .require(
                            task.executionRole().value().isEqualTo(working).not(),
                            "taskRoleArn is the same role as executionRoleArn");
        } else {
            review.notApplicable("The roles are compared when the whole stack is looked at");
        }
    }

    /** In a preview both may be unknown, and the stack knows more; there nothing is made yet, so that it comes in time. */
    private static boolean areComparedAlone(TaskDefinition task, Review review) {
        return !review.context().dryRun() && areKnown(task);
    }

    private static boolean areKnown(TaskDefinition task) {
        return task.executionRole()
                .isPresent()
                .and(() -> task.taskRole().isPresent())
                .whereKnown(() -> task)
                .isPresent();
    }

    @Override
    public void validate(Stack stack, Review review) {
        List<TaskDefinition> tasks = stack.ofType(TaskDefinition.TYPE);
        for (TaskDefinition task : tasks) {
            if (!areComparedAlone(task, review)) {
                areTwo(task, stack, review.on(task));
            }
        }
        Map<TaskDefinition, Truth> isRun = new HashMap<>();
        for (Role role : stack.ofType(Role.TYPE)) {
            Map<TaskDefinition, Truth> users = new LinkedHashMap<>();
            tasks.forEach(task -> users.put(task, uses(task, role, stack)));
            isForTasksOnly(role, Truth.any(users.values()), review.on(role));
            users.replaceAll(
                    (task, uses) -> uses.and(() -> isRun.computeIfAbsent(task, one -> isRunByService(one, stack))));
            servesOneService(users, review.on(role).enforcementLevel(EnforcementLevel.ADVISORY));
        }
    }

    private static void areTwo(TaskDefinition task, Stack stack, Review review) {
        Candidates<Role> starting = stack.resolve(task.executionRole());
        Candidates<Role> working = stack.resolve(task.taskRole());
        if (review.when(leadsSomewhere(task.executionRole())) && review.when(leadsSomewhere(task.taskRole()))) {
            // Unknown values cannot be compared; what they lead to can.
            boolean bothKnown =
                    !starting.resources().isEmpty() && !working.resources().isEmpty();
            Truth sameRole = bothKnown
                    ? starting.is(one -> stack.leadsTo(task.taskRole(), one))
                    : task.executionRole().value().isEqualTo(task.taskRole().value());
            review.at(task.taskRole().value())
                    .opinion()
                    .require(
                            sameRole.not(),
                            "taskRoleArn is the same role as executionRoleArn, %s",
                            starting.resources().isEmpty() ? task.taskRole() : starting);
        }
    }

    /** Whether it is set, and to what: of an unknown value the engine may say from which resource it comes. */
    private static Truth leadsSomewhere(Ref<Role> role) {
        boolean hasEdge = role.owner()
                .propertyDependencies()
                .containsKey(role.value().path().property());
        return role.isPresent().or(Truth.of(hasEdge));
    }

    private static void isForTasksOnly(Role role, Truth ofTask, Review review) {
        if (review.at(role.props().value("assumeRolePolicy"))
                .require(
                        ofTask.implies(() -> trusts(role, TASKS)),
                        "assumeRolePolicy does not allow %s to assume the role, which a task definition uses",
                        Display.words(TASKS))) {
            review.opinion()
                    .require(
                            ofTask.implies(() -> role.isForOnly(TASKS)),
                            "principals other than %s may assume the role of an ECS task",
                            Display.words(TASKS));
        }
    }

    private static Truth trusts(Role role, String principal) {
        return role.trust().statements().any(statement -> statement
                .allows()
                .and(() -> statement.services().any(service -> service.is(principal))));
    }

    /** Several services with one task definition are one application. */
    private static void servesOneService(Map<TaskDefinition, Truth> tasks, Review review) {
        List<String> served = new ArrayList<>();
        List<Truth> open = new ArrayList<>();
        tasks.forEach((task, serves) -> {
            boolean isServed =
                    serves.whereKnown(() -> served.add(task.resource().name())).isPresent();
            if (!isServed && serves.mayHold()) {
                open.add(serves);
            }
        });
        if (served.size() > 1) {
            review.violation(
                    "the role is used by the tasks of several services, %s; each of them has the permissions of all",
                    served);
        } else if (served.size() + open.size() > 1) {
            open.forEach(review::when);
        }
    }

    private static Truth isRunByService(TaskDefinition task, Stack stack) {
        return Truth.any(stack.ofType(TaskRunner.TYPE).stream()
                .map(runner -> stack.leadsTo(runner.taskDefinition(), task))
                .toList());
    }

    private static Truth uses(TaskDefinition task, Role role, Stack stack) {
        return stack.leadsTo(task.executionRole(), role).or(() -> stack.leadsTo(task.taskRole(), role));
    }
}
