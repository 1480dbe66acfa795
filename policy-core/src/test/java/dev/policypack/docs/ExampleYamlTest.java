package dev.policypack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.example.Examples;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.value.PropertyValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExampleYamlTest {

    /** What a page shows can be written into a file of examples. */
    @Test
    void what_is_written_is_read_back() {
        Resource key = Resource.of("aws:kms/key:Key", "logs");
        Resource group = Resource.of("aws:cloudwatch/logGroup:LogGroup", "web")
                .with("name", "/ecs/web")
                .with("retentionInDays", 30)
                .with("share", 0.5)
                .with("skipDestroy", true)
                .with("nothing", null)
                .with("later", PropertyValue.unknown())
                .with("password", PropertyValue.secret("changeme"))
                .with("numbers", PropertyValue.secret(List.of(1, 2)))
                .with("texts", List.of("", "30", "0.5", "true", "null", "yes", "~", "2012-10-17", "a: b", "# a"))
                .with("nested", Map.of("none", Map.of(), "list", Arrays.asList(List.of(), null, Map.of("a", "b"))))
                .with("document", "{\n  \"a\": \"${b}\"\n}\n")
                .withOptions(ResourceOptions.NONE.ignoringChanges("retentionInDays"))
                .dependingOn(key);

        String yaml = ExampleYaml.of(List.of(key, group));
        Examples read = Examples.read("X.yaml", "bad:\n  -\n" + yaml.indent(4));

        assertThat(read.bad()).hasSize(1);
        assertThat(read.bad().get(0))
                .usingElementComparator((a, b) -> a.urn().equals(b.urn())
                                && a.props().raw().equals(b.props().raw())
                                && a.dependencies().equals(b.dependencies())
                                && a.options().equals(b.options())
                        ? 0
                        : 1)
                .containsExactly(key, group);
        assertThat(ExampleYaml.of(read.bad().get(0))).isEqualTo(yaml);
    }

    @Test
    void two_resources_of_one_name_and_nearly_one_type_are_both_there() {
        Resource registry = Resource.of("aws:servicediscovery/service:Service", "web");
        Resource service = Resource.of("aws:ecs/service:Service", "web").dependingOn(registry);
        assertThat(ExampleYaml.of(List.of(registry, service)))
                .isEqualTo(
                        """
                        resources:
                          webService:
                            type: aws:servicediscovery/service:Service
                            properties: {}
                          webService2:
                            type: aws:ecs/service:Service
                            properties: {}
                            options:
                              dependsOn:
                                - "${webService}"
                        """);
    }
}
