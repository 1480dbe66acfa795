package dev.policypack.ecs.policies.aurora;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.rds.DbCluster;
import dev.policypack.ecs.aws.rds.DbInstance;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Value;
import java.util.List;

/** A serverless instance knows how far it may shrink and grow. */
public final class ServerlessShape implements StackPolicy {
    /** Source: ServerlessV2ScalingConfiguration of CreateDBCluster, in Aurora capacity units. */
    private static final double MOST = 256;

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("aurora-serverless-shape")
                .title("Clusters with serverless instances say how far these shrink and grow")
                .description(
                        "RDS refuses an instance of class `db.serverless` in a cluster without a scaling configuration, after the cluster has"
                                + " taken its minutes to be created.")
                .remediationSteps(
                        "Set `serverlessv2ScalingConfiguration` on the cluster, with `minCapacity` not above `maxCapacity`, both in steps of 0.5"
                                + " and 256 at the most.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "InvalidParameterCombination: Set the Serverless v2 scaling configuration on the parent DB cluster before creating a"
                                + " Serverless v2 DB instance.",
                        "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.create.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url(
                        "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        List<DbInstance> members = stack.ofType(DbInstance.MEMBER);
        List<DbCluster> clusters = stack.ofType(DbCluster.TYPE);
        if (members.isEmpty() && clusters.isEmpty()) {
            review.notApplicable("The stack has no Aurora cluster");
        }
        for (DbInstance member : members) {
            Review here = review.on(member);
            Candidates<DbCluster> cluster = stack.resolve(member.cluster());
            if (here.when(member.instanceClass().is("db.serverless"))) {
                here.require(
                        cluster.is(one -> one.serverlessv2ScalingConfiguration().isPresent()),
                        "instanceClass is %s, and the cluster, %s, has no serverlessv2ScalingConfiguration",
                        member.instanceClass(),
                        cluster);
            }
        }
        clusters.forEach(cluster -> scaling(cluster.serverlessv2ScalingConfiguration(), review.on(cluster)));
    }

    private static void scaling(Props scaling, Review review) {
        if (!review.when(scaling.isPresent())) {
            return;
        }
        Value<Double> least = scaling.number("minCapacity");
        Value<Double> most = scaling.number("maxCapacity");
        legal("minCapacity", least, 0, review);
        legal("maxCapacity", most, 1, review);
        review.require(
                least.isMissing().or(most::isMissing).or(() -> least.matches(most, (from, to) -> from <= to)),
                "maxCapacity is %s, which is less than minCapacity %s",
                most,
                least);
    }

    private static void legal(String name, Value<Double> capacity, double smallest, Review review) {
        review.require(
                capacity.isMissing()
                        .or(() -> capacity.matches(
                                units -> units >= smallest && units <= MOST && units * 2 == Math.rint(units * 2))),
                name + " is %s; RDS takes %s to %s in steps of 0.5",
                capacity,
                smallest,
                MOST);
    }
}
