package dev.policypack.ecs.aws.iam;

import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;

/** A policy that belongs to one IAM role. */
public final class RolePolicy extends ResourceView {
    /** The type. */
    public static final ResourceType<RolePolicy> TYPE =
            CloudControl.and(ResourceType.of(RolePolicy::new, "aws:iam/rolePolicy:RolePolicy"));

    private RolePolicy(Resource resource) {
        super(resource);
    }

    /** The role. */
    public Ref<Role> role() {
        return Role.TYPE.ref(resource(), props(), "role");
    }

    /** What it grants. */
    public PolicyDocument document() {
        return new PolicyDocument(props().json("policy"));
    }
}
