package dev.policypack.ecs.aws.iam;

import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Value;
import java.util.List;

/** An IAM resource that gives permissions in either way: by a document of its own, or by a managed policy that it attaches. */
public final class Grant extends ResourceView {
    /** The types. */
    public static final ResourceType<Grant> TYPE = CloudControl.and(ResourceType.of(
            Grant::new,
            "aws:iam/policy:Policy",
            "aws:iam/rolePolicy:RolePolicy",
            "aws:iam/userPolicy:UserPolicy",
            "aws:iam/groupPolicy:GroupPolicy",
            "aws:iam/role:Role",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "aws:iam/userPolicyAttachment:UserPolicyAttachment",
            "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
            "aws:iam/policyAttachment:PolicyAttachment",
            "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
            "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
            "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive"));

    private Grant(Resource resource) {
        super(resource);
    }

    /** The documents that grant; empty for an attachment. */
    public Items<PolicyDocument> documents() {
        return PolicyHolder.TYPE.matches(resource().type())
                ? resource().as(PolicyHolder.TYPE).documents()
                : Items.of(Value.missing(props().path()));
    }

    /** The ARNs of the managed policies that it attaches; empty for a document. */
    public Items<Value<String>> managedPolicies() {
        String type = resource().type();
        if (Role.TYPE.matches(type)) {
            return props().strings("managedPolicyArns");
        }
        if (type.endsWith("Exclusive")) {
            return props().strings("policyArns");
        }
        return type.endsWith("Attachment")
                ? Items.of(Value.known(List.of(props().string("policyArn")), props().path()))
                : Items.of(Value.missing(props().path()));
    }
}
