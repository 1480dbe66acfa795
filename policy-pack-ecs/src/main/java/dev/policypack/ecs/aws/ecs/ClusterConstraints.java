package dev.policypack.ecs.aws.ecs;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** What ECS refuses in a cluster. */
public final class ClusterConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint OVERRIDE = ALL.refused(
            "ecs-cluster-execute-command-override",
            "InvalidParameterException: A CloudWatch log group name or S3 bucket name must be specified when "
                    + "overriding the default log configuration.",
            "Set `logConfiguration` with `cloudWatchLogGroupName` or `s3BucketName`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommandConfiguration.html");
    static final Constraint LOGGING = ALL.refused(
            "ecs-cluster-execute-command-logging",
            "InvalidParameterException: You must set logging to 'OVERRIDE' when you supply a log configuration.",
            "Set `logging` to `OVERRIDE`, or remove `logConfiguration`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommandConfiguration.html");
    static final Constraint INSIGHTS = ALL.refused(
            "ecs-cluster-container-insights-value",
            "InvalidParameterException (containerInsights: enhanced, enabled, disabled)",
            "Use `enhanced`, `enabled` or `disabled`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterSetting.html");

    private ClusterConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a cluster. */
    public static void check(Cluster cluster, Review review) {
        Props exec = cluster.props().object("configuration").object("executeCommandConfiguration");
        if (exec.isPresent().answer() != Truth.Answer.NO) {
            exec(exec, review);
        }
        review.each(cluster.settings(), setting -> {
            Value<String> value = setting.string("value");
            review.refuse(
                    INSIGHTS,
                    setting.string("name")
                            .is("containerInsights")
                            .and(() -> value.matches(text ->
                                    !text.equals("enhanced") && !text.equals("enabled") && !text.equals("disabled"))),
                    "value is %s; the setting takes enhanced, enabled or disabled",
                    value);
        });
    }

    private static void exec(Props exec, Review review) {
        Value<String> logging = exec.string("logging");
        Props target = exec.object("logConfiguration");
        review.at(target)
                .refuse(
                        OVERRIDE,
                        logging.is("OVERRIDE")
                                .and(() -> target.nonEmptyText("cloudWatchLogGroupName")
                                        .isMissing())
                                .and(() -> target.nonEmptyText("s3BucketName").isMissing()),
                        "logConfiguration has no log group and no bucket, but logging is %s",
                        logging);
        review.at(logging)
                .refuse(
                        LOGGING,
                        target.isPresent().and(() -> logging.matches(way -> !way.equals("OVERRIDE"))),
                        "logging is %s, but logConfiguration is set",
                        logging);
    }
}
