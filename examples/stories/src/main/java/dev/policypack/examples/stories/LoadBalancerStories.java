package dev.policypack.examples.stories;

import com.pulumi.aws.lb.ListenerRule;
import com.pulumi.aws.lb.ListenerRuleArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleActionFixedResponseArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionHttpHeaderArgs;
import com.pulumi.aws.lb.inputs.ListenerRuleConditionPathPatternArgs;
import com.pulumi.aws.lb.inputs.LoadBalancerAccessLogsArgs;
import com.pulumi.aws.lb.inputs.TargetGroupHealthCheckArgs;
import dev.policypack.examples.stories.Story.Moment;
import java.util.List;

/** What was wrong with the load balancer. */
final class LoadBalancerStories {
    private LoadBalancerStories() {}

    static List<Story> all() {
        return List.of(
                Story.ofShop(
                        "alb-health-check-timing",
                        "Three seconds to answer: every garbage collection looked like a failure, and the tasks were restarted.",
                        shop -> shop.targetGroup.with(it ->
                                it.healthCheck(Shop.healthCheck().timeout(3).build())),
                        shop -> shop.targetGroup.with(it ->
                                it.healthCheck(Shop.healthCheck().timeout(5).build()))),
                Story.ofShop(
                        "alb-health-check-path",
                        "No answer is named that counts as healthy.",
                        shop -> shop.targetGroup.with(it -> it.healthCheck(TargetGroupHealthCheckArgs.builder()
                                .path("/health")
                                .interval(15)
                                .timeout(5)
                                .build())),
                        shop -> shop.targetGroup.with(it -> it.healthCheck(TargetGroupHealthCheckArgs.builder()
                                .path("/health")
                                .matcher("200")
                                .interval(15)
                                .timeout(5)
                                .build()))),
                Story.ofShop(
                                "alb-no-redundant-rule",
                                "A rule for all paths that leads where the listener leads anyway.",
                                shop -> shop.afterwards(() -> rule(shop, "/*")),
                                shop -> shop.afterwards(() -> rule(shop, "/admin/*")))
                        .stopped(Moment.PREVIEW_WITH_EDGES),
                Story.ofShop(
                        "alb-health-header-not-routed",
                        "A rule that answers health checks by their header; they never come to a listener, requests of users do.",
                        shop -> shop.afterwards(() -> answer(shop, "X-Health-Check")),
                        shop -> shop.afterwards(() -> answer(shop, "X-Maintenance"))),
                Story.ofShop(
                                "alb-https",
                                "The shop on port 80, passwords and all.",
                                shop -> {
                                    shop.https.leaveOut();
                                    shop.http.with(it -> it.defaultActions(shop.forward()));
                                    shop.serviceOptions(
                                            it -> it.dependsOn(shop.http.get(), shop.capacityProviders.get()));
                                },
                                shop -> {})
                        .inProduction(),
                Story.ofShop(
                                "alb-multi-az",
                                "A load balancer in one subnet, which AWS refuses.",
                                shop -> shop.loadBalancer.with(it -> it.subnets(
                                        shop.network().publicSubnetIds().applyValue(ids -> ids.subList(0, 1)))),
                                shop -> shop.loadBalancer.with(
                                        it -> it.subnets(shop.network().publicSubnetIds())))
                        .stopped(Moment.PREVIEW_WITH_EDGES),
                Story.ofShop(
                        "alb-deletion-protection",
                        "A load balancer that a slip deletes, with the name that the world knows.",
                        shop -> shop.loadBalancer.with(it -> it.enableDeletionProtection(false)),
                        shop -> shop.loadBalancer.with(it -> it.enableDeletionProtection(true))),
                Story.ofShop(
                        "alb-access-logs",
                        "Access logs have a bucket and are not enabled.",
                        shop -> shop.loadBalancer.with(it -> it.accessLogs(LoadBalancerAccessLogsArgs.builder()
                                .bucket("shop-access-logs")
                                .build())),
                        shop -> shop.loadBalancer.with(it -> it.accessLogs(LoadBalancerAccessLogsArgs.builder()
                                .bucket("shop-access-logs")
                                .enabled(true)
                                .build()))),
                Story.ofShop(
                        "alb-drop-invalid-headers",
                        "Broken header fields are passed on to the tasks.",
                        shop -> shop.loadBalancer.with(it -> it.dropInvalidHeaderFields(false)),
                        shop -> shop.loadBalancer.with(it -> it.dropInvalidHeaderFields(true))));
    }

    static ListenerRule rule(Shop shop, String path) {
        return new ListenerRule(
                "path",
                ListenerRuleArgs.builder()
                        .listenerArn(shop.https.get().arn())
                        .conditions(ListenerRuleConditionArgs.builder()
                                .pathPattern(ListenerRuleConditionPathPatternArgs.builder()
                                        .values(path)
                                        .build())
                                .build())
                        .actions(ListenerRuleActionArgs.builder()
                                .type("forward")
                                .targetGroupArn(shop.targetGroup().arn())
                                .build())
                        .build());
    }

    private static void answer(Shop shop, String header) {
        new ListenerRule(
                "header",
                ListenerRuleArgs.builder()
                        .listenerArn(shop.https.get().arn())
                        .conditions(ListenerRuleConditionArgs.builder()
                                .httpHeader(ListenerRuleConditionHttpHeaderArgs.builder()
                                        .httpHeaderName(header)
                                        .values("true")
                                        .build())
                                .build())
                        .actions(ListenerRuleActionArgs.builder()
                                .type("fixed-response")
                                .fixedResponse(ListenerRuleActionFixedResponseArgs.builder()
                                        .contentType("text/plain")
                                        .statusCode("200")
                                        .build())
                                .build())
                        .build());
    }
}
