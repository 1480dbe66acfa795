package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Cluster;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster measures its tasks. */
public final class ContainerInsights implements ResourcePolicy<Cluster> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-container-insights")
                .title("A cluster has Container Insights on")
                .description(
                        "Without Container Insights there is no record of the memory, network and restarts of single tasks when somebody"
                                + " asks why they died. The default is off, unless the account says otherwise.")
                .remediationSteps(
                        "Add a setting to `settings` with the name `containerInsights` and the value `enabled` or `enhanced`.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.UNOBSERVED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("ECS.12"))
                .url(
                        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/deploy-container-insights-ECS-cluster.html")
                .remediates();
    }

    @Override
    public ResourceType<Cluster> type() {
        return Cluster.TYPE;
    }

    @Override
    public void validate(Cluster cluster, Review review) {
        review.require(cluster.hasContainerInsights(), "settings has no containerInsights that is enabled or enhanced");
    }

    @Override
    public Optional<Props> remediate(Cluster cluster) {
        return Optional.of(
                cluster.props().with("settings", List.of(Map.of("name", "containerInsights", "value", "enabled"))));
    }
}
