package dev.policypack.ecs.policies.alb;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoRedundantRuleTest {
    private static final String REPEATS =
            "conditions are met by every request, and send them where the default action of"
                    + " aws:lb/listener:Listener (web) sends them anyway";

    private final PolicyTester policy = PolicyTester.of(new NoRedundantRule());
    private final Resource group =
            Resource.of("aws:lb/targetGroup:TargetGroup", "web").with("arn", "arn:group/web");
    private final Resource listener =
            Resource.of("aws:lb/listener:Listener", "web").with("arn", "arn:listener/web");
    private final Resource rule = Resource.of("aws:lb/listenerRule:ListenerRule", "all")
            .with("listenerArn", "arn:listener/web")
            .with("conditions", path("/*"))
            .with("actions", to("arn:group/web"));

    private static List<Object> path(String... patterns) {
        return List.of(Map.of("pathPattern", Map.of("values", List.of(patterns))));
    }

    private static List<Object> to(Object arn) {
        return List.of(Map.of("type", "forward", "targetGroupArn", arn));
    }

    private static Map<String, Object> weighted(String arn, int weight) {
        return Map.of("arn", arn, "weight", weight);
    }

    private static List<Object> spread(Map<?, ?>... groups) {
        return List.of(Map.of("type", "forward", "forward", Map.of("targetGroups", List.of(groups))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*", "*"})
    void reports_a_rule_for_all_that_does_the_same(String pattern) {
        policy.given(listener.with("defaultActions", to("arn:group/web")), rule.with("conditions", path(pattern)))
                .violates(REPEATS);
        policy.given(
                        listener.with("defaultActions", to("arn:group/web")),
                        rule.with("conditions", path("/api/*", pattern)))
                .violates(REPEATS);
    }

    @Test
    void sees_the_same_in_other_words() {
        policy.given(
                        listener.with("defaultActions", spread(weighted("arn:group/web", 1))),
                        rule.with("actions", to("arn:group/web")))
                .violates(REPEATS);
    }

    @Test
    void leaves_a_default_action_alone_that_is_another_one() {
        policy.given(listener.with("defaultActions", List.of(Map.of("type", "fixed-response"))), rule)
                .passes();
        policy.given(listener.with("defaultActions", List.of(Map.of("type", "redirect"))), rule)
                .passes();
        policy.given(listener.with("defaultActions", to("arn:group/other")), group, rule)
                .passes();
        policy.given(
                        listener.with(
                                "defaultActions", spread(weighted("arn:group/web", 1), weighted("arn:group/new", 0))),
                        rule.with("actions", spread(weighted("arn:group/web", 0), weighted("arn:group/new", 1))))
                .passes();
        policy.given(
                        listener.with(
                                "defaultActions",
                                List.of(
                                        Map.of("type", "authenticate-oidc"),
                                        Map.of("type", "forward", "targetGroupArn", "arn:group/web"))),
                        rule)
                .passes();
    }

    @Test
    void leaves_a_rule_alone_that_is_not_for_all() {
        Resource forwards = listener.with("defaultActions", to("arn:group/web"));
        policy.given(forwards, rule.with("conditions", path("/api/*"))).passes();
        policy.given(
                        forwards,
                        rule.with(
                                "conditions",
                                List.of(
                                        Map.of("pathPattern", Map.of("values", List.of("/*"))),
                                        Map.of("hostHeader", Map.of("values", List.of("shop.example.com"))))))
                .passes();
    }

    @Test
    void decides_a_preview_in_which_all_lead_to_the_only_one() {
        Resource newGroup = group.with("arn", unknown());
        policy.given(
                        newGroup,
                        listener.with("arn", unknown()).with("defaultActions", to(unknown())),
                        rule.with("listenerArn", unknown()).with("actions", to(unknown())))
                .violates(REPEATS);
        Resource other = Resource.of("aws:lb/targetGroup:TargetGroup", "other").with("arn", unknown());
        policy.given(
                        newGroup,
                        other,
                        listener.with("defaultActions", to(unknown()))
                                .withPropertyDependencies("defaultActions", List.of(newGroup.urn())),
                        rule.with("actions", to(unknown()))
                                .withPropertyDependencies("actions", List.of(newGroup.urn())))
                .violates(REPEATS);
        policy.given(
                        newGroup,
                        other,
                        listener.with("defaultActions", to(unknown())),
                        rule.with("actions", to(unknown())))
                .isUndecidedOn("actions[0].targetGroupArn");
    }

    @Test
    void leaves_a_listener_outside_the_stack_alone() {
        policy.given(rule).isUndecidedOn("listenerArn");
        policy.given(listener).isNotApplicable();
        policy.given().isNotApplicable();
    }
}
