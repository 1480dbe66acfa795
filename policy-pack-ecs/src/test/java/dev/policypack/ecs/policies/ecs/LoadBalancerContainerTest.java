package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadBalancerContainerTest {
    private static final String TASK = "aws:ecs/taskDefinition:TaskDefinition (task)";
    private static final String NO_CONTAINER =
            "loadBalancers[0].containerName is \"app\"; the task definition " + TASK + " has \"web\" or \"logs\"";
    private static final String NO_PORT =
            "loadBalancers[0].containerPort is 80, but container \"web\" of the task definition " + TASK
                    + " does not map this port";

    private final PolicyTester policy = PolicyTester.of(new LoadBalancerContainer());
    private final Resource task = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "task")
            .with("arn", "arn:task:1")
            .with(
                    "containerDefinitions",
                    """
                    [{"name": "web", "portMappings": [{"containerPort": 8080}, {"containerPortRange": "9000-9010"}]},
                     {"name": "logs", "portMappings": [{"containerPort": 80}]}]
                    """);
    private final Resource service =
            Resource.of("aws:ecs/service:Service", "web").with("taskDefinition", "arn:task:1");

    @Test
    void container_and_port_are_those_of_the_task_definition() {
        policy.given(task, behind("web", 8080)).passes();
        policy.given(task, behind("web", "8080")).passes();
        policy.given(task, behind("app", 8080)).violates(NO_CONTAINER);
        policy.given(task, behind("web", 80)).violates(NO_PORT);
    }

    @Test
    void a_range_of_ports_holds_its_ends() {
        policy.given(task, behind("web", 9000)).passes();
        policy.given(task, behind("web", 9010)).passes();
        policy.given(task, behind("web", 9011)).violates(NO_PORT.replace("is 80", "is 9011"));
    }

    @Test
    void unknown_references_are_followed_along_the_edges() {
        Resource other = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "other")
                .with("containerDefinitions", "[{\"name\": \"other\"}]");
        Resource unnamed = task.with("arn", unknown());
        policy.given(unnamed, other, preview(behind("app", 8080))).violates(NO_CONTAINER);
        policy.given(unnamed, other, preview(behind("web", 8080))).passes();
    }

    @Test
    void without_edges_it_must_be_so_for_all_that_it_may_be() {
        Resource lost = behind("app", 8080).with("taskDefinition", unknown());
        Resource other = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "other")
                .with("containerDefinitions", "[{\"name\": \"app\", \"portMappings\": [{\"containerPort\": 8080}]}]");
        policy.given(task, lost).violates(NO_CONTAINER);
        policy.given(task, other, lost).isUndecidedOn("taskDefinition");
        policy.given(lost).isUndecidedOn("taskDefinition");
    }

    @Test
    void outside_the_stack_is_not_missing() {
        policy.given(task, behind("app", 8080).with("taskDefinition", "arn:task:of-another-stack"))
                .isUndecidedOn("taskDefinition");
        policy.given(behind("app", 8080).without("taskDefinition")).passes();
    }

    @Test
    void definitions_that_cannot_be_read_are_waited_for() {
        policy.given(task.with("containerDefinitions", unknown()), behind("app", 8080))
                .isUndecidedOn("containerDefinitions of " + TASK);
        policy.given(task.with("containerDefinitions", "[{"), behind("app", 8080))
                .isUndecidedOn("containerDefinitions of " + TASK);
        policy.given(task, behind("web", unknown())).isUndecidedOn("loadBalancers[0].containerPort");
        policy.given(task, service.with("loadBalancers", unknown())).isUndecidedOn("loadBalancers");
        policy.given(task.with("containerDefinitions", "[]"), behind("app", 8080))
                .violates(NO_CONTAINER.replace("\"web\" or \"logs\"", "none"));
    }

    @Test
    void task_sets_are_looked_at_and_other_stacks_are_not() {
        Resource set = Resource.of("aws:ecs/taskSet:TaskSet", "blue")
                .with("taskDefinition", "arn:task:1")
                .with("loadBalancers", List.of(Map.of("containerName", "app", "containerPort", 8080)));
        policy.given(task, set).violates(NO_CONTAINER);
        policy.given(task).isNotApplicable();
        policy.given(task, service).passes();
    }

    private Resource behind(String container, Object port) {
        return service.with(
                "loadBalancers",
                List.of(Map.of("targetGroupArn", "arn:group", "containerName", container, "containerPort", port)));
    }

    private Resource preview(Resource known) {
        return known.with("taskDefinition", unknown()).withPropertyDependencies("taskDefinition", List.of(task.urn()));
    }
}
