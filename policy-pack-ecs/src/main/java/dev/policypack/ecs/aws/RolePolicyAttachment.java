package dev.policypack.ecs.aws;

import dev.policypack.policy.Ref;
import dev.policypack.policy.Resource;
import dev.policypack.policy.ResourceType;
import dev.policypack.policy.ResourceView;

/** Gives a managed IAM policy to a role. */
public final class RolePolicyAttachment extends ResourceView {
    /** The type. */
    public static final ResourceType<RolePolicyAttachment> TYPE =
            ResourceType.of(RolePolicyAttachment::new, "aws:iam/rolePolicyAttachment:RolePolicyAttachment");

    private RolePolicyAttachment(Resource resource) {
        super(resource);
    }

    /** The role. */
    public Ref<Role> role() {
        return Role.TYPE.ref(resource(), props(), "role");
    }

    /** The policy. */
    public Ref<ManagedPolicy> policy() {
        return ManagedPolicy.TYPE.ref(resource(), props(), "policyArn");
    }
}
