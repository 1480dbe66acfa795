package dev.policypack.ecs.policies.alb;

import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsTest {
    private static final String NO_TLS =
            "the Internet reaches it, and no listener of the stack gives it TLS with a certificate";
    private static final String FORWARDS =
            "defaultActions[0].type is \"forward\"; what comes in plain text is redirected and goes no further";

    private final PolicyTester policy = PolicyTester.of(
                    new Https(), PolicyPack.of("test", "1.0.0").settings(Production.STACKS))
            .inStack("prod");

    private final Resource balancer =
            Resource.of("aws:lb/loadBalancer:LoadBalancer", "web").with("arn", "arn:lb/web");
    private final Resource https = Resource.of("aws:lb/listener:Listener", "https")
            .with("loadBalancerArn", "arn:lb/web")
            .with("protocol", "HTTPS")
            .with("sslPolicy", "ELBSecurityPolicy-TLS13-1-2-Res-2021-06")
            .with("certificateArn", "arn:certificate")
            .with("defaultActions", List.of(Map.of("type", "forward")));
    private final Resource http = Resource.of("aws:lb/listener:Listener", "http")
            .with("loadBalancerArn", "arn:lb/web")
            .with("port", 80);
    private final List<Object> forward = List.of(Map.of("type", "forward"));

    private static List<Object> redirect(Map<String, Object> to) {
        return List.of(Map.of("type", "redirect", "redirect", to));
    }

    @Test
    void asks_for_a_listener_with_a_certificate() {
        policy.given(balancer).violates(NO_TLS);
        policy.given(balancer, https.without("certificateArn")).violates(NO_TLS);
        policy.given(balancer, https.with("loadBalancerArn", "arn:lb/other")).violates(NO_TLS);
        policy.given(https, balancer).passes();
    }

    @Test
    void lets_http_only_redirect() {
        policy.given(https, balancer, http.with("defaultActions", forward)).violates(FORWARDS);
        policy.given(https, balancer, http.with("defaultActions", redirect(Map.of("protocol", "HTTPS"))))
                .passes();
        policy.given(https, balancer, http.with("defaultActions", redirect(Map.of("protocol", "#{protocol}"))))
                .violates(
                        "defaultActions[0].type is \"redirect\", and the protocol of the redirect is \"#{protocol}\"; it must be HTTPS");
        policy.given(https, balancer, http.with("defaultActions", List.of(Map.of("type", "fixed-response"))))
                .passes();
    }

    @Test
    void looks_at_rules_too() {
        Resource plain =
                http.with("arn", "arn:listener/http").with("defaultActions", redirect(Map.of("protocol", "HTTPS")));
        Resource rule = Resource.of("aws:lb/listenerRule:ListenerRule", "api")
                .with("listenerArn", "arn:listener/http")
                .with("actions", forward);
        policy.given(https, balancer, plain, rule)
                .violates("actions[0].type is \"forward\"; what comes in plain text is redirected and goes no further");
    }

    @Test
    void wants_http2() {
        policy.given(https, balancer.with("enableHttp2", false))
                .violates("enableHttp2 is false, so that browsers fall back to HTTP/1.1");
    }

    @Test
    void refuses_old_tls() {
        policy.given(https.without("sslPolicy"))
                .violates("sslPolicy is not set, so that the provider takes \"ELBSecurityPolicy-2016-08\"");
        for (String old :
                List.of("2016-08", "2015-05", "TLS-1-0-2015-04", "TLS-1-1-2017-01", "FS-2018-06", "FS-1-1-2019-08")) {
            policy.given(https.with("sslPolicy", "ELBSecurityPolicy-" + old))
                    .violates("sslPolicy is \"ELBSecurityPolicy-" + old + "\", which still lets in TLS 1.0 or 1.1");
        }
        policy.given(https.with("sslPolicy", "ELBSecurityPolicy-TLS13-1-0-2021-06"))
                .violates("sslPolicy is \"ELBSecurityPolicy-TLS13-1-0-2021-06\", which still lets in TLS 1.0 or 1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TLS13-1-2-2021-06",
                "TLS13-1-2-Res-PQ-2025-09",
                "TLS13-1-3-2021-06",
                "TLS-1-2-2017-01",
                "TLS-1-2-Ext-2018-06",
                "FS-1-2-Res-2020-10",
                "TLS13-1-2-Res-FIPS-2023-04",
                "TLS14-1-3-2031-01"
            })
    void accepts_newer_tls(String current) {
        policy.given(https.with("sslPolicy", "ELBSecurityPolicy-" + current)).passes();
    }

    @Test
    void leaves_internal_and_network_load_balancers_alone() {
        policy.given(balancer.with("internal", true), http.with("defaultActions", forward))
                .passes();
        policy.given(balancer.with("loadBalancerType", "network"), http.with("defaultActions", forward))
                .passes();
    }

    @Test
    void only_advises_since_the_listeners_may_be_in_another_stack() {
        assertThat(policy.given(balancer).violations().get(0).enforcementLevel())
                .isEqualTo(EnforcementLevel.ADVISORY);
    }

    @Test
    void knows_what_the_program_left_to_the_provider() {
        Resource preview = balancer.with("internal", unknown()).with("enableHttp2", true);
        policy.given(https, preview.withInputs(List.of("enableHttp2"))).passes();
        policy.given(https, preview.withInputs(List.of("internal"))).isUndecidedOn("internal");
        policy.given(https.with("certificateArn", unknown()), balancer).passes();
    }

    @Test
    void finds_the_listener_in_a_preview() {
        Resource newOne = balancer.with("arn", unknown());
        Resource other = Resource.of("aws:lb/loadBalancer:LoadBalancer", "internal")
                .with("internal", true)
                .with("arn", unknown());
        policy.given(https.with("loadBalancerArn", unknown()), newOne).passes();
        policy.given(
                        https.with("loadBalancerArn", unknown())
                                .withPropertyDependencies("loadBalancerArn", List.of(newOne.urn())),
                        newOne,
                        other)
                .passes();
        policy.given(https.with("loadBalancerArn", unknown()), newOne, other)
                .isUndecidedOn(
                        "loadBalancerArn of aws:lb/listener:Listener (https)",
                        "whether the program will still create one");
        policy.given(newOne).isUndecidedOn("whether the program will still create one");
    }

    @Test
    void a_remedy_gives_the_listener_a_current_policy_and_nothing_else() {
        policy.given(https.with("sslPolicy", "ELBSecurityPolicy-2016-08"))
                .isRepairedTo(https.with("sslPolicy", "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"));
        policy.given(https.with("sslPolicy", unknown())).isRepairedTo(https.with("sslPolicy", unknown()));
        policy.given(http.with("defaultActions", forward)).isRepairedTo(http.with("defaultActions", forward));
    }
}
