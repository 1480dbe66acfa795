package dev.policypack.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.policypack.config.Option;
import dev.policypack.engine.Settings;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON schema of the file that users give with {@code --policy-pack-config}: for editors, which complete and check it. */
public final class ConfigSchema {
    private static final List<String> LEVELS = List.of("advisory", "mandatory", "remediate", "disabled");

    private ConfigSchema() {}

    /** The schema of a pack's configuration, as JSON. */
    public static String of(PolicyPack pack) {
        Map<String, Object> policies = new LinkedHashMap<>();
        // Not Map.of: its order is another one in every run, and the schema is a committed file.
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("enum", LEVELS);
        all.put("description", "The level of every policy that is not named itself.");
        policies.put("all", all);
        policies.put(PolicyPack.SETTINGS, policy(Settings.of(pack)));
        for (Policy policy : pack.policies()) {
            policies.put(policy.about().name(), policy(policy.about()));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Configuration of policy pack " + pack.name());
        schema.put("type", "object");
        schema.put("properties", policies);
        schema.put("additionalProperties", false);
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema that is plain Java could not be written as JSON", e);
        }
    }

    private static Map<String, Object> policy(PolicyInfo policy) {
        Map<String, Object> level = new LinkedHashMap<>();
        level.put("enum", LEVELS);
        level.put("default", PolicyPage.lower(policy.enforcementLevel()));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(Option.ENFORCEMENT_LEVEL, level);
        policy.options().forEach(option -> properties.put(option.name(), option.schema()));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("additionalProperties", false);
        List<String> required = policy.options().stream()
                .filter(Option::isRequired)
                .map(Option::name)
                .toList();
        if (!required.isEmpty()) {
            // A level alone is not enough then.
            object.put("required", required);
            object.put("description", policy.title());
            return object;
        }
        Map<String, Object> either = new LinkedHashMap<>();
        either.put("description", policy.title());
        either.put("anyOf", List.of(Map.of("enum", LEVELS), object));
        return either;
    }
}
