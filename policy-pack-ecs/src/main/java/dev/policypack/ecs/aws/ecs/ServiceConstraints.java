package dev.policypack.ecs.aws.ecs;

import com.google.common.base.CharMatcher;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Display;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** What ECS refuses in a service: where its tasks run, its network, load balancers and role. */
public final class ServiceConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint SUBNETS = ALL.refused(
            "ecs-service-subnets-empty",
            "InvalidParameterException: subnets can not be empty.",
            "Add the subnets of the tasks.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html");
    static final Constraint SUBNETS_MAX = ALL.refused(
            "ecs-service-subnets-max",
            "InvalidParameterException: subnets can have at most 16 items.",
            "Keep at most 16 subnets.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html");
    static final Constraint SECURITY_GROUPS = ALL.refused(
            "ecs-service-security-groups-max",
            "InvalidParameterException: securityGroups can have at most 5 items.",
            "Keep at most 5 security groups.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html");
    static final Constraint PUBLIC_IP = ALL.refused(
            "ecs-service-assign-public-ip-launch-type",
            "InvalidParameterException: Assign public IP is not supported for this launch type.",
            "Remove `assignPublicIp`; tasks on EC2 go out through a NAT gateway.",
            "https://github.com/aws/aws-cdk/issues/13348");
    static final Constraint PLACEMENT_CONSTRAINTS = ALL.refused(
            "ecs-service-fargate-placement-constraints",
            "InvalidParameterException: Placement constraints are not supported with FARGATE launch type.",
            "Remove `placementConstraints`: Fargate spreads tasks across Availability Zones by itself.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint PLACEMENT_STRATEGIES = ALL.refused(
            "ecs-service-fargate-placement-strategies",
            "InvalidParameterException: Placement strategies are not supported with FARGATE launch type",
            "Remove `orderedPlacementStrategies`: Fargate spreads tasks across Availability Zones by itself.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint PLATFORM = ALL.refused(
            "ecs-service-platform-version-ec2",
            "InvalidParameterException: The platform version must be null when specifying an EC2 launch type.",
            "Remove `platformVersion`: it is for Fargate only.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint PLATFORM_UNKNOWN = ALL.refused(
            "ecs-service-platform-version-unknown",
            "PlatformUnknownException: The specified platform version doesn't exist.",
            "Remove `platformVersion`, or write `LATEST` or a version such as `1.4.0`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint TARGET = ALL.refused(
            "ecs-service-load-balancer-target",
            "InvalidParameterException: loadBalancerName and targetGroupArn cannot both be specified. You must "
                    + "specify either a loadBalancerName or a targetGroupArn.",
            "Remove `elbName`, which is for Classic Load Balancers.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint TARGET_MISSING = ALL.refused(
            "ecs-service-load-balancer-target-missing",
            "InvalidParameterException (a load balancer entry takes targetGroupArn or a name)",
            "Set `targetGroupArn`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html");
    static final Constraint CLASSIC = ALL.refused(
            "ecs-service-fargate-classic-load-balancer",
            "InvalidParameterException: Classic Load Balancers are not supported with Fargate.",
            "Use a target group of an Application or Network Load Balancer with `targetGroupArn`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint LOAD_BALANCERS = ALL.refused(
            "ecs-service-load-balancers-max",
            "InvalidParameterException: loadBalancers can have at most 5 items.",
            "Keep at most 5 target groups for a service.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/register-multiple-targetgroups.html");
    static final Constraint ROLE_AWSVPC = ALL.refused(
            "ecs-service-role-awsvpc",
            "InvalidParameterException: You cannot specify an IAM role for services that require a service linked "
                    + "role.",
            "Remove `iamRole`: ECS uses its service-linked role.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint ROLE_LOAD_BALANCERS = ALL.refused(
            "ecs-service-role-load-balancers",
            "InvalidParameterException: IAM roles are only valid for services configured to use load balancers.",
            "Remove `iamRole`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint ROLE_SERVICE_LINKED = ALL.refused(
            "ecs-service-role-service-linked",
            "InvalidParameterException: You cannot specify an IAM role for services that require a service linked "
                    + "role.",
            "Remove `iamRole`: ECS uses its service-linked role.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint DAEMON_COUNT = ALL.lost(
            "ecs-service-daemon-desired-count",
            "InvalidParameterException: The daemon scheduling strategy does not support a desired count for "
                    + "services. Remove the desired count value and try again",
            "Remove `desiredCount`: a daemon runs one task on each container instance.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint DAEMON_MAXIMUM = ALL.lost(
            "ecs-service-daemon-maximum-percent",
            "InvalidParameterException: The daemon scheduling strategy does not support values above 100 for "
                    + "maximumPercent on a deployment configuration. Change the maximumPercent value to 100, and try again",
            "Remove `deploymentMaximumPercent`, or set it to 100.",
            "https://github.com/hashicorp/terraform-provider-aws/pull/4825");
    static final Constraint DAEMON_STRATEGIES = ALL.refused(
            "ecs-service-daemon-placement-strategies",
            "InvalidParameterException: The daemon scheduling strategy does not support placement strategies. "
                    + "Remove the placement strategy and try again",
            "Remove `orderedPlacementStrategies`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint DAEMON_PROVIDERS = ALL.refused(
            "ecs-service-daemon-capacity-providers",
            "InvalidParameterException: Specifying a capacity provider strategy is not supported when you create "
                    + "a service using the DAEMON scheduling strategy.",
            "Remove `capacityProviderStrategies`, and set `launchType` to `EC2`.",
            "https://github.com/aws/containers-roadmap/issues/692");
    static final Constraint DAEMON_FARGATE = ALL.refused(
            "ecs-service-daemon-fargate",
            "InvalidParameterException (no DAEMON scheduling strategy on Fargate)",
            "Remove `schedulingStrategy`, or set `launchType` to `EC2`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint STRATEGIES = ALL.refused(
            "ecs-service-placement-strategies-max",
            "InvalidParameterException: Maximum number of strategies is 5",
            "Keep at most 5 placement strategies.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint RANDOM_FIELD = ALL.refused(
            "ecs-service-placement-strategy-random-field",
            "InvalidParameterException: random field should not be specified; the provider: Random type requires "
                    + "the field attribute to be unset",
            "Remove `field`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementStrategy.html");
    static final Constraint BINPACK_FIELD = ALL.refused(
            "ecs-service-placement-strategy-binpack-field",
            "InvalidParameterException: binpack field 'instanceId' is invalid; the provider: Binpack type "
                    + "requires the field attribute to be either 'cpu' or 'memory'",
            "Set `field` to `cpu` or `memory`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementStrategy.html");
    static final Constraint DISTINCT_EXPRESSION = ALL.refused(
            "ecs-service-placement-constraint-distinct-expression",
            "InvalidParameterException: distinctInstance expression should not be specified",
            "Remove `expression`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PlacementConstraint.html");
    static final Constraint MEMBER_EXPRESSION = ALL.refused(
            "ecs-service-placement-constraint-expression",
            "Expression cannot be nil for 'memberOf' type (the provider, when it creates the resource)",
            "Set `expression`.",
            "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/validate.go");
    static final Constraint REGISTRY = ALL.refused(
            "ecs-service-registry-port-and-container",
            "InvalidParameterException (a registry takes port, or containerName with containerPort)",
            "Keep `port`, or `containerName` and `containerPort`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRegistry.html");

    /** Of a daemon, the provider sends neither this default nor any other maximum. */
    private static final long DEFAULT_MAXIMUM = 200;

    private static final int WHOLE = 100;
    private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');

    private ServiceConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a service. */
    public static void check(Service service, Review review) {
        Props props = service.props();
        network(props, review);
        fargate(service, review);
        platform(props, review);
        loadBalancers(props, review);
        role(service, review);
        if (service.isDaemon().answer() != Truth.Answer.NO) {
            daemon(service, review);
        }
        placement(props, review);
        registry(service.serviceRegistries(), review);
    }

    private static void network(Props props, Review review) {
        Props network = props.object("networkConfiguration");
        if (network.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Items<Value<String>> subnets = network.strings("subnets");
        review.at(subnets).refuse(SUBNETS, subnets.value().matches(List::isEmpty), "subnets is an empty list");
        Refusals.size(review, SUBNETS_MAX, subnets, 0, 16);
        Refusals.size(review, SECURITY_GROUPS, network.strings("securityGroups"), 0, 5);
        Value<Boolean> address = network.bool("assignPublicIp");
        Value<String> launchType = props.nonEmptyText("launchType");
        review.at(address)
                .refuse(
                        PUBLIC_IP,
                        address.is(true).and(() -> launchType.isOneOf("EC2", "EXTERNAL")),
                        "assignPublicIp is %s, but launchType is %s",
                        address,
                        launchType);
    }

    /** Whether it is sure that all of the tasks run on Fargate. */
    static Truth runsOnFargateOnly(Props props) {
        return props.string("launchType").is("FARGATE").or(() -> {
            Items<Props> strategies = props.objects("capacityProviderStrategies");
            return strategies
                    .isNotEmpty()
                    .and(() -> strategies.all(
                            strategy -> strategy.string("capacityProvider").isOneOf("FARGATE", "FARGATE_SPOT")));
        });
    }

    private static void fargate(Service service, Review review) {
        Props props = service.props();
        for (String property : List.of("placementConstraints", "orderedPlacementStrategies")) {
            review.at(props.objects(property))
                    .refuse(
                            property.equals("placementConstraints") ? PLACEMENT_CONSTRAINTS : PLACEMENT_STRATEGIES,
                            Refusals.isSet(props, property).and(() -> runsOnFargateOnly(props)),
                            "%s is set, which Fargate does not support",
                            Display.words(property));
        }
        review.each(props.objects("loadBalancers"), entry -> {
            Value<String> name = entry.nonEmptyText("elbName");
            review.refuse(
                    CLASSIC,
                    name.isPresent().and(() -> runsOnFargateOnly(props)),
                    "elbName is %s, but Fargate does not support Classic Load Balancers",
                    name);
        });
    }

    private static void platform(Props props, Review review) {
        Value<String> version = props.nonEmptyText("platformVersion");
        Value<String> launchType = props.nonEmptyText("launchType");
        review.at(version)
                .refuse(
                        PLATFORM,
                        version.isPresent().and(() -> launchType.isOneOf("EC2", "EXTERNAL")),
                        "platformVersion is %s, but launchType is %s",
                        version,
                        launchType);
        review.refuse(
                PLATFORM_UNKNOWN,
                version.matches(text -> !text.equalsIgnoreCase("LATEST") && !isVersion(text)),
                "platformVersion is %s; ECS accepts LATEST or a version such as 1.4.0",
                version);
    }

    /** Whether a text is three numbers with dots between them. */
    private static boolean isVersion(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        return first > 0
                && second > first + 1
                && second < text.length() - 1
                && DIGITS.matchesAllOf(text.substring(0, first))
                && DIGITS.matchesAllOf(text.substring(first + 1, second))
                && DIGITS.matchesAllOf(text.substring(second + 1));
    }

    private static void loadBalancers(Props props, Review review) {
        Refusals.size(review, LOAD_BALANCERS, props.objects("loadBalancers"), 0, 5);
        review.each(props.objects("loadBalancers"), entry -> {
            Refusals.excludes(review, TARGET, entry, "elbName", "targetGroupArn");
            review.at(entry)
                    .refuse(
                            TARGET_MISSING,
                            entry.nonEmptyText("targetGroupArn").isMissing().and(() -> entry.nonEmptyText("elbName")
                                    .isMissing()),
                            "targetGroupArn is not set");
        });
    }

    private static void role(Service service, Review review) {
        Props props = service.props();
        Value<String> role = props.nonEmptyText("iamRole");
        if (role.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Items<Props> balancers = props.objects("loadBalancers");
        review.at(role)
                .refuse(
                        ROLE_AWSVPC,
                        role.isPresent().and(() -> Refusals.isSet(props, "networkConfiguration")),
                        "iamRole is %s, but networkConfiguration is set",
                        role);
        review.at(role)
                .refuse(
                        ROLE_LOAD_BALANCERS,
                        role.isPresent().and(balancers::isEmpty),
                        "iamRole is %s, but loadBalancers is not set",
                        role);
        review.at(role)
                .refuse(
                        ROLE_SERVICE_LINKED,
                        role.isPresent().and(() -> balancers
                                .size()
                                .matches(size -> size > 1)
                                .or(() -> Refusals.isSet(props, "serviceRegistries"))
                                .or(() -> service.deploymentController().is("EXTERNAL"))),
                        "iamRole is %s, but the service needs the service-linked role of ECS",
                        role);
    }

    private static void daemon(Service service, Review review) {
        Props props = service.props();
        Truth daemon = service.isDaemon();
        Value<String> strategy = props.string("schedulingStrategy");
        Value<Long> count = props.integer("desiredCount");
        review.at(count)
                .refuse(
                        DAEMON_COUNT,
                        count.isPresent().and(daemon),
                        "desiredCount is %s, but schedulingStrategy is %s",
                        count,
                        strategy);
        Value<Long> maximum = props.integer("deploymentMaximumPercent");
        review.at(maximum)
                .refuse(
                        DAEMON_MAXIMUM,
                        maximum.matches(percent -> percent > WHOLE && percent != DEFAULT_MAXIMUM)
                                .and(daemon),
                        "deploymentMaximumPercent is %s, but schedulingStrategy is %s",
                        maximum,
                        strategy);
        review.at(props.objects("orderedPlacementStrategies"))
                .refuse(
                        DAEMON_STRATEGIES,
                        props.objects("orderedPlacementStrategies").isNotEmpty().and(daemon),
                        "orderedPlacementStrategies is set, but schedulingStrategy is %s",
                        strategy);
        review.at(props.objects("capacityProviderStrategies"))
                .refuse(
                        DAEMON_PROVIDERS,
                        props.objects("capacityProviderStrategies").isNotEmpty().and(daemon),
                        "capacityProviderStrategies is set, but schedulingStrategy is %s",
                        strategy);
        Value<String> launchType = props.string("launchType");
        review.at(strategy)
                .refuse(
                        DAEMON_FARGATE,
                        launchType.is("FARGATE").and(daemon),
                        "schedulingStrategy is %s, but launchType is %s",
                        strategy,
                        launchType);
    }

    private static void placement(Props props, Review review) {
        Refusals.size(review, STRATEGIES, props.objects("orderedPlacementStrategies"), 0, 5);
        review.each(props.objects("orderedPlacementStrategies"), strategy -> {
            Value<String> type = strategy.string("type");
            Value<String> field = strategy.nonEmptyText("field");
            review.at(field)
                    .refuse(
                            RANDOM_FIELD,
                            type.is("random").and(field::isPresent),
                            "field is %s, but type is %s",
                            field,
                            type);
            review.at(field)
                    .refuse(
                            BINPACK_FIELD,
                            type.is("binpack")
                                    .and(() -> field.isOneOf("cpu", "memory").not()),
                            "field is %s, but type is %s, which takes cpu or memory",
                            field,
                            type);
        });
        review.each(props.objects("placementConstraints"), constraint -> {
            Value<String> type = constraint.string("type");
            Value<String> expression = constraint.nonEmptyText("expression");
            review.at(expression)
                    .refuse(
                            DISTINCT_EXPRESSION,
                            type.is("distinctInstance").and(expression::isPresent),
                            "expression is %s, but type is %s",
                            expression,
                            type);
            review.at(expression)
                    .refuse(
                            MEMBER_EXPRESSION,
                            type.is("memberOf").and(expression::isMissing),
                            "expression is not set, but type is %s",
                            type);
        });
    }

    private static void registry(Props registry, Review review) {
        Value<Long> port = registry.integer("port");
        review.at(port)
                .refuse(
                        REGISTRY,
                        port.matches(number -> number != 0).and(() -> registry.nonEmptyText("containerName")
                                .isPresent()
                                .or(() -> registry.integer("containerPort").matches(number -> number != 0))),
                        "port is %s, and containerName or containerPort is set, too",
                        port);
    }
}
