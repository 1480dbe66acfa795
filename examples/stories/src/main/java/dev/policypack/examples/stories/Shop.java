package dev.policypack.examples.stories;

import com.google.common.base.Suppliers;
import com.google.gson.Gson;
import com.pulumi.Context;
import com.pulumi.aws.appautoscaling.Policy;
import com.pulumi.aws.appautoscaling.PolicyArgs;
import com.pulumi.aws.appautoscaling.Target;
import com.pulumi.aws.appautoscaling.TargetArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.ec2.FlowLog;
import com.pulumi.aws.ec2.FlowLogArgs;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.ec2.inputs.SecurityGroupEgressArgs;
import com.pulumi.aws.ec2.inputs.SecurityGroupIngressArgs;
import com.pulumi.aws.ecs.Cluster;
import com.pulumi.aws.ecs.ClusterArgs;
import com.pulumi.aws.ecs.ClusterCapacityProviders;
import com.pulumi.aws.ecs.ClusterCapacityProvidersArgs;
import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.ServiceArgs;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ecs.TaskDefinitionArgs;
import com.pulumi.aws.ecs.inputs.ClusterSettingArgs;
import com.pulumi.aws.ecs.inputs.ServiceCapacityProviderStrategyArgs;
import com.pulumi.aws.ecs.inputs.ServiceDeploymentCircuitBreakerArgs;
import com.pulumi.aws.ecs.inputs.ServiceLoadBalancerArgs;
import com.pulumi.aws.ecs.inputs.ServiceNetworkConfigurationArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.iam.RolePolicyAttachment;
import com.pulumi.aws.iam.RolePolicyAttachmentArgs;
import com.pulumi.aws.lb.Listener;
import com.pulumi.aws.lb.ListenerArgs;
import com.pulumi.aws.lb.LoadBalancer;
import com.pulumi.aws.lb.LoadBalancerArgs;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.TargetGroupArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionRedirectArgs;
import com.pulumi.aws.lb.inputs.LoadBalancerAccessLogsArgs;
import com.pulumi.aws.lb.inputs.TargetGroupHealthCheckArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A web shop on ECS Fargate behind a load balancer, in which nothing is wrong. A story says what it writes differently, before the parts
 * are made.
 */
final class Shop {
    static final int PORT = 8080;
    static final String IMAGE = "ghcr.io/acme/shop:1.4.2";
    static final String CERTIFICATE =
            "arn:aws:acm:eu-central-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab";
    static final String ALARM_TOPIC = "arn:aws:sns:eu-central-1:123456789012:on-call";
    static final String TRUST_ECS =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}
            """;
    static final String READ_PICTURES =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shop-pictures/*"}]}
            """;

    private final Context ctx;
    private final List<Consumer<Map<String, Object>>> containerChanges = new ArrayList<>();
    private final List<Consumer<CustomResourceOptions.Builder>> serviceOptions = new ArrayList<>();
    private final List<Map<String, Object>> sidecars = new ArrayList<>();
    private final List<Resource> first = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private int natGateways;
    private Output<String> image = Output.of(IMAGE);

    private final Supplier<Network> network = Suppliers.memoize(() -> new Network(natGateways));

    final Part<FlowLogArgs.Builder, FlowLog> flowLog = new Part<>(
            () -> FlowLogArgs.builder()
                    .vpcId(network().vpcId())
                    .trafficType("ALL")
                    .logDestinationType("s3")
                    .logDestination("arn:aws:s3:::shop-flow-logs"),
            it -> new FlowLog("shop", it.build()));

    final Part<SecurityGroupArgs.Builder, SecurityGroup> loadBalancerGroup = new Part<>(
            () -> SecurityGroupArgs.builder()
                    .vpcId(network().vpcId())
                    .ingress(fromWorld(80), fromWorld(443))
                    .egress(toNetwork(PORT)),
            it -> new SecurityGroup("load-balancer", it.build()));

    final Part<SecurityGroupArgs.Builder, SecurityGroup> taskGroup = new Part<>(
            () -> SecurityGroupArgs.builder()
                    .vpcId(network().vpcId())
                    .ingress(fromLoadBalancer(PORT).build())
                    .egress(SecurityGroupEgressArgs.builder()
                            .protocol("tcp")
                            .fromPort(443)
                            .toPort(443)
                            .cidrBlocks("0.0.0.0/0")
                            .build()),
            it -> new SecurityGroup("tasks", it.build()));

    final Part<LoadBalancerArgs.Builder, LoadBalancer> loadBalancer = new Part<>(
            () -> LoadBalancerArgs.builder()
                    .subnets(network().publicSubnetIds())
                    .securityGroups(Output.all(loadBalancerGroup().id()))
                    .enableDeletionProtection(true)
                    .dropInvalidHeaderFields(true)
                    .accessLogs(LoadBalancerAccessLogsArgs.builder()
                            .bucket("shop-access-logs")
                            .enabled(true)
                            .build()),
            it -> new LoadBalancer("shop", it.build()));

    final Part<TargetGroupArgs.Builder, TargetGroup> targetGroup =
            new Part<>(this::targetGroupArgs, it -> new TargetGroup("shop", it.build()));

    final Part<ListenerArgs.Builder, Listener> http = new Part<>(
            () -> ListenerArgs.builder()
                    .loadBalancerArn(loadBalancer().arn())
                    .protocol("HTTP")
                    .port(80)
                    .defaultActions(ListenerDefaultActionArgs.builder()
                            .type("redirect")
                            .redirect(ListenerDefaultActionRedirectArgs.builder()
                                    .protocol("HTTPS")
                                    .port("443")
                                    .statusCode("HTTP_301")
                                    .build())
                            .build()),
            it -> new Listener("http", it.build()));

    final Part<ListenerArgs.Builder, Listener> https = new Part<>(
            () -> ListenerArgs.builder()
                    .loadBalancerArn(loadBalancer().arn())
                    .protocol("HTTPS")
                    .port(443)
                    .sslPolicy("ELBSecurityPolicy-TLS13-1-2-Res-2021-06")
                    .certificateArn(CERTIFICATE)
                    .defaultActions(forward()),
            it -> new Listener("https", it.build()));

    final Part<LogGroupArgs.Builder, LogGroup> logGroup = new Part<>(
            () -> LogGroupArgs.builder().name("/ecs/shop-" + ctx().stackName()).retentionInDays(30),
            it -> new LogGroup("shop", it.build()));

    final Part<RoleArgs.Builder, Role> executionRole =
            new Part<>(() -> RoleArgs.builder().assumeRolePolicy(TRUST_ECS), it -> new Role("execution", it.build()));

    final Part<RoleArgs.Builder, Role> taskRole =
            new Part<>(() -> RoleArgs.builder().assumeRolePolicy(TRUST_ECS), it -> new Role("task", it.build()));

    final Part<RolePolicyArgs.Builder, RolePolicy> taskPolicy = new Part<>(
            () -> RolePolicyArgs.builder().role(taskRole().id()).policy(READ_PICTURES),
            it -> new RolePolicy("task", it.build()));

    final Part<TaskDefinitionArgs.Builder, TaskDefinition> task = new Part<>(
            () -> TaskDefinitionArgs.builder()
                    .family("shop-" + ctx().stackName())
                    .requiresCompatibilities("FARGATE")
                    .networkMode("awsvpc")
                    .cpu("256")
                    .memory("512")
                    .executionRoleArn(executionRole().arn())
                    .taskRoleArn(taskRole().arn())
                    .containerDefinitions(containers()),
            it -> new TaskDefinition("shop", it.build()));

    final Part<ClusterArgs.Builder, Cluster> cluster = new Part<>(
            () -> ClusterArgs.builder()
                    .settings(ClusterSettingArgs.builder()
                            .name("containerInsights")
                            .value("enabled")
                            .build()),
            it -> new Cluster("shop", it.build()));

    final Part<ClusterCapacityProvidersArgs.Builder, ClusterCapacityProviders> capacityProviders = new Part<>(
            () -> ClusterCapacityProvidersArgs.builder()
                    .clusterName(cluster().name())
                    .capacityProviders("FARGATE", "FARGATE_SPOT"),
            it -> new ClusterCapacityProviders("shop", it.build()));

    final Part<ServiceArgs.Builder, Service> service =
            new Part<>(this::serviceArgs, it -> new Service("shop", it.build(), serviceOptions()));

    final Part<TargetArgs.Builder, Target> scaling = new Part<>(
            () -> TargetArgs.builder()
                    .serviceNamespace("ecs")
                    .scalableDimension("ecs:service:DesiredCount")
                    .resourceId(Output.format(
                            "service/%s/%s", cluster().name(), service().name()))
                    .minCapacity(2)
                    .maxCapacity(10),
            it -> new Target("shop", it.build()));

    final Part<PolicyTargetTrackingScalingPolicyConfigurationArgs.Builder, Policy> cpuScaling = new Part<>(
            () -> PolicyTargetTrackingScalingPolicyConfigurationArgs.builder()
                    .predefinedMetricSpecification(
                            PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs.builder()
                                    .predefinedMetricType("ECSServiceAverageCPUUtilization")
                                    .build())
                    .targetValue(70.0)
                    .scaleInCooldown(60)
                    .scaleOutCooldown(60),
            it -> scalingPolicy(it.build()));

    final List<Part<MetricAlarmArgs.Builder, MetricAlarm>> alarms = List.of(
            serviceAlarm("CPUUtilization"),
            serviceAlarm("MemoryUtilization"),
            loadBalancerAlarm("HTTPCode_Target_5XX_Count"),
            loadBalancerAlarm("UnHealthyHostCount"));

    private Shop(Context ctx) {
        this.ctx = ctx;
        natGateways = ctx.stackName().equals("prod") ? Network.ZONES.size() : 1;
    }

    /** The shop as a program, after somebody wrote something differently. */
    static Consumer<Context> with(Consumer<Shop> changes) {
        return ctx -> {
            Shop shop = new Shop(ctx);
            changes.accept(shop);
            shop.make();
        };
    }

    private void make() {
        flowLog.ifThere();
        http.ifThere();
        https.ifThere();
        taskPolicy.ifThere();
        new RolePolicyAttachment(
                "execution",
                RolePolicyAttachmentArgs.builder()
                        .role(executionRole().name())
                        .policyArn("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")
                        .build());
        service.ifThere();
        scaling.ifThere();
        cpuScaling.ifThere();
        alarms.forEach(Part::ifThere);
        afterwards.forEach(Runnable::run);
    }

    /** Sets how many NAT gateways there are, none to two. */
    void natGateways(int number) {
        natGateways = number;
    }

    /** Sets the image that the container runs. */
    void image(Output<String> reference) {
        image = reference;
    }

    /** Sets the image that the container runs. */
    void image(String reference) {
        image = Output.of(reference);
    }

    /** Writes the container differently. */
    void container(Consumer<Map<String, Object>> change) {
        containerChanges.add(change);
    }

    /** Adds a container. */
    void sidecar(Map<String, Object> container) {
        sidecars.add(container);
    }

    /** Makes something more, when all else is made. */
    void afterwards(Runnable more) {
        afterwards.add(more);
    }

    /** Lets the service wait for something more. */
    void first(Resource resource) {
        first.add(resource);
    }

    /** Writes the options of the service differently. */
    void serviceOptions(Consumer<CustomResourceOptions.Builder> change) {
        serviceOptions.add(change);
    }

    Context ctx() {
        return ctx;
    }

    Network network() {
        return network.get();
    }

    SecurityGroup loadBalancerGroup() {
        return loadBalancerGroup.get();
    }

    LoadBalancer loadBalancer() {
        return loadBalancer.get();
    }

    TargetGroup targetGroup() {
        return targetGroup.get();
    }

    Role executionRole() {
        return executionRole.get();
    }

    Role taskRole() {
        return taskRole.get();
    }

    Cluster cluster() {
        return cluster.get();
    }

    Service service() {
        return service.get();
    }

    /** The action of a listener that sends requests to the tasks. */
    ListenerDefaultActionArgs forward() {
        return ListenerDefaultActionArgs.builder()
                .type("forward")
                .targetGroupArn(targetGroup().arn())
                .build();
    }

    /** The arguments of a target group for the tasks. */
    TargetGroupArgs.Builder targetGroupArgs() {
        return TargetGroupArgs.builder()
                .vpcId(network().vpcId())
                .targetType("ip")
                .protocol("HTTP")
                .port(PORT)
                .healthCheck(healthCheck().build());
    }

    /** A sound health check. */
    static TargetGroupHealthCheckArgs.Builder healthCheck() {
        return TargetGroupHealthCheckArgs.builder()
                .path("/health")
                .matcher("200")
                .interval(15)
                .timeout(5);
    }

    /** What lets the load balancer in. */
    SecurityGroupIngressArgs.Builder fromLoadBalancer(int port) {
        return SecurityGroupIngressArgs.builder()
                .protocol("tcp")
                .fromPort(port)
                .toPort(port)
                .securityGroups(Output.all(loadBalancerGroup().id()));
    }

    /** What lets something out to the tasks. */
    static SecurityGroupEgressArgs toNetwork(int port) {
        return SecurityGroupEgressArgs.builder()
                .protocol("tcp")
                .fromPort(port)
                .toPort(port)
                .cidrBlocks("10.0.0.0/16")
                .build();
    }

    private static SecurityGroupIngressArgs fromWorld(int port) {
        return SecurityGroupIngressArgs.builder()
                .protocol("tcp")
                .fromPort(port)
                .toPort(port)
                .cidrBlocks("0.0.0.0/0")
                .build();
    }

    private Output<String> containers() {
        return Output.tuple(image, logGroup.get().name()).applyValue(it -> {
            var logOptions =
                    Map.of("awslogs-group", it.t2, "awslogs-region", "eu-central-1", "awslogs-stream-prefix", "shop");
            Map<String, Object> container = new LinkedHashMap<>();
            container.put("name", "shop");
            container.put("image", it.t1);
            container.put("essential", true);
            container.put("portMappings", List.of(Map.of("containerPort", PORT)));
            container.put("environment", List.of(Map.of("name", "CURRENCY", "value", "EUR")));
            container.put("logConfiguration", Map.of("logDriver", "awslogs", "options", logOptions));
            containerChanges.forEach(change -> change.accept(container));
            List<Map<String, Object>> all = new ArrayList<>(List.of(container));
            all.addAll(sidecars);
            return new Gson().toJson(all);
        });
    }

    private ServiceArgs.Builder serviceArgs() {
        return ServiceArgs.builder()
                .cluster(cluster().arn())
                .taskDefinition(task.get().arn())
                .desiredCount(2)
                .capacityProviderStrategies(
                        ServiceCapacityProviderStrategyArgs.builder()
                                .capacityProvider("FARGATE")
                                .base(2)
                                .weight(1)
                                .build(),
                        ServiceCapacityProviderStrategyArgs.builder()
                                .capacityProvider("FARGATE_SPOT")
                                .weight(1)
                                .build())
                .networkConfiguration(taskNetwork().build())
                .loadBalancers(behind().build())
                .healthCheckGracePeriodSeconds(60)
                .deploymentCircuitBreaker(ServiceDeploymentCircuitBreakerArgs.builder()
                        .enable(true)
                        .rollback(true)
                        .build())
                .propagateTags("SERVICE");
    }

    /** Where the tasks run. */
    ServiceNetworkConfigurationArgs.Builder taskNetwork() {
        return ServiceNetworkConfigurationArgs.builder()
                .subnets(network().privateSubnetIds())
                .securityGroups(Output.all(taskGroup.get().id()));
    }

    /** What requests come through. */
    ServiceLoadBalancerArgs.Builder behind() {
        return ServiceLoadBalancerArgs.builder()
                .targetGroupArn(targetGroup().arn())
                .containerName("shop")
                .containerPort(PORT);
    }

    private CustomResourceOptions serviceOptions() {
        https.ifThere().ifPresent(first::add);
        capacityProviders.ifThere().ifPresent(first::add);
        var options = CustomResourceOptions.builder().dependsOn(first).ignoreChanges("desiredCount");
        serviceOptions.forEach(change -> change.accept(options));
        return options.build();
    }

    private Policy scalingPolicy(PolicyTargetTrackingScalingPolicyConfigurationArgs tracking) {
        return new Policy(
                "cpu",
                PolicyArgs.builder()
                        .policyType("TargetTrackingScaling")
                        .serviceNamespace(scaling.get().serviceNamespace())
                        .scalableDimension(scaling.get().scalableDimension())
                        .resourceId(scaling.get().resourceId())
                        .targetTrackingScalingPolicyConfiguration(tracking)
                        .build());
    }

    private Part<MetricAlarmArgs.Builder, MetricAlarm> serviceAlarm(String metric) {
        return alarm("AWS/ECS", metric, 85, () -> Output.tuple(
                        cluster().name(), service().name())
                .applyValue(it -> Map.of("ClusterName", it.t1, "ServiceName", it.t2)));
    }

    private Part<MetricAlarmArgs.Builder, MetricAlarm> loadBalancerAlarm(String metric) {
        return alarm("AWS/ApplicationELB", metric, 1, () -> Output.tuple(
                        loadBalancer().arnSuffix(), targetGroup().arnSuffix())
                .applyValue(it -> Map.of("LoadBalancer", it.t1, "TargetGroup", it.t2)));
    }

    private static Part<MetricAlarmArgs.Builder, MetricAlarm> alarm(
            String namespace, String metric, double threshold, Supplier<Output<Map<String, String>>> dimensions) {
        return new Part<>(
                () -> MetricAlarmArgs.builder()
                        .namespace(namespace)
                        .metricName(metric)
                        .dimensions(dimensions.get())
                        .statistic("Average")
                        .comparisonOperator("GreaterThanOrEqualToThreshold")
                        .threshold(threshold)
                        .period(60)
                        .evaluationPeriods(3)
                        .alarmActions(ALARM_TOPIC),
                it -> new MetricAlarm(metric, it.build()));
    }
}
