package dev.policypack.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.engine.Engine;
import dev.policypack.engine.Outcome;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Repair;
import dev.policypack.engine.Session;
import dev.policypack.engine.Verdict;
import dev.policypack.engine.Violation;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Resource;
import dev.policypack.policy.StackContext;
import dev.policypack.value.Path;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.Props;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    private static final Map<String, Map<String, String>> NAMES = Map.of(
            "aws:cloudwatch/logGroup:LogGroup", Map.of("", "aws-native:logs:LogGroup", "name", "logGroupName"),
            "aws:ecr/repository:Repository",
                    Map.of(
                            "", "aws-native:ecr:Repository",
                            "name", "repositoryName",
                            "repositoryUrl", "repositoryUri",
                            "encryptionConfigurations", "encryptionConfiguration"),
            "aws:ecs/taskDefinition:TaskDefinition",
                    Map.of("", "aws-native:ecs:TaskDefinition", "arn", "taskDefinitionArn"),
            "aws:ecs/cluster:Cluster",
                    Map.of("", "aws-native:ecs:Cluster", "name", "clusterName", "settings", "clusterSettings"),
            "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
                    Map.of("", "aws-native:ecs:ClusterCapacityProviderAssociations", "clusterName", "cluster"),
            "aws:iam/role:Role",
                    Map.of(
                            "", "aws-native:iam:Role",
                            "name", "roleName",
                            "assumeRolePolicy", "assumeRolePolicyDocument",
                            "inlinePolicies", "policies"),
            "aws:iam/policy:Policy",
                    Map.of(
                            "", "aws-native:iam:ManagedPolicy",
                            "name", "managedPolicyName",
                            "arn", "policyArn",
                            "policy", "policyDocument"),
            "aws:iam/rolePolicy:RolePolicy",
                    Map.of(
                            "", "aws-native:iam:RolePolicy",
                            "name", "policyName",
                            "role", "roleName",
                            "policy", "policyDocument"));

    /** What is written as JSON for the classic provider, and as it is for the other. */
    private static final List<String> JSON =
            List.of("containerDefinitions", "assumeRolePolicyDocument", "policyDocument");

    /** They go by tables of names and tags, which hold the resources of the classic provider only. */
    private static final List<String> CLASSIC_ONLY =
            List.of("names-carry-environment", "pulumi-required-config", "tags-required");

    static Stream<Policy> policies() {
        return PACK.policies().stream()
                .filter(policy -> !CLASSIC_ONLY.contains(policy.about().name()))
                .filter(policy -> Stream.concat(policy.examples().bad().stream(), policy.examples().good().stream())
                        .flatMap(List::stream)
                        .anyMatch(resource -> NAMES.containsKey(resource.type())));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void examples_get_the_same_verdict_in_both_spellings(Policy policy) {
        Stream.concat(policy.examples().bad().stream(), policy.examples().good().stream())
                .forEach(example -> assertThat(outcome(
                                policy,
                                example.stream().map(CloudControlTest::written).toList()))
                        .as(policy.about() + " on " + example)
                        .isEqualTo(outcome(policy, example)));
    }

    @Test
    void a_message_names_the_property_that_the_user_wrote() {
        Resource repository = Resource.of("aws-native:ecr:Repository", "web")
                .with("encryptionConfiguration", Map.of("encryptionType", "AES256", "kmsKey", "alias/shop"));
        assertThat(engine("ecr-encryption", "{}").judge(repository))
                .flatExtracting(Verdict::violations)
                .extracting(Violation::compact)
                .containsExactly(
                        "encryptionConfiguration.kmsKey is set, but encryptionType is \"AES256\", which takes no key");
    }

    @Test
    void a_container_in_a_list_is_read_like_one_in_json() {
        Resource task = Resource.of("aws-native:ecs:TaskDefinition", "web")
                .with("containerDefinitions", List.of(Map.of("name", "web", "image", "web")));
        assertThat(engine("ecs-image-pinned", "{}").judge(task))
                .flatExtracting(Verdict::violations)
                .extracting(Violation::property)
                .containsExactly("containerDefinitions[0].image");
    }

    @Test
    void a_repair_keeps_the_spelling() {
        Resource repository = Resource.of("aws-native:ecr:Repository", "web").with("repositoryName", "web");
        assertThat(engine("ecr-scan-on-push", "{\"all\": \"remediate\"}").repair(repository))
                .extracting(Repair::properties)
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
        Map<String, String> names = NAMES.get(classic.type());
        if (names == null) {
            return classic;
        }
        Map<String, PropertyValue> properties = new LinkedHashMap<>();
        ((MapValue) classic.props().raw()).entries().forEach((name, value) -> {
            String other = names.getOrDefault(name, name);
            properties.put(other, JSON.contains(other) ? unpacked(value) : value);
        });
        return Resource.of(classic.urn(), names.getOrDefault("", ""), classic.name())
                .withProperties(new MapValue(properties))
                .withOptions(classic.options())
                .withDependencies(classic.dependencies());
    }

    private static PropertyValue unpacked(PropertyValue value) {
        List<PropertyValue> read = new ArrayList<>();
        Props.of(MapValue.EMPTY.with("text", value), Path.root(""))
                .jsonValue("text")
                .matches(read::add);
        return read.isEmpty() ? value : read.get(0);
    }
}
