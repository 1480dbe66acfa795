package dev.policypack.ecs.aws.codedeploy;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/**
 * What CodeDeploy refuses in an application and in a deployment configuration. Source: <a
 * href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentConfig.html">CreateDeploymentConfig</a>, as of
 * 2026-11-27.
 */
public final class DeploymentConfigConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint CONFIG_TRAFFIC_ROUTING_REQUIRED = ALL.refused(
            "codedeploy-config-traffic-routing-required",
            "Traffic routing configuration cannot be null nor empty for deployment configurations on this platform.",
            "Set `trafficRoutingConfig` with `type` `AllAtOnce`, `TimeBasedCanary` or `TimeBasedLinear`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentConfig.html");

    private static final Constraint CONFIG_HEALTHY_HOSTS_PLATFORM = ALL.refused(
            "codedeploy-config-healthy-hosts-platform",
            "minimum healthy hosts should be null for ECS deployment configuration",
            "Remove `minimumHealthyHosts`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentConfig.html");

    private static final Constraint CONFIG_TRAFFIC_ROUTING_SERVER = ALL.refused(
            "codedeploy-config-traffic-routing-server",
            "Traffic routing configuration should be null for Server deployment configuration",
            "Set `computePlatform` to `ECS`, or remove `trafficRoutingConfig`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentConfig.html");

    private static final Constraint CONFIG_HEALTHY_HOSTS_REQUIRED = ALL.refused(
            "codedeploy-config-healthy-hosts-required",
            "minimum healthy hosts argument is missing",
            "Set `minimumHealthyHosts`, or set `computePlatform` to `ECS`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentConfig.html");

    private static final Constraint CONFIG_ROUTING_BLOCK = ALL.refused(
            "codedeploy-config-routing-block",
            "TimeBasedCanaryConfiguration should not be null for TimeBasedCanary type",
            "Set `type` to the name of the block, and keep this block only.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TrafficRoutingConfig.html");

    private static final Constraint CONFIG_PERCENTAGE = ALL.refused(
            "codedeploy-config-percentage",
            "Valid traffic routing percentage is from 1 to 99",
            "Set a percentage from 1 to 99.",
            "https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html");

    private static final Constraint CONFIG_INTERVAL = ALL.refused(
            "codedeploy-config-interval",
            "Canary interval must be between 1 and 2880 minutes (2 days)",
            "Shift the traffic within 2880 minutes (2 days).",
            "https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html");

    private static final Constraint CONFIG_FLEET_PERCENT = ALL.refused(
            "codedeploy-config-fleet-percent",
            "The value for the minimum healthy hosts with type of FLEET_PERCENT should be positive and less than 100",
            "Set at most 99.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_MinimumHealthyHosts.html");

    private static final Constraint CONFIG_NAME = ALL.refused(
            "codedeploy-config-name",
            "The prefix CodeDeployDefault. is reserved for predefined configuration names",
            "Use another name.",
            "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html");

    private static final Constraint CONFIG_ZONAL_PLATFORM = ALL.refused(
            "codedeploy-config-zonal-platform",
            "Zonal deployments are only supported with EC2 deployments.",
            "Remove `zonalConfig`.",
            "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations-create.html");

    private static final Constraint CONFIG_ZONAL_PERCENT = ALL.refused(
            "codedeploy-config-zonal-percent",
            "The value of the 'Minimum health hosts per zone' setting when configured with a 'Type' value of "
                    + "'FLEET_PERCENT' must be positive and less than 100.",
            "Set at most 99.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_MinimumHealthyHostsPerZone.html");

    private static final Constraint APPLICATION_PLATFORM = ALL.refused(
            "codedeploy-application-platform",
            "ComputePlatform 'Ecs' is not valid. Valid values are [Server, Lambda, ECS, Kubernetes]",
            "Write `ECS`; upper and lower case count.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateApplication.html");

    private static final String APPLICATION = "aws:codedeploy/application:Application";

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, "aws:codedeploy/deploymentConfig:DeploymentConfig", APPLICATION);

    private static final String SERVER = "Server";
    private static final String FLEET_PERCENT = "FLEET_PERCENT";
    private static final String CANARY = "TimeBasedCanary";
    private static final String LINEAR = "TimeBasedLinear";
    private static final String RESERVED = "CodeDeployDefault.";
    private static final int MOST_PERCENT = 99;
    private static final int MOST_MINUTES = 2880;

    private DeploymentConfigConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks one of these resources. */
    public static void check(Resource resource, Review review) {
        Props props = resource.props();
        if (resource.type().equals(APPLICATION)) {
            Refusals.oneOf(
                    review,
                    APPLICATION_PLATFORM,
                    props.string("computePlatform"),
                    SERVER,
                    "Lambda",
                    "ECS",
                    "Kubernetes");
            return;
        }
        checkPlatform(props, review);
        checkRouting(props.object("trafficRoutingConfig"), review);
        checkPercent(CONFIG_FLEET_PERCENT, props.object("minimumHealthyHosts"), review);
        checkPercent(CONFIG_ZONAL_PERCENT, props.object("zonalConfig").object("minimumHealthyHostsPerZone"), review);
        Value<String> name = props.string("deploymentConfigName");
        review.refuse(
                CONFIG_NAME,
                name.matches(text -> text.startsWith(RESERVED)),
                "deploymentConfigName is %s; \"" + RESERVED + "\" is reserved for predefined configurations",
                name);
    }

    private static void checkPlatform(Props props, Review review) {
        Value<String> platform = props.string("computePlatform").orElse(SERVER);
        Truth isServer = platform.is(SERVER);
        Truth shiftsTraffic = platform.isOneOf("ECS", "Lambda");
        refuse(CONFIG_TRAFFIC_ROUTING_REQUIRED, "trafficRoutingConfig", false, shiftsTraffic, platform, props, review);
        refuse(CONFIG_TRAFFIC_ROUTING_SERVER, "trafficRoutingConfig", true, isServer, platform, props, review);
        refuse(CONFIG_HEALTHY_HOSTS_REQUIRED, "minimumHealthyHosts", false, isServer, platform, props, review);
        refuse(CONFIG_HEALTHY_HOSTS_PLATFORM, "minimumHealthyHosts", true, shiftsTraffic, platform, props, review);
        refuse(CONFIG_ZONAL_PLATFORM, "zonalConfig", true, shiftsTraffic, platform, props, review);
    }

    /** Refuses a block that is set, or not set, on a platform. */
    private static void refuse(
            Constraint constraint,
            String block,
            boolean set,
            Truth onPlatform,
            Value<String> platform,
            Props props,
            Review review) {
        Truth found = set ? props.has(block) : props.has(block).not();
        review.at(props.path().key(block))
                .refuse(
                        constraint,
                        found.and(onPlatform),
                        block + (set ? " is set" : " is not set") + ", but computePlatform is %s",
                        platform);
    }

    private static void checkRouting(Props routing, Review review) {
        if (routing.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Value<String> type = routing.string("type").orElse("AllAtOnce");
        Props canary = routing.object("timeBasedCanary");
        Props linear = routing.object("timeBasedLinear");
        checkBlock(canary, CANARY, type, review);
        checkBlock(linear, LINEAR, type, review);
        for (Props block : List.of(canary, linear)) {
            Refusals.range(review, CONFIG_PERCENTAGE, block.integer("percentage"), 1, MOST_PERCENT);
        }
        Value<Long> wait = canary.integer("interval");
        review.refuse(
                CONFIG_INTERVAL,
                wait.matches(minutes -> minutes > MOST_MINUTES),
                "interval is %s minutes; CodeDeploy accepts at most " + MOST_MINUTES,
                wait);
        Value<Long> step = linear.integer("interval");
        Value<Long> all = linear.integer("percentage")
                .with(step, (percent, minutes) -> percent > 0 ? 100 / percent * minutes : 0);
        review.at(step)
                .refuse(
                        CONFIG_INTERVAL,
                        all.matches(minutes -> minutes > MOST_MINUTES),
                        "the traffic is shifted in %s minutes; CodeDeploy accepts at most " + MOST_MINUTES,
                        all);
    }

    private static void checkBlock(Props block, String name, Value<String> type, Review review) {
        review.at(block.path())
                .refuse(
                        CONFIG_ROUTING_BLOCK,
                        type.is(name).and(() -> block.isPresent().not()),
                        "type is %s, but its block is not set",
                        type);
        review.at(block.path())
                .refuse(
                        CONFIG_ROUTING_BLOCK,
                        block.isPresent().and(() -> type.matches(text -> !text.equals(name))),
                        "the block is set, but type is %s",
                        type);
    }

    private static void checkPercent(Constraint constraint, Props hosts, Review review) {
        Value<Long> value = hosts.integer("value");
        review.refuse(
                constraint,
                value.matches(percent -> percent > MOST_PERCENT)
                        .and(() -> hosts.string("type").is(FLEET_PERCENT)),
                "value is %s percent; CodeDeploy accepts at most " + MOST_PERCENT,
                value);
    }
}
