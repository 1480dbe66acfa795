package dev.policypack.ecs.aws;

import dev.policypack.policy.Resource;
import dev.policypack.policy.ResourceType;
import dev.policypack.policy.ResourceView;
import dev.policypack.value.Value;

/** An ECR repository. */
public final class Repository extends ResourceView {
    /** The type. */
    public static final ResourceType<Repository> TYPE = ResourceType.of(
                    Repository::new, "aws:ecr/repository:Repository")
            .identifiedBy("arn", "id", "name", "repositoryUrl");

    private Repository(Resource resource) {
        super(resource);
    }

    /** Whether an image is scanned when it is pushed; false by default. */
    public Value<Boolean> scanOnPush() {
        return props().object("imageScanningConfiguration").bool("scanOnPush");
    }
}
