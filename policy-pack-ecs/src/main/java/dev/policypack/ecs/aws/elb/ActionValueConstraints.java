package dev.policypack.ecs.aws.elb;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;

/**
 * Values that nothing accepts in the actions of a listener or rule. The provider refuses most of them when Pulumi asks it, in a preview; a rehearsal and a file of the
 * state do without the provider. Source: <a href="https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener.go">listener.go</a>, as of 2026-11-27.
 */
public final class ActionValueConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/";
    private static final String ACTION = API + "API_Action.html";
    private static final String FIXED = API + "API_FixedResponseActionConfig.html";
    private static final String REDIRECT = API + "API_RedirectActionConfig.html";
    private static final ImmutableList<String> TYPES = ImmutableList.of(
            "forward", "redirect", "fixed-response", "authenticate-oidc", "authenticate-cognito", "jwt-validation");
    private static final ImmutableList<String> CONTENT_TYPES =
            ImmutableList.of("text/plain", "text/css", "text/html", "application/javascript", "application/json");
    private static final int LONGEST_BODY = 1024;
    private static final int LONGEST_PART = 128;

    static final Constraint TYPE = ALL.refused(
            "lb-action-type",
            "1 validation error detected: Value 'respond' at 'defaultActions.1.member.type' failed to satisfy constraint: Member must satisfy enum value set",
            "Set `type` to `forward`, `redirect`, `fixed-response`, `authenticate-oidc`, `authenticate-cognito` or `jwt-validation`.",
            ACTION);

    static final Constraint BLOCK = ALL.refused(
            "lb-action-config-required",
            "For actions of type 'redirect', you must specify the following fields: 'RedirectConfig'",
            "Set the property of the action that its type names.",
            ACTION);

    static final Constraint CONTENT_TYPE = ALL.refused(
            "lb-action-fixed-response-content-type",
            "expected default_action.0.fixed_response.0.content_type to be one of [\"text/plain\" \"text/css\" \"text/html\" \"application/javascript\" \"application/json\"], got text/xml",
            "Set `contentType` to text/plain, text/css, text/html, application/javascript or application/json.",
            FIXED);

    static final Constraint STATUS = ALL.refused(
            "lb-action-fixed-response-status",
            "invalid value for default_action.0.fixed_response.0.status_code",
            "Set `statusCode` to a code of 2xx, 4xx or 5xx; for 3xx use an action of type `redirect`.",
            FIXED);

    static final Constraint BODY = ALL.refused(
            "lb-action-fixed-response-body",
            "expected length of default_action.0.fixed_response.0.message_body to be in the range (0 - 1024)",
            "Shorten `messageBody` to 1024 characters.",
            FIXED);

    static final Constraint REDIRECT_STATUS = ALL.refused(
            "lb-action-redirect-status",
            "expected default_action.0.redirect.0.status_code to be one of [\"HTTP_301\" \"HTTP_302\"], got 301",
            "Set `statusCode` to HTTP_301 or HTTP_302.",
            REDIRECT);

    static final Constraint REDIRECT_PROTOCOL = ALL.refused(
            "lb-action-redirect-protocol",
            "expected default_action.0.redirect.0.protocol to be one of [\"#{protocol}\" \"HTTP\" \"HTTPS\"], got https",
            "Set `protocol` to HTTPS, HTTP or `#{protocol}`.",
            REDIRECT);

    static final Constraint REDIRECT_LENGTH = ALL.refused(
            "lb-action-redirect-length",
            "expected length of default_action.0.redirect.0.path to be in the range (1 - 128)",
            "Shorten it to 128 characters.",
            REDIRECT);

    static final Constraint GROUPS = ALL.refused(
            "lb-action-forward-target-groups-max",
            "Too many default_action.0.forward.0.target_group blocks: No more than 5 \"target_group\" blocks are allowed",
            "Keep one to five `targetGroups`.",
            API + "API_ForwardActionConfig.html");

    static final Constraint WEIGHT = ALL.refused(
            "lb-action-forward-weight",
            "expected default_action.0.forward.0.target_group.0.weight to be in the range (0 - 999), got 1000",
            "Set `weight` to between 0 and 999.",
            API + "API_TargetGroupTuple.html");

    static final Constraint DURATION = ALL.refused(
            "lb-action-forward-stickiness-duration",
            "expected default_action.0.forward.0.stickiness.0.duration to be in the range (1 - 604800), got 0",
            "Set `stickiness.duration` to between 1 and 604800 seconds.",
            API + "API_TargetGroupStickinessConfig.html");

    static final Constraint UNAUTHENTICATED = ALL.refused(
            "lb-action-on-unauthenticated-request",
            "expected default_action.0.authenticate_oidc.0.on_unauthenticated_request to be one of [\"deny\" \"allow\" \"authenticate\"], got redirect",
            "Set `onUnauthenticatedRequest` to `deny`, `allow` or `authenticate`.",
            API + "API_AuthenticateOidcActionConfig.html");

    private ActionValueConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the actions of a listener or rule. */
    public static void check(Forwarder forwarder, Review review) {
        review.each(forwarder.actions(), action -> {
            Value<String> type = action.nonEmptyText("type").map(one -> one.toLowerCase(Locale.ROOT));
            Refusals.oneOf(review, TYPE, type, TYPES);
            blocks(action, type, review);
            fixedResponse(action.object("fixedResponse"), review);
            redirect(action.object("redirect"), review);
            forward(action.object("forward"), review);
            unauthenticated(action.object("authenticateOidc"), review);
            unauthenticated(action.object("authenticateCognito"), review);
        });
    }

    private static void blocks(Props action, Value<String> type, Review review) {
        if (Refusals.isSet(action, "targetGroupArn").answer() == Truth.Answer.NO) {
            block("forward", "forward", action, type, review);
        }
        block("redirect", "redirect", action, type, review);
        block("fixed-response", "fixedResponse", action, type, review);
        block("authenticate-oidc", "authenticateOidc", action, type, review);
        block("authenticate-cognito", "authenticateCognito", action, type, review);
        block("jwt-validation", "jwtValidation", action, type, review);
    }

    private static void block(String ofType, String name, Props action, Value<String> type, Review review) {
        if (Refusals.isSet(action, name).answer() == Truth.Answer.NO) {
            review.at(action)
                    .refuse(BLOCK, type.is(ofType), "type is %s, but the property of such an action is not set", type);
        }
    }

    private static void fixedResponse(Props response, Review review) {
        if (response.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Refusals.oneOf(review, CONTENT_TYPE, response.nonEmptyText("contentType"), CONTENT_TYPES);
        Value<String> status = response.nonEmptyText("statusCode");
        review.refuse(
                STATUS,
                status.matches(code -> !isStatus(code)),
                "statusCode is %s; AWS accepts 2xx, 4xx and 5xx",
                status);
        Refusals.length(review, BODY, response.nonEmptyText("messageBody"), 0, LONGEST_BODY);
    }

    private static boolean isStatus(String code) {
        return code.length() == 3
                && "245".indexOf(code.charAt(0)) >= 0
                && CharMatcher.inRange('0', '9').matchesAllOf(code);
    }

    private static void redirect(Props redirect, Review review) {
        if (redirect.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Refusals.oneOf(review, REDIRECT_STATUS, redirect.nonEmptyText("statusCode"), "HTTP_301", "HTTP_302");
        Refusals.oneOf(review, REDIRECT_PROTOCOL, redirect.nonEmptyText("protocol"), "HTTPS", "HTTP", "#{protocol}");
        Refusals.length(review, REDIRECT_LENGTH, redirect.nonEmptyText("host"), 1, LONGEST_PART);
        Refusals.length(review, REDIRECT_LENGTH, redirect.nonEmptyText("path"), 1, LONGEST_PART);
        Refusals.length(review, REDIRECT_LENGTH, redirect.nonEmptyText("query"), 0, LONGEST_PART);
    }

    private static void forward(Props forward, Review review) {
        if (forward.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Refusals.size(review, GROUPS, forward.objects("targetGroups"), 1, 5);
        review.each(
                forward.objects("targetGroups"),
                group -> Refusals.range(review, WEIGHT, group.integer("weight"), 0, 999));
        Props stickiness = forward.object("stickiness");
        Value<Long> duration = stickiness.integer("duration");
        Refusals.range(review, DURATION, duration, 1, 604_800);
        if (duration.isPresent().answer() == Truth.Answer.NO) {
            review.at(stickiness)
                    .refuse(
                            DURATION,
                            stickiness.bool("enabled").is(true),
                            "stickiness is enabled, but duration is not set");
        }
    }

    private static void unauthenticated(Props block, Review review) {
        Refusals.oneOf(
                review,
                UNAUTHENTICATED,
                block.nonEmptyText("onUnauthenticatedRequest").map(one -> one.toLowerCase(Locale.ROOT)),
                "deny",
                "allow",
                "authenticate");
    }
}
