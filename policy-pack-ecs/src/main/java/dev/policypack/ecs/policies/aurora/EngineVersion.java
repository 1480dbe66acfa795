package dev.policypack.ecs.policies.aurora;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.rds.AuroraVersions;
import dev.policypack.ecs.aws.rds.DbCluster;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The version of Aurora PostgreSQL can be created today, and AWS still supports it without an extra charge. */
public final class EngineVersion implements ResourcePolicy<DbCluster> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("aurora-engine-version")
                .title("Aurora clusters have an engine version that can be created")
                .description(
                        "AWS takes old minor versions away. A cluster with one of them cannot be created, which shows only when the network"
                                + " around it is already there.")
                .remediationSteps(
                        "Set `engineVersion` to the version that is named, or to the major alone, such as `17`, to let AWS choose the minor.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "InvalidParameterCombination: Cannot find version … for aurora-postgresql",
                        "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/AuroraPostgreSQL.Updates.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url(
                        "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html");
    }

    @Override
    public ResourceType<DbCluster> type() {
        return DbCluster.TYPE;
    }

    @Override
    public Truth appliesTo(DbCluster cluster) {
        return cluster.isAuroraPostgresql().and(() -> cluster.engineVersion().isPresent());
    }

    @Override
    public void validate(DbCluster cluster, Review review) {
        if (cluster.resource().ignoresChangesOf("engineVersion")) {
            review.notApplicable("The program ignores changes of engineVersion");
            return;
        }
        Value<String> version = cluster.engineVersion();
        boolean alive = review.require(
                version.matches(AuroraVersions::isDead).not(),
                "engineVersion is %s, which AWS no longer creates as of %s; the nearest version that it creates is %s",
                version,
                AuroraVersions.AS_OF,
                version.map(text -> AuroraVersions.nearest(text).orElse(null)));
        if (alive) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            Value<LocalDate> ended = version.map(
                    text -> AuroraVersions.standardSupportEnded(text, today).orElse(null));
            review.enforcementLevel(EnforcementLevel.ADVISORY)
                    .require(
                            ended.isMissing(),
                            "engineVersion is %s, whose standard support ended on %s; AWS charges extra for it since then",
                            version,
                            ended);
        }
    }
}
