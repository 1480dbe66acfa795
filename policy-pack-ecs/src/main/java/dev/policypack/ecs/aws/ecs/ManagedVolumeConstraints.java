package dev.policypack.ecs.aws.ecs;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Range;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/**
 * What ECS refuses in the EBS volume that it manages for each task of a service. Source of the sizes: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceManagedEBSVolumeConfiguration.html">
 * ServiceManagedEBSVolumeConfiguration</a>, as of 2026-11-27.
 */
public final class ManagedVolumeConstraints {
    private static final String SOURCE =
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceManagedEBSVolumeConfiguration.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint SIZE = ALL.refused(
            "ecs-service-ebs-size-or-snapshot",
            "InvalidParameterException: ECS managed EBS volume configuration was invalid (MissingParameter).",
            "Set `sizeInGb`, or `snapshotId`.",
            SOURCE);
    static final Constraint SIZE_RANGE = ALL.refused(
            "ecs-service-ebs-size-range",
            "InvalidParameterException: ECS managed EBS volume configuration was invalid (InvalidParameterValue).",
            "Choose a size of the range of the volume type.",
            SOURCE);
    static final Constraint TYPE = ALL.refused(
            "ecs-service-ebs-volume-type",
            "InvalidParameterException: ECS managed EBS volume configuration was invalid (UnknownVolumeType).",
            "Use `gp3`, for example.",
            SOURCE);
    static final Constraint THROUGHPUT = ALL.refused(
            "ecs-service-ebs-throughput-type",
            "InvalidParameterException: ECS managed EBS volume configuration was invalid "
                    + "(InvalidParameterCombination).",
            "Remove `throughput`, or set `volumeType` to `gp3`.",
            SOURCE);
    static final Constraint IOPS = ALL.refused(
            "ecs-service-ebs-iops-type",
            "InvalidParameterException: ECS managed EBS volume configuration was invalid "
                    + "(InvalidParameterCombination).",
            "Remove `iops`, or set `volumeType` to `gp3`, `io1` or `io2`.",
            SOURCE);
    static final Constraint IOPS_REQUIRED = ALL.refused(
            "ecs-service-ebs-iops-required",
            "InvalidParameterException: ECS managed EBS volume configuration was invalid (MissingParameter).",
            "Set `iops`.",
            SOURCE);
    static final Constraint STANDARD = ALL.refused(
            "ecs-service-ebs-standard-fargate",
            "InvalidParameterException (no volumes of type standard on Fargate)",
            "Use `gp3`, for example.",
            SOURCE);
    static final Constraint INITIALIZATION = ALL.refused(
            "ecs-service-ebs-initialization-rate",
            "InvalidParameterException (volumeInitializationRate needs snapshotId)",
            "Set `snapshotId`, or remove `volumeInitializationRate`.",
            SOURCE);

    private static final ImmutableMap<String, Range<Long>> SIZES = ImmutableMap.<String, Range<Long>>builder()
            .put("gp2", Range.closed(1L, 16384L))
            .put("gp3", Range.closed(1L, 16384L))
            .put("io1", Range.closed(4L, 16384L))
            .put("io2", Range.closed(4L, 16384L))
            .put("st1", Range.closed(125L, 16384L))
            .put("sc1", Range.closed(125L, 16384L))
            .put("standard", Range.closed(1L, 1024L))
            .buildOrThrow();

    private ManagedVolumeConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a service. */
    public static void check(Service service, Review review) {
        Props volume = service.props().object("volumeConfiguration").object("managedEbsVolume");
        if (volume.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Value<String> type = volume.nonEmptyText("volumeType");
        Value<Long> size = volume.integer("sizeInGb");
        review.at(size)
                .refuse(
                        SIZE,
                        volume.isPresent().and(size.isMissing()).and(() -> volume.nonEmptyText("snapshotId")
                                .isMissing()),
                        "sizeInGb is not set, and neither is snapshotId");
        Value<Range<Long>> accepted = type.map(SIZES::get);
        review.at(size)
                .refuse(
                        SIZE_RANGE,
                        accepted.matches(size, (range, gigabytes) -> !range.contains(gigabytes)),
                        "sizeInGb is %s; a volume of type %s has %s GiB",
                        size,
                        type,
                        accepted.map(range -> range.lowerEndpoint() + " to " + range.upperEndpoint()));
        Refusals.oneOf(review, TYPE, type, SIZES.keySet());
        Value<Long> throughput = volume.integer("throughput");
        review.at(throughput)
                .refuse(
                        THROUGHPUT,
                        throughput.matches(rate -> rate > 0).and(() -> type.matches(name -> !name.equals("gp3"))),
                        "throughput is %s, but volumeType is %s",
                        throughput,
                        type);
        Value<Long> iops = volume.integer("iops");
        review.at(iops)
                .refuse(
                        IOPS,
                        iops.matches(rate -> rate > 0).and(() -> type.isOneOf("gp2", "st1", "sc1", "standard")),
                        "iops is %s, but volumeType is %s",
                        iops,
                        type);
        review.at(iops)
                .refuse(
                        IOPS_REQUIRED,
                        type.isOneOf("io1", "io2").and(iops::isMissing),
                        "iops is not set, but volumeType is %s",
                        type);
        review.refuse(
                STANDARD,
                type.is("standard").and(() -> ServiceConstraints.runsOnFargateOnly(service.props())),
                "volumeType is %s, which Fargate does not support",
                type);
        Refusals.requires(review, INITIALIZATION, volume, "volumeInitializationRate", "snapshotId");
    }
}
