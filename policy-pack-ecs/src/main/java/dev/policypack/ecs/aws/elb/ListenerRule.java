package dev.policypack.ecs.aws.elb;

import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Set;

/**
 * A rule of a listener. Source: <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleCondition.html">RuleCondition</a>, as of
 * 2026-11-21.
 */
public final class ListenerRule extends ResourceView {
    /** The type. */
    public static final ResourceType<ListenerRule> TYPE =
            ResourceType.of(ListenerRule::new, "aws:lb/listenerRule:ListenerRule", "aws:alb/listenerRule:ListenerRule");

    private static final Set<String> EVERY_PATH = Set.of("/*", "*");

    private ListenerRule(Resource resource) {
        super(resource);
    }

    /** The listener. */
    public Ref<Listener> listener() {
        return Listener.TYPE.ref(resource(), props(), "listenerArn");
    }

    /** Its place among the rules of the listener; the provider takes the next one where the program names none. */
    public Value<Long> priority() {
        return DeclaredInputs.of(resource()).integer("priority");
    }

    /** What a request must be like; each of them has one of the properties {@code pathPattern}, {@code httpHeader} and so on. */
    public Items<Props> conditions() {
        return props().objects("conditions");
    }

    /** What is done with a request. */
    public Items<Props> actions() {
        return props().objects("actions");
    }

    /** Whether its conditions are met by every request. */
    public Truth isMetByAll() {
        return conditions().isEmpty().not().and(() -> conditions()
                .all(condition ->
                        condition.object("pathPattern").strings("values").any(pattern -> pattern.isIn(EVERY_PATH))));
    }
}
