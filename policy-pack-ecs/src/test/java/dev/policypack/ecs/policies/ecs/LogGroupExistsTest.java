package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.policy.EnforcementLevel;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogGroupExistsTest {
    private static final String MISSING =
            "containerDefinitions[0].logConfiguration.options.awslogs-group is \"/ecs/web\", which this"
                    + " stack does not create, and awslogs-create-group is not true; tasks start only if it exists already";

    private final PolicyTester policy = PolicyTester.of(new LogGroupExists());
    private final Resource group =
            Resource.of("aws:cloudwatch/logGroup:LogGroup", "logs").with("name", "/ecs/web");

    private static Resource task(String driver, String more) {
        return Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
                .with(
                        "containerDefinitions",
                        """
                        [{"name": "web", "image": "web:1", "logConfiguration": {"logDriver": "%s", "options": {
                          "awslogs-group": "/ecs/web", "awslogs-region": "eu-central-1"%s}}}]
                        """
                                .formatted(driver, more));
    }

    private static Resource task() {
        return task("awslogs", "");
    }

    @Test
    void reports_a_group_that_nobody_creates() {
        policy.given(task()).violates(MISSING);
        assertThat(policy.given(task()).violations().get(0).enforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY);
        policy.given(task(), group.with("name", "/aws/lambda/mail")).violates(MISSING);
        policy.given(task("awslogs", ", \"awslogs-create-group\": \"false\"")).violates(MISSING);
    }

    @Test
    void refuses_a_name_that_is_nearly_that_of_a_group_that_no_container_writes_to() {
        for (String name : List.of("/ecs/wep", "/ecs/web-dev")) {
            PolicyTester.Result result = policy.given(task(), group.with("name", name));
            result.violates(
                    "containerDefinitions[0].logConfiguration.options.awslogs-group is \"/ecs/web\", but the stack has no such log"
                            + " group; did you mean \"" + name + "\", which no container writes to?");
            assertThat(result.violations().get(0).enforcementLevel()).isEqualTo(EnforcementLevel.MANDATORY);
        }
        policy.given(
                        task(),
                        group.with("name", "/ecs/web-dev"),
                        Resource.of("aws:ecs/taskDefinition:TaskDefinition", "dev")
                                .with(
                                        "containerDefinitions",
                                        "[{\"name\": \"dev\", \"image\": \"dev:1\", \"logConfiguration\": {\"logDriver\": \"awslogs\", \"options\":"
                                                + " {\"awslogs-group\": \"/ecs/web-dev\", \"awslogs-region\": \"eu-central-1\"}}}]"))
                .violates(MISSING);
    }

    @Test
    void accepts_a_group_of_the_stack() {
        policy.given(task(), group).passes();
        policy.given(task(), Resource.of("aws-native:logs:LogGroup", "logs").with("logGroupName", "/ecs/web"))
                .passes();
    }

    @Test
    void compares_the_regions_where_they_are_known() {
        Resource provider = Resource.of("pulumi:providers:aws", "aws").with("region", "us-east-1");
        String message =
                "containerDefinitions[0].logConfiguration.options.awslogs-region is \"eu-central-1\", but the log group is in \"us-east-1\"";
        policy.given(task(), group.withProvider(provider)).violates(message);
        policy.given(task(), group.with("region", "us-east-1")).violates(message);
        policy.given(task(), group.with("region", "eu-central-1").withProvider(provider))
                .passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "true"})
    void accepts_a_group_that_the_driver_creates(String yes) {
        policy.given(task("awslogs", ", \"awslogs-create-group\": " + yes)).passes();
    }

    @Test
    void leaves_other_drivers_and_containers_without_logs_alone() {
        policy.given(task("awsfirelens", "")).passes();
        policy.given(task().with("containerDefinitions", "[{\"name\": \"web\", \"image\": \"web:1\"}]"))
                .passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ecs/web", "/ecs/*"})
    void accepts_what_is_listed(String glob) {
        policy.with(LogGroupExists.PREREQUISITES, List.of(glob)).given(task()).passes();
    }

    @Test
    void leaves_what_comes_from_elsewhere_alone() {
        policy.in(new StackContext("shop", "dev", "organization", true, Map.of("shop:logs", "/ecs/web"), Map.of()))
                .given(task())
                .passes();
        policy.given(task().withPropertyDependencies(
                                "containerDefinitions",
                                List.of("urn:pulumi:dev::shop::pulumi:pulumi:StackReference::shop/logs/dev")))
                .passes();
    }

    @Test
    void leaves_an_output_that_became_text_to_its_own_policy() {
        String text = "Calling [toString] on an [Output<T>] is not supported.";
        Resource broken = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
                .with(
                        "containerDefinitions",
                        """
                        [{"name": "web", "image": "web:1", "logConfiguration": {"logDriver": "awslogs", "options": {
                          "awslogs-group": "%s", "awslogs-region": "eu-central-1"}}}]
                        """
                                .formatted(text));
        policy.given(broken, group).passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(task().with("containerDefinitions", unknown()), group).isUndecidedOn("containerDefinitions");
        policy.given(
                        task().with("containerDefinitions", unknown())
                                .withPropertyDependencies("containerDefinitions", List.of(group.urn())),
                        group)
                .isUndecidedOn("containerDefinitions");
        policy.given(task(), group.with("name", unknown()))
                .isUndecidedOn(
                        "name of aws:cloudwatch/logGroup:LogGroup (logs)", "whether the program will still create one");
        policy.given(task(), Resource.of("aws:ecs/cluster:Cluster", "web").with("arn", unknown()))
                .isUndecidedOn("whether the program will still create one");
    }
}
