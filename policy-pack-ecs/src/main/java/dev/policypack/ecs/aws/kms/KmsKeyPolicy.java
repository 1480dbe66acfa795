package dev.policypack.ecs.aws.kms;

import dev.policypack.ecs.aws.iam.PolicyDocument;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;

/** The policy of a key of KMS, as a resource beside the key. */
public final class KmsKeyPolicy extends ResourceView {
    /** The type. */
    public static final ResourceType<KmsKeyPolicy> TYPE =
            ResourceType.of(KmsKeyPolicy::new, "aws:kms/keyPolicy:KeyPolicy");

    private KmsKeyPolicy(Resource resource) {
        super(resource);
    }

    /** The key. */
    public Ref<KmsKey> key() {
        return KmsKey.TYPE.ref(resource(), props(), "keyId");
    }

    /** Who may use the key. */
    public PolicyDocument policy() {
        return new PolicyDocument(props().json("policy"));
    }
}
