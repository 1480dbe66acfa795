package dev.policypack.ecs.aws.ecs;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;
import dev.policypack.value.Value;
import java.util.List;

/** What ECS refuses in a task set. */
public final class TaskSetConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint PLATFORM = ALL.refused(
            "ecs-task-set-platform-version-ec2",
            "InvalidParameterException: The platform version must be null when specifying an EC2 launch type.",
            "Remove `platformVersion`: it is for Fargate only.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateTaskSet.html");
    static final Constraint TARGET = ALL.refused(
            "ecs-task-set-load-balancer-target",
            "InvalidParameterException: loadBalancerName and targetGroupArn cannot both be specified. You must "
                    + "specify either a loadBalancerName or a targetGroupArn.",
            "Remove `loadBalancerName`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateTaskSet.html");
    static final Constraint CONTROLLER = ALL.refused(
            "ecs-task-set-deployment-controller",
            "InvalidParameterException (task sets belong to services with the deployment controller EXTERNAL)",
            "Set the deployment controller of the service to `EXTERNAL`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateTaskSet.html");

    private TaskSetConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a task set. */
    public static void check(TaskSet set, Review review) {
        Value<String> version = set.props().nonEmptyText("platformVersion");
        Value<String> launchType = set.props().nonEmptyText("launchType");
        review.at(version)
                .refuse(
                        PLATFORM,
                        version.isPresent().and(() -> launchType.isOneOf("EC2", "EXTERNAL")),
                        "platformVersion is %s, but launchType is %s",
                        version,
                        launchType);
        review.each(
                set.props().objects("loadBalancers"),
                entry -> Refusals.excludes(review, TARGET, entry, "loadBalancerName", "targetGroupArn"));
    }

    /** Checks the task sets of a stack against its services. */
    public static void check(Stack stack, Review review) {
        review.each(stack, TaskSet.TYPE, (set, here) -> {
            Candidates<Service> services = stack.resolve(set.service());
            here.at(set.service().value())
                    .refuse(
                            CONTROLLER,
                            services.is(service -> service.deploymentController()
                                    .is("EXTERNAL")
                                    .not()),
                            "service leads to %s, whose deploymentController is not EXTERNAL",
                            services);
        });
    }
}
