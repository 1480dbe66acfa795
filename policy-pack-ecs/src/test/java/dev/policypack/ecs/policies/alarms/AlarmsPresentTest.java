package dev.policypack.ecs.policies.alarms;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmsPresentTest {
    private static final String SUFFIX = "app/web/0123456789abcdef";
    private static final String NO_CPU = "no alarm with an action watches the CPU of the service";
    private static final String NO_MEMORY = "no alarm with an action watches the memory of the service";

    private final PolicyTester policy = PolicyTester.of(new AlarmsPresent());
    private final Resource service = Resource.of("aws:ecs/service:Service", "web")
            .with("name", "web")
            .with("arn", "arn:aws:ecs:eu-central-1:123456789012:service/shop/web")
            .with("id", "arn:aws:ecs:eu-central-1:123456789012:service/shop/web");
    private final Resource balancer = Resource.of("aws:lb/loadBalancer:LoadBalancer", "web")
            .with("arnSuffix", SUFFIX)
            .with("arn", "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/" + SUFFIX);
    private final Resource cpu = ecs("cpu", "CPUUtilization");
    private final Resource memory = ecs("memory", "MemoryUtilization");
    private final Resource errors = elb("errors", "AWS/ApplicationELB", "HTTPCode_Target_5XX_Count");
    private final Resource hosts = elb("hosts", "AWS/ApplicationELB", "UnHealthyHostCount");

    @Test
    void wants_cpu_and_memory_of_a_service() {
        policy.given(service, cpu, memory).passes();
        policy.given(service, cpu).violates(NO_MEMORY);
        policy.given(service.with("name", "other"), cpu, memory).violates(NO_CPU, NO_MEMORY);
        policy.given(cpu).isNotApplicable();
    }

    @Test
    void wants_errors_and_unhealthy_targets_of_a_load_balancer() {
        policy.given(balancer, errors, hosts).passes();
        policy.given(balancer)
                .violates(
                        "no alarm with an action watches the 5XX answers of the load balancer",
                        "no alarm with an action watches the unhealthy targets of the load balancer");
        // A network load balancer gives no answers of its own.
        policy.given(balancer.with("loadBalancerType", "network"), elb("hosts", "AWS/NetworkELB", "UnHealthyHostCount"))
                .passes();
    }

    @Test
    void reads_metric_queries_and_composite_alarms() {
        Map<String, Object> used = Map.of(
                "namespace", "ECS/ContainerInsights",
                "metricName", "CpuUtilized",
                "dimensions", Map.of("ClusterName", "shop", "ServiceName", "web"));
        Resource math = Resource.of("aws:cloudwatch/metricAlarm:MetricAlarm", "math")
                .with("name", "web-math")
                .with(
                        "metricQueries",
                        List.of(Map.of("id", "share", "expression", "used / 2"), Map.of("id", "used", "metric", used)));
        policy.given(service, memory, math).violates(NO_CPU);
        policy.given(
                        service,
                        memory,
                        math,
                        Resource.of("aws:cloudwatch/compositeAlarm:CompositeAlarm", "web")
                                .with("alarmRule", "ALARM(\"web-math\")")
                                .with("alarmActions", List.of("arn:aws:sns:eu-central-1:123456789012:on-call")))
                .passes();
    }

    @Test
    void wants_an_action() {
        policy.given(service, cpu.without("alarmActions"), memory).violates(NO_CPU);
        policy.given(service, cpu.with("actionsEnabled", false), memory).violates(NO_CPU);
    }

    @Test
    void finds_dimensions_that_no_metric_has() {
        String arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/" + SUFFIX;
        Resource wrong =
                elb("wrong", "AWS/ApplicationELB", "RequestCount").with("dimensions", Map.of("LoadBalancer", arn));
        policy.given(balancer, errors, hosts, wrong)
                .violates(
                        "dimensions.LoadBalancer is \"%s\"; metrics have the last part of the ARN there, the output arnSuffix"
                                .formatted(arn));
        policy.given(
                        service,
                        cpu,
                        memory,
                        ecs("wrong", "CPUUtilization").with("dimensions", Map.of("ServiceName", "web")))
                .violates(
                        "dimensions.ClusterName is not set, but ServiceName is \"web\"; ECS has no metric with only one of them");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        Resource unknownCpu = cpu.with("dimensions", unknown());
        Resource other = Resource.of("aws:ecs/service:Service", "other").with("name", "other");
        policy.given(service, unknownCpu, memory)
                .isUndecidedOn(
                        "dimensions",
                        "dimensions of aws:cloudwatch/metricAlarm:MetricAlarm (cpu)",
                        "whether the program will still create one");
        policy.given(service, other, unknownCpu.withPropertyDependencies("dimensions", List.of(service.urn())), memory)
                .isUndecidedOn(
                        "dimensions",
                        "dimensions of aws:cloudwatch/metricAlarm:MetricAlarm (cpu)",
                        "whether the program will still create one");
    }

    private static Resource ecs(String name, String metric) {
        return alarm(name, "AWS/ECS", metric).with("dimensions", Map.of("ClusterName", "shop", "ServiceName", "web"));
    }

    private static Resource elb(String name, String namespace, String metric) {
        return alarm(name, namespace, metric)
                .with("dimensions", Map.of("LoadBalancer", SUFFIX, "TargetGroup", "targetgroup/web/1"));
    }

    private static Resource alarm(String name, String namespace, String metric) {
        return Resource.of("aws:cloudwatch/metricAlarm:MetricAlarm", name)
                .with("name", name)
                .with("namespace", namespace)
                .with("metricName", metric)
                .with("alarmActions", List.of("arn:aws:sns:eu-central-1:123456789012:on-call"));
    }
}
