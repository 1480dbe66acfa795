package dev.policypack.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.value.PropertyValue.MapValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyMappingTest {
    private static final PropertyMapping LAYOUT = PropertyMapping.of(Map.of(
            "name", "serviceName",
            "maximumPercent", "deploymentConfiguration.maximumPercent"));

    private static Props props(Map<String, ?> properties) {
        return Props.of((MapValue) PropertyValue.of(properties), Path.root("service"))
                .laidOut(LAYOUT);
    }

    @Test
    void a_property_is_read_where_it_stands() {
        Props props = props(Map.of(
                "serviceName", "web", "deploymentConfiguration", Map.of("maximumPercent", 150, "strategy", "ROLLING")));
        assertThat(props.string("name").is("web").answer()).isEqualTo(Truth.Answer.YES);
        assertThat(props.string("name").path()).hasToString("serviceName");
        assertThat(props.integer("maximumPercent").is(150L).answer()).isEqualTo(Truth.Answer.YES);
        assertThat(props.integer("maximumPercent").path()).hasToString("deploymentConfiguration.maximumPercent");
        assertThat(props.object("deploymentConfiguration")
                        .string("strategy")
                        .is("ROLLING")
                        .answer())
                .isEqualTo(Truth.Answer.YES);
    }

    @Test
    void what_stands_where_the_usual_name_says_is_another_property() {
        Props props = props(Map.of("name", "web", "maximumPercent", 150));
        assertThat(props.has("name").answer()).isEqualTo(Truth.Answer.NO);
        assertThat(props.has("maximumPercent").answer()).isEqualTo(Truth.Answer.NO);
    }

    @Test
    void an_unknown_object_on_the_way_is_what_is_waited_for() {
        Props props = props(Map.of("deploymentConfiguration", PropertyValue.unknown()));
        assertThat(props.integer("maximumPercent").isPresent().answer()).isEqualTo(Truth.Answer.UNKNOWN);
        assertThat(props.integer("maximumPercent").path()).hasToString("deploymentConfiguration");
        assertThat(props.holdsUnknown("maximumPercent")).isTrue();
        assertThat(props.holdsUnknown("name")).isFalse();
    }

    @Test
    void a_property_is_set_and_taken_away_where_it_stands() {
        Props props = props(Map.of("serviceName", "web", "deploymentConfiguration", Map.of("strategy", "ROLLING")));
        Props set = props.with("maximumPercent", 150).with("name", "shop");
        assertThat(set.raw())
                .isEqualTo(PropertyValue.of(Map.of(
                        "serviceName",
                        "shop",
                        "deploymentConfiguration",
                        Map.of("strategy", "ROLLING", "maximumPercent", 150))));
        assertThat(set.without("maximumPercent").without("name").raw())
                .isEqualTo(PropertyValue.of(Map.of("deploymentConfiguration", Map.of("strategy", "ROLLING"))));
        assertThat(props(Map.of()).with("maximumPercent", 150).raw())
                .isEqualTo(PropertyValue.of(Map.of("deploymentConfiguration", Map.of("maximumPercent", 150))));
    }

    @Test
    void what_is_secret_on_the_way_stays_secret() {
        PropertyValue secret = PropertyValue.secret(PropertyValue.of(Map.of("strategy", "hunter2")));
        Props props = props(Map.of("deploymentConfiguration", secret)).with("maximumPercent", 150);
        assertThat(props.integer("maximumPercent").isSecret()).isTrue();
        assertThat(props.raw())
                .isEqualTo(PropertyValue.of(Map.of(
                        "deploymentConfiguration",
                        PropertyValue.secret(PropertyValue.of(Map.of("strategy", "hunter2", "maximumPercent", 150))))));
    }

    @Test
    void lists_and_json_are_read_where_they_stand() {
        Props props = Props.of(
                        (MapValue) PropertyValue.of(Map.of(
                                "policyDocument", "{\"Version\": \"1\"}", "policies", List.of(Map.of("a", "b")))),
                        Path.root("role"))
                .laidOut(PropertyMapping.of(Map.of("policy", "policyDocument", "inlinePolicies", "policies")));
        assertThat(props.json("policy").string("Version").path()).hasToString("policyDocument.Version");
        assertThat(props.jsonObjects("inlinePolicies")
                        .any(one -> one.string("a").is("b"))
                        .answer())
                .isEqualTo(Truth.Answer.YES);
        assertThat(props.jsonValue("policy").path()).hasToString("policyDocument");
    }
}
