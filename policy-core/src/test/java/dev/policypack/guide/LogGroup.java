package dev.policypack.guide;

import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Value;

/** A log group of CloudWatch Logs. */
public final class LogGroup extends ResourceView {
    public static final ResourceType<LogGroup> TYPE =
            ResourceType.of(LogGroup::new, "aws:cloudwatch/logGroup:LogGroup");

    private LogGroup(Resource resource) {
        super(resource);
    }

    /** How long events are kept, in days; missing when they are kept for ever. */
    public Value<Long> retentionInDays() {
        return props().integer("retentionInDays");
    }

    /** The key that it is encrypted with. */
    public Ref<KmsKey> key() {
        return KmsKey.TYPE.ref(resource(), props(), "kmsKeyId");
    }
}
