package dev.policypack.ecs.aws.iam;

import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;

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
