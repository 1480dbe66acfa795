package dev.policypack.ecs.aws.codedeploy;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Truth;

/** An application of CodeDeploy. */
public final class CodeDeployApplication extends ResourceView {
    /** The type. */
    public static final ResourceType<CodeDeployApplication> TYPE =
            ResourceType.of(CodeDeployApplication::new, "aws:codedeploy/application:Application");

    private CodeDeployApplication(Resource resource) {
        super(resource);
    }

    /** Whether it deploys to ECS; the provider's default platform is {@code Server}. */
    public Truth isForEcs() {
        return props().string("computePlatform").orElse("Server").is("ECS");
    }
}
