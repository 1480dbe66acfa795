package dev.policypack.ecs.aws.autoscaling;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Doubles;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.Targets;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Application Auto Scaling refuses in a scaling policy. Source: <a
 * href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html">PutScalingPolicy</a>, as of 2026-11-27.
 */
public final class ScalingPolicyConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint POLICY_CONFIGURATION_REQUIRED = ALL.refused(
            "appautoscaling-policy-configuration-required",
            "ValidationException: TargetTrackingScaling policy configuration must be specified",
            "Set `policyType` to the type of the configuration: `TargetTrackingScaling` for "
                    + "`targetTrackingScalingPolicyConfiguration`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html");

    private static final Constraint POLICY_CONFIGURATION_ONE = ALL.refused(
            "appautoscaling-policy-configuration-one",
            "ValidationException: You must only provide a single scaling policy configuration, which must match the "
                    + "scaling policy type specified.",
            "Keep the configuration that `policyType` names.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html");

    private static final Constraint TRACKING_METRIC = ALL.refused(
            "appautoscaling-tracking-metric",
            "ValidationException: PredefinedMetricSpecification or CustomizedMetricSpecification must be set for "
                    + "target tracking scaling.",
            "Set one of the two.",
            "https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html");

    private static final Constraint TRACKING_LABEL_REQUIRED = ALL.refused(
            "appautoscaling-tracking-label-required",
            "ValidationException: Resource label should be specified for predefined metric type "
                    + "ALBRequestCountPerTarget",
            "Set `resourceLabel` to the ARN suffix of the load balancer, `/`, and the ARN suffix of the target group.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html");

    private static final Constraint TRACKING_LABEL_FORMAT = ALL.refused(
            "appautoscaling-tracking-label-format",
            "ValidationException: Invalid resource label 'targetgroup/web/1' for predefined metric type "
                    + "ALBRequestCountPerTarget",
            "Join the ARN suffix of the load balancer and the ARN suffix of the target group by `/`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html");

    private static final Constraint TRACKING_LABEL_FORBIDDEN = ALL.refused(
            "appautoscaling-tracking-label-forbidden",
            "ValidationException: Resource label should not be specified for predefined metric type "
                    + "ECSServiceAverageCPUUtilization",
            "Remove `resourceLabel`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html");

    private static final Constraint TRACKING_METRIC_DIMENSION = ALL.refused(
            "appautoscaling-tracking-metric-dimension",
            "ValidationException: Scalable dimension ecs:service:DesiredCount only supports the following predefined "
                    + "metric types: ALBRequestCountPerTarget, ECSServiceAverageCPUUtilization, "
                    + "ECSServiceAverageMemoryUtilization",
            "Use `ECSServiceAverageCPUUtilization`, `ECSServiceAverageMemoryUtilization` or "
                    + "`ALBRequestCountPerTarget`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html");

    private static final Constraint TRACKING_METRIC_MATH = ALL.refused(
            "appautoscaling-tracking-metric-math",
            "ValidationException: The customized metric specification is not valid.",
            "Keep `metrics`, or the single metric.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_CustomizedMetricSpecification.html");

    private static final Constraint TRACKING_METRIC_UNIQUE = ALL.refused(
            "appautoscaling-tracking-metric-unique",
            "ValidationException: Only one TargetTrackingScaling policy for a given metric specification is allowed.",
            "Keep one policy for each metric.",
            "https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html");

    private static final Constraint STEP_TYPE_REQUIRED = ALL.refused(
            "appautoscaling-step-type-required",
            "ValidationException: Adjustment type must be specified",
            "Set `adjustmentType` to `ChangeInCapacity`, `PercentChangeInCapacity` or `ExactCapacity`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html");

    private static final Constraint STEP_REQUIRED = ALL.refused(
            "appautoscaling-step-required",
            "ValidationException: There must be at least one step adjustment",
            "Add a step adjustment.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html");

    private static final Constraint STEP_COUNT = ALL.refused(
            "appautoscaling-step-count",
            "ValidationException: There can be at most 20 step adjustments per scaling policy",
            "Use at most 20 step adjustments.",
            "https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-quotas.html");

    private static final Constraint STEP_BOUNDS = ALL.refused(
            "appautoscaling-step-bounds",
            "ValidationException: Both lower and upper bounds of a step adjustment cannot be left unspecified",
            "Set `metricIntervalLowerBound` or `metricIntervalUpperBound`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html");

    private static final Constraint STEP_BOUND_ORDER = ALL.refused(
            "appautoscaling-step-bound-order",
            "ValidationException: Lower bound must be less than upper bound for a step adjustment",
            "Raise the upper bound above the lower bound.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html");

    private static final Constraint STEP_TWO_OPEN = ALL.refused(
            "appautoscaling-step-two-open",
            "ValidationException: At most one step adjustment may have an unspecified upper bound",
            "Give all but one the bound.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html");

    private static final Constraint STEP_OPEN_UPPER = ALL.refused(
            "appautoscaling-step-open-upper",
            "ValidationException: There must be a step adjustment with an unspecified upper bound when one step "
                    + "adjustment has a positive upper bound",
            "Remove `metricIntervalUpperBound` from the highest step.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html");

    private static final Constraint STEP_OPEN_LOWER = ALL.refused(
            "appautoscaling-step-open-lower",
            "ValidationException: There must be a step adjustment with an unspecified lower bound when one step "
                    + "adjustment has a negative lower bound",
            "Remove `metricIntervalLowerBound` from the lowest step.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html");

    private static final Constraint STEP_OVERLAP = ALL.refused(
            "appautoscaling-step-overlap",
            "ValidationException: Step adjustment intervals cannot overlap",
            "Let each step begin where the one below ends.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html");

    private static final Constraint STEP_GAP = ALL.refused(
            "appautoscaling-step-gap",
            "ValidationException: Step adjustment intervals cannot have gaps between them",
            "Let each step begin where the one below ends.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html");

    private static final Constraint STEP_EXACT = ALL.refused(
            "appautoscaling-step-exact",
            "ValidationException: Scaling adjustment cannot be less than 0 when adjustment type is ExactCapacity",
            "Use 0 or more, or `ChangeInCapacity`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepAdjustment.html");

    private static final Constraint STEP_MAGNITUDE = ALL.refused(
            "appautoscaling-step-magnitude",
            "ValidationException: Minimum adjustment magnitude is only allowed for adjustment type "
                    + "PercentChangeInCapacity",
            "Remove `minAdjustmentMagnitude`, or use `PercentChangeInCapacity`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_StepScalingPolicyConfiguration.html");

    private static final Constraint PREDICTIVE_BUFFER = ALL.refused(
            "appautoscaling-predictive-buffer",
            "ValidationException: You must specify MaxCapacityBuffer when using IncreaseMaxCapacity.",
            "Set `maxCapacityBuffer` for `IncreaseMaxCapacity` only.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredictiveScalingPolicyConfiguration.html");

    private static final Constraint PREDICTIVE_SPECIFICATION = ALL.refused(
            "appautoscaling-predictive-specification",
            "ValidationException: You must specify one metric specification.",
            "Keep one metric specification.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredictiveScalingPolicyConfiguration.html");

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE =
            CloudControl.and(ResourceType.of(resource -> resource, "aws:appautoscaling/policy:Policy"));

    private static final String STEP = "stepScalingPolicyConfiguration";
    private static final String TRACKING = "targetTrackingScalingPolicyConfiguration";
    private static final String PREDICTIVE = "predictiveScalingPolicyConfiguration";
    private static final Map<String, String> CONFIGURATIONS =
            ImmutableMap.of("StepScaling", STEP, "TargetTrackingScaling", TRACKING, "PredictiveScaling", PREDICTIVE);
    private static final String PER_TARGET = "ALBRequestCountPerTarget";

    /**
     * The metrics by which the tasks of a service can be scaled. Source: <a
     * href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html">
     * PredefinedMetricSpecification</a>, as of 2026-11-27.
     */
    private static final Set<String> OF_TASKS = ImmutableSet.of(
            PER_TARGET,
            "ECSServiceAverageCPUUtilization",
            "ECSServiceAverageCPUUtilizationHighResolution",
            "ECSServiceAverageMemoryUtilization",
            "ECSServiceAverageMemoryUtilizationHighResolution");

    /** Beginnings of the names of metrics of other services. */
    private static final Set<String> OF_OTHERS = ImmutableSet.of(
            "AppStream",
            "Cassandra",
            "Comprehend",
            "DynamoDB",
            "EC2",
            "ElastiCache",
            "Kafka",
            "Lambda",
            "Neptune",
            "RDS",
            "SageMaker",
            "WorkSpaces");

    private static final int MOST_STEPS = 20;

    private ScalingPolicyConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a scaling policy. */
    public static void check(Resource policy, Review review) {
        Props props = policy.props();
        // The provider's default, which is not that of most programs.
        Value<String> type = props.string("policyType").orElse("StepScaling");
        for (Map.Entry<String, String> configuration : CONFIGURATIONS.entrySet()) {
            String block = configuration.getValue();
            review.at(props.path().key("policyType"))
                    .refuse(
                            POLICY_CONFIGURATION_REQUIRED,
                            type.is(configuration.getKey())
                                    .and(() -> props.has(block).not()),
                            "policyType is %s, but " + block + " is not set",
                            type);
            review.at(props.path().key(block))
                    .refuse(
                            POLICY_CONFIGURATION_ONE,
                            props.has(block).and(() -> type.map(CONFIGURATIONS::get)
                                    .matches(named -> !named.equals(block)
                                            && props.has(named).answer() == Truth.Answer.YES)),
                            block + " is set, but policyType is %s",
                            type);
        }
        if (props.has(STEP).answer() != Truth.Answer.NO) {
            checkSteps(props.object(STEP), review);
        }
        if (props.has(TRACKING).answer() != Truth.Answer.NO) {
            checkTracking(props, props.object(TRACKING), review);
        }
        if (props.has(PREDICTIVE).answer() != Truth.Answer.NO) {
            checkPredictive(props.object(PREDICTIVE), review);
        }
    }

    private static void checkTracking(Props policy, Props tracking, Review review) {
        Props predefined = tracking.object("predefinedMetricSpecification");
        Props customized = tracking.object("customizedMetricSpecification");
        review.at(tracking)
                .refuse(
                        TRACKING_METRIC,
                        tracking.isPresent().and(predefined::isMissing).and(customized::isMissing),
                        "neither predefinedMetricSpecification nor customizedMetricSpecification is set");
        review.at(customized)
                .refuse(
                        TRACKING_METRIC,
                        predefined.isPresent().and(customized::isPresent),
                        "both predefinedMetricSpecification and customizedMetricSpecification are set");
        Value<String> metric = predefined.string("predefinedMetricType");
        Value<String> label = predefined.nonEmptyText("resourceLabel");
        review.at(label)
                .refuse(
                        TRACKING_LABEL_REQUIRED,
                        metric.is(PER_TARGET).and(label::isMissing),
                        "resourceLabel is not set, but predefinedMetricType is %s",
                        metric);
        review.refuse(
                TRACKING_LABEL_FORMAT,
                metric.is(PER_TARGET).and(() -> label.matches(text -> !isLabel(text))),
                "resourceLabel is %s, which does not have the form app/<name>/<id>/targetgroup/<name>/<id>",
                label);
        review.refuse(
                TRACKING_LABEL_FORBIDDEN,
                label.isPresent()
                        .and(() -> metric.matches(name -> OF_TASKS.contains(name) && !name.equals(PER_TARGET))),
                "resourceLabel is %s, but predefinedMetricType is %s",
                label,
                metric);
        review.refuse(
                TRACKING_METRIC_DIMENSION,
                policy.string("scalableDimension")
                        .is("ecs:service:DesiredCount")
                        .and(() -> metric.matches(name -> OF_OTHERS.stream().anyMatch(name::startsWith))),
                "predefinedMetricType is %s, which is not a metric of ECS services",
                metric);
        for (String single : List.of("metricName", "namespace", "statistic", "dimensions", "unit")) {
            Refusals.excludes(review, TRACKING_METRIC_MATH, customized, single, "metrics");
        }
    }

    private static boolean isLabel(String label) {
        List<String> parts = Splitter.on('/').splitToList(label);
        return parts.size() == 6
                && parts.get(0).equals("app")
                && parts.get(3).equals("targetgroup")
                && parts.stream().noneMatch(String::isEmpty);
    }

    private static void checkPredictive(Props predictive, Review review) {
        Value<String> behavior = predictive.string("maxCapacityBreachBehavior");
        Value<Long> buffer = predictive.integer("maxCapacityBuffer");
        review.at(buffer)
                .refuse(
                        PREDICTIVE_BUFFER,
                        behavior.is("IncreaseMaxCapacity").and(buffer::isMissing),
                        "maxCapacityBuffer is not set, but maxCapacityBreachBehavior is %s",
                        behavior);
        review.refuse(
                PREDICTIVE_BUFFER,
                behavior.is("HonorMaxCapacity").and(buffer::isPresent),
                "maxCapacityBuffer is %s, but maxCapacityBreachBehavior is %s",
                buffer,
                behavior);
        Refusals.size(review, PREDICTIVE_SPECIFICATION, predictive.objects("metricSpecifications"), 1, 1);
    }

    /** A step with its bounds; a bound that is not there leaves its side open. */
    private record Step(Props props, Value<Double> low, Value<Double> high) {
        static Step of(Props props) {
            return new Step(
                    props,
                    props.nonEmptyText("metricIntervalLowerBound").map(Doubles::tryParse),
                    props.nonEmptyText("metricIntervalUpperBound").map(Doubles::tryParse));
        }

        double from() {
            double[] bound = {Double.NEGATIVE_INFINITY};
            low.matches(number -> {
                bound[0] = number;
                return true;
            });
            return bound[0];
        }

        double to() {
            double[] bound = {Double.POSITIVE_INFINITY};
            high.matches(number -> {
                bound[0] = number;
                return true;
            });
            return bound[0];
        }

        boolean isUnknown() {
            return low.isPresent().answer() == Truth.Answer.UNKNOWN
                    || high.isPresent().answer() == Truth.Answer.UNKNOWN;
        }
    }

    private static void checkSteps(Props config, Review review) {
        Value<String> type = config.string("adjustmentType");
        review.at(type)
                .refuse(STEP_TYPE_REQUIRED, config.isPresent().and(type::isMissing), "adjustmentType is not set");
        Value<Long> magnitude = config.integer("minAdjustmentMagnitude");
        review.refuse(
                STEP_MAGNITUDE,
                magnitude.matches(number -> number != 0).and(() -> type.isOneOf("ChangeInCapacity", "ExactCapacity")),
                "minAdjustmentMagnitude is %s, but adjustmentType is %s",
                magnitude,
                type);
        Items<Props> adjustments = config.objects("stepAdjustments");
        review.at(adjustments)
                .refuse(STEP_REQUIRED, config.isPresent().and(adjustments::isEmpty), "stepAdjustments is not set");
        Refusals.size(review, STEP_COUNT, adjustments, 0, MOST_STEPS);
        List<Step> steps = new ArrayList<>();
        review.each(adjustments, adjustment -> {
            Step step = Step.of(adjustment);
            steps.add(step);
            checkStep(step, type, review);
        });
        if (review.when(Truth.all(steps.stream()
                .map(step -> step.isUnknown()
                        ? step.low().isPresent().and(step.high().isPresent())
                        : Truth.yes())
                .toList()))) {
            checkIntervals(adjustments, steps, review);
        }
    }

    private static void checkStep(Step step, Value<String> type, Review review) {
        review.at(step.props())
                .refuse(
                        STEP_BOUNDS,
                        step.low().isMissing().and(() -> step.high().isMissing()),
                        "the step has neither metricIntervalLowerBound nor metricIntervalUpperBound");
        review.at(step.high())
                .refuse(
                        STEP_BOUND_ORDER,
                        step.low().matches(step.high(), (low, high) -> low >= high),
                        "metricIntervalUpperBound is %s, not more than metricIntervalLowerBound %s",
                        step.high(),
                        step.low());
        Value<Long> capacity = step.props().integer("scalingAdjustment");
        review.refuse(
                STEP_EXACT,
                capacity.matches(number -> number < 0).and(() -> type.is("ExactCapacity")),
                "scalingAdjustment is %s, but adjustmentType is %s",
                capacity,
                type);
    }

    private static void checkIntervals(Items<Props> adjustments, List<Step> steps, Review review) {
        long openBelow = steps.stream()
                .filter(step -> step.from() == Double.NEGATIVE_INFINITY)
                .count();
        long openAbove = steps.stream()
                .filter(step -> step.to() == Double.POSITIVE_INFINITY)
                .count();
        Review here = review.at(adjustments);
        // Both, since both may be said.
        boolean oneBelow =
                here.refuse(STEP_TWO_OPEN, Truth.of(openBelow > 1), "two steps have no metricIntervalLowerBound");
        boolean oneAbove =
                here.refuse(STEP_TWO_OPEN, Truth.of(openAbove > 1), "two steps have no metricIntervalUpperBound");
        boolean single = oneBelow && oneAbove;
        here.refuse(
                STEP_OPEN_UPPER,
                Truth.of(openAbove == 0 && steps.stream().anyMatch(step -> step.to() > 0)),
                "no step leaves metricIntervalUpperBound open, so that nothing scales above the highest one");
        here.refuse(
                STEP_OPEN_LOWER,
                Truth.of(openBelow == 0 && steps.stream().anyMatch(step -> step.from() < 0)),
                "no step leaves metricIntervalLowerBound open, so that nothing scales below the lowest one");
        if (!single) {
            return;
        }
        List<Step> sorted = steps.stream()
                .filter(step -> step.from() < step.to())
                .sorted(Comparator.comparingDouble(Step::from))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            Step below = sorted.get(i - 1);
            Step above = sorted.get(i);
            review.at(above.props())
                    .refuse(
                            STEP_OVERLAP,
                            Truth.of(above.from() < below.to()),
                            "the step begins below the end of another one");
            review.at(above.props())
                    .refuse(
                            STEP_GAP,
                            Truth.of(above.from() > below.to()),
                            "the step begins above the end of the one below it");
        }
    }

    /** Checks that no two policies of the stack track one metric of one target. */
    public static void check(Stack stack, Review review) {
        Set<String> tracked = new HashSet<>();
        for (Resource policy : stack.ofType(TYPE)) {
            Props props = DeclaredInputs.of(policy);
            Props predefined = props.object(TRACKING).object("predefinedMetricSpecification");
            if (predefined.isPresent().answer() == Truth.Answer.NO) {
                continue;
            }
            Value<String> metric = predefined
                    .string("predefinedMetricType")
                    .with(predefined.nonEmptyText("resourceLabel").orElse(""), (name, label) -> name + " " + label)
                    .with(props.string("scalableDimension"), (name, dimension) -> name + " " + dimension);
            Value<String> target = Targets.of(ScalingTarget.TYPE.ref(policy, props, "resourceId"), stack);
            review.on(policy)
                    .at(predefined)
                    .refuse(
                            TRACKING_METRIC_UNIQUE,
                            metric.with(target, (name, of) -> name + " " + of).matches(key -> !tracked.add(key)),
                            "another policy tracks the same metric of the same target");
        }
    }
}
