package dev.policypack.ecs.policies.governance;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.testkit.PolicyTester;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesCarryEnvironmentTest {
    private final PolicyTester policy = PolicyTester.of(new NamesCarryEnvironment());
    private final Resource group = Resource.of("aws:cloudwatch/logGroup:LogGroup", "web");

    @Test
    void wants_the_stack_in_a_name() {
        policy.given(group.with("name", "/ecs/web")).violates("name is \"/ecs/web\"; names look like \"*dev*\"");
        policy.given(group.with("name", "/ecs/web-dev")).passes();
        policy.given(group.with("name", "/DEV/web")).passes();
        policy.inStack("prod")
                .given(group.with("name", "/ecs/web-dev"))
                .violates("name is \"/ecs/web-dev\"; names look like \"*prod*\"");
        policy.inStack("feature_x").given(group.with("name", "web-feature-x")).passes();
    }

    @Test
    void leaves_names_alone_of_which_each_stack_has_its_own() {
        policy.given(group).passes();
        policy.given(group.with("name", "web-1a2b3c4")).passes();
        policy.given(Resource.of("aws:rds/instance:Instance", "web").with("identifier", "web1a2b3c4"))
                .passes();
        policy.given(group.with("name", "/aws/lambda/web")).passes();
        policy.given(Resource.of("aws:ecs/service:Service", "web").with("name", "web"))
                .isNotApplicable();
        policy.given(Resource.of("aws:ec2/securityGroup:SecurityGroup", "web").with("name", "web"))
                .isNotApplicable();
    }

    @Test
    void takes_another_pattern() {
        PolicyTester other = policy.with(NamesCarryEnvironment.PATTERN, "shop-*-{environment}");
        other.given(group.with("name", "shop-web-dev")).passes();
        other.in(new StackContext("shop", "dev", "organization", true, Map.of("shop:environment", "staging"), Map.of()))
                .given(group.with("name", "shop-web-dev"))
                .violates("name is \"shop-web-dev\"; names look like \"shop-*-{environment}\"");
        other.in(new StackContext("shop", "dev", "organization", true, Map.of(), Map.of("environment", "staging")))
                .given(group.with("name", "shop-web-staging"))
                .passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(group.with("name", unknown())).isUndecidedOn("name");
    }
}
