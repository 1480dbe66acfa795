package dev.policypack.ecs.policies.aurora;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.autoscaling.ScalingTarget;
import dev.policypack.ecs.aws.rds.DbCluster;
import dev.policypack.ecs.aws.rds.DbInstance;
import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Somebody answers for a cluster; in production also when that one, or its zone, fails. */
public final class TwoInstances implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("aurora-two-instances")
                .title("Aurora clusters have an instance, in production two in different zones")
                .description(
                        "A cluster alone is storage and a name that nobody answers. With one instance, the database is away for some ten"
                                + " minutes when that one fails; with a reader in another zone, for less than one.")
                .remediationSteps(
                        "Add `aws:rds/clusterInstance:ClusterInstance` resources with the cluster's `clusterIdentifier`: one at least, in"
                                + " production two with different `availabilityZone`.")
                .severity(Severity.HIGH)
                .consequence(Consequence.OUTAGE)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("RDS.15"))
                .url(
                        "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, DbCluster.TYPE, (cluster, here) -> {
            if (here.when(
                    cluster.isAurora().and(() -> cluster.isServerlessV1().not()).and(() -> cluster.isLimitless()
                            .not()))) {
                Truth answered = stack.any(DbInstance.MEMBER, member -> stack.leadsTo(member.cluster(), cluster));
                boolean one = here.at(cluster)
                        .require(
                                answered.or(cluster::isGlobal),
                                "the cluster has no instance, so its endpoint does not answer");
                if (one && Production.isJudgedBy(review)) {
                    two(cluster, stack, here.at(cluster).enforcementLevel(EnforcementLevel.ADVISORY));
                }
            }
        });
    }

    private static void two(DbCluster cluster, Stack stack, Review review) {
        List<DbInstance> members = new ArrayList<>();
        List<Truth> others = new ArrayList<>();
        for (DbInstance member : stack.ofType(DbInstance.MEMBER)) {
            Truth belongs = stack.leadsTo(member.cluster(), cluster);
            boolean isMember = belongs.whereKnown(() -> members.add(member)).isPresent();
            if (!isMember) {
                others.add(belongs);
            }
        }
        Truth more = Truth.any(others).or(stack.mayHoldMore()).or(scalesReaders(stack));
        boolean two = review.require(
                Truth.of(members.size() != 1).or(more),
                "the cluster has one instance; when it fails, there is no reader to take over");
        if (two && members.size() > 1) {
            Value<String> zone = members.get(0).chosenZone();
            Truth same = Truth.all(members.stream()
                    .map(member -> zone.isEqualTo(member.chosenZone()))
                    .toList());
            review.require(same.not().or(more), "all instances of the cluster are in zone %s, and fail with it", zone);
        }
    }

    /** Application Auto Scaling adds the readers. */
    private static Truth scalesReaders(Stack stack) {
        return Truth.any(stack.ofType(ScalingTarget.TYPE).stream()
                .map(target -> target.props().string("serviceNamespace").is("rds"))
                .toList());
    }
}
