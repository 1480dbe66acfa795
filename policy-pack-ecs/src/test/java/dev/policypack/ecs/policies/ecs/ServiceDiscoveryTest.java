package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceDiscoveryTest {
    private static final String REGISTRY = "aws:servicediscovery/service:Service (names)";
    private static final String NO_RECORDS =
            "serviceRegistries.registryArn leads to " + REGISTRY + ", which makes no records of type A or SRV";
    private static final String NO_PORT = "serviceRegistries.registryArn leads to " + REGISTRY
            + ", whose SRV records take one port: port, or containerName with containerPort";
    private static final String TOO_EARLY =
            "serviceRegistries.registryArn leads to " + REGISTRY + ", and the service is not created after it";

    private final PolicyTester policy = PolicyTester.of(new ServiceDiscovery());
    private final Resource registry =
            Resource.of("aws:servicediscovery/service:Service", "names").with("arn", "arn:names");
    private final Resource service = Resource.of("aws:ecs/service:Service", "web")
            .with("serviceRegistries", Map.of("registryArn", "arn:names"))
            .dependingOn(registry);

    @Test
    void the_registry_makes_records_that_tasks_can_fill() {
        policy.given(records("A"), service).passes();
        policy.given(records("A", "AAAA"), service).passes();
        policy.given(records("CNAME"), service).violates(NO_RECORDS);
        policy.given(registry, service).violates(NO_RECORDS);
    }

    @Test
    void srv_records_take_one_port() {
        policy.given(records("SRV"), service).violates(NO_PORT);
        policy.given(records("SRV"), registered(Map.of("port", 8080))).passes();
        policy.given(records("SRV"), registered(Map.of("containerName", "web", "containerPort", 8080)))
                .passes();
        policy.given(records("SRV"), registered(Map.of("containerName", "web"))).violates(NO_PORT);
        policy.given(records("SRV"), registered(Map.of("containerName", "web", "containerPort", 8080, "port", 8080)))
                .violates(NO_PORT);
    }

    @Test
    void the_registry_is_there_first() {
        policy.given(records("A"), service.withDependencies(List.of())).violates(TOO_EARLY);
    }

    @Test
    void there_is_one_object_and_no_list() {
        String list = "serviceRegistries is a list; the provider accepts one object, and ECS one registry";
        policy.given(records("A"), service.with("serviceRegistries", List.of(Map.of("registryArn", "arn:names"))))
                .violates(list);
        policy.given(
                        records("A"),
                        service.with(
                                "serviceRegistries",
                                List.of(Map.of("registryArn", "arn:names"), Map.of("registryArn", "arn:more"))))
                .violates(list);
    }

    @Test
    void unknown_references_are_followed_along_the_edges() {
        Resource other = Resource.of("aws:servicediscovery/service:Service", "other");
        Resource preview = service.with("serviceRegistries", Map.of("registryArn", unknown()))
                .withPropertyDependencies("serviceRegistries", List.of(registry.urn()));
        policy.given(records("A"), other, preview).passes();
        policy.given(records("CNAME"), other, preview).violates(NO_RECORDS);
    }

    @Test
    void without_edges_it_must_be_so_for_all_that_it_may_be() {
        Resource lost = Resource.of("aws:ecs/service:Service", "web")
                .with("serviceRegistries", Map.of("registryArn", unknown()))
                .withInputs(List.of("serviceRegistries"));
        policy.given(records("CNAME"), lost).violates(NO_RECORDS);
        policy.given(records("A"), lost).isUndecidedOn("serviceRegistries");
        policy.given(records("A"), service.with("serviceRegistries", unknown())).isUndecidedOn("serviceRegistries");
    }

    @Test
    void outside_the_stack_is_not_missing() {
        policy.given(service).isUndecidedOn("serviceRegistries.registryArn");
        policy.given(records("CNAME"), service.with("serviceRegistries", Map.of("registryArn", "arn:elsewhere")))
                .isUndecidedOn("serviceRegistries.registryArn");
        policy.given(registry, service.without("serviceRegistries")).passes();
    }

    private Resource records(String... types) {
        return registry.with(
                "dnsConfig",
                Map.of(
                        "dnsRecords",
                        Stream.of(types)
                                .map(type -> Map.of("type", type, "ttl", 10))
                                .toList()));
    }

    private Resource registered(Map<String, Object> port) {
        Resource named = service;
        Map<String, Object> all = new TreeMap<>(port);
        all.put("registryArn", "arn:names");
        return named.with("serviceRegistries", all);
    }
}
