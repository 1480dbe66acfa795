package dev.policypack.examples.fargateweb;

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
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2;
import com.pulumi.aws.s3.BucketLifecycleConfigurationV2Args;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import com.pulumi.aws.s3.BucketPublicAccessBlock;
import com.pulumi.aws.s3.BucketPublicAccessBlockArgs;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleExpirationArgs;
import com.pulumi.aws.s3.inputs.BucketLifecycleConfigurationV2RuleFilterArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.ArrayList;

/** The load balancer: HTTP is sent on to HTTPS, HTTPS to the tasks. */
final class Entrance {

    private static final String LOG_PREFIX = "alb";

    private final Environment env;
    private final LoadBalancer loadBalancer;
    private final TargetGroup targets;
    private final Listener https;

    Entrance(Environment env, Network network, Firewall firewall, Domain domain) {
        this.env = env;
        var logs = new BucketV2(
                env.name("alb-logs"),
                BucketV2Args.builder().tags(env.tags("alb-logs")).build());
        // A load balancer tries at once whether it may write its logs, and faces the Internet only behind a gateway.
        var first = new ArrayList<>(network.publicRoutes());
        first.add(letLoadBalancerWrite(logs));
        loadBalancer = new LoadBalancer(
                env.name("alb"),
                LoadBalancerArgs.builder()
                        .loadBalancerType("application")
                        .internal(false)
                        .subnets(network.publicSubnetIds())
                        .securityGroups(firewall.ofLoadBalancer())
                        .enableDeletionProtection(true)
                        .dropInvalidHeaderFields(true)
                        .accessLogs(LoadBalancerAccessLogsArgs.builder()
                                .bucket(logs.id())
                                .prefix(LOG_PREFIX)
                                .enabled(true)
                                .build())
                        .tags(env.tags("alb"))
                        .build(),
                CustomResourceOptions.builder().dependsOn(first).build());

        targets = new TargetGroup(
                env.name("web"),
                TargetGroupArgs.builder()
                        .vpcId(network.vpcId())
                        .targetType("ip")
                        .protocol("HTTP")
                        .port(WebService.PORT)
                        .deregistrationDelay(30)
                        .healthCheck(TargetGroupHealthCheckArgs.builder()
                                .protocol("HTTP")
                                .port("traffic-port")
                                .path(WebService.HEALTH_PATH)
                                .matcher("200")
                                .interval(15)
                                .timeout(5)
                                .healthyThreshold(2)
                                .unhealthyThreshold(3)
                                .build())
                        .tags(env.tags("web"))
                        .build());

        new Listener(
                env.name("http"),
                ListenerArgs.builder()
                        .loadBalancerArn(loadBalancer.arn())
                        .protocol("HTTP")
                        .port(80)
                        .defaultActions(ListenerDefaultActionArgs.builder()
                                .type("redirect")
                                .redirect(ListenerDefaultActionRedirectArgs.builder()
                                        .protocol("HTTPS")
                                        .port("443")
                                        .statusCode("HTTP_301")
                                        .build())
                                .build())
                        .tags(env.tags("http"))
                        .build());
        https = new Listener(
                env.name("https"),
                ListenerArgs.builder()
                        .loadBalancerArn(loadBalancer.arn())
                        .protocol("HTTPS")
                        .port(443)
                        .sslPolicy("ELBSecurityPolicy-TLS13-1-2-Res-2021-06")
                        .certificateArn(domain.certificateArn())
                        .defaultActions(ListenerDefaultActionArgs.builder()
                                .type("forward")
                                .targetGroupArn(targets.arn())
                                .build())
                        .tags(env.tags("https"))
                        .build());
        domain.pointTo(loadBalancer);
    }

    Output<String> targetGroupArn() {
        return targets.arn();
    }

    /** ECS refuses a service whose target group is not behind a load balancer yet: it must wait for this. */
    Resource httpsListener() {
        return https;
    }

    /** How metrics call the load balancer. */
    Output<String> loadBalancerDimension() {
        return loadBalancer.arnSuffix();
    }

    /** How metrics call the target group. */
    Output<String> targetGroupDimension() {
        return targets.arnSuffix();
    }

    /**
     * Who may write:
     * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
     */
    private BucketPolicy letLoadBalancerWrite(BucketV2 logs) {
        var closed = new BucketPublicAccessBlock(
                env.name("alb-logs"),
                BucketPublicAccessBlockArgs.builder()
                        .bucket(logs.id())
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build());
        new BucketLifecycleConfigurationV2(
                env.name("alb-logs"),
                BucketLifecycleConfigurationV2Args.builder()
                        .bucket(logs.id())
                        .rules(BucketLifecycleConfigurationV2RuleArgs.builder()
                                .id("expire")
                                .status("Enabled")
                                .filter(BucketLifecycleConfigurationV2RuleFilterArgs.builder()
                                        .prefix(LOG_PREFIX + "/")
                                        .build())
                                .expiration(BucketLifecycleConfigurationV2RuleExpirationArgs.builder()
                                        .days(env.logDays())
                                        .build())
                                .build())
                        .build());
        var write = Output.tuple(logs.arn(), env.account())
                .applyValue(it -> Json.object(
                        "Effect",
                        "Allow",
                        "Principal",
                        Json.object("Service", "logdelivery.elasticloadbalancing.amazonaws.com"),
                        "Action",
                        "s3:PutObject",
                        "Resource",
                        it.t1 + "/" + LOG_PREFIX + "/AWSLogs/" + it.t2 + "/*"));
        return new BucketPolicy(
                env.name("alb-logs"),
                BucketPolicyArgs.builder()
                        .bucket(logs.id())
                        .policy(Json.policy(write))
                        .build(),
                CustomResourceOptions.builder().dependsOn(closed).build());
    }
}
