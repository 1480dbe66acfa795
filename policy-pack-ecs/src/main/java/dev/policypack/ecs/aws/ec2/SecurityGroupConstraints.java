package dev.policypack.ecs.aws.ec2;

import com.google.common.base.CharMatcher;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableMap;
import dev.policypack.ecs.aws.Targets;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What EC2 refuses in security groups and their rules. Source: <a
 * href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html">AuthorizeSecurityGroupIngress</a>,
 * as of 2026-11-27.
 */
public final class SecurityGroupConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint SECURITY_GROUP_PORT_RANGE = ALL.refused(
            "ec2-security-group-port-range",
            "InvalidParameterValue: Invalid TCP/UDP port range (8080:443)",
            "Set ports from 0 to 65535, with `fromPort` at most `toPort`.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html");

    private static final Constraint SECURITY_GROUP_ALL_PROTOCOLS_PORTS = ALL.refused(
            "ec2-security-group-all-protocols-ports",
            "from_port (80) and to_port (80) must both be 0 to use the 'ALL' \"-1\" protocol!",
            "Set `fromPort` and `toPort` to 0, or `protocol` to `tcp`.",
            "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_security_group.go");

    private static final Constraint SECURITY_GROUP_RULE_PORTS = ALL.refused(
            "ec2-security-group-rule-ports",
            "InvalidParameterValue: Invalid value for portRange. Must specify both from and to ports with TCP/UDP.",
            "Set `fromPort` and `toPort`.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html");

    private static final Constraint SECURITY_GROUP_ICMP = ALL.refused(
            "ec2-security-group-icmp",
            "InvalidParameterValue: ICMP type (443) out of range",
            "Set the ICMP type as `fromPort` and the code as `toPort`, from -1 to 255.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html");

    private static final Constraint SECURITY_GROUP_CIDR = ALL.refused(
            "ec2-security-group-cidr",
            "InvalidParameterValue: CIDR block 10.0.0.0/33 is malformed",
            "Write four numbers from 0 to 255 and a prefix from 0 to 32.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html");

    private static final Constraint SECURITY_GROUP_RULE_DESCRIPTION = ALL.refused(
            "ec2-security-group-rule-description",
            "InvalidParameterValue: Invalid rule description. Valid descriptions are strings less than 256 characters "
                    + "from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
            "Use the characters that EC2 takes, at most 255 of them.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html");

    private static final Constraint SECURITY_GROUP_DESCRIPTION = ALL.refused(
            "ec2-security-group-description",
            "InvalidParameterValue: Invalid security group description. Valid descriptions are strings less than 256 "
                    + "characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
            "Use the characters that EC2 takes, at most 255 of them.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html");

    private static final Constraint SECURITY_GROUP_NAME = ALL.refused(
            "ec2-security-group-name",
            "InvalidParameterValue: Group names may not be in the format sg-*",
            "Use a name that does not begin with `sg-` and is not `default`.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html");

    private static final Constraint SECURITY_GROUP_RULE_SOURCE = ALL.refused(
            "ec2-security-group-rule-source",
            "Exactly one of these attributes must be configured: "
                    + "[cidr_ipv4,cidr_ipv6,prefix_list_id,referenced_security_group_id]",
            "Set exactly one source, and write one rule for each source.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html");

    private static final Constraint SECURITY_GROUP_RULE_DUPLICATE = ALL.refused(
            "ec2-security-group-rule-duplicate",
            "InvalidPermission.Duplicate: the specified rule \"peer: 10.0.0.0/16, TCP, from port: 443, to port: 443, "
                    + "ALLOW\" already exists",
            "Keep one of the two rules.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html");

    private static final String GROUP = "aws:ec2/securityGroup:SecurityGroup";
    private static final String DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
    private static final String EITHER_WAY = "aws:ec2/securityGroupRule:SecurityGroupRule";
    private static final String IN = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private static final String OUT = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, GROUP, DEFAULT_GROUP, EITHER_WAY, IN, OUT);

    private static final ResourceType<Resource> RULES = ResourceType.of(resource -> resource, EITHER_WAY, IN, OUT);

    /** The names of protocols that can be written as numbers. */
    private static final Map<String, String> PROTOCOLS =
            ImmutableMap.of("6", "tcp", "17", "udp", "1", "icmp", "58", "icmpv6", "all", "-1");

    private static final List<String> SOURCES =
            List.of("cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId");
    private static final List<String> DIRECTIONS = List.of("ingress", "egress");

    private static final CharMatcher DESCRIPTION_CHARACTERS = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf(" ._-:/()#,@[]+=&;{}!$*"));
    private static final String DESCRIPTION_WORDS = "a-z, A-Z, 0-9, spaces and ._-:/()#,@[]+=&;{}!$*";

    private SecurityGroupConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a group with its rules, or a rule, by itself. */
    public static void check(Resource resource, Review review) {
        Props props = DeclaredInputs.of(resource);
        switch (resource.type()) {
            case GROUP, DEFAULT_GROUP -> checkGroup(props, review);
            case EITHER_WAY -> checkRule(props, review);
            default -> {
                checkRule(props, review);
                checkOneSource(props, review);
            }
        }
    }

    private static void checkGroup(Props props, Review review) {
        checkName(props.nonEmptyText("name"), review);
        checkName(props.nonEmptyText("namePrefix"), review);
        checkDescription(SECURITY_GROUP_DESCRIPTION, props.string("description"), review);
        for (String direction : DIRECTIONS) {
            review.each(props.objects(direction), rule -> {
                checkRule(rule, review);
                Value<Long> from = rule.integer("fromPort");
                Value<Long> to = rule.integer("toPort");
                review.at(from)
                        .refuse(
                                SECURITY_GROUP_ALL_PROTOCOLS_PORTS,
                                protocol(rule)
                                        .is("-1")
                                        .and(() -> from.is(0L).and(to.is(0L)).not()),
                                "fromPort is %s and toPort is %s for all protocols",
                                from,
                                to);
            });
        }
    }

    private static void checkName(Value<String> name, Review review) {
        review.at(name)
                .refuse(
                        SECURITY_GROUP_NAME,
                        name.matches(text -> text.startsWith("sg-") || text.equals("default")),
                        "the name is %s, which EC2 keeps for itself",
                        name);
    }

    private static void checkRule(Props rule, Review review) {
        Value<String> protocol = protocol(rule);
        Value<Long> from = rule.integer("fromPort");
        Value<Long> to = rule.integer("toPort");
        Truth hasPorts = protocol.isOneOf("tcp", "udp");
        review.at(from)
                .refuse(
                        SECURITY_GROUP_PORT_RANGE,
                        hasPorts.and(() -> isNoPort(from)
                                .or(() -> isNoPort(to))
                                .or(() -> from.matches(to, (first, last) -> first > last))),
                        "fromPort is %s and toPort is %s; AWS accepts ports from 0 to 65535, the lower one first",
                        from,
                        to);
        for (String missing : List.of("fromPort", "toPort")) {
            review.at(rule.path().key(missing))
                    .refuse(
                            SECURITY_GROUP_RULE_PORTS,
                            hasPorts.and(() -> rule.has(missing).not()),
                            "%s is not set, and the protocol is %s",
                            missing,
                            protocol);
        }
        review.at(from)
                .refuse(
                        SECURITY_GROUP_ICMP,
                        protocol.isOneOf("icmp", "icmpv6")
                                .and(() -> isNoIcmpNumber(from).or(() -> isNoIcmpNumber(to))),
                        "fromPort is %s and toPort is %s; for ICMP, AWS accepts a type and a code from -1 to 255",
                        from,
                        to);
        rule.strings("cidrBlocks").any(range -> checkRange(range, review));
        checkRange(rule.string("cidrIpv4"), review);
        checkDescription(SECURITY_GROUP_RULE_DESCRIPTION, rule.string("description"), review);
    }

    private static Truth checkRange(Value<String> range, Review review) {
        review.at(range)
                .refuse(
                        SECURITY_GROUP_CIDR,
                        range.matches(Ipv4Range::isMalformed),
                        "the CIDR block is %s, which is no range of IPv4 addresses",
                        range);
        return Truth.no(); // so that all ranges are looked at
    }

    private static void checkDescription(Constraint constraint, Value<String> description, Review review) {
        Refusals.length(review, constraint, description, 0, 255);
        Refusals.characters(review, constraint, description, DESCRIPTION_CHARACTERS, DESCRIPTION_WORDS);
    }

    private static void checkOneSource(Props rule, Review review) {
        int set = 0;
        @Nullable Truth waiting = null;
        for (String source : SOURCES) {
            Truth isSet = rule.nonEmptyText(source).isPresent();
            set += isSet.answer() == Truth.Answer.YES ? 1 : 0;
            waiting = isSet.answer() == Truth.Answer.UNKNOWN ? isSet : waiting;
        }
        review.refuse(
                SECURITY_GROUP_RULE_SOURCE,
                set > 1 ? Truth.yes() : waiting == null ? Truth.of(set != 1) : waiting,
                "%s of cidrIpv4, cidrIpv6, prefixListId and referencedSecurityGroupId are set; AWS accepts exactly one",
                set);
    }

    private static Truth isNoPort(Value<Long> port) {
        return port.matches(number -> number < 0 || number > 65535);
    }

    private static Truth isNoIcmpNumber(Value<Long> value) {
        return value.matches(number -> number < -1 || number > 255);
    }

    private static Value<String> protocol(Props rule) {
        return rule.string("protocol")
                .or(rule.string("ipProtocol"))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .map(text -> PROTOCOLS.getOrDefault(text, text));
    }

    /** Checks that no rule is there twice, be it in a group or as a resource of its own. */
    public static void check(Stack stack, Review review) {
        Set<String> seen = new HashSet<>();
        for (SecurityGroup group : stack.ofType(SecurityGroup.TYPE)) {
            Props props = DeclaredInputs.of(group.resource());
            Value<String> urn = Value.known(group.resource().urn(), props.path());
            for (String direction : DIRECTIONS) {
                // A rule that is written twice in one group is one element of a set.
                Set<String> inGroup = new HashSet<>();
                props.objects(direction).any(rule -> {
                    Value<String> way = Value.known(direction, rule.path());
                    List<Truth> same = new ArrayList<>();
                    for (Value<String> key : keys(group.resource(), rule, urn, way, stack)) {
                        same.add(key.matches(text -> inGroup.add(text) && !seen.add(text)));
                    }
                    refuseDuplicate(same, rule, review.on(group));
                    return Truth.no();
                });
            }
        }
        for (Resource rule : stack.ofType(RULES)) {
            Props props = DeclaredInputs.of(rule);
            Value<String> group = Targets.of(SecurityGroup.TYPE.ref(rule, props, "securityGroupId"), stack);
            Value<String> way =
                    switch (rule.type()) {
                        case IN -> Value.known("ingress", props.path());
                        case OUT -> Value.known("egress", props.path());
                        default -> props.string("type");
                    };
            List<Truth> same = new ArrayList<>();
            for (Value<String> key : keys(rule, props, group, way, stack)) {
                same.add(key.matches(text -> !seen.add(text)));
            }
            refuseDuplicate(same, props, review.on(rule));
        }
    }

    private static void refuseDuplicate(List<Truth> same, Props rule, Review review) {
        review.at(rule)
                .refuse(
                        SECURITY_GROUP_RULE_DUPLICATE,
                        Truth.any(same),
                        "the rule is the same as another one of the group: direction, protocol, ports and source");
    }

    /** What makes a rule that rule, once for each source. */
    private static List<Value<String>> keys(
            Resource owner, Props rule, Value<String> group, Value<String> direction, Stack stack) {
        Value<String> protocol = protocol(rule);
        Value<String> ports = rule.integer("fromPort")
                .orElse(-1L)
                .with(rule.integer("toPort").orElse(-1L), (from, to) -> " " + from + " " + to);
        Value<String> base = group.with(direction, SecurityGroupConstraints::join)
                .with(protocol, SecurityGroupConstraints::join)
                .with(
                        protocol.is("-1").answer() == Truth.Answer.YES ? Value.known("", rule.path()) : ports,
                        SecurityGroupConstraints::join);
        List<Value<String>> keys = new ArrayList<>();
        for (String list :
                List.of("cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "cidrIpv4", "cidrIpv6", "prefixListId")) {
            for (Value<String> source : each(rule.strings(list))) {
                keys.add(base.with(source, SecurityGroupConstraints::join));
            }
        }
        for (String groups : List.of("securityGroups", "sourceSecurityGroupId", "referencedSecurityGroupId")) {
            new Refs<>(SecurityGroup.TYPE, owner, rule.strings(groups).map(text -> text.map(Strings::emptyToNull)))
                    .each()
                    .forEach(ref -> keys.add(base.with(Targets.of(ref, stack), SecurityGroupConstraints::join)));
        }
        if (rule.bool("self").is(true).answer() == Truth.Answer.YES) {
            keys.add(base.with(group, SecurityGroupConstraints::join));
        }
        return keys;
    }

    private static List<Value<String>> each(Items<Value<String>> items) {
        List<Value<String>> found = new ArrayList<>();
        Truth listed = items.value().matches(known -> {
            known.forEach(value -> found.add(value.map(Strings::emptyToNull)));
            return true;
        });
        if (listed.answer() == Truth.Answer.UNKNOWN) {
            found.add(Value.unknown(items.path()));
        }
        return found;
    }

    private static String join(String one, String other) {
        return one + " " + other;
    }
}
