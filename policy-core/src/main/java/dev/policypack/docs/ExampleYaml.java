package dev.policypack.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.policypack.resource.Resource;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.BooleanValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NumberValue;
import dev.policypack.value.PropertyValue.OpaqueValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.PropertyValue.UnknownValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Example resources as a Pulumi YAML program, as the file of examples beside a policy has them. */
final class ExampleYaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private ExampleYaml() {}

    static String of(List<Resource> resources) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Resource resource : resources) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("type", resource.type());
            one.put("properties", plain(resource.props().raw()));
            Map<String, Object> options = new LinkedHashMap<>();
            if (!resource.dependencies().isEmpty()) {
                options.put("dependsOn", names(resources, resource.dependencies()));
            }
            if (!resource.options().ignoreChanges().isEmpty()) {
                options.put("ignoreChanges", resource.options().ignoreChanges());
            }
            if (!options.isEmpty()) {
                one.put("options", options);
            }
            all.put(key(resources, resource), one);
        }
        try {
            return MAPPER.writeValueAsString(Map.of("resources", all));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an example could not be written as YAML", e);
        }
    }

    /** In a YAML program names are unique; elsewhere resources of different types may share one. */
    private static String key(List<Resource> resources, Resource resource) {
        List<Resource> namesakes = resources.stream()
                .filter(other -> other.name().equals(resource.name()))
                .toList();
        List<Resource> alike = namesakes.stream()
                .filter(other -> lastPart(other).equals(lastPart(resource)))
                .toList();
        String number = alike.indexOf(resource) > 0 ? String.valueOf(alike.indexOf(resource) + 1) : "";
        return namesakes.size() > 1 ? resource.name() + lastPart(resource) + number : resource.name();
    }

    private static String lastPart(Resource resource) {
        return resource.type().substring(resource.type().lastIndexOf(':') + 1);
    }

    private static List<String> names(List<Resource> resources, List<String> urns) {
        List<String> names = new ArrayList<>();
        for (Resource resource : resources) {
            if (urns.contains(resource.urn())) {
                names.add("${" + key(resources, resource) + "}");
            }
        }
        return names;
    }

    private static @Nullable Object plain(PropertyValue value) {
        if (value instanceof StringValue text) {
            return text.value();
        }
        if (value instanceof NumberValue number) {
            double plain = number.value();
            return plain == Math.rint(plain) && Math.abs(plain) < 1e15 ? (Object) (long) plain : (Object) plain;
        }
        if (value instanceof BooleanValue bool) {
            return bool.value();
        }
        if (value instanceof ListValue list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.elements().forEach(element -> elements.add(plain(element)));
            return elements;
        }
        if (value instanceof MapValue map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            map.entries().forEach((key, entry) -> entries.put(key, plain(entry)));
            return entries;
        }
        if (value instanceof SecretValue secret) {
            return Collections.singletonMap("fn::secret", plain(secret.content()));
        }
        if (value instanceof UnknownValue) {
            return "${unknown}";
        }
        return value instanceof OpaqueValue opaque ? plain(opaque.fields()) : null;
    }
}
