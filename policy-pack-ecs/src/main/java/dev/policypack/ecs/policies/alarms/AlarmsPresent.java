package dev.policypack.ecs.policies.alarms;

import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.cloudwatch.MeasuredLoadBalancer;
import dev.policypack.ecs.aws.cloudwatch.MetricAlarm;
import dev.policypack.ecs.aws.cloudwatch.MetricAlarm.Metric;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Somebody hears of it when a service is out of breath, or answers with errors, or does not answer. */
public final class AlarmsPresent implements StackPolicy {
    private static final Set<String> CPU = ImmutableSet.of("CPUUtilization", "CpuUtilized");
    private static final Set<String> MEMORY = ImmutableSet.of("MemoryUtilization", "MemoryUtilized");
    private static final Set<String> ERRORS = ImmutableSet.of("HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count");
    private static final Set<String> HOSTS = ImmutableSet.of("UnHealthyHostCount", "HealthyHostCount");
    private static final String ECS = "ECS";
    private static final String LOAD_BALANCERS = "ELB";

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("alarms-present")
                .title("Services and load balancers have alarms that reach somebody")
                .description(
                        "Without alarms the users are the first to notice. An alarm without an action, or with a dimension that no metric has,"
                                + " never goes off, and looks as if all were well.")
                .remediationSteps(
                        "Add `aws:cloudwatch/metricAlarm:MetricAlarm` resources with `alarmActions`: `CPUUtilization` and"
                                + " `MemoryUtilization` by `ClusterName` and `ServiceName`, 5XX answers and `UnHealthyHostCount` by the"
                                + " `arnSuffix` of load balancer and target group.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.UNOBSERVED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("CloudWatch.15"), Frameworks.wellArchitected("REL 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        List<Service> services = stack.ofType(Service.TYPE);
        List<MeasuredLoadBalancer> balancers = stack.ofType(MeasuredLoadBalancer.TYPE);
        if (services.isEmpty() && balancers.isEmpty()) {
            review.notApplicable("The stack has no ECS service and no load balancer");
        }
        for (Service service : services) {
            Function<Metric, Truth> about = metric -> stack.leadsTo(metric.service(), service);
            Review here = review.on(service).at(service);
            here.require(watched(stack, ECS, CPU, about), "no alarm with an action watches the CPU of the service");
            here.require(
                    watched(stack, ECS, MEMORY, about), "no alarm with an action watches the memory of the service");
        }
        for (MeasuredLoadBalancer balancer : balancers) {
            Function<Metric, Truth> about = metric -> stack.leadsTo(metric.loadBalancer(), balancer);
            Review here = review.on(balancer).at(balancer);
            here.require(
                    balancer.loadBalancerType()
                            .is("application")
                            .implies(() -> watched(stack, LOAD_BALANCERS, ERRORS, about)),
                    "no alarm with an action watches the 5XX answers of the load balancer");
            here.require(
                    watched(stack, LOAD_BALANCERS, HOSTS, about),
                    "no alarm with an action watches the unhealthy targets of the load balancer");
        }
        review.each(
                stack,
                MetricAlarm.TYPE,
                (alarm, here) -> here.each(alarm.metrics(), metric -> dimensions(metric, here)));
    }

    private static Truth watched(Stack stack, String namespace, Set<String> metrics, Function<Metric, Truth> about) {
        return stack.any(MetricAlarm.TYPE, alarm -> alarm.metrics()
                .any(metric -> metric.isOneOf(namespace, metrics).and(() -> about.apply(metric)))
                .and(() -> alarm.hasAction(stack)));
    }

    private static void dimensions(Metric metric, Review review) {
        for (String dimension : List.of("LoadBalancer", "TargetGroup")) {
            Value<String> value = metric.dimension(dimension);
            review.require(
                    value.matches(text -> text.startsWith("arn:")).not(),
                    dimension + " is %s; metrics have the last part of the ARN there, the output arnSuffix",
                    value);
        }
        Value<String> cluster = metric.dimension("ClusterName");
        Value<String> service = metric.dimension("ServiceName");
        review.at(cluster)
                .require(
                        cluster.isPresent().or(service::isMissing).or(() -> metric.isIn("AWS/ECS")
                                .not()),
                        "ClusterName is %s, but ServiceName is %s; ECS has no metric with only one of them",
                        cluster,
                        service);
    }
}
