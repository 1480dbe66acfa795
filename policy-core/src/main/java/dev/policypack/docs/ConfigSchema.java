package dev.policypack.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.policypack.config.Option;
import dev.policypack.engine.Settings;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON schema of the file that users give with {@code --policy-pack-config}: for editors, which complete and check it. */
public final class ConfigSchema {
    private static final List<String> LEVELS = List.of("advisory", "mandatory", "remediate", "disabled");
    /** Those of a policy that cannot remediate. */
    private static final List<String> WITHOUT_REMEDIATE = List.of("advisory", "mandatory", "disabled");

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
        Map<String, Object> hasVersion = new LinkedHashMap<>();
        hasVersion.put("required", List.of("version"));
        hasVersion.put("properties", Map.of("version", type("number")));
        schema.put("if", hasVersion);
        schema.put("then", versioned(policies.keySet()));
        Map<String, Object> unversioned = references(policies.keySet());
        unversioned.put("environments", list(type("string"), 0));
        schema.put("else", object(unversioned, List.of()));
        schema.put("$defs", policies);
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema that is plain Java could not be written as JSON", e);
        }
    }

    /** What Pulumi 3.274 reads besides: its policy exceptions; see {@code PolicyExceptions}. */
    private static Map<String, Object> versioned(Collection<String> names) {
        List<String> policies = names.stream()
                .filter(name -> !name.equals("all") && !name.equals(PolicyPack.SETTINGS))
                .toList();
        Map<String, Object> urn = type("string");
        urn.put("pattern", "^urn:");
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("policies", list(new LinkedHashMap<>(Map.of("enum", policies)), 1));
        match.put("targets", list(urn, 1));
        Map<String, Object> reason = type("string");
        reason.put("pattern", "\\S");
        Map<String, Object> exception = new LinkedHashMap<>();
        exception.put("reason", reason);
        exception.put("match", list(object(match, List.of("policies", "targets")), 1));
        Map<String, Object> exceptions = type("object");
        exceptions.put("description", "Policy exceptions of Pulumi, each under an ID.");
        exceptions.put("propertyNames", Map.of("pattern", "^[a-zA-Z0-9_.-]+$"));
        exceptions.put("additionalProperties", object(exception, List.of("reason", "match")));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("version", Map.of("const", 2));
        properties.put("policies", object(references(names), List.of()));
        properties.put("exceptions", exceptions);
        properties.put("environments", list(type("string"), 0));
        return object(properties, List.of());
    }

    private static Map<String, Object> references(Collection<String> names) {
        Map<String, Object> references = new LinkedHashMap<>();
        names.forEach(name -> references.put(name, Map.of("$ref", "#/$defs/" + name)));
        return references;
    }

    private static Map<String, Object> type(String name) {
        Map<String, Object> type = new LinkedHashMap<>();
        type.put("type", name);
        return type;
    }

    private static Map<String, Object> list(Map<String, Object> elements, int least) {
        Map<String, Object> list = type("array");
        list.put("items", elements);
        if (least > 0) {
            list.put("minItems", least);
        }
        return list;
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> object = type("object");
        object.put("properties", properties);
        object.put("additionalProperties", false);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return object;
    }

    private static List<String> levels(PolicyInfo policy) {
        return policy.isRemediating() ? LEVELS : WITHOUT_REMEDIATE;
    }

    /** The list in which constraints are named: editors know the identifiers, and take a pattern. */
    private static Map<String, Object> withIdentifiers(List<Constraint> constraints, Map<?, ?> schema) {
        Map<String, Object> named = new LinkedHashMap<>();
        schema.forEach((key, value) -> named.put(String.valueOf(key), value));
        Map<String, Object> items = new LinkedHashMap<>();
        items.put(
                "anyOf",
                List.of(Map.of("enum", constraints.stream().map(Constraint::id).toList()), Map.of("pattern", "[*?]")));
        named.put("items", items);
        return named;
    }

    private static Map<String, Object> policy(PolicyInfo policy) {
        Map<String, Object> level = new LinkedHashMap<>();
        level.put("enum", levels(policy));
        level.put("default", PolicyPage.lower(policy.enforcementLevel()));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(Option.ENFORCEMENT_LEVEL, level);
        policy.options().forEach(option -> properties.put(option.name(), option.schema()));
        properties.computeIfPresent(
                PolicyInfo.WITHOUT.name(), (name, schema) -> withIdentifiers(policy.constraints(), (Map<?, ?>) schema));
        List<String> required = policy.options().stream()
                .filter(Option::isRequired)
                .map(Option::name)
                .toList();
        Map<String, Object> object = object(properties, required);
        if (!required.isEmpty()) {
            // A level alone is not enough then.
            object.put("description", policy.title());
            return object;
        }
        Map<String, Object> either = new LinkedHashMap<>();
        either.put("description", policy.title());
        either.put("anyOf", List.of(Map.of("enum", levels(policy)), object));
        return either;
    }
}
