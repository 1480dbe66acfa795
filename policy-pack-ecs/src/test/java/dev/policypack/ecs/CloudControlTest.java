package dev.policypack.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.engine.Engine;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Remediation;
import dev.policypack.engine.Session;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.value.Path;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.BooleanValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.Props;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same deployment by the classic provider and by the Cloud Control provider, {@code aws-native}, gets the same verdicts. The examples
 * of all policies are written anew by the names of @pulumi/aws-native 1.79.0.
 */
class CloudControlTest {
    private static final PolicyPack PACK = EcsPolicyPack.pack();
    private static final StackContext CONTEXT = StackContext.preview("shop", "dev");

    /** A type of the Cloud Control provider, and where it has what the classic one calls so. */
    private record DeclaredInputs(String type, Map<String, String> places) {}

    private static final Map<String, DeclaredInputs> NAMES = Map.ofEntries(
            Map.entry(
                    "aws:cloudwatch/logGroup:LogGroup",
                    new DeclaredInputs("aws-native:logs:LogGroup", Map.of("name", "logGroupName"))),
            Map.entry(
                    "aws:ecr/repository:Repository",
                    new DeclaredInputs(
                            "aws-native:ecr:Repository",
                            Map.of(
                                    "name",
                                    "repositoryName",
                                    "repositoryUrl",
                                    "repositoryUri",
                                    "encryptionConfigurations",
                                    "encryptionConfiguration"))),
            Map.entry(
                    "aws:ecs/taskDefinition:TaskDefinition",
                    new DeclaredInputs("aws-native:ecs:TaskDefinition", Map.of("arn", "taskDefinitionArn"))),
            Map.entry(
                    "aws:ecs/cluster:Cluster",
                    new DeclaredInputs(
                            "aws-native:ecs:Cluster", Map.of("name", "clusterName", "settings", "clusterSettings"))),
            Map.entry(
                    "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
                    new DeclaredInputs(
                            "aws-native:ecs:ClusterCapacityProviderAssociations",
                            Map.of(
                                    "clusterName",
                                    "cluster",
                                    "defaultCapacityProviderStrategies",
                                    "defaultCapacityProviderStrategy"))),
            Map.entry(
                    "aws:ecs/service:Service",
                    new DeclaredInputs(
                            "aws-native:ecs:Service",
                            Map.of(
                                    "name",
                                    "serviceName",
                                    "arn",
                                    "serviceArn",
                                    "networkConfiguration",
                                    "networkConfiguration.awsvpcConfiguration",
                                    "capacityProviderStrategies",
                                    "capacityProviderStrategy",
                                    "deploymentCircuitBreaker",
                                    "deploymentConfiguration.deploymentCircuitBreaker",
                                    "alarms",
                                    "deploymentConfiguration.alarms",
                                    "deploymentMinimumHealthyPercent",
                                    "deploymentConfiguration.minimumHealthyPercent",
                                    "deploymentMaximumPercent",
                                    "deploymentConfiguration.maximumPercent"))),
            Map.entry(
                    "aws:appautoscaling/target:Target",
                    new DeclaredInputs("aws-native:applicationautoscaling:ScalableTarget", Map.of())),
            Map.entry(
                    "aws:appautoscaling/policy:Policy",
                    new DeclaredInputs(
                            "aws-native:applicationautoscaling:ScalingPolicy", Map.of("name", "policyName"))),
            Map.entry(
                    "aws:cloudwatch/metricAlarm:MetricAlarm",
                    new DeclaredInputs("aws-native:cloudwatch:Alarm", Map.of("name", "alarmName"))),
            Map.entry(
                    "aws:cloudwatch/compositeAlarm:CompositeAlarm",
                    new DeclaredInputs("aws-native:cloudwatch:CompositeAlarm", Map.of("name", "alarmName"))),
            Map.entry(
                    "aws:iam/role:Role",
                    new DeclaredInputs(
                            "aws-native:iam:Role",
                            Map.of(
                                    "name",
                                    "roleName",
                                    "assumeRolePolicy",
                                    "assumeRolePolicyDocument",
                                    "inlinePolicies",
                                    "policies"))),
            Map.entry(
                    "aws:iam/policy:Policy",
                    new DeclaredInputs(
                            "aws-native:iam:ManagedPolicy",
                            Map.of("name", "managedPolicyName", "arn", "policyArn", "policy", "policyDocument"))),
            Map.entry(
                    "aws:iam/rolePolicy:RolePolicy",
                    new DeclaredInputs(
                            "aws-native:iam:RolePolicy",
                            Map.of("name", "policyName", "role", "roleName", "policy", "policyDocument"))));

    /** What is written as JSON for the classic provider, and as it is for the other. */
    private static final List<String> JSON =
            List.of("containerDefinitions", "assumeRolePolicyDocument", "policyDocument");

    /** They go by tables of what the classic provider has, or by a default of its own: {@code desiredCount} is 0 there. */
    private static final List<String> CLASSIC_ONLY = List.of(
            "ecs-desired-count",
            "names-carry-environment",
            "pulumi-known-properties",
            "pulumi-required-config",
            "tags-required");

    static Stream<Policy> policies() {
        return PACK.policies().stream()
                .filter(policy -> !CLASSIC_ONLY.contains(policy.about().name()))
                .filter(policy -> policy.about().constraints().isEmpty() || looksAtBoth(policy))
                .filter(policy -> Stream.concat(policy.examples().bad().stream(), policy.examples().good().stream())
                        .flatMap(List::stream)
                        .anyMatch(resource -> NAMES.containsKey(resource.type())));
    }

    /** Constraints go by the properties of the classic provider; a policy of theirs looks at the other one only where it says so. */
    private static boolean looksAtBoth(Policy policy) {
        return policy instanceof ResourcePolicy<?> judge
                && NAMES.values().stream().anyMatch(counterpart -> judge.type().matches(counterpart.type()));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void examples_get_the_same_verdict_in_both_spellings(Policy policy) {
        Stream.concat(policy.examples().bad().stream(), policy.examples().good().stream())
                .forEach(example -> {
                    Outcome other = outcome(
                            policy,
                            example.stream().map(CloudControlTest::written).toList());
                    // What an API of ECS refuses is told of the classic provider's properties only.
                    if (policy.about().constraints().isEmpty() || other != Outcome.NOT_APPLICABLE) {
                        assertThat(other).as(policy.about() + " on " + example).isEqualTo(outcome(policy, example));
                    }
                });
    }

    @Test
    void a_message_names_the_property_that_the_user_wrote() {
        Resource repository = Resource.of("aws-native:ecr:Repository", "web")
                .with("encryptionConfiguration", Map.of("encryptionType", "AES256", "kmsKey", "alias/shop"));
        assertThat(engine("ecr-encryption", "{}").evaluate(repository))
                .flatExtracting(Verdict::violations)
                .extracting(Violation::compact)
                .containsExactly(
                        "encryptionConfiguration.kmsKey is set, but encryptionType is \"AES256\", which takes no key");
    }

    @Test
    void a_container_in_a_list_is_read_like_one_in_json() {
        Resource task = Resource.of("aws-native:ecs:TaskDefinition", "web")
                .with("containerDefinitions", List.of(Map.of("name", "web", "image", "web")));
        assertThat(engine("ecs-image-pinned", "{}").evaluate(task))
                .flatExtracting(Verdict::violations)
                .extracting(Violation::place)
                .containsExactly("containerDefinitions[0].image");
    }

    @Test
    void a_repair_keeps_the_spelling() {
        Resource repository = Resource.of("aws-native:ecr:Repository", "web").with("repositoryName", "web");
        assertThat(engine("ecr-scan-on-push", "{\"all\": \"remediate\"}").remediate(repository))
                .extracting(Remediation::properties)
                .containsExactly((MapValue) repository
                        .with("imageScanningConfiguration", Map.of("scanOnPush", true))
                        .props()
                        .raw());
    }

    @Test
    void what_only_this_provider_has_is_seen() {
        Resource repository = Resource.of("aws-native:ecr:Repository", "web").with("repositoryName", "web");
        Policy policy = policy("ecr-lifecycle-policy");
        assertThat(outcome(policy, List.of(repository))).isEqualTo(Outcome.VIOLATES);
        assertThat(outcome(
                        policy,
                        List.of(repository.with("lifecyclePolicy", Map.of("lifecyclePolicyText", "{\"rules\": []}")))))
                .isEqualTo(Outcome.PASSES);
    }

    @Test
    void a_managed_policy_names_the_roles_that_have_it() {
        List<Resource> bad = policy("ecs-exec-prerequisites").examples().bad().get(0);
        List<String> actions = List.of(
                "ssmmessages:CreateControlChannel",
                "ssmmessages:CreateDataChannel",
                "ssmmessages:OpenControlChannel",
                "ssmmessages:OpenDataChannel");
        Resource managed = Resource.of("aws-native:iam:ManagedPolicy", "exec")
                .with("roles", List.of("web"))
                .with(
                        "policyDocument",
                        Map.of("Statement", List.of(Map.of("Effect", "Allow", "Action", actions, "Resource", "*"))));
        List<Resource> good =
                new ArrayList<>(bad.stream().map(CloudControlTest::written).toList());
        good.add(managed);
        assertThat(outcome(policy("ecs-exec-prerequisites"), bad)).isEqualTo(Outcome.VIOLATES);
        assertThat(outcome(policy("ecs-exec-prerequisites"), good)).isEqualTo(Outcome.PASSES);
    }

    @Test
    void a_service_without_desired_count_runs_one_task() {
        Resource service = Resource.of("aws-native:ecs:Service", "web").with("serviceName", "web");
        Policy policy = policy("ecs-desired-count");
        assertThat(outcome(policy, List.of(service))).isEqualTo(Outcome.PASSES);
        assertThat(outcome(policy, List.of(service.with("desiredCount", PropertyValue.unknown()))))
                .isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void a_repair_of_a_nested_property_leaves_what_is_beside_it() {
        Resource service = Resource.of("aws-native:ecs:Service", "web")
                .with("deploymentConfiguration", Map.of("maximumPercent", 200));
        assertThat(engine("ecs-deployment-circuit-breaker", "{\"all\": \"remediate\"}")
                        .remediate(service))
                .extracting(Remediation::properties)
                .containsExactly((MapValue) service.with(
                                "deploymentConfiguration",
                                Map.of(
                                        "maximumPercent",
                                        200,
                                        "deploymentCircuitBreaker",
                                        Map.of("enable", true, "rollback", true)))
                        .props()
                        .raw());
    }

    @Test
    void a_scaling_policy_names_its_target() {
        List<Resource> good = policy("ecs-autoscaling").examples().good().get(0);
        List<Resource> named = good.stream()
                .map(CloudControlTest::written)
                .map(resource -> resource.type().endsWith(":ScalingPolicy")
                        ? resource.without("resourceId")
                                .without("serviceNamespace")
                                .with("scalingTargetId", "service/shop/web|ecs:service:DesiredCount|ecs")
                        : resource)
                .toList();
        assertThat(outcome(policy("ecs-autoscaling"), named)).isEqualTo(Outcome.PASSES);
    }

    @Test
    void an_alarm_on_an_expression_names_its_metrics() {
        List<Resource> stack = policy("alarms-present").examples().good().get(0).stream()
                .map(CloudControlTest::written)
                .map(resource -> resource.type().endsWith(":Alarm") ? ofExpression(resource) : resource)
                .toList();
        assertThat(stack).extracting(Resource::type).contains("aws-native:cloudwatch:Alarm");
        assertThat(outcome(policy("alarms-present"), stack)).isEqualTo(Outcome.PASSES);
    }

    private static Resource ofExpression(Resource alarm) {
        Map<String, PropertyValue> all = ((MapValue) alarm.props().raw()).entries();
        Resource rest = alarm;
        MapValue metric = MapValue.EMPTY;
        for (String name : List.of("namespace", "metricName", "dimensions")) {
            metric = metric.with(name, all.getOrDefault(name, PropertyValue.of(null)));
            rest = rest.without(name);
        }
        return rest.with("metrics", List.of(Map.of("id", "m", "metricStat", Map.of("metric", metric))));
    }

    private static Policy policy(String name) {
        return PACK.policies().stream()
                .filter(policy -> policy.about().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Engine engine(String policy, String config) {
        return new Engine(PACK.only(info -> info.name().equals(policy)), PackConfig.parse(config), CONTEXT);
    }

    private static Outcome outcome(Policy policy, List<Resource> stack) {
        Session session = new Session(
                PACK.only(info -> info.name().equals(policy.about().name())),
                PackConfig.parse("{\"all\": \"advisory\"}"),
                CONTEXT);
        List<Verdict> verdicts = new ArrayList<>();
        stack.forEach(resource -> verdicts.addAll(session.analyze(resource).verdicts()));
        verdicts.addAll(session.analyzeStack(stack).verdicts());
        return Stream.of(Outcome.VIOLATES, Outcome.UNDECIDED, Outcome.PASSES)
                .filter(outcome -> verdicts.stream().anyMatch(verdict -> verdict.outcome() == outcome))
                .findFirst()
                .orElse(Outcome.NOT_APPLICABLE);
    }

    /** The resource as a program writes it for the Cloud Control provider; as it is when the test does not know that type there. */
    private static Resource written(Resource classic) {
        DeclaredInputs other = NAMES.get(classic.type());
        if (other == null) {
            return classic;
        }
        Resource written = Resource.of(classic.urn(), other.type(), classic.name())
                .withOptions(classic.options())
                .withDependencies(classic.dependencies());
        for (Map.Entry<String, PropertyValue> property :
                ((MapValue) classic.props().raw()).entries().entrySet()) {
            String place = other.places().getOrDefault(property.getKey(), property.getKey());
            PropertyValue value = shaped(place, property.getValue());
            int dot = place.indexOf('.');
            if (dot < 0) {
                written = written.with(place, value);
            } else {
                String outer = place.substring(0, dot);
                Props around = written.props().object(outer);
                written = written.with(
                        outer, around.with(place.substring(dot + 1), value).raw());
            }
        }
        return written;
    }

    /** The value in the shape that the Cloud Control provider takes it in. */
    private static PropertyValue shaped(String place, PropertyValue value) {
        if (JSON.contains(place)) {
            return unpacked(value);
        }
        if (!(value instanceof MapValue map)) {
            return value;
        }
        if (place.equals("dimensions")) {
            return PropertyValue.of(map.entries().entrySet().stream()
                    .map(entry -> Map.of("name", entry.getKey(), "value", entry.getValue()))
                    .toList());
        }
        if (place.equals("serviceRegistries")) {
            return PropertyValue.of(List.of(map));
        }
        PropertyValue publicIp = map.entries().get("assignPublicIp");
        return publicIp instanceof BooleanValue flag
                ? map.with("assignPublicIp", PropertyValue.of(flag.value() ? "ENABLED" : "DISABLED"))
                : map;
    }

    private static PropertyValue unpacked(PropertyValue value) {
        List<PropertyValue> read = new ArrayList<>();
        Props.of(MapValue.EMPTY.with("text", value), Path.root(""))
                .jsonValue("text")
                .matches(read::add);
        return read.isEmpty() ? value : read.get(0);
    }
}
