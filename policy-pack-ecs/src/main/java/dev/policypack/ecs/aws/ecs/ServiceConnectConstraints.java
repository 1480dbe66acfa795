package dev.policypack.ecs.aws.ecs;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** What ECS refuses in the Service Connect configuration of a service. */
public final class ServiceConnectConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint CONTROLLER = ALL.refused(
            "ecs-service-connect-deployment-controller",
            "InvalidParameterException (Service Connect needs the deployment controller ECS)",
            "Use the deployment controller `ECS`, or remove `serviceConnectConfiguration`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html");
    static final Constraint ACCESS_LOG = ALL.refused(
            "ecs-service-connect-access-log",
            "InvalidParameterException (access logs need a logConfiguration)",
            "Set `logConfiguration`, or remove `accessLogConfiguration`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectConfiguration.html");
    static final Constraint DNS_NAME = ALL.refused(
            "ecs-service-connect-dns-name",
            "InvalidParameterException: The DNS name that you provided is invalid.",
            "Use lower-case letters, numbers, hyphens and dots, at most 127.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectClientAlias.html");
    static final Constraint DISCOVERY_NAME = ALL.refused(
            "ecs-service-connect-discovery-name",
            "InvalidParameterException (discoveryName: 64 lower-case letters, digits, underscores and hyphens)",
            "Use lower-case letters, numbers, underscores and hyphens, at most 64.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html");
    static final Constraint ALIASES = ALL.refused(
            "ecs-service-connect-client-aliases-max",
            "InvalidParameterException: 2 clientAliases exceeds the max limit of 1",
            "Keep one client alias for each service.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html");

    private static final CharMatcher LOWER_CASE =
            CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('0', '9')).or(CharMatcher.anyOf("_-"));
    private static final CharMatcher OF_DNS =
            LOWER_CASE.or(CharMatcher.inRange('A', 'Z')).or(CharMatcher.is('.'));
    private static final int LONGEST_DNS_NAME = 127;
    private static final int LONGEST_DISCOVERY_NAME = 64;

    private ServiceConnectConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a service. */
    public static void check(Service service, Review review) {
        Props connect = service.serviceConnectConfiguration();
        if (connect.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Value<String> controller = service.deploymentController();
        review.at(connect)
                .refuse(
                        CONTROLLER,
                        connect.bool("enabled").is(true).and(() -> controller.isOneOf("CODE_DEPLOY", "EXTERNAL")),
                        "serviceConnectConfiguration is enabled, but the type of deploymentController is %s",
                        controller);
        Refusals.requires(review, ACCESS_LOG, connect, "accessLogConfiguration", "logConfiguration");
        review.each(connect.objects("services"), endpoint -> {
            Value<String> discovery = endpoint.nonEmptyText("discoveryName");
            review.refuse(
                    DISCOVERY_NAME,
                    discovery.matches(name -> name.length() > LONGEST_DISCOVERY_NAME
                            || name.startsWith("-")
                            || !LOWER_CASE.matchesAllOf(name)),
                    "discoveryName is %s; ECS accepts at most 64 lower-case letters, digits, underscores and hyphens, not a"
                            + " hyphen first",
                    discovery);
            Refusals.size(review, ALIASES, endpoint.objects("clientAlias"), 0, 1);
            review.each(endpoint.objects("clientAlias"), alias -> {
                Value<String> dns = alias.nonEmptyText("dnsName");
                review.refuse(
                        DNS_NAME,
                        dns.matches(name ->
                                name.length() > LONGEST_DNS_NAME || !OF_DNS.matchesAllOf(name) || hasBadLabel(name)),
                        "dnsName is %s, which is not a DNS name of at most 127 letters, digits, hyphens and dots",
                        dns);
            });
        });
    }

    /** Whether a part between two dots is empty, or begins or ends with a hyphen; a dot at the end closes the name. */
    private static boolean hasBadLabel(String name) {
        String whole = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        for (String label : Splitter.on('.').split(whole)) {
            if (label.isEmpty() || label.startsWith("-") || label.endsWith("-")) {
                return true;
            }
        }
        return false;
    }
}
