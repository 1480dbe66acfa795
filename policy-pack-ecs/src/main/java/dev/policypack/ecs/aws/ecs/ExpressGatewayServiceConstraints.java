package dev.policypack.ecs.aws.ecs;

import com.google.common.base.CharMatcher;
import dev.policypack.ecs.aws.ecs.FargateSizes.MemorySizes;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** What ECS refuses in a service of Express Mode. */
public final class ExpressGatewayServiceConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint HEALTH_PATH = ALL.refused(
            "ecs-express-health-check-path",
            "InvalidParameterException (healthCheckPath starts with a slash)",
            "Start the path with a slash.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateExpressGatewayService.html");
    static final Constraint SIZE = ALL.refused(
            "ecs-express-cpu-memory",
            "InvalidParameterException: No Fargate configuration exists for given values.",
            "Choose a pair that Fargate supports.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateExpressGatewayService.html");
    static final Constraint SCALING = ALL.refused(
            "ecs-express-scaling-order",
            "ValidationException: Maximum capacity cannot be less than minimum capacity",
            "Lower `minTaskCount`, or raise `maxTaskCount`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExpressGatewayScalingTarget.html");
    static final Constraint METRIC = ALL.refused(
            "ecs-express-scaling-metric",
            "InvalidParameterException (autoScalingMetric: AVERAGE_CPU, AVERAGE_MEMORY, REQUEST_COUNT_PER_TARGET)",
            "Use `AVERAGE_CPU`, `AVERAGE_MEMORY` or `REQUEST_COUNT_PER_TARGET`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExpressGatewayScalingTarget.html");
    static final Constraint NAME = ALL.refused(
            "ecs-express-service-name",
            "InvalidParameterException (names of services: 255 letters, digits, underscores and hyphens)",
            "Use letters, numbers, underscores and hyphens only, at most 255.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateExpressGatewayService.html");
    static final Constraint PORT = ALL.refused(
            "ecs-express-container-port",
            "InvalidParameterException (ports: 1 to 65535)",
            "Set `containerPort` to a number from 1 to 65535.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExpressGatewayContainer.html");
    static final Constraint SECRET_UNIQUE = ALL.refused(
            "ecs-express-secret-name-unique",
            "ClientException: The secret name must be unique and not shared with any new or existing environment "
                    + "variables set on the container, such as 'DB_HOST'.",
            "Remove the environment variable or the secret, or give one of them another name.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExpressGatewayContainer.html");

    private static final CharMatcher OF_NAMES = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("_-"));
    private static final int LONGEST_NAME = 255;

    private ExpressGatewayServiceConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a service. */
    public static void check(ExpressGatewayService service, Review review) {
        Props props = service.props();
        Value<String> path = props.nonEmptyText("healthCheckPath");
        review.refuse(
                HEALTH_PATH,
                path.matches(text -> !text.startsWith("/")),
                "healthCheckPath is %s, which does not start with a slash",
                path);
        Value<String> name = props.nonEmptyText("serviceName");
        review.refuse(
                NAME,
                name.matches(text -> text.length() > LONGEST_NAME || !OF_NAMES.matchesAllOf(text)),
                "serviceName is %s; ECS accepts at most 255 letters, digits, underscores and hyphens",
                name);
        size(service, review);
        review.each(service.scalingTargets(), target -> {
            Value<Long> least = target.integer("minTaskCount");
            Value<Long> most = target.integer("maxTaskCount");
            review.at(least)
                    .refuse(
                            SCALING,
                            least.matches(most, (minimum, maximum) -> minimum > maximum),
                            "minTaskCount is %s, more than maxTaskCount %s",
                            least,
                            most);
            Refusals.oneOf(
                    review,
                    METRIC,
                    target.string("autoScalingMetric"),
                    "AVERAGE_CPU",
                    "AVERAGE_MEMORY",
                    "REQUEST_COUNT_PER_TARGET");
        });
        container(service.primaryContainer(), review);
    }

    private static void size(ExpressGatewayService service, Review review) {
        Value<Integer> cpu =
                service.cpu().map(text -> FargateSizes.cpuUnits(text).orElse(null));
        Value<MemorySizes> sizes = cpu.map(FargateSizes::memoryFor);
        review.at(service.cpu())
                .refuse(
                        SIZE,
                        cpu.isPresent().and(sizes::isMissing),
                        "cpu is %s, which Fargate does not support",
                        service.cpu());
        Value<Integer> memory =
                service.memory().map(text -> FargateSizes.mebibytes(text).orElse(null));
        review.at(service.memory())
                .refuse(
                        SIZE,
                        memory.matches(sizes, (mebibytes, accepted) -> !accepted.includes(mebibytes)),
                        "memory is %s; with cpu %s Fargate accepts %s MiB",
                        service.memory(),
                        service.cpu(),
                        sizes);
    }

    private static void container(Props container, Review review) {
        Refusals.range(review, PORT, container.integer("containerPort"), 1, 65535);
        if (container.objects("secrets").isEmpty().answer() == Truth.Answer.YES) {
            return;
        }
        TakenNames taken = new TakenNames();
        taken.takeAll(container.objects("environments"), variable -> variable.string("name"));
        review.each(container.objects("secrets"), secret -> {
            Value<String> name = secret.string("name");
            review.at(name)
                    .refuse(
                            SECRET_UNIQUE,
                            taken.take(name),
                            "another secret or an environment variable of the container has this name, too");
        });
    }
}
