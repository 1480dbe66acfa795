package dev.policypack.ecs.aws.efs;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Ints;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Items;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What EFS refuses in file systems, their policies and their replication. Source: <a
 * href="https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html">CreateFileSystem</a>, as of 2026-11-27.
 */
public final class FileSystemConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint ENCRYPTED_KEY = ALL.refused(
            "efs-encrypted-key",
            "The encrypted parameter must be set to true to create an encrypted file system.",
            "Set `encrypted` to true.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html");

    private static final Constraint PROVISIONED_THROUGHPUT = ALL.refused(
            "efs-provisioned-throughput",
            "Provisioned throughput must be set for file systems that use provisioned throughput mode.",
            "Set `provisionedThroughputInMibps` together with `throughputMode` `provisioned`.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html");

    private static final Constraint THROUGHPUT_MAXIMUM = ALL.refused(
            "efs-throughput-maximum",
            "ThroughputLimitExceeded",
            "Set at most 3414 MiB/s, or use `elastic`.",
            "https://docs.aws.amazon.com/efs/latest/ug/limits.html");

    private static final Constraint MAX_IO = ALL.refused(
            "efs-max-io",
            "Elastic throughput is not available for file systems using MaxIO performance mode.",
            "Remove `performanceMode`.",
            "https://docs.aws.amazon.com/efs/latest/ug/performance.html");

    private static final Constraint LIFECYCLE_ONE_TRANSITION = ALL.refused(
            "efs-lifecycle-one-transition",
            "One or more LifecyclePolicy objects specified are malformed.",
            "Write one entry for each transition.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_PutLifecycleConfiguration.html");

    private static final Constraint LIFECYCLE_DUPLICATE = ALL.refused(
            "efs-lifecycle-duplicate",
            "Duplicate LifecyclePolicy transition types are not allowed.",
            "Keep one entry for each transition.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_PutLifecycleConfiguration.html");

    private static final Constraint LIFECYCLE_ARCHIVE_ORDER = ALL.refused(
            "efs-lifecycle-archive-order",
            "The value for TransitionToArchive is the same as or less than the value for TransitionToIA.",
            "Archive later than the transition to Infrequent Access.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_PutLifecycleConfiguration.html");

    private static final Constraint LIFECYCLE_ARCHIVE_THROUGHPUT = ALL.refused(
            "efs-lifecycle-archive-throughput",
            "The ThroughputMode value for the file system does not support TransitionToArchive. Either change the "
                    + "ThroughputMode value to Elastic or Provisioned",
            "Set `throughputMode` to `elastic`.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_PutLifecycleConfiguration.html");

    private static final Constraint POLICY_RESOURCE = ALL.refused(
            "efs-policy-resource",
            "Policy contains an invalid resource",
            "Remove `Resource`, or write the ARN of the file system.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_PutFileSystemPolicy.html");

    private static final Constraint POLICY_LOCKOUT = ALL.refused(
            "efs-policy-lockout",
            "This policy would prevent future FileSystemPolicy updates",
            "Deny the actions of clients only.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_PutFileSystemPolicy.html");

    private static final Constraint REPLICATION_ZONE = ALL.refused(
            "efs-replication-zone",
            "Region and Availability Zone must match.",
            "Use an Availability Zone of the Region.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_CreateReplicationConfiguration.html");

    private static final Constraint REPLICATION_KEY = ALL.refused(
            "efs-replication-key",
            "Failed to create destination file system: Invalid KMS key ID (unexpected region)",
            "Use a key of the destination Region.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_CreateReplicationConfiguration.html");

    private static final String FILE_SYSTEM = "aws:efs/fileSystem:FileSystem";
    private static final String POLICY = "aws:efs/fileSystemPolicy:FileSystemPolicy";
    private static final String REPLICATION = "aws:efs/replicationConfiguration:ReplicationConfiguration";

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, FILE_SYSTEM, POLICY, REPLICATION);

    private static final List<String> TRANSITIONS =
            List.of("transitionToIa", "transitionToPrimaryStorageClass", "transitionToArchive");
    private static final Set<String> PUTTING_POLICIES =
            ImmutableSet.of("*", "elasticfilesystem:*", "elasticfilesystem:putfilesystempolicy");
    private static final long MOST_THROUGHPUT = 3414;
    private static final int REGION = 3;

    private FileSystemConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks one of these resources. */
    public static void check(Resource resource, Review review) {
        Props props = DeclaredInputs.of(resource);
        switch (resource.type()) {
            case FILE_SYSTEM -> checkFileSystem(props, review);
            case POLICY -> checkPolicy(props, review);
            default -> checkDestination(resource, props.object("destination"), review);
        }
    }

    private static void checkFileSystem(Props props, Review review) {
        review.at(props.path().key("encrypted"))
                .refuse(
                        ENCRYPTED_KEY,
                        Refusals.isSet(props, "kmsKeyId")
                                .and(() -> props.bool("encrypted").orElse(false).is(false)),
                        "kmsKeyId is set, but encrypted is not true");
        Value<String> mode = props.string("throughputMode").orElse("bursting");
        Value<Double> throughput = props.number("provisionedThroughputInMibps");
        Review at = review.at(props.path().key("provisionedThroughputInMibps"));
        review.at(props.path().key("throughputMode"))
                .refuse(
                        PROVISIONED_THROUGHPUT,
                        mode.is("provisioned").and(() -> throughput.isPresent().not()),
                        "the mode is %s, but no throughput is set",
                        mode);
        at.refuse(
                PROVISIONED_THROUGHPUT,
                mode.isOneOf("bursting", "elastic").and(throughput.isPresent()),
                "the throughput is set, but throughputMode is %s",
                mode);
        at.refuse(
                THROUGHPUT_MAXIMUM,
                throughput.matches(number -> number > MOST_THROUGHPUT),
                "provisionedThroughputInMibps is %s; EFS accepts at most %s",
                throughput,
                MOST_THROUGHPUT);
        Value<String> performance = props.string("performanceMode");
        review.at(performance)
                .refuse(
                        MAX_IO,
                        performance.is("maxIO").and(() -> mode.is("elastic")),
                        "performanceMode is %s, but throughputMode is %s",
                        performance,
                        mode);
        review.at(performance)
                .refuse(
                        MAX_IO,
                        performance.is("maxIO").and(() -> Refusals.isSet(props, "availabilityZoneName")),
                        "performanceMode is %s, but availabilityZoneName is set",
                        performance);
        checkLifecycle(props.objects("lifecyclePolicies"), mode, review);
    }

    private static void checkLifecycle(Items<Props> policies, Value<String> mode, Review review) {
        for (String transition : TRANSITIONS) {
            Set<String> seen = new HashSet<>();
            review.each(policies, policy -> {
                Value<String> when = policy.nonEmptyText(transition);
                review.at(when)
                        .refuse(
                                LIFECYCLE_DUPLICATE,
                                when.matches(text -> !seen.add(transition)),
                                "%s is set in another entry, too",
                                transition);
            });
        }
        review.each(policies, policy -> review.at(policy)
                .refuse(LIFECYCLE_ONE_TRANSITION, hasMore(policy), "the entry has more than one transition"));
        Value<Integer> idle = days(policies, "transitionToIa");
        Value<Integer> old = days(policies, "transitionToArchive");
        review.at(policies)
                .refuse(
                        LIFECYCLE_ARCHIVE_ORDER,
                        old.matches(idle, (archive, infrequent) -> archive <= infrequent),
                        "transitionToArchive is after %s days, transitionToIa after %s",
                        old,
                        idle);
        review.at(policies)
                .refuse(
                        LIFECYCLE_ARCHIVE_THROUGHPUT,
                        mode.is("bursting")
                                .and(() -> policies.any(policy -> policy.nonEmptyText("transitionToArchive")
                                        .isPresent())),
                        "transitionToArchive is set, but throughputMode is %s",
                        mode);
    }

    private static Truth hasMore(Props policy) {
        Truth ia = policy.nonEmptyText(TRANSITIONS.get(0)).isPresent();
        Truth back = policy.nonEmptyText(TRANSITIONS.get(1)).isPresent();
        Truth archive = policy.nonEmptyText(TRANSITIONS.get(2)).isPresent();
        return Truth.any(List.of(ia.and(back), back.and(archive), ia.and(archive)));
    }

    /** After how many days files move, in the first entry that says it. */
    private static Value<Integer> days(Items<Props> policies, String transition) {
        Value<Integer> found = Value.missing(policies.path());
        Value<List<Props>> all = policies.value();
        return all.flatMap(entries -> {
            Value<Integer> days = found;
            for (Props entry : entries) {
                days = days.or(entry.nonEmptyText(transition).map(FileSystemConstraints::daysIn));
            }
            return days;
        });
    }

    /** The number in {@code AFTER_30_DAYS}. */
    private static @Nullable Integer daysIn(String text) {
        return Ints.tryParse(CharMatcher.inRange('0', '9').retainFrom(text));
    }

    private static void checkPolicy(Props props, Review review) {
        Value<String> id = props.string("fileSystemId");
        Truth isChecked =
                props.bool("bypassPolicyLockoutSafetyCheck").orElse(false).is(false);
        Props document = props.json("policy");
        review.each(document.objects("Statement"), statement -> {
            review.each(statement.strings("Resource"), arn -> review.at(arn)
                    .refuse(
                            POLICY_RESOURCE,
                            arn.matches(id, (text, own) -> isOther(text, own)),
                            "Resource is %s, which is not the file system of the policy",
                            arn));
            review.at(statement)
                    .refuse(
                            POLICY_LOCKOUT,
                            isChecked.and(() -> locksOut(statement)),
                            "the statement denies everybody to change the policy");
        });
    }

    private static boolean isOther(String arn, String id) {
        int at = arn.indexOf(":file-system/fs-");
        return at >= 0 && id.startsWith("fs-") && arn.indexOf('*') < 0 && !arn.endsWith("/" + id);
    }

    private static Truth locksOut(Props statement) {
        return statement
                .string("Effect")
                .is("Deny")
                .and(() -> statement.has("Condition").not())
                .and(() -> statement
                        .strings("Action")
                        .any(action ->
                                action.matches(text -> PUTTING_POLICIES.contains(text.toLowerCase(Locale.ROOT)))))
                .and(() -> statement
                        .value("Principal")
                        .matches(whole -> whole.equals(new StringValue("*")))
                        .or(() -> statement.object("Principal").strings("AWS").any(principal -> principal.is("*"))));
    }

    private static void checkDestination(Resource replication, Props destination, Review review) {
        Value<String> region = destination.nonEmptyText("region");
        Value<String> zone = destination.nonEmptyText("availabilityZoneName");
        review.at(zone)
                .refuse(
                        REPLICATION_ZONE,
                        zone.matches(region, (in, of) -> !in.startsWith(of)),
                        "availabilityZoneName is %s, but region is %s",
                        zone,
                        region);
        Value<String> key = destination.nonEmptyText("kmsKeyId");
        boolean isLiteral = replication
                .propertyDependencies()
                .getOrDefault("destination", List.of())
                .isEmpty();
        review.at(key)
                .refuse(
                        REPLICATION_KEY,
                        Truth.of(isLiteral).and(() -> key.matches(region, FileSystemConstraints::isOfOtherRegion)),
                        "kmsKeyId is %s, but region is %s",
                        key,
                        region);
    }

    private static boolean isOfOtherRegion(String arn, String region) {
        List<String> parts = Splitter.on(':').limit(REGION + 2).splitToList(arn);
        return arn.startsWith("arn:")
                && parts.size() > REGION
                && !parts.get(REGION).equals(region);
    }
}
