package dev.policypack.guide;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
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
