package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Cluster;
import dev.policypack.ecs.aws.ecs.ClusterConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;
import java.util.Map;

/** ECS accepts the cluster. */
public final class ClusterAccepted implements ResourcePolicy<Cluster> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-cluster-accepted")
                .title("ECS accepts the cluster")
                .description("ECS refuses the cluster when it is created.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ClusterConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html");
    }

    @Override
    public ResourceType<Cluster> type() {
        return Cluster.TYPE;
    }

    @Override
    public Truth appliesTo(Cluster cluster) {
        return Truth.of(!CloudControl.isProviderOf(cluster.resource()));
    }

    @Override
    public void validate(Cluster cluster, Review review) {
        ClusterConstraints.check(cluster, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(ClusterConstraints.class);
    }
}
