package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the examples of the constraints do not show: references that are not known yet, or lead outside the stack. */
class TaskRunnerAcceptedTest {
    private static final String TASK = "aws:ecs/taskDefinition:TaskDefinition (task)";
    private static final String NO_NETWORK =
            "networkConfiguration is not set, but each task of " + TASK + " has a network interface of its own";
    private static final String NO_ROLE = "enableExecuteCommand is true, but " + TASK + " has no taskRoleArn";

    private final PolicyTester policy = PolicyTester.of(new TaskRunnerAccepted());
    private final Resource task = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "task")
            .with("arn", "arn:task:1")
            .with("networkMode", "awsvpc")
            .with("containerDefinitions", "[{\"name\": \"web\", \"portMappings\": [{\"name\": \"http\"}]}]");
    private final Resource service =
            Resource.of("aws:ecs/service:Service", "web").with("taskDefinition", "arn:task:1");
    private final Resource network = service.with("networkConfiguration", Map.of("subnets", List.of("subnet-1")));

    @Test
    void a_message_names_both_resources() {
        policy.given(task, service).violates(NO_NETWORK);
        policy.given(task, network.with("enableExecuteCommand", true)).violates(NO_ROLE);
        policy.given(
                        task,
                        network.with(
                                "serviceConnectConfiguration",
                                Map.of("enabled", false, "services", List.of(Map.of("portName", "web")))))
                .violates("serviceConnectConfiguration.services[0].portName is \"web\", which is not the name of a port"
                        + " mapping of " + TASK);
    }

    @Test
    void references_that_are_not_known_yet_are_followed_along_the_edges() {
        Resource preview = service.with("taskDefinition", unknown())
                .withPropertyDependencies("taskDefinition", List.of(task.urn()));
        policy.given(task.with("arn", unknown()), preview).violates(NO_NETWORK);
    }

    @Test
    void a_task_definition_outside_the_stack_may_be_any() {
        policy.given(service).isUndecidedOn("taskDefinition");
        Resource onInstances = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "other")
                .with("arn", "arn:other:1")
                .with("networkMode", "bridge");
        policy.given(service.with("taskDefinition", unknown()), onInstances, task)
                .isUndecidedOn("taskDefinition");
    }

    @Test
    void a_mode_that_the_provider_has_yet_to_fill_in_is_bridge() {
        Resource filled = task.with("networkMode", unknown()).withInputs(List.of("containerDefinitions"));
        policy.given(filled, network)
                .violates("networkConfiguration is set, but tasks of " + TASK + " use the network of their instance");
        policy.given(filled, service).passes();
        policy.given(task.with("networkMode", unknown()), network).isUndecidedOn("networkMode of " + TASK);
    }

    @Test
    void task_sets_have_the_network_of_a_service_that_others_deploy() {
        policy.given(task, service.with("deploymentController", Map.of("type", "EXTERNAL")))
                .passes();
        policy.given(task, Resource.of("aws:ecs/taskSet:TaskSet", "set").with("taskDefinition", "arn:task:1"))
                .violates(NO_NETWORK);
    }

    @Test
    void a_namespace_may_be_that_of_a_cluster_elsewhere() {
        Resource connected = service.without("taskDefinition")
                .with("serviceConnectConfiguration", Map.of("enabled", true))
                .with("cluster", "arn:cluster");
        Resource cluster = Resource.of("aws:ecs/cluster:Cluster", "shop").with("arn", "arn:cluster");
        policy.given(connected, cluster)
                .violates("serviceConnectConfiguration.namespace is not set, and aws:ecs/cluster:Cluster (shop) has no"
                        + " serviceConnectDefaults");
        policy.given(connected, cluster.with("serviceConnectDefaults", Map.of("namespace", "arn:namespace")))
                .passes();
        policy.given(connected).isUndecidedOn("cluster");
        policy.given(connected.without("cluster")).passes();
    }

    @Test
    void a_stack_without_services_is_no_matter_of_it() {
        policy.given(task).isNotApplicable();
    }
}
