package dev.policypack.ecs.policies.pulumi;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnresolvedOutputTest {
    private final PolicyTester policy = PolicyTester.of(new UnresolvedOutput());
    private final Resource alarm = Resource.of("aws:cloudwatch/metricAlarm:MetricAlarm", "cpu");

    private static String message(String path, String shown) {
        return path + ": an Output was converted to a string before it was known, so AWS would receive " + shown + "";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Calling [toString] on an [Output<T>] is not supported.",
                "Calling [toJSON] on an [Output<T>] is not supported.",
                "prefix-Calling __str__ on an Output[T] is not supported.-suffix",
                "Calling 'toString' on an 'Output<T>' is not supported.",
                "Calling \\u0027toString\\u0027 on an \\u0027Output<T>\\u0027 is not supported.",
                "[object Object]",
                "https://[object Promise]/",
                "{0xc0001a2000}",
                "undefined"
            })
    void finds_the_text_of_each_sdk(String text) {
        policy.given(alarm.with("dimensions", Map.of("ServiceName", text)))
                .violates(message("dimensions.ServiceName", "\"" + text + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"undefined-behaviour", "an Output of the program", "Output", "{}", "", "object Object"})
    void leaves_ordinary_texts_alone(String text) {
        policy.given(alarm.with("alarmDescription", text)).passes();
    }

    @Test
    void looks_into_json_at_any_depth_and_into_broken_json() {
        Resource task = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web");
        policy.given(task.with(
                        "containerDefinitions", "[{\"environment\": [{\"name\": \"A\", \"value\": \"undefined\"}]}]"))
                .violates(message("containerDefinitions[0].environment[0].value", "\"undefined\""));
        String broken = "[{\"image\": \"Calling [toString] on an [Output<T>] is not supported.\n\"";
        policy.given(task.with("containerDefinitions", broken))
                .violates(message(
                        "containerDefinitions",
                        "\"[{\"image\": \"Calling [toString] on an [Output<T>] is not supported. \"\""));
    }

    @Test
    void knows_the_places_where_a_promise_leaves_an_empty_object() {
        Resource task = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web");
        policy.given(task.with(
                        "containerDefinitions", "[{\"logConfiguration\": {\"options\": {\"awslogs-region\": {}}}}]"))
                .violates(message("containerDefinitions[0].logConfiguration.options.awslogs-region", "{}"));
        policy.given(task.with(
                        "containerDefinitions", "[{\"dockerLabels\": {}, \"logConfiguration\": {\"options\": {}}}]"))
                .passes();
    }

    @Test
    void looks_at_aws_resources_only() {
        policy.given(Resource.of("random:index/randomId:RandomId", "id").with("prefix", "undefined"))
                .isNotApplicable();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(alarm.with("alarmActions", List.of(unknown(), "arn"))).isUndecidedOn("alarmActions[0]");
    }
}
