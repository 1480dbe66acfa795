package dev.policypack.ecs.aws.secrets;

import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Value;

/** How often a secret of Secrets Manager is replaced, and by what. */
public final class SecretRotation extends ResourceView {
    /** The type. */
    public static final ResourceType<SecretRotation> TYPE =
            ResourceType.of(SecretRotation::new, "aws:secretsmanager/secretRotation:SecretRotation");

    private SecretRotation(Resource resource) {
        super(resource);
    }

    /** The secret. */
    public Ref<Secret> secret() {
        return Secret.TYPE.ref(resource(), props(), "secretId");
    }

    /** After how many days the secret is replaced; missing where a {@code scheduleExpression} says when. */
    public Value<Long> automaticallyAfterDays() {
        return props().object("rotationRules").integer("automaticallyAfterDays");
    }
}
