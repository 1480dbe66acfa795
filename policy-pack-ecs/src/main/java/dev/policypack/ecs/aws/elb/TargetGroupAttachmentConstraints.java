package dev.policypack.ecs.aws.elb;

import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Elastic Load Balancing refuses in a target of a target group. Source: <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html">TargetDescription</a>, as of
 * 2026-11-27.
 */
public final class TargetGroupAttachmentConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String TARGET =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html";
    private static final String CREATE =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html";
    private static final Set<String> QUIC = Set.of("QUIC", "TCP_QUIC");
    private static final CharMatcher HEXADECIMAL = CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'f'));
    private static final int LENGTH_OF_SERVER_ID = 18;
    private static final int FULL = 0xff;

    static final Constraint KIND = ALL.refused(
            "lb-attachment-target-type",
            "ValidationError: Instance ID '10.0.1.5' is not valid",
            "Set `targetType` of the target group to the kind of target that `targetId` names: `instance`, `ip`, `lambda` or `alb`.",
            TARGET);

    static final Constraint PUBLIC = ALL.refused(
            "lb-attachment-public-address",
            "You can't specify publicly routable IP addresses.",
            "Set `targetId` to an address of the VPC, or of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.",
            CREATE);

    static final Constraint ZONE = ALL.refused(
            "lb-attachment-availability-zone",
            "This parameter is not supported if the target type of the target group is instance or alb. If the target type is lambda, this"
                    + " parameter is optional and the only supported value is all.",
            "Remove `availabilityZone`.",
            TARGET);

    static final Constraint SERVER_ID = ALL.refused(
            "lb-attachment-quic-server-id",
            "This value is required if the protocol is QUIC or TCP_QUIC and can't be used with other protocols. The ID consists of the 0x"
                    + " prefix followed by 16 hexadecimal characters. Any letters must be lowercase.",
            "Set `quicServerId` for QUIC and TCP_QUIC, as `0x` and 16 hexadecimal characters in lower case; remove it for other protocols.",
            TARGET);

    static final Constraint ONE_FUNCTION = ALL.refused(
            "lb-attachment-single-lambda",
            "Up to '1' Lambda function target(s) can be registered, but '2' were specified",
            "Create a target group for each function.",
            CREATE);

    static final Constraint ONE_BALANCER = ALL.refused(
            "lb-attachment-single-alb",
            "You can only register one Application Load Balancer per target group.",
            "Create a target group for each application load balancer.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html");

    private TargetGroupAttachmentConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the targets of a stack. */
    public static void check(Stack stack, Review review) {
        Map<String, TargetGroupAttachment> first = new LinkedHashMap<>();
        for (TargetGroupAttachment attachment : stack.ofType(TargetGroupAttachment.TYPE)) {
            if (!InStack.mayBe(attachment.targetGroup(), stack)) {
                continue;
            }
            Candidates<TargetGroup> groups = stack.resolve(attachment.targetGroup());
            Review here = review.on(attachment);
            target(attachment, groups, stack, here);
            server(attachment, groups, here);
            TargetGroupAttachment other = null;
            for (TargetGroup group : groups.resources()) {
                other = Optional.ofNullable(first.putIfAbsent(group.resource().urn(), attachment))
                        .orElse(other);
            }
            if (other != null) {
                single(ONE_FUNCTION, "lambda", attachment, groups, other, here);
                single(ONE_BALANCER, "alb", attachment, groups, other, here);
            }
        }
    }

    private static void single(
            Constraint constraint,
            String type,
            TargetGroupAttachment attachment,
            Candidates<TargetGroup> groups,
            TargetGroupAttachment other,
            Review review) {
        // Where it is open to which group a target belongs, nobody knows whether it is the second one.
        Truth isSame = groups.resources().size() == 1
                ? attachment.targetGroup().isPresent().and(other.targetGroup().isPresent())
                : attachment.targetGroup().isPresent();
        review.at(attachment.targetGroup())
                .refuse(
                        constraint,
                        groups.is(group -> group.targetType().is(type)).and(isSame),
                        "%s takes one target of this type, and has another one, %s",
                        groups,
                        other);
    }

    private static void target(
            TargetGroupAttachment attachment, Candidates<TargetGroup> groups, Stack stack, Review review) {
        Value<String> target = attachment.targetId();
        Value<String> kind = target.map(TargetGroupAttachmentConstraints::kind);
        review.at(target)
                .refuse(
                        KIND,
                        groups.is(group -> kind.matches(group.targetType(), (one, type) -> !one.equals(type))),
                        "targetId is %s, which does not fit targetType of %s",
                        target,
                        groups);
        // A VPC may have public ranges of its own; one of the stack says which it has.
        review.refuse(
                PUBLIC,
                target.matches(TargetGroupAttachmentConstraints::isPublic)
                        .and(() -> groups.is(group -> group.targetType().is("ip")))
                        .and(() -> groups.is(group -> hasPrivateRange(group, stack))),
                "targetId is %s, which is a public address",
                target);
        Value<String> zone = attachment.availabilityZone();
        review.refuse(
                ZONE,
                zone.isPresent()
                        .and(() -> groups.is(group -> group.targetType()
                                .isOneOf("instance", "alb")
                                .or(() -> group.targetType().is("lambda").and(() -> zone.is("all")
                                        .not())))),
                "availabilityZone is %s, which targets of this type do not have",
                zone);
    }

    private static Truth hasPrivateRange(TargetGroup group, Stack stack) {
        return InStack.is(group.vpc(), stack, vpc -> vpc.cidrBlock()
                .matches(range -> !isPublic(range.substring(0, Math.max(0, range.indexOf('/'))))));
    }

    /** The type of target that an identifier names; null where it is not known. */
    private static @Nullable String kind(String target) {
        if (target.startsWith("i-")) {
            return "instance";
        }
        if (InetAddresses.isInetAddress(target)) {
            return "ip";
        }
        if (target.startsWith("arn:") && target.contains(":lambda:")) {
            return "lambda";
        }
        return target.startsWith("arn:") && target.contains(":loadbalancer/app/") ? "alb" : null;
    }

    /** Whether it is an IPv4 address outside the ranges of RFC 1918 and RFC 6598. */
    private static boolean isPublic(String target) {
        if (target.indexOf(':') >= 0 || !InetAddresses.isInetAddress(target)) {
            return false;
        }
        byte[] address = InetAddresses.forString(target).getAddress();
        int first = address[0] & FULL;
        int second = address[1] & FULL;
        return !(first == 10
                || (first == 172 && second >= 16 && second <= 31)
                || (first == 192 && second == 168)
                || (first == 100 && second >= 64 && second <= 127));
    }

    private static void server(TargetGroupAttachment attachment, Candidates<TargetGroup> groups, Review review) {
        Value<String> server = attachment.quicServerId();
        review.refuse(
                SERVER_ID,
                server.isPresent().and(() -> groups.is(group -> group.protocol().matches(one -> !QUIC.contains(one)))),
                "quicServerId is %s, which targets of this protocol do not have",
                server);
        review.refuse(
                SERVER_ID,
                server.matches(text -> text.length() != LENGTH_OF_SERVER_ID
                        || !text.startsWith("0x")
                        || !HEXADECIMAL.matchesAllOf(text.substring(2))),
                "quicServerId is %s, which is not 0x and 16 hexadecimal characters in lower case",
                server);
        review.at(attachment.props())
                .refuse(
                        SERVER_ID,
                        server.isMissing()
                                .and(() -> groups.is(group -> group.protocol().isIn(QUIC))),
                        "quicServerId is not set, which targets of this protocol need");
    }
}
