package dev.policypack.ecs.aws.ec2;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableSet;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A rule of a security group, wherever it stands. Source of the names and of what protocol {@code -1} means: <a
 * href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html">IpPermission</a>, as of 2026-11-21.
 */
public final class TrafficRule {
    private static final String EITHER_WAY = "aws:ec2/securityGroupRule:SecurityGroupRule";
    private static final String IN = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private static final String OUT = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

    /** The rules that are resources of their own. */
    public static final ResourceType<TrafficRule> TYPE =
            ResourceType.of(resource -> new TrafficRule(resource, resource.props()), EITHER_WAY, IN, OUT);

    private static final Set<String> ANY_PROTOCOL = ImmutableSet.of("-1", "all");
    private static final Set<String> TCP = ImmutableSet.of("tcp", "6");
    private static final Set<String> ICMP = ImmutableSet.of("icmp", "1", "icmpv6", "58");
    private static final Set<String> WORLD = ImmutableSet.of("0.0.0.0/0", "::/0");

    private final Resource resource;
    private final Props props;
    private final Ref<SecurityGroup> group;
    private final Value<String> direction;

    /** Which way the traffic goes. */
    public enum Direction {
        /** To the group's members. */
        INGRESS("ingress"),
        /** From the group's members. */
        EGRESS("egress");

        private final String property;

        Direction(String property) {
            this.property = property;
        }

        String property() {
            return property;
        }
    }

    private TrafficRule(Resource resource, Props props) {
        this.resource = resource;
        this.props = props;
        this.group = SecurityGroup.TYPE.ref(resource, props, "securityGroupId");
        this.direction = switch (resource.type()) {
            case IN -> Value.known(Direction.INGRESS.property, props.path());
            case OUT -> Value.known(Direction.EGRESS.property, props.path());
            default -> props.string("type");
        };
    }

    private TrafficRule(SecurityGroup group, Props props, Direction direction) {
        this.resource = group.resource();
        this.props = props;
        this.group = group.itself();
        this.direction = Value.known(direction.property, props.path());
    }

    static TrafficRule inline(SecurityGroup group, Props props, Direction direction) {
        return new TrafficRule(group, props, direction);
    }

    /** The resource in which the rule stands: the security group, or one of its own. */
    public Resource resource() {
        return resource;
    }

    /** The group whose rule it is. */
    public Ref<SecurityGroup> group() {
        return group;
    }

    /** Whether it is a rule of this direction. */
    public Truth is(Direction wanted) {
        return direction.is(wanted.property);
    }

    /** Whether it covers TCP on this port. */
    public Truth covers(Value<Long> port) {
        return protocol().isIn(ANY_PROTOCOL).or(() -> protocol()
                .isIn(TCP)
                .and(() -> fromPort().matches(port, (from, wanted) -> from <= wanted))
                .and(() -> toPort().matches(port, (to, wanted) -> wanted <= to)));
    }

    /** Whether it covers no other ports than these; ICMP has none. */
    public Truth coversOnly(Set<Long> ports) {
        return protocol()
                .isIn(ICMP)
                .or(() -> protocol().isIn(ANY_PROTOCOL).not().and(() -> fromPort()
                        .matches(
                                toPort(),
                                (from, to) -> to - from < ports.size() && ports.containsAll(range(from, to)))));
    }

    /** Whether it covers one of these ports, perhaps among others; ICMP has none. */
    public Truth coversOneOf(Set<Long> ports) {
        return protocol()
                .isIn(ANY_PROTOCOL)
                .or(() -> protocol().isIn(ICMP).not().and(() -> fromPort()
                        .matches(toPort(), (from, to) -> ports.stream().anyMatch(port -> from <= port && port <= to))));
    }

    private static Set<Long> range(long from, long to) {
        ImmutableSet.Builder<Long> all = ImmutableSet.builder();
        for (long port = from; port <= to; port++) {
            all.add(port);
        }
        return all.build();
    }

    /** The address ranges about which it speaks, for a message. */
    public Object ranges() {
        for (String property : List.of("cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6")) {
            if (props.strings(property)
                            .any(text -> text.map(Strings::emptyToNull).isPresent())
                            .answer()
                    == Truth.Answer.YES) {
                return props.strings(property).value();
            }
        }
        return "no addresses";
    }

    /** Whether it speaks about all addresses there are. */
    public Truth isAboutWorld() {
        return Truth.any(List.of(
                props.strings("cidrBlocks").any(range -> range.isIn(WORLD)),
                props.strings("ipv6CidrBlocks").any(range -> range.isIn(WORLD)),
                props.string("cidrIpv4").isIn(WORLD),
                props.string("cidrIpv6").isIn(WORLD)));
    }

    /** Whether it speaks about the members of one of these groups. An address range or prefix list is taken to hold them. */
    public Truth isAbout(Refs<SecurityGroup> others, Stack stack) {
        return isAboutAddresses()
                .or(() -> props.bool("self").is(true).and(() -> others.any(other -> isSame(group, other, stack))))
                .or(() -> groups("securityGroups", others, stack))
                .or(() -> groups("sourceSecurityGroupId", others, stack))
                .or(() -> groups("referencedSecurityGroupId", others, stack));
    }

    /** Whether it speaks about addresses, be it as ranges or as a prefix list. */
    private Truth isAboutAddresses() {
        return Truth.any(List.of(
                isAboutRanges(),
                props.strings("prefixListIds").isEmpty().not(),
                props.string("prefixListId").map(Strings::emptyToNull).isPresent()));
    }

    /** Whether it speaks about address ranges. */
    public Truth isAboutRanges() {
        return Truth.any(List.of(
                props.strings("cidrBlocks").isEmpty().not(),
                props.strings("ipv6CidrBlocks").isEmpty().not(),
                props.string("cidrIpv4").map(Strings::emptyToNull).isPresent(),
                props.string("cidrIpv6").map(Strings::emptyToNull).isPresent()));
    }

    private Truth groups(String property, Refs<SecurityGroup> others, Stack stack) {
        return new Refs<>(
                        SecurityGroup.TYPE,
                        resource,
                        props.strings(property).map(text -> text.map(Strings::emptyToNull)))
                .any(named -> others.any(other -> isSame(named, other, stack)));
    }

    /** Whether both lead to one group, in this stack or outside. */
    private static Truth isSame(Ref<SecurityGroup> one, Ref<SecurityGroup> other, Stack stack) {
        Truth equal = one.value().isEqualTo(other.value());
        if (equal.answer() == Truth.Answer.YES) {
            return equal;
        }
        Candidates<SecurityGroup> groups = stack.resolve(one);
        return groups.resources().isEmpty() ? equal : groups.is(group -> stack.leadsTo(other, group));
    }

    private Value<String> protocol() {
        // The provider takes names in any case: ProtocolForValue in its internal/service/ec2/vpc_security_group.go.
        return props.string("protocol").or(props.string("ipProtocol")).map(name -> name.toLowerCase(Locale.ROOT));
    }

    private Value<Long> fromPort() {
        return props.integer("fromPort");
    }

    private Value<Long> toPort() {
        return props.integer("toPort");
    }

    /** The ports it covers, for a message: {@code 80}, {@code 1024 to 65535} or {@code all}. */
    public String ports() {
        if (protocol().isIn(ANY_PROTOCOL).answer() == Truth.Answer.YES) {
            return "all ports";
        }
        return fromPort().isEqualTo(toPort()).answer() == Truth.Answer.YES
                ? "port " + fromPort()
                : "ports " + fromPort() + " to " + toPort();
    }
}
