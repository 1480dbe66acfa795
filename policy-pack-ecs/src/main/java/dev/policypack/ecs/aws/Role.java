package dev.policypack.ecs.aws;

import dev.policypack.policy.Resource;
import dev.policypack.policy.ResourceType;
import dev.policypack.policy.ResourceView;

/** An IAM role. */
public final class Role extends ResourceView {
    /** The type. */
    public static final ResourceType<Role> TYPE = ResourceType.of(Role::new, "aws:iam/role:Role");

    private Role(Resource resource) {
        super(resource);
    }

    /** The document that says who may take the role. */
    public PolicyDocument trust() {
        return new PolicyDocument(props().json("assumeRolePolicy"));
    }
}
