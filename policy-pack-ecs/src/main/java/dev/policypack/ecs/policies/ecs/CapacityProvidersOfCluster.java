package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.CapacityProviderStrategy;
import dev.policypack.ecs.aws.ecs.CapacityProviderStrategy.Entry;
import dev.policypack.ecs.aws.ecs.Cluster;
import dev.policypack.ecs.aws.ecs.ClusterCapacityProviders;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.ecs.TaskRunner;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;
import dev.policypack.value.Items;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** A cluster is given the Fargate capacity providers that its services use, and before they use them. */
public final class CapacityProvidersOfCluster implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-cluster-capacity-providers")
                .title("The Fargate capacity providers that services use are associated with the cluster")
                .description(
                        "FARGATE and FARGATE_SPOT exist in every account, but ECS refuses a service that uses one of them before it is"
                                + " associated with the cluster.")
                .remediationSteps(
                        "Add an `aws:ecs/clusterCapacityProviders:ClusterCapacityProviders` with the cluster's name and"
                                + " `capacityProviders`, and add it to the service's `dependsOn`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "InvalidParameterException: The specified capacity provider strategy cannot contain a capacity provider that is not"
                                + " associated with the cluster. Associate the capacity provider with the cluster and try again.",
                        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        List<Service> services = stack.ofType(Service.TYPE);
        if (services.isEmpty()) {
            review.notApplicable("The stack has no ECS service");
        }
        for (Service service : services) {
            // Without a cluster it is the account's default one, which is outside the stack.
            if (service.cluster().isPresent().mayHold()) {
                validate(service, stack.resolve(service.cluster()), stack, review.on(service));
            }
        }
        stack.ofType(Cluster.TYPE).forEach(cluster -> mayRunOnSpot(cluster, services, stack, review.on(cluster)));
    }

    private static void validate(Service service, Candidates<Cluster> clusters, Stack stack, Review review) {
        Items<Entry> entries =
                service.resource().as(CapacityProviderStrategy.TYPE).entries();
        review.each(entries, entry -> {
            Value<String> name = entry.capacityProvider();
            if (review.when(isOfFargate(entry))) {
                review.at(name)
                        .require(
                                clusters.is(cluster -> has(cluster, name, stack)),
                                "capacityProvider is %s, but no capacity provider association of the cluster includes it: %s",
                                name,
                                clusters);
            }
        });
        Truth given = clusters.is(cluster -> Truth.any(given(cluster, stack)));
        if (review.when(entries.any(CapacityProvidersOfCluster::isOfFargate).and(() -> given))) {
            review.at(service.cluster().value())
                    .require(
                            clusters.is(cluster -> cluster.capacityProviders()
                                    .isEmpty()
                                    .not()
                                    .or(Truth.any(givenBefore(service, cluster, stack)))),
                            "cluster is %s, but the service is not created after the association of its capacity providers",
                            clusters);
        }
    }

    private static Truth isOfFargate(Entry entry) {
        return entry.capacityProvider().isOneOf("FARGATE", "FARGATE_SPOT");
    }

    private static Truth has(Cluster cluster, Value<String> provider, Stack stack) {
        return cluster.capacityProviders()
                .any(provider::isEqualTo)
                .or(() -> stack.any(ClusterCapacityProviders.TYPE, gift -> stack.leadsTo(gift.cluster(), cluster)
                        .and(() -> gift.capacityProviders().any(provider::isEqualTo))));
    }

    private static List<Truth> given(Cluster cluster, Stack stack) {
        return stack.ofType(ClusterCapacityProviders.TYPE).stream()
                .map(gift -> stack.leadsTo(gift.cluster(), cluster))
                .toList();
    }

    private static List<Truth> givenBefore(Service service, Cluster cluster, Stack stack) {
        return stack.ofType(ClusterCapacityProviders.TYPE).stream()
                .map(gift -> stack.leadsTo(gift.cluster(), cluster)
                        .and(() -> stack.isCreatedAfter(service.resource(), gift.resource())))
                .toList();
    }

    /** Not an error, but a saving that is out of reach. */
    private static void mayRunOnSpot(Cluster cluster, List<Service> services, Stack stack, Review review) {
        Truth onFargate = Truth.any(services.stream()
                .map(service -> usesNoProvider(service.resource().as(TaskRunner.TYPE))
                        .and(() -> stack.leadsTo(service.cluster(), cluster)))
                .toList());
        if (review.when(onFargate.and(() -> cluster.capacityProviders().isEmpty()))) {
            review.enforcementLevel(EnforcementLevel.ADVISORY)
                    .severity(Severity.LOW)
                    .require(
                            stack.any(ClusterCapacityProviders.TYPE, gift -> stack.leadsTo(gift.cluster(), cluster)),
                            "no capacity providers are associated with the cluster, so no task can run on FARGATE_SPOT, which costs"
                                    + " less");
        }
    }

    private static Truth usesNoProvider(TaskRunner runner) {
        return runner.launchType().is("FARGATE").and(() -> runner.capacityProviderStrategies()
                .isEmpty());
    }
}
