package dev.policypack.ecs.aws.elb;

import com.google.common.base.Suppliers;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Items;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.function.Supplier;

/** What sends requests on: a listener by its default actions, or a listener rule by its actions. */
public final class Forwarder extends ResourceView {
    /** The types. */
    public static final ResourceType<Forwarder> TYPE = ResourceType.of(
            Forwarder::new,
            "aws:lb/listener:Listener",
            "aws:alb/listener:Listener",
            "aws:lb/listenerRule:ListenerRule",
            "aws:alb/listenerRule:ListenerRule");

    /** Those of the Cloud Control provider, of which only is known what they name. */
    public static final ResourceType<Forwarder> OF_CLOUD_CONTROL = ResourceType.of(
            Forwarder::new,
            "aws-native:elasticloadbalancingv2:Listener",
            "aws-native:elasticloadbalancingv2:ListenerRule");

    /** Read once: each service of the stack asks each listener and rule. */
    private final Supplier<Items<Targets>> targets =
            Suppliers.memoize(() -> actions().map(this::targets));

    /**
     * Where an action sends requests.
     *
     * @param only the target group that gets them all
     * @param weighted those among which they are divided
     */
    private record Targets(Ref<TargetGroup> only, Items<Ref<TargetGroup>> weighted) {}

    private Forwarder(Resource resource) {
        super(resource);
    }

    /** What is done with a request. */
    public Items<Props> actions() {
        return props().objects(isListener() ? "defaultActions" : "actions");
    }

    /** Whether it belongs to this load balancer: as its listener, or as a rule of one. */
    public Truth isOn(LoadBalancer balancer, Stack stack) {
        return isListener()
                ? stack.leadsTo(LoadBalancer.TYPE.ref(resource(), props(), "loadBalancerArn"), balancer)
                : stack.resolve(Listener.TYPE.ref(resource(), props(), "listenerArn"))
                        .is(listener -> stack.leadsTo(listener.loadBalancer(), balancer));
    }

    /** Whether the requests come over HTTP. */
    public Truth takesHttp(Stack stack) {
        return isListener()
                ? resource().as(Listener.TYPE).isHttp()
                : stack.resolve(Listener.TYPE.ref(resource(), props(), "listenerArn"))
                        .is(Listener::isHttp);
    }

    /** The Region: its own or that of its provider, else that in the ARN of its load balancer or listener; missing when nothing says so. */
    Value<String> region() {
        return Arns.regionOf(resource())
                .or(Arns.region(props().string(isListener() ? "loadBalancerArn" : "listenerArn")));
    }

    /** Whether it is a listener, and not a rule. */
    boolean isListener() {
        return resource().type().endsWith(":Listener");
    }

    /** Whether it names this target group anywhere, whatever it does with it. */
    public Truth names(TargetGroup group) {
        return Truth.any(props().leaves().stream()
                .map(leaf -> leaf.matches(
                        group.props().string("arn"),
                        (value, arn) -> value instanceof StringValue text
                                && text.value().equals(arn)))
                .toList());
    }

    /** Whether one of its actions sends requests to this target group. */
    public Truth forwardsTo(TargetGroup group, Stack stack) {
        return targets.get().any(action -> stack.leadsTo(action.only(), group)
                .or(() -> action.weighted().any(target -> stack.leadsTo(target, group))));
    }

    private Targets targets(Props action) {
        return new Targets(
                TargetGroup.TYPE.ref(resource(), action, "targetGroupArn"),
                action.object("forward")
                        .objects("targetGroups")
                        .map(target -> TargetGroup.TYPE.ref(resource(), target, "arn")));
    }
}
