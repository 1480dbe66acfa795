package dev.policypack.ecs.aws;

import dev.policypack.policy.Resource;
import dev.policypack.policy.ResourceType;
import dev.policypack.policy.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Value;
import java.util.List;

/** An IAM resource that grants something: a policy of its own, or the inline policies of a role, user or group. */
public final class PolicyHolder extends ResourceView {
    private static final String ROLE = "aws:iam/role:Role";

    /** The types. */
    public static final ResourceType<PolicyHolder> TYPE = ResourceType.of(
            PolicyHolder::new,
            "aws:iam/policy:Policy",
            "aws:iam/rolePolicy:RolePolicy",
            "aws:iam/userPolicy:UserPolicy",
            "aws:iam/groupPolicy:GroupPolicy",
            ROLE);

    private PolicyHolder(Resource resource) {
        super(resource);
    }

    /** The documents that grant; a role's trust policy grants nothing and is not among them. */
    public Items<PolicyDocument> documents() {
        if (resource().type().equals(ROLE)) {
            return props().objects("inlinePolicies").map(inline -> new PolicyDocument(inline.json("policy")));
        }
        return Items.of(Value.known(List.of(new PolicyDocument(props().json("policy"))), props().path()));
    }
}
