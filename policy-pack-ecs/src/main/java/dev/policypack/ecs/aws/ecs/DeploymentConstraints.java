package dev.policypack.ecs.aws.ecs;

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
import java.util.Locale;

/** What ECS refuses in how a service replaces and spreads its tasks. */
public final class DeploymentConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint DAEMON_CONTROLLER = ALL.refused(
            "ecs-service-daemon-deployment-controller",
            "InvalidParameterException (no DAEMON scheduling strategy with the deployment controllers CODE_DEPLOY "
                    + "and EXTERNAL)",
            "Remove `schedulingStrategy`, or use the deployment controller `ECS`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint ONE_TARGET_GROUP = ALL.refused(
            "ecs-service-code-deploy-one-target-group",
            "InvalidParameterException (several target groups need the deployment controller ECS)",
            "Keep one entry: the second target group stands in the deployment group.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/register-multiple-targetgroups.html");
    static final Constraint CIRCUIT_BREAKER = ALL.refused(
            "ecs-service-circuit-breaker-deployment-controller",
            "InvalidParameterException: Deployment circuit breaker feature is only supported with ECS deployment "
                    + "controller.",
            "Remove `deploymentCircuitBreaker`, or use the deployment controller `ECS`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html");
    static final Constraint EXTERNAL_TASK_DEFINITION = ALL.refused(
            "ecs-service-external-task-definition",
            "InvalidParameterException: TaskDefinition must be blank.",
            "Remove `taskDefinition`: task sets have it.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint EXTERNAL_LOAD_BALANCERS = ALL.refused(
            "ecs-service-external-load-balancers",
            "InvalidParameterException: LoadBalancers must be empty or null.",
            "Move `loadBalancers` to the task set.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint EXTERNAL_OTHERS = ALL.refused(
            "ecs-service-external-task-set-properties",
            "InvalidParameterException (with the deployment controller EXTERNAL, task sets have this property)",
            "Move the property to the task set.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint ADVANCED = ALL.refused(
            "ecs-service-strategy-advanced-configuration",
            "ClientException: advancedConfiguration field is required for all loadBalancers when using the linear "
                    + "deployment strategy",
            "Set `advancedConfiguration` with the second target group, the production listener rule and the role.",
            "https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/377");
    static final Constraint STRATEGY_CONTROLLER = ALL.refused(
            "ecs-service-strategy-deployment-controller",
            "InvalidParameterException (deployment strategies need the deployment controller ECS)",
            "Set the deployment controller to `ECS`, or remove `strategy`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html");
    static final Constraint STRATEGY_CLASSIC = ALL.refused(
            "ecs-service-strategy-classic-load-balancer",
            "InvalidParameterException (this strategy shifts traffic by target groups or Service Connect)",
            "Use target groups of an Application or Network Load Balancer.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html");
    static final Constraint STRATEGY_CONFIGURATION = ALL.lost(
            "ecs-service-strategy-canary-configuration",
            "The provider sends canaryConfiguration with the strategy CANARY only, and linearConfiguration with "
                    + "LINEAR only.",
            "Set `strategy` to `CANARY`, or remove `canaryConfiguration`; likewise `LINEAR` for "
                    + "`linearConfiguration`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html");
    static final Constraint PERCENT_STEP = ALL.refused(
            "ecs-service-strategy-percent-step",
            "ClientException (percentages of traffic in steps of 0.1)",
            "Round to one digit after the decimal point.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CanaryConfiguration.html");
    static final Constraint HOOK_TARGET = ALL.refused(
            "ecs-service-lifecycle-hook-target",
            "ClientException (a hook of type AWS_LAMBDA takes hookTargetArn)",
            "Set `hookTargetArn` and `roleArn`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentLifecycleHook.html");
    static final Constraint REBALANCING_DAEMON = ALL.refused(
            "ecs-service-zone-rebalancing-daemon",
            "InvalidParameterException: Availability Zone Rebalancing does not support DAEMON services.",
            "Remove `availabilityZoneRebalancing`, or set it to `DISABLED`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html");
    static final Constraint REBALANCING_MAXIMUM = ALL.refused(
            "ecs-service-zone-rebalancing-maximum-percent",
            "InvalidParameterException (no Availability Zone rebalancing with a maximumPercent of 100)",
            "Set `deploymentMaximumPercent` to more than 100, or `availabilityZoneRebalancing` to `DISABLED`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html");
    static final Constraint REBALANCING_CLASSIC = ALL.refused(
            "ecs-service-zone-rebalancing-load-balancer",
            "InvalidParameterException (no Availability Zone rebalancing with a Classic Load Balancer)",
            "Use a target group, or set `availabilityZoneRebalancing` to `DISABLED`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html");
    static final Constraint REBALANCING_PLACEMENT = ALL.refused(
            "ecs-service-zone-rebalancing-placement",
            "InvalidParameterException (no Availability Zone rebalancing with these placement constraints and "
                    + "strategies)",
            "Spread by `attribute:ecs.availability-zone` first, or set `availabilityZoneRebalancing` to "
                    + "`DISABLED`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html");

    private static final long WHOLE = 100;
    private static final int STEPS_IN_ONE = 10;
    private static final double ROUNDING = 1e-6;
    private static final String ZONE = "ecs.availability-zone";

    private DeploymentConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a service. */
    public static void check(Service service, Review review) {
        controller(service, review);
        Props configuration = service.props().object("deploymentConfiguration");
        if (configuration.isPresent().answer() != Truth.Answer.NO) {
            strategy(service, configuration, review);
        }
        Value<String> rebalancing = service.props().string("availabilityZoneRebalancing");
        if (rebalancing.is("ENABLED").answer() != Truth.Answer.NO) {
            rebalancing(service, rebalancing, review.at(rebalancing));
        }
    }

    private static void controller(Service service, Review review) {
        Value<String> controller = service.deploymentController();
        if (controller.is("ECS").answer() == Truth.Answer.YES) {
            return;
        }
        Props props = service.props();
        Truth foreign = controller.isOneOf("CODE_DEPLOY", "EXTERNAL");
        Value<String> scheduling = props.string("schedulingStrategy");
        review.at(scheduling)
                .refuse(
                        DAEMON_CONTROLLER,
                        scheduling.is("DAEMON").and(foreign),
                        "schedulingStrategy is %s, but the type of deploymentController is %s",
                        scheduling,
                        controller);
        Items<Props> balancers = props.objects("loadBalancers");
        review.at(balancers)
                .refuse(
                        ONE_TARGET_GROUP,
                        balancers.size().matches(size -> size > 1).and(() -> controller.is("CODE_DEPLOY")),
                        "loadBalancers has %s entries, but the type of deploymentController is %s",
                        balancers,
                        controller);
        Props breaker = service.deploymentCircuitBreaker();
        review.at(breaker)
                .refuse(
                        CIRCUIT_BREAKER,
                        breaker.bool("enable").is(true).and(foreign),
                        "deploymentCircuitBreaker is enabled, but the type of deploymentController is %s",
                        controller);
        Truth external = controller.is("EXTERNAL");
        Value<String> task = props.nonEmptyText("taskDefinition");
        review.at(task)
                .refuse(
                        EXTERNAL_TASK_DEFINITION,
                        task.isPresent().and(external),
                        "taskDefinition is set, but the type of deploymentController is %s",
                        controller);
        review.at(balancers)
                .refuse(
                        EXTERNAL_LOAD_BALANCERS,
                        balancers.isNotEmpty().and(external),
                        "loadBalancers is set, but the type of deploymentController is %s",
                        controller);
        for (String property : List.of("networkConfiguration", "platformVersion")) {
            review.at(props.value(property))
                    .refuse(
                            EXTERNAL_OTHERS,
                            Refusals.isSet(props, property).and(external),
                            "%s is set, but the type of deploymentController is %s",
                            Display.words(property),
                            controller);
        }
    }

    private static void strategy(Service service, Props configuration, Review review) {
        Value<String> strategy = configuration.string("strategy");
        Truth shifts = strategy.isOneOf("BLUE_GREEN", "LINEAR", "CANARY");
        Value<String> controller = service.deploymentController();
        review.at(strategy)
                .refuse(
                        STRATEGY_CONTROLLER,
                        shifts.and(() -> controller.isOneOf("CODE_DEPLOY", "EXTERNAL")),
                        "strategy is %s, but the type of deploymentController is %s",
                        strategy,
                        controller);
        if (shifts.answer() != Truth.Answer.NO) {
            review.each(service.props().objects("loadBalancers"), entry -> {
                Value<String> classic = entry.nonEmptyText("elbName");
                review.at(classic)
                        .refuse(
                                STRATEGY_CLASSIC,
                                classic.isPresent().and(shifts),
                                "elbName is %s, but strategy is %s",
                                classic,
                                strategy);
                review.at(entry)
                        .refuse(
                                ADVANCED,
                                shifts.and(classic.isMissing())
                                        .and(() -> controller.is("ECS"))
                                        .and(() -> entry.object("advancedConfiguration")
                                                .isMissing()),
                                "advancedConfiguration is not set, but strategy is %s",
                                strategy);
            });
        }
        shifting(configuration, "CANARY", "canaryConfiguration", "canaryPercent", review);
        shifting(configuration, "LINEAR", "linearConfiguration", "stepPercent", review);
        review.each(configuration.objects("lifecycleHooks"), hook -> review.at(hook.string("hookTargetArn"))
                .refuse(
                        HOOK_TARGET,
                        hook.string("targetType")
                                .orElse("AWS_LAMBDA")
                                .is("AWS_LAMBDA")
                                .and(() -> hook.nonEmptyText("hookTargetArn").isMissing()),
                        "hookTargetArn is not set"));
    }

    private static void shifting(Props configuration, String strategy, String property, String percent, Review review) {
        Props shift = configuration.object(property);
        if (shift.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Value<String> chosen = configuration.string("strategy");
        review.at(shift)
                .refuse(
                        STRATEGY_CONFIGURATION,
                        shift.isPresent().and(chosen.is(strategy).not()),
                        "%s is set, but strategy is %s",
                        Display.words(property),
                        chosen);
        Value<Double> number = shift.number(percent);
        review.refuse(
                PERCENT_STEP,
                number.matches(value -> Math.abs(value * STEPS_IN_ONE - Math.rint(value * STEPS_IN_ONE)) > ROUNDING),
                "%s is %s; ECS accepts multiples of 0.1",
                Display.words(percent),
                number);
    }

    private static void rebalancing(Service service, Value<String> rebalancing, Review review) {
        Props props = service.props();
        Truth enabled = rebalancing.is("ENABLED");
        Value<String> scheduling = props.string("schedulingStrategy");
        review.refuse(
                REBALANCING_DAEMON,
                enabled.and(() -> scheduling.is("DAEMON")),
                "availabilityZoneRebalancing is %s, but schedulingStrategy is %s",
                rebalancing,
                scheduling);
        Value<Long> maximum = props.integer("deploymentMaximumPercent");
        review.refuse(
                REBALANCING_MAXIMUM,
                enabled.and(() -> maximum.is(WHOLE)),
                "availabilityZoneRebalancing is %s, but deploymentMaximumPercent is %s",
                rebalancing,
                maximum);
        review.refuse(
                REBALANCING_CLASSIC,
                enabled.and(() -> props.objects("loadBalancers")
                        .any(entry -> entry.nonEmptyText("elbName").isPresent())),
                "availabilityZoneRebalancing is %s, but the service uses a Classic Load Balancer",
                rebalancing);
        review.refuse(
                REBALANCING_PLACEMENT,
                enabled.and(() -> namesZones(props).or(() -> spreadsOtherwise(props))),
                "availabilityZoneRebalancing is %s, but the tasks are not spread across Availability Zones first",
                rebalancing);
    }

    private static Truth namesZones(Props props) {
        return props.objects("placementConstraints")
                .any(constraint -> constraint.string("expression").matches(text -> text.contains(ZONE)));
    }

    /** Whether there are placement strategies, and the first one is another than to spread across zones. */
    private static Truth spreadsOtherwise(Props props) {
        Value<List<Props>> strategies =
                props.objects("orderedPlacementStrategies").value();
        Value<Props> first = strategies.map(list -> list.isEmpty() ? null : list.get(0));
        return first.isPresent().and(() -> first.flatMap(strategy -> strategy.string("type"))
                .is("spread")
                .and(() -> first.flatMap(strategy -> strategy.string("field"))
                        .matches(field -> field.toLowerCase(Locale.ROOT).endsWith(ZONE)))
                .not());
    }
}
