package dev.policypack.ecs.aws.ecs;

import com.google.common.base.Strings;
import com.google.common.base.Suppliers;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.ec2.SecurityGroup;
import dev.policypack.ecs.aws.ec2.Subnet;
import dev.policypack.ecs.aws.elb.TargetGroup;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Set;
import java.util.function.Supplier;

/** What says in which network tasks run: a service, a task set, or a rule of EventBridge that starts a task. */
public final class TaskPlacement extends ResourceView {
    private static final String EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";

    /** The types. */
    public static final ResourceType<TaskPlacement> TYPE = CloudControl.and(
            ResourceType.of(TaskPlacement::new, "aws:ecs/service:Service", "aws:ecs/taskSet:TaskSet", EVENT_TARGET));

    private static final Set<String> FARGATE = Set.of("FARGATE", "FARGATE_SPOT");

    // Read once: each security group and each rule of the stack asks for them.
    private final Supplier<Refs<SecurityGroup>> securityGroups = Suppliers.memoize(
            () -> new Refs<>(SecurityGroup.TYPE, resource(), network().strings("securityGroups")));
    private final Supplier<Refs<TargetGroup>> targetGroups = Suppliers.memoize(() -> new Refs<>(
            TargetGroup.TYPE,
            resource(),
            task().objects("loadBalancers").map(block -> block.string("targetGroupArn"))));

    private TaskPlacement(Resource resource) {
        super(resource);
    }

    private boolean isEventTarget() {
        return resource().type().equals(EVENT_TARGET);
    }

    private Props task() {
        return isEventTarget() ? props().object("ecsTarget") : props();
    }

    private Props network() {
        return task().object("networkConfiguration");
    }

    /** The task definition. */
    public Ref<TaskDefinition> taskDefinition() {
        return TaskDefinition.TYPE.ref(resource(), task(), isEventTarget() ? "taskDefinitionArn" : "taskDefinition");
    }

    /**
     * Whether the tasks run on Fargate: by launch type, by capacity provider, or, where the cluster decides, because the task definition
     * says so.
     */
    public Truth runsOnFargate(Stack stack) {
        Value<String> launchType = task().string("launchType").map(Strings::emptyToNull);
        Truth byProvider = task().objects("capacityProviderStrategies")
                .any(entry -> entry.string("capacityProvider").isIn(FARGATE));
        return launchType.is("FARGATE").or(byProvider).or(() -> launchType
                .isMissing()
                .and(() -> task().objects("capacityProviderStrategies").isEmpty())
                .and(() -> stack.resolve(taskDefinition()).is(TaskDefinition::runsOnFargate)));
    }

    /** The subnets; missing for tasks that use the network of their instance. */
    public Refs<Subnet> subnets() {
        return new Refs<>(Subnet.TYPE, resource(), network().strings("subnets"));
    }

    /** The security groups; that of the VPC applies when there is none. */
    public Refs<SecurityGroup> securityGroups() {
        return securityGroups.get();
    }

    /** The target groups that send requests to the tasks. */
    public Refs<TargetGroup> targetGroups() {
        return targetGroups.get();
    }

    /** Whether each task gets a public address; not by default. */
    public Value<Boolean> assignPublicIp() {
        Value<Boolean> written = CloudControl.isProviderOf(resource())
                ? network().string("assignPublicIp").map("ENABLED"::equals)
                : network().bool("assignPublicIp");
        return written.orElse(false);
    }
}
