package dev.policypack.ecs.aws.ecs;

import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;

/** One of the sets of tasks of a service whose deployments are made by something else than ECS and CodeDeploy. */
public final class TaskSet extends ResourceView {
    /** The type. */
    public static final ResourceType<TaskSet> TYPE = ResourceType.of(TaskSet::new, "aws:ecs/taskSet:TaskSet");

    private TaskSet(Resource resource) {
        super(resource);
    }

    /** The service to which it belongs. */
    public Ref<Service> service() {
        return Service.TYPE.ref(resource(), props(), "service");
    }
}
