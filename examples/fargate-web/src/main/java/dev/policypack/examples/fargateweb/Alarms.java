package dev.policypack.examples.fargateweb;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.cloudwatch.MetricAlarmArgs;
import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.aws.sns.TopicSubscription;
import com.pulumi.aws.sns.TopicSubscriptionArgs;
import com.pulumi.core.Output;
import java.util.Map;
import java.util.Optional;

/** What wakes somebody up: tasks out of breath, answers that are errors, targets that do not answer. */
final class Alarms {

    private final Environment env;
    private final Topic topic;

    Alarms(Environment env, Entrance entrance, WebService web, Encryption key, Optional<String> email) {
        this.env = env;
        topic = new Topic(
                env.name("alarms"),
                TopicArgs.builder()
                        .kmsMasterKeyId(key.arn())
                        .tags(env.tags("alarms"))
                        .build());
        email.ifPresent(address -> new TopicSubscription(
                env.name("alarms"),
                TopicSubscriptionArgs.builder()
                        .topic(topic.arn())
                        .protocol("email")
                        .endpoint(address)
                        .build()));

        var service = Output.tuple(web.clusterName(), web.serviceName())
                .applyValue(it -> Map.of("ClusterName", it.t1, "ServiceName", it.t2));
        alarm("cpu", "AWS/ECS", "CPUUtilization", "Average", 85, service);
        alarm("memory", "AWS/ECS", "MemoryUtilization", "Average", 85, service);

        var targets = Output.tuple(entrance.loadBalancerDimension(), entrance.targetGroupDimension())
                .applyValue(it -> Map.of("LoadBalancer", it.t1, "TargetGroup", it.t2));
        alarm("errors", "AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "Sum", 10, targets);
        alarm("unhealthy", "AWS/ApplicationELB", "UnHealthyHostCount", "Maximum", 1, targets);
    }

    /** Goes off when the metric has reached the threshold for three minutes. */
    private void alarm(
            String part,
            String namespace,
            String metric,
            String statistic,
            double threshold,
            Output<Map<String, String>> dimensions) {
        new MetricAlarm(
                env.name(part),
                MetricAlarmArgs.builder()
                        .alarmDescription(metric + " of " + env.name())
                        .namespace(namespace)
                        .metricName(metric)
                        .dimensions(dimensions)
                        .statistic(statistic)
                        .comparisonOperator("GreaterThanOrEqualToThreshold")
                        .threshold(threshold)
                        .period(60)
                        .evaluationPeriods(3)
                        .treatMissingData("notBreaching")
                        .alarmActions(Output.all(topic.arn()))
                        .okActions(Output.all(topic.arn()))
                        .tags(env.tags(part))
                        .build());
    }
}
