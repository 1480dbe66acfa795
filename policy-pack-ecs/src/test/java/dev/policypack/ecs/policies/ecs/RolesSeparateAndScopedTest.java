package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolesSeparateAndScopedTest {
    private static final String STARTING = "arn:aws:iam::123456789012:role/starting";
    private static final String WORKING = "arn:aws:iam::123456789012:role/working";
    private static final String TASKS = "{\"Service\": \"ecs-tasks.amazonaws.com\"}";

    private final PolicyTester policy = PolicyTester.of(new RolesSeparateAndScoped());
    private final Resource starting = role("starting", STARTING, TASKS);
    private final Resource working = role("working", WORKING, TASKS);
    private final Resource task = task("web", STARTING, WORKING);

    private static Resource role(String name, String arn, String principal) {
        return Resource.of("aws:iam/role:Role", name)
                .with("arn", arn)
                .with(
                        "assumeRolePolicy",
                        "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", \"Principal\": "
                                + principal + "}]}");
    }

    private static Resource task(String name, Object executionRole, Object taskRole) {
        return Resource.of("aws:ecs/taskDefinition:TaskDefinition", name)
                .with("arn", "arn:aws:ecs:eu-central-1:123456789012:task-definition/" + name + ":1")
                .with("executionRoleArn", executionRole)
                .with("taskRoleArn", taskRole);
    }

    private static Resource service(String name, String task) {
        return Resource.of("aws:ecs/service:Service", name)
                .with("taskDefinition", "arn:aws:ecs:eu-central-1:123456789012:task-definition/" + task + ":1");
    }

    @Test
    void accepts_two_roles_for_tasks() {
        policy.given(starting, working, task, service("web", "web")).passes();
        policy.given(starting, task.without("taskRoleArn")).passes();
        policy.given(working, task.without("executionRoleArn")).passes();
        policy.given(task.without("executionRoleArn").without("taskRoleArn")).passes();
    }

    @Test
    void reports_one_role_for_both() {
        String message = "taskRoleArn is the same role as executionRoleArn, ";
        policy.given(task("web", STARTING, STARTING)).violates(message + "\"" + STARTING + "\"");
        policy.given(starting, task("web", STARTING, STARTING)).violates(message + "aws:iam/role:Role (starting)");
    }

    @Test
    void compares_known_roles_in_an_update_before_the_task_definition_is_made() {
        PolicyTester update = policy.in(new StackContext("shop", "dev", "organization", false, Map.of(), Map.of()));
        update.given(starting, task("web", STARTING, STARTING))
                .violates("taskRoleArn is the same role as executionRoleArn");
        update.given(starting, working, task("web", STARTING, WORKING)).passes();
    }

    @Test
    void finds_one_role_by_its_edges() {
        Resource open = task("web", unknown(), unknown());
        Resource newRole = starting.with("arn", unknown());
        Resource other = working.with("arn", unknown());
        policy.given(
                        newRole,
                        other,
                        open.withPropertyDependencies("executionRoleArn", List.of(newRole.urn()))
                                .withPropertyDependencies("taskRoleArn", List.of(newRole.urn())))
                .violates("taskRoleArn is the same role as executionRoleArn, aws:iam/role:Role (starting)");
        policy.given(
                        newRole,
                        other,
                        open.withPropertyDependencies("executionRoleArn", List.of(newRole.urn()))
                                .withPropertyDependencies("taskRoleArn", List.of(other.urn())))
                .passes();
        policy.given(newRole, other, open).isUndecidedOn("executionRoleArn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Service\": \"ec2.amazonaws.com\"}",
                "{\"Service\": [\"ecs.amazonaws.com\", \"lambda.amazonaws.com\"]}",
                "{\"AWS\": \"arn:aws:iam::123456789012:root\"}"
            })
    void reports_a_role_that_tasks_may_not_take(String principal) {
        PolicyTester.Result result = policy.given(starting, role("working", WORKING, principal), task);
        assertThat(result.violations())
                .extracting(Violation::sentence)
                .containsExactly(
                        "assumeRolePolicy does not allow ecs-tasks.amazonaws.com to assume the role, which a task definition uses");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"Service\": [\"ecs-tasks.amazonaws.com\", \"ec2.amazonaws.com\"]}|assumeRolePolicy.Statement[0].Principal.Service[1]",
                "{\"Service\": \"ecs-tasks.amazonaws.com\", \"AWS\": \"arn:aws:iam::123456789012:root\"}|assumeRolePolicy.Statement[0].Principal"
            })
    void reports_a_role_that_others_may_take_too(String principal, String place) {
        policy.given(starting, role("working", WORKING, principal), task)
                .violates(place + ": principals other than ecs-tasks.amazonaws.com may assume the role of an ECS task");
    }

    @Test
    void leaves_roles_alone_that_no_task_has_or_that_are_outside() {
        policy.given(role("lambda", WORKING, "{\"Service\": \"lambda.amazonaws.com\"}"))
                .passes();
        policy.given(task("web", STARTING, WORKING)).passes();
    }

    @Test
    void advises_against_a_role_of_two_services() {
        Resource other = task("report", STARTING, "arn:aws:iam::123456789012:role/report");
        PolicyTester.Result result =
                policy.given(starting, working, task, other, service("web", "web"), service("report", "report"));
        result.violates(
                "the role is used by the tasks of several services, report or web; each of them has the permissions of all");
        assertThat(result.violations())
                .extracting(Violation::enforcementLevel)
                .containsExactly(EnforcementLevel.ADVISORY);
    }

    @Test
    void takes_two_services_with_one_task_definition_for_one() {
        policy.given(starting, working, task, service("blue", "web"), service("green", "web"))
                .passes();
        policy.given(starting, working, task, task("report", STARTING, WORKING), service("web", "web"))
                .passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(starting.with("assumeRolePolicy", unknown()), working, task)
                .isUndecidedOn("assumeRolePolicy");
    }
}
