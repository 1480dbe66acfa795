package dev.policypack.simulation;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.simulation.OutputShape.Choice;
import dev.policypack.simulation.OutputShape.Fields;
import dev.policypack.simulation.OutputShape.Flag;
import dev.policypack.simulation.OutputShape.FreeMap;
import dev.policypack.simulation.OutputShape.ListOf;
import dev.policypack.simulation.OutputShape.Numeric;
import dev.policypack.simulation.OutputShape.Other;
import dev.policypack.simulation.OutputShape.Text;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedProviderTest {
    private static final String LOGS = "urn:pulumi:dev::shop::my:web:Site$aws:cloudwatch/logGroup:LogGroup::logs";
    private static final String TARGETS = "urn:pulumi:dev::shop::aws:lb/targetGroup:TargetGroup::web";
    private static final String QUEUE = "urn:pulumi:dev::shop::cloud:queues/queue:Queue::orders";

    private final SimulatedProvider provider =
            SimulatedCloud.of(List.of(new TestCloud())).provider("aws", map(Map.of("region", "eu-central-1")));
    private final SimulatedProvider unknown = SimulatedCloud.of(List.of()).provider("cloud", MapValue.EMPTY);

    private static MapValue map(Map<String, Object> plain) {
        return (MapValue) PropertyValue.of(plain);
    }

    private static String text(MapValue map, String name) {
        return map.entries().get(name) instanceof StringValue text ? text.value() : "no string";
    }

    @Test
    void a_check_fills_in_name_and_defaults_and_notes_them() {
        MapValue inputs = provider.check(LOGS, MapValue.EMPTY, map(Map.of("retentionInDays", 7)));

        assertThat(text(inputs, "name")).matches("logs-[0-9a-f]{7}");
        assertThat(inputs.without("name"))
                .isEqualTo(map(Map.of(
                        "retentionInDays", 7, "skipDestroy", false, "__defaults", List.of("name", "skipDestroy"))));
    }

    @Test
    void what_is_null_is_not_there_and_a_prefix_stops_the_name() {
        MapValue inputs = provider.check(
                LOGS,
                MapValue.EMPTY,
                map(Map.of("namePrefix", "shop-")).with("retentionInDays", PropertyValue.of(null)));

        assertThat(inputs.entries()).containsOnlyKeys("namePrefix", "skipDestroy", "__defaults");
        MapValue created = provider.create(LOGS, inputs, Fields.NONE).properties();
        assertThat(text(created, "name")).matches("shop-20260101[0-9a-f]{18}");
        assertThat(created.entries()).doesNotContainKey("__defaults");
    }

    @Test
    void an_automatic_name_is_kept() {
        MapValue before = map(Map.of("name", "logs-0000000", "__defaults", List.of("name")));
        assertThat(provider.check(LOGS, before, MapValue.EMPTY).entries())
                .containsEntry("name", PropertyValue.of("logs-0000000"));

        MapValue given = map(Map.of("name", "mine", "__defaults", List.of()));
        assertThat(provider.check(LOGS, given, MapValue.EMPTY).entries().get("name"))
                .isNotEqualTo(PropertyValue.of("mine"));
    }

    @Test
    void a_name_that_does_not_fit_is_refused() {
        String fits = TARGETS.replace("::web", "::" + "x".repeat(24));
        assertThat(text(provider.check(fits, MapValue.EMPTY, MapValue.EMPTY), "name"))
                .hasSize(32);
        assertThatThrownBy(() -> provider.check(fits + "x", MapValue.EMPTY, MapValue.EMPTY))
                .hasMessage("could not make instance of 'aws:lb/targetGroup:TargetGroup': name '" + "x".repeat(25)
                        + "-' plus 7 random chars is longer than maximum length 32");
    }

    @Test
    void a_line_may_refuse_inputs() {
        assertThatThrownBy(() -> provider.check(TARGETS, MapValue.EMPTY, map(Map.of("protocol", "UDP"))))
                .isInstanceOf(SimulationException.class)
                .hasMessage("this target group does not take UDP");
    }

    @Test
    void defaults_and_outputs_reach_into_objects_and_lists_that_are_there() {
        MapValue inputs = provider.check(
                TARGETS,
                MapValue.EMPTY,
                map(Map.of(
                        "name",
                        "web",
                        "healthCheck",
                        Map.of("interval", 5),
                        "targets",
                        List.of(Map.of("id", "a"), Map.of("id", "b", "weight", 3)))));

        assertThat(inputs.entries().get("targets"))
                .isEqualTo(PropertyValue.of(List.of(
                        Map.of("id", "a", "weight", 1, "__defaults", List.of("weight")),
                        Map.of("id", "b", "weight", 3, "__defaults", List.of()))));
        MapValue created = provider.create(TARGETS, inputs, Fields.NONE).properties();
        assertThat(created.entries())
                .containsEntry("healthCheck", PropertyValue.of(Map.of("interval", 5, "enabled", true, "path", "/")));
        assertThat(provider.preview(TARGETS, inputs).entries())
                .containsEntry(
                        "healthCheck",
                        map(Map.of("interval", 5, "enabled", true)).with("path", unknown()));
        assertThat(provider.update(TARGETS, created, inputs).entries())
                .containsEntry("healthCheck", PropertyValue.of(Map.of("interval", 5, "enabled", true, "path", "/")))
                .containsEntry("id", created.entries().get("id"));
    }

    @Test
    void an_output_that_the_resource_does_not_have_is_not_there() {
        SimulatedPackage own = new SimulatedPackage() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public List<SimulatedType> types() {
                return List.of(SimulatedType.type("own:index:Thing")
                        .output("size", output -> output.isTrue("large") ? 10 : null)
                        .id("thing")
                        .build());
            }
        };
        SimulatedProvider things = SimulatedCloud.of(List.of(own)).provider("own", MapValue.EMPTY);
        String urn = "urn:pulumi:dev::shop::own:index:Thing::t";

        assertThat(things.create(urn, MapValue.EMPTY, Fields.NONE).properties()).isEqualTo(map(Map.of("id", "thing")));
        assertThat(things.create(urn, map(Map.of("large", true)), Fields.NONE).properties())
                .isEqualTo(map(Map.of("id", "thing", "large", true, "size", 10)));
    }

    @Test
    void unknown_and_secret_inputs_stay_so() {
        MapValue given = map(Map.of("name", unknown(), "tags", secret(Map.of("a", "b")), "kmsKeyId", secret("key")));

        MapValue inputs = provider.check(LOGS, MapValue.EMPTY, given);

        assertThat(inputs.entries()).containsAllEntriesOf(given.entries());
        assertThat(provider.preview(LOGS, inputs).entries())
                .containsAllEntriesOf(given.entries())
                .containsEntry("arn", unknown())
                .containsEntry("id", unknown());
    }

    @Test
    void what_is_equal_but_for_its_wrapping_has_not_changed() {
        MapValue olds = map(Map.of("policy", "{\"a\": 1, \"b\": 2}", "port", 80, "size", 1));
        MapValue news = map(Map.of("policy", secret("{\"b\":2,\"a\":1}"), "port", 8080, "other", true));

        SimulatedProvider.Changes changes = provider.diff(TARGETS, olds, news);

        assertThat(changes.changed()).containsExactlyInAnyOrder("other", "port", "size");
        assertThat(changes.replacing()).containsExactly("port");
        assertThat(changes.deleteFirst()).isTrue();
        assertThat(provider.diff(TARGETS, olds, olds).changed()).isEmpty();
    }

    @Test
    void a_resource_that_was_there_keeps_its_id() {
        assertThat(provider.read(LOGS, "/ecs/web", MapValue.EMPTY, Fields.NONE).properties())
                .isEqualTo(map(Map.of(
                        "id",
                        "/ecs/web",
                        "name",
                        "/ecs/web",
                        "skipDestroy",
                        false,
                        "arn",
                        "arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/web")));
    }

    @Test
    void a_type_without_a_table_gets_an_id_of_its_own() {
        MapValue inputs = map(Map.of("size", 3));

        assertThat(unknown.check(QUEUE, MapValue.EMPTY, inputs)).isEqualTo(inputs);
        SimulatedProvider.Outputs created = unknown.create(QUEUE, inputs, Fields.NONE);
        assertThat(created.id()).matches("queue-[0-9a-f]{16}");
        assertThat(created.properties().entries()).containsOnlyKeys("size", "id");
        assertThat(unknown.create(QUEUE, inputs, Fields.NONE)).isEqualTo(created);
        assertThat(unknown.create(QUEUE + "2", inputs, Fields.NONE).id()).isNotEqualTo(created.id());
    }

    @ParameterizedTest
    @CsvSource({
        "arn, arn:aws:queues:us-east-1:123456789012:queue/orders-[0-9a-f]{7}",
        "deadLetterArn, arn:aws:queues:us-east-1:123456789012:deadletter/orders-[0-9a-f]{7}",
        "name, orders-[0-9a-f]{7}",
        "ruleName, orders-[0-9a-f]{7}",
        "networkId, network-[0-9a-f]{16}",
        "accountId, 123456789012",
        "url, 'https://orders-[0-9a-f]{7}\\.example\\.com'",
        "endpoint, 'orders-[0-9a-f]{7}\\.example\\.com'",
        "domainName, 'orders-[0-9a-f]{7}\\.example\\.com'",
    })
    void an_output_whose_name_says_what_it_is_looks_like_it(String output, String pattern) {
        Fields shape = new Fields(Map.of(output, new Text()), Map.of());

        SimulatedProvider.Outputs created = unknown.create(QUEUE, MapValue.EMPTY, shape);

        assertThat(text(created.properties(), output)).matches(pattern);
        assertThat(created.madeUp()).isEmpty();
    }

    @Test
    void other_outputs_are_made_up_of_the_shape_that_the_program_expects() {
        Fields shape = new Fields(
                Map.of(
                        "status", new Text(),
                        "count", new Numeric(),
                        "encrypted", new Flag(),
                        "labels", new FreeMap(),
                        "kind", new Choice(PropertyValue.of("FIFO")),
                        "createdAt", new Text(),
                        "file", new Other(),
                        "subnetIds", new ListOf(new Text()),
                        "owner", new Fields(Map.of("arn", new Text()), Map.of("email", new Text()))),
                Map.of("comment", new Text()));

        SimulatedProvider.Outputs created = unknown.create(QUEUE, map(Map.of("count", 5)), shape);

        Map<String, PropertyValue> outputs = created.properties().entries();
        assertThat(outputs)
                .containsOnlyKeys(
                        "id", "status", "count", "encrypted", "labels", "kind", "createdAt", "subnetIds", "owner")
                .containsEntry("count", PropertyValue.of(5))
                .containsEntry("encrypted", PropertyValue.of(false))
                .containsEntry("labels", MapValue.EMPTY)
                .containsEntry("kind", PropertyValue.of("FIFO"))
                .containsEntry("createdAt", PropertyValue.of("2026-01-01T00:00:00Z"));
        assertThat(text(created.properties(), "status")).matches("status-[0-9a-f]{8}");
        assertThat(outputs.get("subnetIds").toString()).containsPattern("subnet-[0-9a-f]{16}");
        assertThat(outputs.get("owner").toString())
                .containsPattern("arn:aws:queues:us-east-1:123456789012:queue/orders");
        assertThat(created.madeUp())
                .containsExactlyInAnyOrder("status", "encrypted", "labels", "kind", "createdAt", "subnetIds", "owner");
    }

    @Test
    void a_document_is_one_that_can_be_read() {
        Fields shape = new Fields(Map.of("json", new Text(), "assumeRolePolicy", new Text()), Map.of());

        SimulatedProvider.Answer answer = unknown.invoke("cloud:iam/getDocument:getDocument", MapValue.EMPTY, shape);

        assertThat(answer.properties()).isEqualTo(map(Map.of("json", "{}", "assumeRolePolicy", "{}")));
    }

    @Test
    void a_made_up_password_is_secret() {
        Fields shape = new Fields(Map.of("password", new Text()), Map.of());

        assertThat(unknown.create(QUEUE, MapValue.EMPTY, shape)
                        .properties()
                        .entries()
                        .get("password"))
                .isInstanceOf(PropertyValue.SecretValue.class);
    }

    @Test
    void a_function_of_the_table_answers_by_it() {
        SimulatedProvider.Answer answer =
                provider.invoke("aws:index/getRegion:getRegion", map(Map.of("a", 1)), Fields.NONE);

        assertThat(answer.properties()).isEqualTo(map(Map.of("a", 1, "name", "eu-central-1")));
        assertThat(answer.isMadeUp()).isFalse();
    }

    @Test
    void a_function_without_a_table_answers_what_the_program_expects() {
        Fields shape = new Fields(
                Map.of("arn", new Text(), "name", new Text(), "retentionInDays", new Numeric()),
                Map.of("tags", new FreeMap()));
        MapValue question = map(Map.of("name", "/ecs/web", "withTags", true));

        SimulatedProvider.Answer answer = provider.invoke("aws:cloudwatch/getLogGroup:getLogGroup", question, shape);

        assertThat(answer.isMadeUp()).isTrue();
        assertThat(answer.properties().entries())
                .containsOnlyKeys("arn", "name", "retentionInDays")
                .containsEntry("name", PropertyValue.of("/ecs/web"));
        assertThat(text(answer.properties(), "arn"))
                .matches("arn:aws:cloudwatch:eu-central-1:123456789012:getloggroup/loggroup-[0-9a-f]{7}");
        assertThat(provider.invoke("aws:cloudwatch/getLogGroup:getLogGroup", question, shape))
                .isEqualTo(answer);
    }

    @Test
    void random_values_are_known_to_every_cloud() {
        SimulatedProvider random = SimulatedCloud.of(List.of()).provider("random", MapValue.EMPTY);
        List<PropertyValue> passwords = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            String urn = "urn:pulumi:dev::shop::random:index/randomPassword:RandomPassword::" + name;
            passwords.add(random.create(urn, MapValue.EMPTY, Fields.NONE)
                    .properties()
                    .entries()
                    .get("result"));
        }

        assertThat(passwords).doesNotHaveDuplicates().hasOnlyElementsOfType(PropertyValue.SecretValue.class);
    }
}
