package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.engine.Settings;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecPrerequisitesTest {
    private static final String TASK = "aws:ecs/taskDefinition:TaskDefinition (task)";
    private static final String NO_ROLE =
            "enableExecuteCommand is true, and the task definition, " + TASK + ", has no task role";
    private static final String NOT_ALLOWED = "enableExecuteCommand is true, and the task role of " + TASK
            + " does not allow ssmmessages:CreateControlChannel, ssmmessages:CreateDataChannel,"
            + " ssmmessages:OpenControlChannel or ssmmessages:OpenDataChannel";
    private static final String READ_ONLY = "enableExecuteCommand is true, and a container of the task definition, "
            + TASK + ", has a read-only root file system";

    private final PolicyTester policy = PolicyTester.of(new ExecPrerequisites());
    private final Resource role = Resource.of("aws:iam/role:Role", "work")
            .with("arn", "arn:role/work-1")
            .with("name", "work-1");
    private final Resource task = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "task")
            .with("arn", "arn:task")
            .with("taskRoleArn", "arn:role/work-1")
            .with("containerDefinitions", "[{\"name\": \"web\"}]");
    private final Resource service = Resource.of("aws:ecs/service:Service", "web")
            .with("taskDefinition", "arn:task")
            .with("enableExecuteCommand", true);
    private final Resource policyOfRole = Resource.of("aws:iam/rolePolicy:RolePolicy", "exec")
            .with("role", "work-1")
            .with("policy", allow("ssmmessages:*"));
    private final Resource managed = Resource.of("aws:iam/policy:Policy", "exec")
            .with("arn", "arn:policy")
            .with("policy", allow("ssmmessages:*"));
    private final Resource attached = Resource.of("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "exec")
            .with("role", "work-1")
            .with("policyArn", "arn:policy");

    @Test
    void the_role_may_open_the_channel_by_a_policy_of_any_kind() {
        policy.given(role, task, service).violates(NOT_ALLOWED);
        policy.given(role, task, service, policyOfRole).passes();
        policy.given(role, task, service, managed, attached).passes();
        policy.given(role.with("managedPolicyArns", List.of("arn:policy")), task, service, managed)
                .passes();
        policy.given(role.with("inlinePolicies", List.of(Map.of("policy", allow("*")))), task, service)
                .passes();
        policy.given(
                        role,
                        task,
                        service,
                        attached.with("policyArn", "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"))
                .passes();
    }

    @Test
    void says_which_actions_are_missing() {
        policy.given(role, task, service, policyOfRole.with("policy", allow("SSMMessages:create*")))
                .violates("enableExecuteCommand is true, and the task role of " + TASK
                        + " does not allow ssmmessages:OpenControlChannel or ssmmessages:OpenDataChannel");
        policy.given(role, task, service, policyOfRole.with("policy", allow("ssmmessages:?penDataChannel")))
                .violates("enableExecuteCommand is true, and the task role of " + TASK
                        + " does not allow ssmmessages:CreateControlChannel, ssmmessages:CreateDataChannel or"
                        + " ssmmessages:OpenControlChannel");
        policy.given(role, task, service, policyOfRole.with("role", "other")).violates(NOT_ALLOWED);
        policy.given(
                        role,
                        task,
                        service,
                        attached.with(
                                "policyArn", "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"))
                .violates(NOT_ALLOWED);
        policy.given(
                        role,
                        task,
                        service,
                        policyOfRole.with(
                                "policy", "{\"Statement\": {\"Effect\": \"Deny\", \"Action\": \"ssmmessages:*\"}}"))
                .violates(NOT_ALLOWED);
        policy.given(
                        role,
                        task,
                        service,
                        policyOfRole.with(
                                "policy", "{\"Statement\": {\"Effect\": \"Allow\", \"NotAction\": \"iam:*\"}}"))
                .passes();
    }

    @Test
    void a_role_there_must_be() {
        policy.given(task.without("taskRoleArn"), service).violates(NO_ROLE);
    }

    @Test
    void no_container_has_a_read_only_root_without_volumes_for_the_agent() {
        Resource closed = task.with("containerDefinitions", "[{\"name\": \"web\", \"readonlyRootFilesystem\": true}]");
        policy.given(role, closed, service, policyOfRole).violates(READ_ONLY);
        policy.given(
                        role,
                        task.with(
                                "containerDefinitions",
                                """
                                [{"name": "web", "readonlyRootFilesystem": true,
                                  "mountPoints": [{"sourceVolume": "a", "containerPath": "/var/lib/amazon"}]}]
                                """),
                        service,
                        policyOfRole)
                .passes();
    }

    @Test
    void unknown_references_are_followed_along_the_edges() {
        Resource preview = service.with("taskDefinition", unknown())
                .withPropertyDependencies("taskDefinition", List.of(task.urn()));
        Resource shaped = task.with("arn", unknown())
                .with("taskRoleArn", unknown())
                .withPropertyDependencies("taskRoleArn", List.of(role.urn()));
        Resource granting = policyOfRole.with("role", unknown()).withPropertyDependencies("role", List.of(role.urn()));
        policy.given(role, shaped, preview, granting).isUndecidedOn("taskRoleArn of " + TASK);
        policy.given(role, shaped.with("taskRoleArn", "arn:role/work-1"), preview, granting)
                .passes();
        policy.given(task.without("taskRoleArn"), Resource.of("aws:iam/role:Role", "other"), preview)
                .violates(NO_ROLE);
    }

    @Test
    void without_edges_and_while_more_may_come_it_waits() {
        policy.given(role, task, service.with("taskDefinition", unknown()), policyOfRole)
                .passes();
        policy.given(role, task, service, policyOfRole.with("policy", unknown()))
                .isUndecidedOn(
                        "policy of aws:iam/rolePolicy:RolePolicy (exec)", "whether the program will still create one");
        policy.given(role, task, service.with("enableExecuteCommand", unknown()))
                .isUndecidedOn("enableExecuteCommand");
    }

    @Test
    void roles_that_all_lack_the_rights_decide_before_it_is_known_which_is_meant() {
        Resource first = role.with("managedPolicyArns", unknown())
                .with("inlinePolicies", unknown())
                .withInputs(List.of("name"));
        policy.given(first, task.with("taskRoleArn", unknown()), service)
                .isUndecidedOn("taskRoleArn of " + TASK, "whether the program will still create one");
        policy.with(Settings.COMPLETE_PREVIEWS, true)
                .given(first, task.with("taskRoleArn", unknown()), service)
                .violates(NOT_ALLOWED);
        policy.with(Settings.COMPLETE_PREVIEWS, true)
                .given(role.with("managedPolicyArns", unknown()), task.with("taskRoleArn", unknown()), service)
                .isUndecidedOn("taskRoleArn of " + TASK, "managedPolicyArns of aws:iam/role:Role (work)");
    }

    @Test
    void outside_the_stack_is_not_missing() {
        policy.given(task, service).isUndecidedOn("taskRoleArn of " + TASK);
        policy.given(role, service).isUndecidedOn("taskDefinition");
        policy.given(role, task, service, attached.with("policyArn", "arn:of-another-stack"))
                .isUndecidedOn("policyArn of aws:iam/rolePolicyAttachment:RolePolicyAttachment (exec)");
    }

    @Test
    void services_that_do_not_allow_it_need_nothing() {
        policy.given(task.without("taskRoleArn"), service.without("enableExecuteCommand"))
                .passes();
        policy.given(task.without("taskRoleArn"), service.with("enableExecuteCommand", false))
                .passes();
        policy.given(service.without("taskDefinition")).passes();
        policy.given(role, task).isNotApplicable();
    }

    private static String allow(String action) {
        return "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"" + action + "\", \"Resource\": \"*\"}]}";
    }
}
