package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracingInProductionTest {
    private static final String NONE = "no container is the X-Ray daemon or a collector of OpenTelemetry";

    private final PolicyTester policy = PolicyTester.of(
            new TracingInProduction(), PolicyPack.of("test", "1.0.0").settings(Production.STACKS));

    private static Resource task(String image) {
        return Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
                .with(
                        "containerDefinitions",
                        "[{\"name\": \"web\", \"image\": \"web:1\"}, {\"name\": \"side\", \"image\": \"" + image
                                + "\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amazon/aws-xray-daemon:3.x",
                "public.ecr.aws/xray/aws-xray-daemon:3.3.13",
                "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.0",
                "otel/opentelemetry-collector-contrib:0.140.0",
                "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/adot-collector@sha256:00"
            })
    void knows_what_passes_traces_on(String image) {
        policy.given(task(image)).passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx:1.27", "shop/xray-viewer:1", "amazon/aws-xray:1"})
    void reports_a_task_without(String image) {
        policy.given(task(image)).violates("containerDefinitions[0].image: " + NONE);
    }

    @Test
    void may_ask_production_only() {
        PolicyTester production = policy.with(TracingInProduction.PRODUCTION_ONLY, true);
        production.inStack("dev").given(task("nginx:1.27")).isNotApplicable();
        production.inStack("production").given(task("nginx:1.27")).violates("containerDefinitions[0].image: " + NONE);
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(task("x").with("containerDefinitions", unknown())).isUndecidedOn("containerDefinitions");
    }
}
