package dev.policypack.ecs.aws.elb;

import com.google.common.base.Strings;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** The one action of a listener or rule that does nothing but send requests to one target group. */
public final class ForwardAction {
    private final Resource resource;
    private final Items<Props> actions;

    private ForwardAction(ResourceView owner, Items<Props> actions) {
        this.resource = owner.resource();
        this.actions = actions;
    }

    /** The default action of a listener. */
    public static ForwardAction of(Listener listener) {
        return new ForwardAction(listener, listener.defaultActions());
    }

    /** The action of a rule. */
    public static ForwardAction of(ListenerRule rule) {
        return new ForwardAction(rule, rule.actions());
    }

    /** Whether both send all requests to the same target group, and do nothing else. */
    public Truth isSameAs(ForwardAction other, Stack stack) {
        return isAlone()
                .and(other::isAlone)
                .and(() -> actions.all(mine -> other.actions.all(
                        theirs -> same(target(resource, mine), target(other.resource, theirs), stack))));
    }

    private Truth isAlone() {
        return actions.size()
                .is(1)
                .and(() -> actions.all(
                        action -> action.string("type").is("forward").and(() -> action.object("forward")
                                .objects("targetGroups")
                                .size()
                                .matches(groups -> groups <= 1))));
    }

    private static Ref<TargetGroup> target(Resource owner, Props action) {
        Items<Value<String>> groups =
                action.object("forward").objects("targetGroups").map(group -> group.string("arn"));
        Value<String> single = action.string("targetGroupArn").map(Strings::emptyToNull);
        Value<String> listed = groups.value().flatMap(ForwardAction::first);
        return TargetGroup.TYPE.ref(owner, single.or(listed));
    }

    private static Value<String> first(List<Value<String>> texts) {
        return texts.get(0);
    }

    private static Truth same(Ref<TargetGroup> one, Ref<TargetGroup> other, Stack stack) {
        Truth equal = one.value().isEqualTo(other.value());
        return equal.answer() == Truth.Answer.YES ? equal : stack.resolve(one).is(group -> stack.leadsTo(other, group));
    }
}
