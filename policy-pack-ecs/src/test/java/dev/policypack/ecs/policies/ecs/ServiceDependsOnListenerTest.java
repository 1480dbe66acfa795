package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceDependsOnListenerTest {
    private static final String TOO_EARLY =
            "loadBalancers[0].targetGroupArn refers to aws:lb/targetGroup:TargetGroup (targets), but the service does not depend on its"
                    + " listener";

    private final PolicyTester policy = PolicyTester.of(new ServiceDependsOnListener());
    private final Resource group =
            Resource.of("aws:lb/targetGroup:TargetGroup", "targets").with("arn", "arn:group");
    private final Resource listener = Resource.of("aws:lb/listener:Listener", "https")
            .with("arn", "arn:listener")
            .with("defaultActions", List.of(Map.of("type", "forward", "targetGroupArn", "arn:group")));
    private final Resource service = Resource.of("aws:ecs/service:Service", "web")
            .with("loadBalancers", List.of(Map.of("targetGroupArn", "arn:group")))
            .dependingOn(group);

    @Test
    void a_way_of_dependencies_leads_to_the_listener() {
        policy.given(group, listener, service).violates(TOO_EARLY);
        policy.given(group, listener, service.dependingOn(listener)).passes();
        Resource between = Resource.of("aws:ecs/cluster:Cluster", "between").dependingOn(listener);
        policy.given(group, listener, between, service.dependingOn(between)).passes();
        Resource component = Resource.of("my:web:Entrance", "entrance");
        policy.given(group, listener.withParent(component.urn()), component, service.dependingOn(component))
                .passes();
    }

    @Test
    void a_rule_is_as_good_as_a_listener_and_an_alias_as_good_as_the_type() {
        Resource rule = Resource.of("aws:alb/listenerRule:ListenerRule", "rule")
                .with(
                        "actions",
                        List.of(Map.of(
                                "type",
                                "forward",
                                "forward",
                                Map.of(
                                        "targetGroups",
                                        List.of(Map.of("arn", "arn:other"), Map.of("arn", "arn:group"))))));
        policy.given(group, rule, service).violates(TOO_EARLY);
        policy.given(group, rule, service.dependingOn(rule)).passes();
        policy.given(group, listener, rule, service.dependingOn(rule)).passes();
        policy.given(
                        group,
                        listener.with("defaultActions", List.of(Map.of("type", "redirect"))),
                        rule,
                        service.dependingOn(listener))
                .violates(TOO_EARLY);
    }

    @Test
    void unknown_references_are_followed_along_the_edges() {
        Resource preview = service.with("loadBalancers", List.of(Map.of("targetGroupArn", unknown())))
                .withPropertyDependencies("loadBalancers", List.of(group.urn()));
        Resource forwarding = listener.with("defaultActions", List.of(Map.of("targetGroupArn", unknown())))
                .withPropertyDependencies("defaultActions", List.of(group.urn()));
        Resource unnamed = group.with("arn", unknown());
        policy.given(unnamed, forwarding, preview).violates(TOO_EARLY);
        policy.given(unnamed, forwarding, preview.dependingOn(forwarding)).passes();
    }

    @Test
    void without_edges_a_lost_one_may_be_the_way() {
        Resource preview = service.with("loadBalancers", List.of(Map.of("targetGroupArn", unknown())))
                .withInputs(List.of("loadBalancers"));
        Resource forwarding = listener.with("defaultActions", List.of(Map.of("targetGroupArn", unknown())));
        Resource unnamed = group.with("arn", unknown());
        policy.given(unnamed, forwarding, preview).isUndecidedOn("loadBalancers");
        policy.given(unnamed, forwarding, preview.dependingOn(forwarding)).passes();
    }

    @Test
    void outside_the_stack_is_not_missing() {
        policy.given(group, listener, service.with("loadBalancers", List.of(Map.of("targetGroupArn", "arn:elsewhere"))))
                .isUndecidedOn("loadBalancers[0].targetGroupArn");
    }

    @Test
    void where_nothing_forwards_there_is_nothing_to_wait_for() {
        policy.given(group, service).passes();
        policy.given(group, listener, service.without("loadBalancers")).passes();
        policy.given(group, listener, service.with("loadBalancers", List.of(Map.of("elbName", "classic"))))
                .passes();
        policy.given(group, listener).isNotApplicable();
    }
}
