package dev.policypack.ecs.aws.elb;

import com.google.common.primitives.Longs;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;
import dev.policypack.value.Display;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What Elastic Load Balancing refuses in the actions of a listener or of a rule. Sources: <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html">Action</a>, <a
 * href="https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener.go">listener.go</a>, as of
 * 2026-11-27.
 */
public final class ActionConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/";
    private static final String ACTION = API + "API_Action.html";
    private static final String REDIRECT = API + "API_RedirectActionConfig.html";
    private static final String OIDC = API + "API_AuthenticateOidcActionConfig.html";

    private static final String FORWARD = "forward";
    private static final Set<String> ROUTING = Set.of(FORWARD, "redirect", "fixed-response");
    private static final Set<String> AUTHENTICATING =
            Set.of("authenticate-oidc", "authenticate-cognito", "jwt-validation");

    /** Which type of action each block belongs to. */
    private static final Map<String, String> BLOCKS = Map.of(
            "forward", FORWARD,
            "redirect", "redirect",
            "fixedResponse", "fixed-response",
            "authenticateOidc", "authenticate-oidc",
            "authenticateCognito", "authenticate-cognito",
            "jwtValidation", "jwt-validation");

    private static final List<String> OF_OIDC =
            List.of("issuer", "authorizationEndpoint", "tokenEndpoint", "userInfoEndpoint");
    private static final long MOST_PARAMETERS = 10;
    private static final long LONGEST_SESSION = 604_800;
    private static final long MOST_PORT = 65_535;

    static final Constraint LOOP = ALL.refused(
            "lb-action-redirect-loop",
            "InvalidLoadBalancerAction: The redirect configuration is not valid because it creates a loop.",
            "Change at least one of `protocol`, `host`, `port` and `path`.",
            REDIRECT);

    static final Constraint DOWNGRADE = ALL.refused(
            "lb-action-redirect-https-to-http",
            "You can redirect HTTP to HTTP, HTTP to HTTPS, and HTTPS to HTTPS. You can't redirect HTTPS to HTTP.",
            "Set `redirect.protocol` to HTTPS or `#{protocol}`.",
            REDIRECT);

    static final Constraint REDIRECT_PATH = ALL.refused(
            "lb-action-redirect-path",
            "The absolute path, starting with the leading \"/\".",
            "Begin `redirect.path` with /.",
            REDIRECT);

    static final Constraint REDIRECT_PORT = ALL.refused(
            "lb-action-redirect-port",
            "The port. You can specify a value from 1 to 65535 or #{port}.",
            "Set `redirect.port` to a port between 1 and 65535, or to `#{port}`.",
            REDIRECT);

    static final Constraint AUTHENTICATE_PROTOCOL = ALL.refused(
            "lb-action-authenticate-https",
            "InvalidLoadBalancerAction: Actions of type 'authenticate-cognito' are supported only on HTTPS listeners",
            "Move the action to an HTTPS listener.",
            ACTION);

    static final Constraint ROUTING_LAST = ALL.refused(
            "lb-action-routing-last",
            "Each rule must include exactly one of the following routing actions: forward, fixed-response, or redirect, and it must be the"
                    + " last action to be performed.",
            "End the actions with one of type `forward`, `redirect` or `fixed-response`.",
            ACTION);

    static final Constraint ONE_ROUTING = ALL.refused(
            "lb-action-one-routing",
            "Each rule must include exactly one of the following routing actions: forward, fixed-response, or redirect, and it must be the"
                    + " last action to be performed.",
            "Keep one action of type `forward`, `redirect` or `fixed-response`; `forward` may name several target groups.",
            ACTION);

    static final Constraint OIDC_URL = ALL.refused(
            "lb-action-oidc-https",
            "This must be a full URL, including the HTTPS protocol, the domain, and the path.",
            "Write the full URL, beginning with https://.",
            OIDC);

    static final Constraint JWT_URL = ALL.refused(
            "lb-action-jwt-https",
            "This must be a full URL, including the HTTPS protocol, the domain, and the path.",
            "Set `jwtValidation.jwksEndpoint` to the full URL, beginning with https://.",
            API + "API_JwtValidationActionConfig.html");

    static final Constraint PARAMETERS = ALL.refused(
            "lb-action-authenticate-extra-params",
            "The query parameters (up to 10) to include in the redirect request to the authorization endpoint.",
            "Keep ten entries of `authenticationRequestExtraParams`.",
            OIDC);

    static final Constraint SESSION = ALL.refused(
            "lb-action-session-timeout",
            "The maximum duration of the authentication session, in seconds. The default is 604800 seconds (7 days).",
            "Set `sessionTimeout` to between 1 and 604800 seconds.",
            OIDC);

    static final Constraint USER_POOL_REGION = ALL.refused(
            "lb-action-cognito-region",
            "The user pool must be in the same Region as the load balancer.",
            "Set `authenticateCognito.userPoolArn` to a user pool of the Region of the load balancer.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html");

    static final Constraint TWO_FORWARDS = ALL.refused(
            "lb-action-forward-target-groups",
            "If you specify both ForwardConfig and TargetGroupArn, you can specify only one target group using ForwardConfig and it must be"
                    + " the same target group specified in TargetGroupArn.",
            "Remove `targetGroupArn`, and list the target groups in `forward`.",
            ACTION);

    static final Constraint OTHER_BLOCK = ALL.lost(
            "lb-action-config-type",
            "Attribute \"default_action[0].redirect\" cannot be specified when \"default_action[0].type\" is \"forward\". This will be an"
                    + " error in a future version.",
            "Set `type` to the action that is meant, and remove the property that belongs to another one.",
            "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener.go");

    private ActionConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the actions of a listener or rule, as far as they do not depend on the listener of the rule. */
    public static void check(Forwarder forwarder, Review review) {
        Items<Props> actions = forwarder.actions();
        order(actions, review);
        Value<String> region = forwarder.region();
        review.each(actions, action -> {
            Value<String> type = action.string("type");
            blocks(action, type, review);
            redirect(action, type, review);
            authentication(action.object("authenticateOidc"), review);
            authentication(action.object("authenticateCognito"), review);
            endpoints(action, review);
            userPool(action.object("authenticateCognito"), region, review);
        });
        if (forwarder.isListener()) {
            Listener listener = forwarder.resource().as(Listener.TYPE);
            review.each(actions, action -> onListener(action, question -> question.apply(listener), review));
        }
    }

    /** Checks the actions of the rules of a stack together with their listeners. */
    public static void check(Stack stack, Review review) {
        for (ListenerRule rule : stack.ofType(ListenerRule.TYPE)) {
            // Of a listener elsewhere nobody knows the protocol.
            if (InStack.mayBe(rule.listener(), stack)) {
                Candidates<Listener> listeners = stack.resolve(rule.listener());
                Review here = review.on(rule);
                here.each(rule.actions(), action -> onListener(action, listeners::is, here));
            }
        }
    }

    /** Without an order, the provider takes the position of the action, counted from 1. */
    private static void order(Items<Props> actions, Review review) {
        List<Props> all = new ArrayList<>();
        Truth listed = actions.value().matches(elements -> {
            all.addAll(elements);
            return !elements.isEmpty();
        });
        int routing = 0;
        int unknown = 0;
        Truth open = Truth.no();
        Truth lastRoutes = Truth.yes();
        long[] highest = {Long.MIN_VALUE};
        for (int i = 0; i < all.size(); i++) {
            Truth routes = all.get(i).string("type").isIn(ROUTING);
            if (routes.answer() == Truth.Answer.YES) {
                routing++;
            } else if (routes.answer() == Truth.Answer.UNKNOWN) {
                unknown++;
                open = routes;
            }
            Truth isLast = all.get(i).integer("order").orElse(i + 1L).matches(place -> {
                boolean isHigher = place >= highest[0];
                highest[0] = Math.max(place, highest[0]);
                return isHigher;
            });
            if (isLast.answer() == Truth.Answer.UNKNOWN) {
                lastRoutes = isLast;
                break;
            }
            if (isLast.answer() == Truth.Answer.YES) {
                lastRoutes = routes;
            }
        }
        review.at(actions)
                .refuse(
                        ONE_ROUTING,
                        listed.and(routing > 1 ? Truth.yes() : routing + unknown > 1 ? open : Truth.no()),
                        "%s of the actions route requests; AWS accepts one",
                        routing);
        review.at(actions).refuse(ROUTING_LAST, listed.and(lastRoutes.not()), "the last action routes no requests");
    }

    private static void blocks(Props action, Value<String> type, Review review) {
        for (Map.Entry<String, String> block : BLOCKS.entrySet()) {
            String name = block.getKey();
            Truth isSet = Refusals.isSet(action, name);
            if (isSet.answer() != Truth.Answer.NO) {
                review.at(action.object(name))
                        .refuse(
                                OTHER_BLOCK,
                                isSet.and(type.matches(one -> !one.equals(block.getValue()))),
                                "%s is set, but type is %s, so that the provider drops it",
                                Display.words(name),
                                type);
            }
        }
        Value<String> target = action.nonEmptyText("targetGroupArn");
        review.enforcementLevel(EnforcementLevel.ADVISORY)
                .refuse(
                        OTHER_BLOCK,
                        target.isPresent().and(() -> type.matches(one -> !one.equals(FORWARD))),
                        "targetGroupArn is %s, but type is %s, so that the provider drops it",
                        target,
                        type);
        review.refuse(
                TWO_FORWARDS,
                target.isPresent().and(() -> action.object(FORWARD)
                        .objects("targetGroups")
                        .any(group -> target.matches(group.string("arn"), (one, other) -> !one.equals(other)))),
                "targetGroupArn is %s, but forward names another target group",
                target);
    }

    private static void redirect(Props action, Value<String> type, Review review) {
        Props redirect = action.object("redirect");
        if (redirect.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Truth isSent = isSent(type);
        review.at(redirect)
                .refuse(
                        LOOP,
                        isSent.and(() -> changesNothing(redirect)),
                        "redirect changes none of protocol, host, port and path");
        Value<String> path = redirect.nonEmptyText("path");
        review.refuse(
                REDIRECT_PATH,
                isSent.and(() -> path.matches(text -> !text.startsWith("/"))),
                "path is %s, which does not begin with /",
                path);
        Value<String> port = redirect.nonEmptyText("port");
        review.refuse(
                REDIRECT_PORT,
                isSent.and(() -> port.matches(text -> !isPort(text))),
                "port is %s; AWS accepts 1 to 65535 and #{port}",
                port);
    }

    /** Whether the provider sends the redirect: it does not for a type that has a block of its own. */
    private static Truth isSent(Value<String> type) {
        return type.matches(one -> one.equals("redirect") || !BLOCKS.containsValue(one));
    }

    private static boolean isPort(String text) {
        Long number = Longs.tryParse(text);
        return text.equals("#{port}") || (number != null && number >= 1 && number <= MOST_PORT);
    }

    private static Value<String> protocol(Props redirect) {
        return redirect.string("protocol").orElse("#{protocol}");
    }

    private static Value<String> port(Props redirect) {
        return redirect.string("port").orElse("#{port}");
    }

    private static Truth keepsHostAndPath(Props redirect) {
        return redirect.string("host").orElse("#{host}").is("#{host}").and(() -> redirect.string("path")
                .orElse("/#{path}")
                .is("/#{path}"));
    }

    private static Truth changesNothing(Props redirect) {
        return keepsHostAndPath(redirect)
                .and(() -> protocol(redirect).is("#{protocol}"))
                .and(() -> port(redirect).is("#{port}"));
    }

    /** What depends on the listener on which an action is. */
    private static void onListener(Props action, Function<Function<Listener, Truth>, Truth> listener, Review review) {
        Value<String> type = action.string("type");
        review.refuse(
                AUTHENTICATE_PROTOCOL,
                type.isIn(AUTHENTICATING)
                        .and(() -> listener.apply(
                                one -> one.effectiveProtocol().matches(protocol -> !protocol.equals("HTTPS")))),
                "type is %s, but the listener is not encrypted",
                type);
        Props redirect = action.object("redirect");
        if (redirect.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Truth isSent = isSent(type);
        Value<String> protocol = protocol(redirect);
        review.refuse(
                DOWNGRADE,
                isSent.and(() -> protocol.is("HTTP")).and(() -> listener.apply(Listener::isHttps)),
                "protocol is %s, but the listener is encrypted",
                protocol);
        Value<Long> port = port(redirect).map(Longs::tryParse);
        review.at(redirect)
                .refuse(
                        LOOP,
                        isSent.and(() -> keepsHostAndPath(redirect))
                                .and(() -> changesNothing(redirect).not())
                                .and(() -> protocol.is("#{protocol}")
                                        .or(() -> listener.apply(one -> protocol.isEqualTo(one.effectiveProtocol()))))
                                .and(() -> port(redirect)
                                        .is("#{port}")
                                        .or(() -> listener.apply(one -> port.isEqualTo(one.port())))),
                        "redirect leads to the protocol, host, port and path of the listener itself");
    }

    private static void authentication(Props block, Review review) {
        if (block.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Refusals.range(review, SESSION, block.integer("sessionTimeout"), 1, LONGEST_SESSION);
        Value<Integer> parameters =
                block.object("authenticationRequestExtraParams").keys().map(Set::size);
        review.at(block.object("authenticationRequestExtraParams"))
                .refuse(
                        PARAMETERS,
                        parameters.matches(size -> size > MOST_PARAMETERS),
                        "authenticationRequestExtraParams has %s entries; AWS accepts %s",
                        parameters,
                        MOST_PARAMETERS);
    }

    private static void endpoints(Props action, Review review) {
        Props oidc = action.object("authenticateOidc");
        if (oidc.isPresent().answer() != Truth.Answer.NO) {
            for (String name : OF_OIDC) {
                url(OIDC_URL, name, oidc.string(name), review);
            }
        }
        url(JWT_URL, "jwksEndpoint", action.object("jwtValidation").string("jwksEndpoint"), review);
    }

    private static void url(Constraint constraint, String name, Value<String> url, Review review) {
        review.refuse(
                constraint,
                url.matches(text -> !text.startsWith("https://")),
                name + " is %s, which does not begin with https://",
                url);
    }

    private static void userPool(Props cognito, Value<String> region, Review review) {
        Value<String> pool = cognito.string("userPoolArn");
        Value<String> theirs = Arns.region(pool);
        review.at(pool)
                .refuse(
                        USER_POOL_REGION,
                        region.matches(theirs, (one, other) -> !one.equals(other)),
                        "userPoolArn lies in %s, but the load balancer lies in %s",
                        theirs,
                        region);
    }
}
