package dev.policypack.ecs.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import dev.policypack.simulation.BridgeDefaults;
import dev.policypack.simulation.PropertyNames;
import dev.policypack.simulation.SimulatedProvider;
import dev.policypack.simulation.SimulatedType;
import dev.policypack.value.PropertyValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsSimulationTest {
    private static final String SERVICE = "aws:ecs/service:Service";
    private static final String ROLE = "aws:iam/role:Role";

    private static final Map<String, SimulatedType> TYPES =
            Maps.uniqueIndex(new AwsSimulation().types(), SimulatedType::token);

    private final SimulatedAws aws = new SimulatedAws(Map.of());

    private Map<String, Object> check(String type, Map<String, Object> inputs) {
        return aws.check(type, "web", Map.of(), inputs);
    }

    private Map<String, Object> created(String type, Map<String, Object> inputs) {
        return aws.create(type, "web", check(type, inputs));
    }

    static Stream<String> types() {
        return TYPES.keySet().stream();
    }

    static Stream<String> functions() {
        return new AwsSimulation().functions().stream().map(SimulatedType::token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws:ec2/vpc:Vpc aws:ec2/subnet:Subnet aws:ec2/internetGateway:InternetGateway aws:ec2/natGateway:NatGateway",
                "aws:ec2/eip:Eip aws:ec2/routeTable:RouteTable aws:ec2/route:Route aws:ec2/securityGroup:SecurityGroup",
                "aws:ec2/routeTableAssociation:RouteTableAssociation aws:ec2/securityGroupRule:SecurityGroupRule",
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule aws:ec2/vpcEndpoint:VpcEndpoint",
                "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule aws:ec2/flowLog:FlowLog",
                "aws:lb/loadBalancer:LoadBalancer aws:lb/targetGroup:TargetGroup aws:lb/listener:Listener",
                "aws:alb/loadBalancer:LoadBalancer aws:alb/targetGroup:TargetGroup aws:alb/listener:Listener",
                "aws:lb/listenerRule:ListenerRule aws:lb/listenerCertificate:ListenerCertificate",
                "aws:ecs/cluster:Cluster aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
                "aws:ecs/service:Service aws:ecs/taskDefinition:TaskDefinition aws:ecs/taskSet:TaskSet",
                "aws:iam/role:Role aws:iam/rolePolicy:RolePolicy aws:iam/policy:Policy",
                "aws:iam/rolePolicyAttachment:RolePolicyAttachment aws:iam/instanceProfile:InstanceProfile",
                "aws:cloudwatch/logGroup:LogGroup aws:cloudwatch/metricAlarm:MetricAlarm aws:cloudwatch/dashboard:Dashboard",
                "aws:ecr/repository:Repository aws:ecr/lifecyclePolicy:LifecyclePolicy aws:ecr/repositoryPolicy:RepositoryPolicy",
                "aws:rds/cluster:Cluster aws:rds/clusterInstance:ClusterInstance aws:rds/instance:Instance",
                "aws:rds/subnetGroup:SubnetGroup aws:rds/clusterParameterGroup:ClusterParameterGroup",
                "aws:rds/parameterGroup:ParameterGroup aws:kms/key:Key aws:kms/alias:Alias",
                "aws:secretsmanager/secret:Secret aws:secretsmanager/secretVersion:SecretVersion",
                "aws:secretsmanager/secretRotation:SecretRotation aws:ssm/parameter:Parameter aws:sns/topic:Topic",
                "aws:appautoscaling/target:Target aws:appautoscaling/policy:Policy aws:acm/certificate:Certificate",
                "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace aws:servicediscovery/service:Service",
                "aws:codedeploy/application:Application aws:codedeploy/deploymentGroup:DeploymentGroup",
                "aws:s3/bucket:Bucket aws:s3/bucketV2:BucketV2 aws:route53/record:Record",
                "aws:wafv2/webAcl:WebAcl aws:wafv2/webAclAssociation:WebAclAssociation",
            })
    void knows_what_a_stack_on_fargate_is_made_of(String tokens) {
        assertThat(TYPES.keySet()).containsAll(Splitter.on(' ').split(tokens));
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_gets_an_id_and_a_well_formed_arn_of_its_own(String type) {
        Map<String, Object> one = aws.create(type, "one", aws.check(type, "one", Map.of(), Map.of()));
        Map<String, Object> two = aws.create(type, "two", aws.check(type, "two", Map.of(), Map.of()));

        assertThat(one.get("id").toString()).isNotBlank().doesNotContain("{", "}");
        assertThat(one).doesNotContainKey(BridgeDefaults.PROPERTY);
        for (String output : one.keySet()) {
            if (output.toLowerCase(java.util.Locale.ROOT).endsWith("arn")
                    && !one.get(output).equals("")) {
                assertThat(one.get(output).toString()).as(output).doesNotContain("{", "}");
            }
        }
        if (one.containsKey("arn") && !type.startsWith("aws:sns/topicSub") && !type.contains("secretVersion")) {
            if (type.contains("defaultVpc")) {
                return; // there is one in each region
            }
            if (!type.contains("/listener")) {
                assertThat(one.get("arn").toString()).matches("arn:aws:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12})?:.+");
            }
            assertThat(one.get("arn")).isNotEqualTo(two.get("arn"));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_table_names_only_properties_that_the_provider_has(String type) {
        PropertyNames names = AwsProperties.of(type);
        SimulatedType line = TYPES.get(type);

        assertThat(names.inputs()).isNotEmpty();
        assertThat(names.inputs()).containsAll(line.replacing());
        assertThat(names.inputs())
                .containsAll(line.presets().keySet().stream()
                        .map(path -> Splitter.on('.').split(path).iterator().next())
                        .toList());
        assertThat(Sets.union(Sets.union(names.inputs(), names.outputs()), java.util.Set.of("id")))
                .containsAll(line.outputs().keySet().stream()
                        .map(path -> Splitter.on('.').split(path).iterator().next())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void every_function_answers_all_that_the_provider_answers(String function) {
        assertThat(aws.invoke(function, Map.of()).keySet())
                .containsAll(Sets.difference(
                        AwsProperties.of(function).outputs(),
                        AwsProperties.of(function).inputs()));
    }

    @ParameterizedTest
    @CsvSource({
        "aws:ecs/cluster:Cluster, arn:aws:ecs:us-east-1:123456789012:cluster/web-[0-9a-f]{7}",
        "aws:ecs/service:Service, arn:aws:ecs:us-east-1:123456789012:service/default/web-[0-9a-f]{7}",
        "aws:lb/targetGroup:TargetGroup, 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web-[0-9a-f]{7}/[0-9a-f]{16}'",
        "aws:lb/loadBalancer:LoadBalancer, 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web-[0-9a-f]{7}/[0-9a-f]{16}'",
        "aws:iam/policy:Policy, arn:aws:iam::123456789012:policy/web-[0-9a-f]{7}",
        "aws:secretsmanager/secret:Secret, 'arn:aws:secretsmanager:us-east-1:123456789012:secret:web-[0-9a-f]{7}-[A-Za-z]{6}'",
        "aws:sns/topic:Topic, arn:aws:sns:us-east-1:123456789012:web-[0-9a-f]{7}",
        "aws:acm/certificate:Certificate, 'arn:aws:acm:us-east-1:123456789012:certificate/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}'",
        "aws:ec2/vpc:Vpc, vpc-0[0-9a-f]{16}",
        "aws:ec2/subnet:Subnet, subnet-0[0-9a-f]{16}",
        "aws:ec2/securityGroup:SecurityGroup, sg-0[0-9a-f]{16}",
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule, sgr-0[0-9a-f]{16}",
        "aws:kms/key:Key, '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}'",
        "aws:kms/alias:Alias, alias/web-[0-9a-f]{7}",
        "aws:iam/role:Role, web-[0-9a-f]{7}",
        "aws:cloudwatch/logGroup:LogGroup, web-[0-9a-f]{7}",
        "aws:rds/cluster:Cluster, tf-20260101[0-9a-f]{18}",
        "aws:rds/instance:Instance, 'db-[A-Z2-7]{26}'",
        "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace, 'ns-[a-z0-9]{16}'",
        "aws:sqs/queue:Queue, https://sqs.us-east-1.amazonaws.com/123456789012/web-[0-9a-f]{7}",
    })
    void ids_have_the_shape_of_real_ones(String type, String pattern) {
        assertThat(created(type, Map.of()).get("id").toString()).matches(pattern);
    }

    @Test
    void arns_follow_from_the_inputs() {
        assertThat(created("aws:ecs/taskDefinition:TaskDefinition", Map.of("family", "shop")))
                .containsEntry("arn", "arn:aws:ecs:us-east-1:123456789012:task-definition/shop:1")
                .containsEntry("arnWithoutRevision", "arn:aws:ecs:us-east-1:123456789012:task-definition/shop")
                .containsEntry("id", "shop");
        assertThat(created(
                        SERVICE, Map.of("name", "front", "cluster", "arn:aws:ecs:us-east-1:123456789012:cluster/blue")))
                .containsEntry("id", "arn:aws:ecs:us-east-1:123456789012:service/blue/front");
        assertThat(created(ROLE, Map.of("name", "task", "path", "/shop/")))
                .containsEntry("arn", "arn:aws:iam::123456789012:role/shop/task");
        assertThat(created("aws:cloudwatch/logGroup:LogGroup", Map.of("name", "/ecs/shop")))
                .containsEntry("arn", "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/shop");
        assertThat(created("aws:ecr/repository:Repository", Map.of("name", "shop")))
                .containsEntry("repositoryUrl", "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop");
        assertThat(created("aws:ssm/parameter:Parameter", Map.of("name", "/shop/url", "type", "String")))
                .containsEntry("arn", "arn:aws:ssm:us-east-1:123456789012:parameter/shop/url");
        assertThat(created(
                                "aws:lb/listener:Listener",
                                Map.of(
                                        "loadBalancerArn",
                                        "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/w/0123456789abcdef"))
                        .get("arn")
                        .toString())
                .matches(
                        "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/w/0123456789abcdef/[0-9a-f]{16}");
    }

    @Test
    void resources_live_in_the_region_and_partition_of_the_provider() {
        SimulatedAws china = new SimulatedAws(Map.of("region", "cn-north-1"));

        assertThat(china.create("aws:ecs/cluster:Cluster", "x", Map.of("name", "c")))
                .containsEntry("arn", "arn:aws-cn:ecs:cn-north-1:123456789012:cluster/c");
        assertThat(china.create("aws:ecr/repository:Repository", "x", Map.of("name", "r")))
                .containsEntry("repositoryUrl", "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/r");
    }

    @Test
    void check_fills_in_defaults_and_notes_them() {
        Map<String, Object> inputs = check(
                SERVICE,
                Map.of(
                        "name",
                        "front",
                        "desiredCount",
                        2L,
                        "deploymentMaximumPercent",
                        150L,
                        "networkConfiguration",
                        Map.of("subnets", List.of("subnet-1")),
                        "loadBalancers",
                        List.of(Map.of("containerName", "web"))));

        Map<String, Object> expected = new TreeMap<>();
        expected.put("name", "front");
        expected.put("desiredCount", 2L);
        expected.put("deploymentMaximumPercent", 150L);
        expected.put("deploymentMinimumHealthyPercent", 100L);
        expected.put("availabilityZoneRebalancing", "DISABLED");
        expected.put("enableEcsManagedTags", false);
        expected.put("enableExecuteCommand", false);
        expected.put("schedulingStrategy", "REPLICA");
        expected.put("waitForSteadyState", false);
        expected.put(
                "networkConfiguration",
                Map.of(
                        "subnets",
                        List.of("subnet-1"),
                        "assignPublicIp",
                        false,
                        "__defaults",
                        List.of("assignPublicIp")));
        expected.put("loadBalancers", List.of(Map.of("containerName", "web", "__defaults", List.of())));
        expected.put("tagsAll", Map.of());
        expected.put(
                "__defaults",
                List.of(
                        "availabilityZoneRebalancing",
                        "deploymentMinimumHealthyPercent",
                        "enableEcsManagedTags",
                        "enableExecuteCommand",
                        "schedulingStrategy",
                        "waitForSteadyState"));
        assertThat(inputs).isEqualTo(expected);
    }

    @Test
    void defaults_reach_into_lists() {
        Map<String, Object> inputs = check(
                "aws:lb/listener:Listener",
                Map.of(
                        "defaultActions",
                        List.of(
                                Map.of("type", "redirect", "redirect", Map.of("statusCode", "HTTP_301", "port", "443")),
                                Map.of("type", "forward", "targetGroupArn", "arn"))));

        assertThat(inputs.get("defaultActions"))
                .isEqualTo(List.of(
                        Map.of(
                                "type",
                                "redirect",
                                "redirect",
                                Map.of(
                                        "statusCode", "HTTP_301",
                                        "port", "443",
                                        "host", "#{host}",
                                        "path", "/#{path}",
                                        "protocol", "#{protocol}",
                                        "query", "#{query}",
                                        "__defaults", List.of("host", "path", "protocol", "query")),
                                "__defaults",
                                List.of()),
                        Map.of("type", "forward", "targetGroupArn", "arn", "__defaults", List.of())));
    }

    @Test
    void keys_of_free_maps_get_no_notes() {
        assertThat(check(
                        "aws:cloudwatch/metricAlarm:MetricAlarm",
                        Map.of("dimensions", Map.of("ClusterName", "c"), "tags", Map.of("Owner", "me"))))
                .containsEntry("dimensions", Map.of("ClusterName", "c"))
                .containsEntry("tags", Map.of("Owner", "me"))
                .containsEntry("tagsAll", Map.of("Owner", "me"));
    }

    @Test
    void check_keeps_what_is_unknown_or_secret() {
        Map<String, Object> inputs = check(
                SERVICE,
                Map.of(
                        "name",
                        PropertyValue.unknown(),
                        "networkConfiguration",
                        PropertyValue.unknown(),
                        "taskDefinition",
                        PropertyValue.secret("arn"),
                        "tags",
                        Map.of("Owner", PropertyValue.unknown())));

        assertThat(inputs)
                .containsEntry("name", PropertyValue.unknown())
                .containsEntry("networkConfiguration", PropertyValue.unknown())
                .containsEntry("taskDefinition", PropertyValue.secret("arn"))
                .containsEntry("tagsAll", PropertyValue.unknown());
    }

    @Test
    void default_tags_of_the_provider_are_in_all_tags() {
        SimulatedAws tagging =
                new SimulatedAws(Map.of("defaultTags", "{\"tags\": {\"Owner\": \"team\", \"Stage\": \"dev\"}}"));

        assertThat(tagging.check(ROLE, "r", Map.of(), Map.of("tags", Map.of("Owner", "me"))))
                .containsEntry("tags", Map.of("Owner", "me"))
                .containsEntry("tagsAll", Map.of("Owner", "me", "Stage", "dev"));
        assertThat(tagging.check("aws:iam/rolePolicy:RolePolicy", "r", Map.of(), Map.of()))
                .doesNotContainKey("tagsAll");
    }

    @ParameterizedTest
    @CsvSource({
        "aws:ecs/service:Service, name, web-[0-9a-f]{7}",
        "aws:cloudwatch/metricAlarm:MetricAlarm, name, web-[0-9a-f]{7}",
        "aws:rds/instance:Instance, identifier, web[0-9a-f]{7}",
        "aws:s3/bucketV2:BucketV2, bucket, web-[0-9a-f]{7}",
        "aws:kms/alias:Alias, name, alias/web-[0-9a-f]{7}",
    })
    void names_what_the_program_does_not_name(String type, String property, String pattern) {
        Map<String, Object> inputs = check(type, Map.of());

        assertThat(inputs.get(property).toString()).matches(pattern);
        assertThat((List<?>) inputs.get("__defaults"))
                .extracting(Object::toString)
                .contains(property);
        assertThat(check(type, Map.of())).isEqualTo(inputs);
    }

    @Test
    void leaves_names_alone_that_the_provider_does_not_make() {
        assertThat(check("aws:ecs/taskDefinition:TaskDefinition", Map.of())).doesNotContainKey("family");
        assertThat(check("aws:rds/cluster:Cluster", Map.of())).doesNotContainKey("clusterIdentifier");
        assertThat(check("aws:route53/record:Record", Map.of())).doesNotContainKey("name");
    }

    @Test
    void a_prefix_becomes_a_name_only_when_the_resource_is_created() {
        Map<String, Object> inputs = check(ROLE, Map.of("namePrefix", "task-"));

        assertThat(inputs).doesNotContainKey("name");
        assertThat(aws.preview(ROLE, inputs)).containsEntry("name", PropertyValue.unknown());
        assertThat(aws.create(ROLE, "urn", inputs).get("name").toString()).matches("task-20260101[0-9a-f]{18}");
    }

    @Test
    void an_automatic_name_is_kept() {
        Map<String, Object> old = Map.of("name", "web-0000000", "__defaults", List.of("name"));

        assertThat(aws.check(ROLE, "web", old, Map.of())).containsEntry("name", "web-0000000");
        assertThat(aws.check(ROLE, "web", Map.of("name", "mine", "__defaults", List.of()), Map.of())
                        .get("name"))
                .isNotEqualTo("mine");
    }

    @Test
    void queues_and_topics_that_keep_the_order_end_as_aws_demands() {
        assertThat(check("aws:sns/topic:Topic", Map.of("fifoTopic", true))
                        .get("name")
                        .toString())
                .matches("web-[0-9a-f]{7}\\.fifo");
        assertThat(check("aws:rds/instance:Instance", Map.of("engine", "sqlserver-ex"))
                        .get("identifier")
                        .toString())
                .matches("web[0-9a-f]{3}");
    }

    @Test
    void a_name_that_does_not_fit_is_refused() {
        String name = "a-target-group-with-a-long-name";

        assertThatThrownBy(() -> aws.check("aws:lb/targetGroup:TargetGroup", name, Map.of(), Map.of()))
                .hasMessage("could not make instance of 'aws:lb/targetGroup:TargetGroup': name "
                        + "'a-target-group-with-a-long-name-' plus 7 random chars is longer than maximum length 32");
        assertThatThrownBy(() -> aws.check("aws:lb/loadBalancer:LoadBalancer", name, Map.of(), Map.of()))
                .hasMessage("\"name\" cannot be longer than 32 characters. Examine values at "
                        + "'a-target-group-with-a-long-name.name'.");
        assertThat(aws.check("aws:lb/targetGroup:TargetGroup", "x".repeat(24), Map.of(), Map.of())
                        .get("name")
                        .toString())
                .hasSize(32);
    }

    @Test
    void in_a_preview_what_aws_computes_is_unknown() {
        Map<String, Object> inputs = check(SERVICE, Map.of("launchType", "FARGATE"));
        Map<String, Object> outputs = aws.preview(SERVICE, inputs);

        assertThat(outputs)
                .containsEntry("id", PropertyValue.unknown())
                .containsEntry("cluster", PropertyValue.unknown())
                .containsEntry("platformVersion", PropertyValue.unknown())
                .containsEntry("launchType", "FARGATE")
                .containsEntry("name", inputs.get("name"))
                .doesNotContainKey("__defaults");
    }

    @Test
    void a_health_check_is_read_back_with_what_aws_takes_where_the_program_does_not_say() {
        assertThat(created("aws:lb/targetGroup:TargetGroup", Map.of("protocol", "HTTP"))
                        .get("healthCheck"))
                .isEqualTo(Map.of(
                        "enabled",
                        true,
                        "healthyThreshold",
                        5L,
                        "interval",
                        30L,
                        "matcher",
                        "200",
                        "path",
                        "/",
                        "port",
                        "traffic-port",
                        "protocol",
                        "HTTP",
                        "timeout",
                        5L,
                        "unhealthyThreshold",
                        2L));
        assertThat(created(
                                "aws:lb/targetGroup:TargetGroup",
                                Map.of(
                                        "protocol",
                                        "HTTP",
                                        "healthCheck",
                                        Map.of("interval", 10L, "matcher", "200-299")))
                        .get("healthCheck"))
                .isEqualTo(Map.of(
                        "enabled",
                        true,
                        "healthyThreshold",
                        3L,
                        "interval",
                        10L,
                        "matcher",
                        "200-299",
                        "path",
                        "/",
                        "port",
                        "traffic-port",
                        "protocol",
                        "HTTP",
                        "timeout",
                        5L,
                        "unhealthyThreshold",
                        3L));
    }

    @Test
    void a_health_check_of_a_network_load_balancer_has_no_path_unless_it_asks_over_http() {
        assertThat(created("aws:lb/targetGroup:TargetGroup", Map.of("protocol", "TCP"))
                        .get("healthCheck"))
                .isEqualTo(Map.of(
                        "enabled", true,
                        "healthyThreshold", 5L,
                        "interval", 30L,
                        "port", "traffic-port",
                        "protocol", "TCP",
                        "timeout", 10L,
                        "unhealthyThreshold", 2L));
        assertThat(healthCheck(Map.of("protocol", "TCP", "healthCheck", Map.of("protocol", "TCP"))))
                .containsEntry("timeout", 10L)
                .doesNotContainKeys("path", "matcher");
        assertThat(healthCheck(Map.of("protocol", "TCP", "healthCheck", Map.of("protocol", "HTTP"))))
                .containsEntry("timeout", 6L)
                .containsEntry("path", "/");
        assertThat(healthCheck(Map.of("protocol", "HTTP", "protocolVersion", "GRPC", "healthCheck", Map.of())))
                .containsEntry("path", "/AWS.ALB/healthcheck")
                .doesNotContainKey("matcher");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> healthCheck(Map<String, Object> inputs) {
        return (Map<String, Object>)
                created("aws:lb/targetGroup:TargetGroup", inputs).get("healthCheck");
    }

    @Test
    void what_the_program_leaves_out_is_read_back_as_the_provider_sends_it() {
        assertThat(created(SERVICE, Map.of())).containsEntry("desiredCount", 0L);
        assertThat(created(SERVICE, Map.of("desiredCount", 3L))).containsEntry("desiredCount", 3L);
        assertThat(created(SERVICE, Map.of("schedulingStrategy", "DAEMON"))).doesNotContainKey("desiredCount");
        String app = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/w/0123456789abcdef";
        assertThat(created("aws:lb/listener:Listener", Map.of("loadBalancerArn", app)))
                .containsEntry("protocol", "HTTP");
        assertThat(created("aws:lb/listener:Listener", Map.of("loadBalancerArn", app.replace("/app/", "/gwy/"))))
                .doesNotContainKey("protocol");
        assertThat(created("aws:sqs/queue:Queue", Map.of())).containsEntry("sqsManagedSseEnabled", true);
        assertThat(created("aws:sqs/queue:Queue", Map.of("kmsMasterKeyId", "alias/aws/sqs")))
                .containsEntry("sqsManagedSseEnabled", false);
        assertThat(created("aws:ec2/securityGroup:SecurityGroup", Map.of())).containsEntry("egress", List.of());
    }

    @Test
    void the_same_resource_gets_the_same_values_again() {
        assertThat(created("aws:ec2/vpc:Vpc", Map.of())).isEqualTo(created("aws:ec2/vpc:Vpc", Map.of()));
    }

    @Test
    void an_update_keeps_what_aws_computed() {
        Map<String, Object> before = created("aws:cloudwatch/logGroup:LogGroup", Map.of("retentionInDays", 7L));

        Map<String, Object> after = aws.update(
                "aws:cloudwatch/logGroup:LogGroup",
                before,
                check("aws:cloudwatch/logGroup:LogGroup", Map.of("retentionInDays", 30L)));

        assertThat(after).containsEntry("retentionInDays", 30L).containsEntry("arn", before.get("arn"));
    }

    @Test
    void reading_an_existing_resource_keeps_its_id() {
        assertThat(aws.read("aws:ec2/vpc:Vpc", "vpc-1", Map.of()))
                .containsEntry("id", "vpc-1")
                .containsEntry("arn", "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1");
        assertThat(aws.read(ROLE, "admin", Map.of()))
                .containsEntry("name", "admin")
                .containsEntry("arn", "arn:aws:iam::123456789012:role/admin");
    }

    @Test
    void nothing_changes_when_nothing_changed() {
        Map<String, Object> inputs = check(SERVICE, Map.of("desiredCount", 2L));

        assertThat(aws.diff(SERVICE, inputs, check(SERVICE, Map.of("desiredCount", 2)))
                        .changed())
                .isEmpty();
        assertThat(aws.diff(
                                ROLE,
                                Map.of("assumeRolePolicy", "{\"a\": 1, \"b\": 2}"),
                                Map.of("assumeRolePolicy", PropertyValue.secret("{\"b\":2,\"a\":1}")))
                        .changed())
                .isEmpty();
    }

    @Test
    void some_changes_replace() {
        Map<String, Object> olds = check("aws:lb/targetGroup:TargetGroup", Map.of("port", 80L, "slowStart", 30L));
        Map<String, Object> news = check("aws:lb/targetGroup:TargetGroup", Map.of("port", 8080L, "slowStart", 60L));

        SimulatedProvider.Changes changes = aws.diff("aws:lb/targetGroup:TargetGroup", olds, news);
        assertThat(changes.changed()).containsExactly("port", "slowStart");
        assertThat(changes.replacing()).containsExactly("port");
        assertThat(changes.deleteFirst()).isFalse();
        assertThat(aws.diff(ROLE, Map.of("name", "a"), Map.of("name", "b", "__defaults", List.of()))
                        .deleteFirst())
                .isTrue();
    }

    @Test
    void a_type_that_is_not_in_the_table_works_too() {
        String type = "aws:lambda/layerVersion:LayerVersion";

        assertThat(check(type, Map.of("layerName", "l"))).isEqualTo(Map.of("layerName", "l", "__defaults", List.of()));
        assertThat(created(type, Map.of("layerName", "l")).get("arn").toString())
                .matches("arn:aws:lambda:us-east-1:123456789012:layerVersion/layerVersion-[0-9a-f]{16}");
        assertThat(aws.preview(type, Map.of())).containsOnlyKeys("arn", "id");
    }
}
