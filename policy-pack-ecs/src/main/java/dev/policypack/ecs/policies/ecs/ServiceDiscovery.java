package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.servicediscovery.DiscoveryService;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Value;

/** Tasks are found by name only in a registry that can hold them, and that is there before them. */
public final class ServiceDiscovery implements ResourcePolicy<Service>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-service-discovery")
                .title("A service registers its tasks in one Cloud Map service with A or SRV records")
                .description("ECS refuses a service whose registry has no A or SRV records, or does not exist yet.")
                .remediationSteps(
                        "Write `serviceRegistries` as one object with the `registryArn` of an `aws:servicediscovery/service:Service` whose"
                                + " `dnsConfig` has a record of type `A`, or `SRV` together with `port` or with `containerName` and"
                                + " `containerPort`.")
                .severity(Severity.HIGH)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "If a service using awsvpc network mode uses SRV records, it needs a port, or containerName and containerPort.",
                        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRegistry.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html");
    }

    @Override
    public ResourceType<Service> type() {
        return Service.TYPE;
    }

    /** What can be seen on the service alone. */
    @Override
    public void validate(Service service, Review review) {
        review.require(
                service.listsItsRegistries().not(),
                "serviceRegistries is a list; the provider accepts one object, and ECS one registry");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, Service.TYPE, (service, here) -> {
            if (here.when(service.listsItsRegistries().not())
                    && here.when(service.serviceRegistries().isPresent())) {
                checkRegistry(service, stack, here);
            }
        });
    }

    private static void checkRegistry(Service service, Stack stack, Review review) {
        Candidates<DiscoveryService> registries = stack.resolve(service.registry());
        Value<String> arn = service.registry().value();
        review.at(arn)
                .require(
                        registries.is(DiscoveryService::makesRecordsForTasks),
                        "registryArn leads to %s, which makes no records of type A or SRV",
                        registries);
        if (review.when(registries.is(DiscoveryService::makesPortRecords))) {
            review.at(arn)
                    .require(
                            service.namesOnePortForRegistry(),
                            "registryArn leads to %s, whose SRV records take one port: port, or containerName with containerPort",
                            registries);
        }
        review.at(arn)
                .require(
                        registries.is(registry -> stack.isCreatedAfter(service.resource(), registry.resource())),
                        "registryArn leads to %s, and the service is not created after it",
                        registries);
    }
}
