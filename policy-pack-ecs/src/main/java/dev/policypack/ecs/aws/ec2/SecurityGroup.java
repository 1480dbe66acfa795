package dev.policypack.ecs.aws.ec2;

import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Findings;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.function.Function;

/**
 * A security group. Its rules stand in three places: in the group itself, in {@code SecurityGroupRule} resources, and in {@code
 * SecurityGroupIngressRule} and {@code SecurityGroupEgressRule} resources.
 *
 * <p>A group without any rule for outgoing traffic lets nothing out: the provider takes away the rule that AWS would give it. Source: <a
 * href="https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/">aws.ec2.SecurityGroup</a>.
 */
public final class SecurityGroup extends ResourceView {
    private static final String DEFAULT = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";

    /** The types. */
    public static final ResourceType<SecurityGroup> TYPE = ResourceType.of(
                    SecurityGroup::new, "aws:ec2/securityGroup:SecurityGroup", DEFAULT)
            .identifiedBy("id", "arn");

    private final Props written;

    private SecurityGroup(Resource resource) {
        super(resource);
        this.written = DeclaredInputs.of(resource);
    }

    /** The VPC; that of the account's defaults where the program names none. */
    public Ref<Vpc> vpc() {
        return Vpc.TYPE.ref(resource(), written, "vpcId");
    }

    /** The rules that stand in the group itself. */
    public Items<TrafficRule> rules(TrafficRule.Direction direction) {
        return written.objects(direction.property()).map(rule -> TrafficRule.inline(this, rule, direction));
    }

    /** Whether a rule of the group, wherever it stands, is such a one; no only when the whole stack is known. */
    private Truth hasRule(TrafficRule.Direction direction, Stack stack, Function<TrafficRule, Truth> question) {
        return rules(direction)
                .any(question)
                .or(() -> stack.any(
                        TrafficRule.TYPE,
                        rule -> Findings.where(
                                rule.is(direction).and(() -> stack.leadsTo(rule.group(), this)),
                                () -> question.apply(rule))));
    }

    /** Whether one of these groups lets TCP on this port out to one of the others. */
    public static Truth letOut(Refs<SecurityGroup> from, Refs<SecurityGroup> to, Value<Long> port, Stack stack) {
        return pass(TrafficRule.Direction.EGRESS, from, to, port, stack);
    }

    /** Whether one of these groups lets TCP on this port in from one of the others. */
    public static Truth letIn(Refs<SecurityGroup> to, Refs<SecurityGroup> from, Value<Long> port, Stack stack) {
        return pass(TrafficRule.Direction.INGRESS, to, from, port, stack);
    }

    private static Truth pass(
            TrafficRule.Direction direction,
            Refs<SecurityGroup> mine,
            Refs<SecurityGroup> others,
            Value<Long> port,
            Stack stack) {
        return mine.any(group -> stack.resolve(group)
                .is(known -> known.hasRule(
                        direction, stack, rule -> rule.covers(port).and(() -> rule.isAbout(others, stack)))));
    }

    /** A link that leads to this group, for rules that speak of it without naming it. */
    Ref<SecurityGroup> itself() {
        return TYPE.ref(resource(), props(), "id");
    }
}
