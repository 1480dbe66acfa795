package dev.policypack.ecs.aws.ecr;

import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;

/** Which images of an ECR repository are deleted, and when. */
public final class LifecyclePolicy extends ResourceView {
    /** The type. */
    public static final ResourceType<LifecyclePolicy> TYPE =
            ResourceType.of(LifecyclePolicy::new, "aws:ecr/lifecyclePolicy:LifecyclePolicy");

    private LifecyclePolicy(Resource resource) {
        super(resource);
    }

    /** The repository, by its name. */
    public Ref<Repository> repository() {
        return Repository.TYPE.ref(resource(), props(), "repository");
    }
}
