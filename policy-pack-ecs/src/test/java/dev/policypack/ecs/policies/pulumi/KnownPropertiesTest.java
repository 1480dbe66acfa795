package dev.policypack.ecs.policies.pulumi;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownPropertiesTest {
    private final PolicyTester policy = PolicyTester.of(new KnownProperties());
    private final Resource service = Resource.of("aws:ecs/service:Service", "web");
    private final Resource repository = Resource.of("aws:ecr/repository:Repository", "web");
    private final Resource group = Resource.of("aws:lb/targetGroup:TargetGroup", "web");

    private static Resource in(Resource resource, String version) {
        return resource.withProvider(
                Resource.of("pulumi:providers:aws", "default").with("version", version));
    }

    @Test
    void what_stands_too_deep_is_named_at_its_place() {
        policy.given(in(
                        service.with(
                                "deploymentConfiguration",
                                Map.of("maximumPercent", 200, "deploymentCircuitBreaker", Map.of("enable", true))),
                        "7.12.0"))
                .violates(
                        "deploymentConfiguration.deploymentCircuitBreaker is not a property of"
                                + " deploymentConfiguration in version 7 of the provider; did you mean deploymentCircuitBreaker of"
                                + " the resource itself",
                        "deploymentConfiguration.maximumPercent is not a property of deploymentConfiguration in"
                                + " version 7 of the provider; did you mean deploymentMaximumPercent of the resource itself");
        policy.given(service.with(
                        "networkConfiguration", Map.of("awsvpcConfiguration", Map.of("subnets", List.of("subnet-1")))))
                .violates(
                        "networkConfiguration.awsvpcConfiguration is not a property of"
                                + " networkConfiguration; did you mean to write what is in it into networkConfiguration itself");
    }

    @Test
    void a_name_is_known_by_its_number_and_its_letters() {
        policy.given(repository.with("encryptionConfiguration", Map.of("encryptionType", "KMS")))
                .violates("encryptionConfiguration is not a property of"
                        + " aws:ecr/repository:Repository; did you mean encryptionConfigurations, a list of objects");
        policy.given(group.with("healthCheck", Map.of("healthyThresholdCount", 3)))
                .violates("healthCheck.healthyThresholdCount is not a property of healthCheck; did you mean"
                        + " healthyThreshold");
        policy.given(group.with("healthCheckPath", "/health"))
                .violates("healthCheckPath is not a property of aws:lb/targetGroup:TargetGroup; did you mean"
                        + " healthCheck.path");
        policy.given(group.with("zzzz", 1)).violates("zzzz is not a property of aws:lb/targetGroup:TargetGroup");
    }

    @Test
    void shapes_are_those_of_the_provider() {
        policy.given(service.with("serviceRegistries", List.of(Map.of("registryArn", "arn"))))
                .violates("serviceRegistries is a list; the provider takes one object");
        policy.given(repository.with("encryptionConfigurations", Map.of("encryptionType", "KMS")))
                .violates("encryptionConfigurations is an object; the provider takes a list of objects");
        policy.given(group.with("port", "http")).violates("port is \"http\"; the provider takes a number");
        policy.given(group.with("port", secret("http"))).violates("port is [secret]; the provider takes a number");
        policy.given(group.with("vpcId", Map.of("id", "vpc-1")))
                .violates("vpcId is an object; the provider takes a text");
        policy.given(service.with("loadBalancers", List.of("arn")))
                .violates("loadBalancers[0] is \"arn\"; the provider takes one object");
        policy.given(service.with("loadBalancers", List.of(Map.of("targetGroup", "arn"))))
                .violates("loadBalancers[0].targetGroup is not a property of loadBalancers; did you mean"
                        + " targetGroupArn");
    }

    @Test
    void spellings_that_the_provider_takes_are_fine() {
        policy.given(group.with("port", "8080")
                        .with("connectionTermination", "true")
                        .with("name", 17)
                        .with("tags", Map.of("Name", 1))
                        .with("tagsAll", Map.of())
                        .with("id", "x")
                        .with("region", "eu-central-1")
                        .with("__defaults", List.of("name"))
                        .with("healthCheck", Map.of("__defaults", List.of(), "path", "/", "interval", 30)))
                .passes();
        policy.given(service.with("serviceRegistries", List.of())).passes();
        policy.given(service).passes();
    }

    @Test
    void each_major_has_its_own_properties() {
        Resource canary = service.with("deploymentConfiguration", Map.of("strategy", "CANARY"));
        policy.given(canary).passes();
        policy.given(in(canary, "7.48.0")).passes();
        policy.given(in(canary, "6.83.0"))
                .violates("deploymentConfiguration is not a property of aws:ecs/service:Service in version"
                        + " 6 of the provider");
    }

    @Test
    void versions_and_types_outside_the_table_are_not_judged() {
        Resource odd = service.with("brandNew", 1);
        policy.given(in(odd, "5.43.0")).isNotApplicable();
        policy.given(in(odd, "8.0.0")).isNotApplicable();
        policy.given(in(odd, "7.99.0")).passes();
        policy.given(in(service.with("serviceRegistries", List.of(Map.of())), "7.99.0"))
                .violates("serviceRegistries is a list; the provider takes one object");
        policy.given(Resource.of("aws:quicksight/theme:Theme", "x").with("brandNew", 1))
                .isNotApplicable();
        policy.given(Resource.of("aws-native:ecs:Service", "x").with("brandNew", 1))
                .isNotApplicable();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(service.with("cluster", unknown()).with("loadBalancers", unknown()))
                .isUndecidedOn("cluster", "loadBalancers");
        policy.given(service.with("networkConfiguration", Map.of("subnets", unknown())))
                .isUndecidedOn("networkConfiguration.subnets");
    }
}
