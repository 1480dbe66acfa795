package dev.policypack.ecs.aws;

import dev.policypack.policy.Ref;
import dev.policypack.policy.Resource;
import dev.policypack.policy.ResourceType;
import dev.policypack.policy.ResourceView;

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
