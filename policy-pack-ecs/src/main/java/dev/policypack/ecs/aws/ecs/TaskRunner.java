package dev.policypack.ecs.aws.ecs;

import com.google.common.base.Strings;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.ecs.Service.TargetRegistration;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** What runs tasks and says where: a service or a task set. */
public final class TaskRunner extends ResourceView {
    /** The types. */
    public static final ResourceType<TaskRunner> TYPE =
            CloudControl.and(ResourceType.of(TaskRunner::new, "aws:ecs/service:Service", "aws:ecs/taskSet:TaskSet"));

    private TaskRunner(Resource resource) {
        super(resource);
    }

    /** The task definition that it runs. */
    public Ref<TaskDefinition> taskDefinition() {
        return TaskDefinition.TYPE.ref(resource(), props(), "taskDefinition");
    }

    /** The load balancers' target groups that it puts its tasks into. */
    public Items<TargetRegistration> loadBalancers() {
        return props().objects("loadBalancers").map(block -> new TargetRegistration(resource(), block));
    }

    /** The launch type; missing when it is empty. */
    public Value<String> launchType() {
        return props().string("launchType").map(Strings::emptyToNull);
    }

    /** Whether it says that its tasks run on Fargate, by its launch type or by a capacity provider. */
    public Truth runsOnFargate() {
        return launchType().is("FARGATE").or(() -> capacityProviderStrategies()
                .any(strategy -> strategy.string("capacityProvider").isOneOf("FARGATE", "FARGATE_SPOT")));
    }

    /** The capacity providers that it uses. */
    public Items<Props> capacityProviderStrategies() {
        return props().objects("capacityProviderStrategies");
    }
}
