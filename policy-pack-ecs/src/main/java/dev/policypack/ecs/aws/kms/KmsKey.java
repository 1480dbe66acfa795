package dev.policypack.ecs.aws.kms;

import dev.policypack.ecs.aws.iam.PolicyDocument;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;

/** A key of KMS. */
public final class KmsKey extends ResourceView {
    /** The type. */
    public static final ResourceType<KmsKey> TYPE =
            ResourceType.of(KmsKey::new, "aws:kms/key:Key").identifiedBy("arn", "id", "keyId");

    private KmsKey(Resource resource) {
        super(resource);
    }

    /** Who may use the key; the account's own IAM decides alone when it is missing. */
    public PolicyDocument policy() {
        return new PolicyDocument(props().json("policy"));
    }

    /**
     * Whether CloudWatch Logs may use the key. Source: <a
     * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html">Encrypt log data</a>: the key's policy
     * names the principal {@code logs.<region>.amazonaws.com}.
     */
    public Truth letsLogsIn(Stack stack) {
        return letsLogsIn(policy())
                .or(() -> stack.any(
                        KmsKeyPolicy.TYPE, other -> letsLogsIn(other.policy()).and(() -> stack.resolve(other.key())
                                .is(key -> Truth.of(
                                        key.resource().urn().equals(resource().urn()))))));
    }

    private static Truth letsLogsIn(PolicyDocument policy) {
        return policy.statements().any(statement -> statement.allows().and(() -> statement
                .letsEveryoneIn()
                .or(() -> statement.services().any(service -> service.matches(name -> name.startsWith("logs."))))));
    }
}
