package dev.policypack.guide;

import dev.policypack.policy.Resource;
import dev.policypack.policy.ResourceType;
import dev.policypack.policy.ResourceView;
import dev.policypack.value.Truth;

/** A key of KMS. */
public final class KmsKey extends ResourceView {
    public static final ResourceType<KmsKey> TYPE =
            ResourceType.of(KmsKey::new, "aws:kms/key:Key").identifiedBy("arn", "id", "keyId");

    private KmsKey(Resource resource) {
        super(resource);
    }

    /** Whether AWS makes new key material every year. */
    public Truth isRotated() {
        return props().bool("enableKeyRotation").is(true);
    }
}
