package dev.policypack.ecs.policies.pulumi;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoUnusedResourcesTest {
    private static final String IN_GROUP = "nothing is in this security group";
    private static final String WRITES = "nothing writes to this log group";
    private static final String TAKES = "nothing takes this role";
    private static final String IMAGE = "nothing takes its image from this repository, or puts one there";
    private static final String HAS_TARGETS = "no listener, rule or service has this target group";
    private static final String NO_SERVICE =
            "a listener or rule forwards to this target group, and no service puts its tasks into it";

    private final PolicyTester policy = PolicyTester.of(new NoUnusedResources());
    private final Resource targets =
            Resource.of("aws:lb/targetGroup:TargetGroup", "web").with("arn", "arn:group/web/1");
    private final Resource rule = Resource.of("aws:alb/listenerRule:ListenerRule", "web")
            .with("actions", List.of(Map.of("type", "forward", "targetGroupArn", "arn:group/web/1")));
    private final Resource service = Resource.of("aws:ecs/service:Service", "web");
    private final Resource registering =
            service.with("loadBalancers", List.of(Map.of("targetGroupArn", "arn:group/web/1")));
    private final Resource group =
            Resource.of("aws:ec2/securityGroup:SecurityGroup", "web").with("id", "sg-1");
    private final Resource logs = Resource.of("aws:cloudwatch/logGroup:LogGroup", "web")
            .with("name", "/ecs/web")
            .with("arn", "arn:logs:/ecs/web");
    private final Resource task = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web");

    @Test
    void a_target_group_gets_requests_and_has_tasks() {
        policy.given(targets).violates(HAS_TARGETS);
        policy.given(targets, rule).violates(NO_SERVICE);
        policy.given(targets, rule, registering).passes();
        policy.given(
                        targets,
                        rule,
                        Resource.of("aws:lb/targetGroupAttachment:TargetGroupAttachment", "lambda")
                                .with("targetGroupArn", "arn:group/web/1"))
                .passes();
        policy.given(
                        targets,
                        Resource.of("aws:cloudwatch/metricAlarm:MetricAlarm", "unhealthy")
                                .with("dimensions", Map.of("TargetGroup", "arn:group/web/1")))
                .violates(HAS_TARGETS);
    }

    @Test
    void a_security_group_has_members_and_its_own_rules_are_none() {
        Resource egress = Resource.of("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "out")
                .with("securityGroupId", "sg-1");
        policy.given(group, egress).violates(IN_GROUP);
        policy.given(group, egress.with("securityGroupId", "sg-2").with("referencedSecurityGroupId", "sg-1"))
                .passes();
        policy.given(group, service.with("networkConfiguration", Map.of("securityGroups", List.of("sg-1"))))
                .passes();
        policy.given(group, service.with("networkConfiguration", Map.of("securityGroups", List.of("sg-10"))))
                .violates(IN_GROUP);
    }

    @Test
    void a_log_group_is_written_to() {
        policy.given(logs).violates(WRITES);
        policy.given(
                        logs,
                        task.with(
                                "containerDefinitions",
                                "[{\"logConfiguration\": {\"options\": {\"awslogs-group\": \"/ecs/web\"}}}]"))
                .passes();
        policy.given(logs, task.with("containerDefinitions", "[{\"name\": \"web\"}]"))
                .violates(WRITES);
        policy.given(logs.with("name", "/aws/rds/cluster/web/postgresql")).passes();
        policy.given(logs, Resource.of("pulumi:pulumi:Stack", "shop-dev").with("logGroup", "/ecs/web"))
                .passes();
    }

    @Test
    void a_repository_gives_images() {
        Resource repository = Resource.of("aws:ecr/repository:Repository", "web")
                .with("name", "shop/web")
                .with("repositoryUrl", "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/web");
        Resource lifecycle = Resource.of("aws:ecr/lifecyclePolicy:LifecyclePolicy", "web")
                .with("repository", "shop/web")
                .dependingOn(repository);
        policy.given(repository, lifecycle).violates(IMAGE);
        policy.given(
                        repository,
                        lifecycle,
                        task.with(
                                "containerDefinitions",
                                "[{\"image\": \"123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/web:1.4.2\"}]"))
                .passes();
    }

    @Test
    void a_role_for_a_service_is_taken() {
        Resource role = Resource.of("aws:iam/role:Role", "task")
                .with("name", "web-task")
                .with(
                        "assumeRolePolicy",
                        "{\"Statement\": [{\"Principal\": {\"Service\": \"ecs-tasks.amazonaws.com\"}}]}");
        Resource attachment = Resource.of("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "task")
                .with("role", "web-task");
        policy.given(role, attachment).violates(TAKES);
        policy.given(role, attachment, task.with("taskRoleArn", "arn:aws:iam::123456789012:role/web-task"))
                .passes();
        policy.given(role.with(
                        "assumeRolePolicy",
                        "{\"Statement\": [{\"Principal\": {\"Federated\": \"token.actions.githubusercontent.com\"}}]}"))
                .passes();
    }

    @Test
    void what_is_not_known_yet_may_be_the_use() {
        Resource preview = service.with("networkConfiguration", unknown());
        policy.given(
                        group.with("id", unknown()),
                        preview.withPropertyDependencies("networkConfiguration", List.of(group.urn())))
                .passes();
        policy.given(group.with("id", unknown()), preview.withInputs(List.of("networkConfiguration")))
                .isUndecidedOn(
                        "networkConfiguration of aws:ecs/service:Service (web)",
                        "whether the program will still create one");
    }

    @Test
    void nothing_to_use_is_nothing_unused() {
        policy.given(service).isNotApplicable();
        policy.given().isNotApplicable();
    }
}
