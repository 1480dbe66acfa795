package dev.policypack.ecs.aws;

import com.google.common.base.Strings;
import dev.policypack.policy.Resource;
import dev.policypack.policy.ResourceType;
import dev.policypack.policy.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Value;

/** What runs tasks and says where: a service or a task set. */
public final class TaskRunner extends ResourceView {
    /** The types. */
    public static final ResourceType<TaskRunner> TYPE =
            ResourceType.of(TaskRunner::new, "aws:ecs/service:Service", "aws:ecs/taskSet:TaskSet");

    private TaskRunner(Resource resource) {
        super(resource);
    }

    /** The launch type; missing when it is empty. */
    public Value<String> launchType() {
        return props().text("launchType").map(Strings::emptyToNull);
    }

    /** The capacity providers that it uses. */
    public Items<Props> capacityProviderStrategies() {
        return props().objects("capacityProviderStrategies");
    }
}
