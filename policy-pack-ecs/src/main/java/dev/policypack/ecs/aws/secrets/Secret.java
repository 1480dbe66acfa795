package dev.policypack.ecs.aws.secrets;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;

/** A secret of Secrets Manager. */
public final class Secret extends ResourceView {
    /** The type. */
    public static final ResourceType<Secret> TYPE = ResourceType.of(Secret::new, "aws:secretsmanager/secret:Secret");

    private Secret(Resource resource) {
        super(resource);
    }
}
