package dev.policypack.ecs.aws.logs;

import com.google.common.collect.ImmutableSortedSet;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.kms.KmsKey;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.SortedSet;

/** A log group of CloudWatch Logs. */
public final class LogGroup extends ResourceView {
    /** The type. */
    public static final ResourceType<LogGroup> TYPE =
            CloudControl.and(ResourceType.of(LogGroup::new, "aws:cloudwatch/logGroup:LogGroup"));

    private static final ImmutableSortedSet<Long> RETENTION_DAYS = ImmutableSortedSet.of(
            1L, 3L, 5L, 7L, 14L, 30L, 60L, 90L, 120L, 150L, 180L, 365L, 400L, 545L, 731L, 1096L, 1827L, 2192L, 2557L,
            2922L, 3288L, 3653L);

    private LogGroup(Resource resource) {
        super(resource);
    }

    /**
     * The values that {@code retentionInDays} may have; 0 stands for ever. Source: <a
     * href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html">PutRetentionPolicy</a>, as
     * of 2026-11-21.
     */
    public static SortedSet<Long> retentionDaysAllowed() {
        return RETENTION_DAYS;
    }

    /** Its name; the provider makes one up when the program does not. */
    public Value<String> name() {
        return props().string("name");
    }

    /** The Region it lies in: its own in provider 7, else that of its provider; missing when neither says so. */
    public Value<String> region() {
        Value<String> own = props().string("region");
        return resource()
                .provider()
                .map(provider -> own.or(provider.props().string("region")))
                .orElse(own);
    }

    /** How long events are kept, in days; missing when they are kept for ever. */
    public Value<Long> retentionInDays() {
        return props().integer("retentionInDays").map(days -> days == 0 ? null : days);
    }

    /** The key of KMS that it is encrypted with; without one, AWS encrypts it with a key of its own. */
    public Ref<KmsKey> kmsKey() {
        return KmsKey.TYPE.ref(resource(), props().nonEmptyText("kmsKeyId"));
    }

    /** Whether it is of class {@code DELIVERY}, whose events are kept for two days whatever is set. */
    public Truth isForDeliveryOnly() {
        return props().string("logGroupClass").is("DELIVERY");
    }
}
