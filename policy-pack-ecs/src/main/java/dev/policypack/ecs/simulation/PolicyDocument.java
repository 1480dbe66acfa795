package dev.policypack.ecs.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.policypack.simulation.SimulatedOutput;
import dev.policypack.simulation.SimulationException;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.BooleanValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NumberValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the documents that {@code aws.iam.getPolicyDocument} and {@code aws.ecr.getLifecyclePolicyDocument} write:
 * same keys, same order, one element as a text, several as a list in descending order.
 *
 * @see <a
 *     href="https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/iam/policy_model.go">the
 *     provider's model</a>
 * @see <a
 *     href="https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/iam/policy_document_data_source.go">and
 *     its reader</a>
 */
final class PolicyDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> document;

    private PolicyDocument(Map<String, Object> document) {
        this.document = document;
    }

    /**
     * The document that the function's arguments describe: source documents, then the statements, then the overriding
     * documents.
     */
    static PolicyDocument of(SimulatedOutput arguments) {
        Map<String, Object> merged = new TreeMap<>();
        List<Map<String, Object>> statements = new ArrayList<>();
        for (Map<String, Object> source : documents(arguments, "sourceJson", "sourcePolicyDocuments")) {
            merge(merged, statements, source);
        }
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("Version", arguments.string("version", "2012-10-17"));
        if (arguments.has("policyId")) {
            own.put("Id", arguments.string("policyId", ""));
        }
        own.put(
                "Statement",
                list(argument(arguments, "statements")).stream()
                        .map(PolicyDocument::statement)
                        .toList());
        merge(merged, statements, own);
        for (Map<String, Object> overriding : documents(arguments, "overrideJson", "overridePolicyDocuments")) {
            merge(merged, statements, overriding);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", merged.getOrDefault("Version", "2012-10-17"));
        if (merged.containsKey("Id")) {
            document.put("Id", merged.get("Id"));
        }
        if (!statements.isEmpty()) {
            document.put("Statement", statements);
        }
        return new PolicyDocument(document);
    }

    /** The document of {@code getLifecyclePolicyDocument}. */
    static String lifecycle(SimulatedOutput arguments) {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Object element : list(argument(arguments, "rules"))) {
            Map<String, Object> given = object(element);
            Map<String, Object> selection = object(given.get("selection"));
            Map<String, Object> rule = new LinkedHashMap<>();
            put(rule, "rulePriority", given.get("priority"));
            put(rule, "description", given.get("description"));
            Map<String, Object> written = new LinkedHashMap<>();
            put(written, "tagStatus", selection.get("tagStatus"));
            put(written, "tagPatternList", selection.get("tagPatternLists"));
            put(written, "tagPrefixList", selection.get("tagPrefixLists"));
            put(written, "countType", selection.get("countType"));
            put(written, "countUnit", selection.get("countUnit"));
            put(written, "countNumber", selection.get("countNumber"));
            rule.put("selection", written);
            Object type = object(given.get("action")).get("type");
            rule.put("action", Map.of("type", type == null ? "expire" : type));
            rules.add(rule);
        }
        rules.sort(Comparator.comparingLong(rule -> rule.get("rulePriority") instanceof Number n ? n.longValue() : 0));
        return write(Map.of("rules", rules));
    }

    /** With two spaces for each level, as Go's {@code json.MarshalIndent} writes it. */
    String json() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""))
                .withArrayIndenter(indenter)
                .withObjectIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String minifiedJson() {
        return write(document);
    }

    private static String write(Map<String, Object> document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> statement(Object element) {
        Map<String, Object> given = object(element);
        Map<String, Object> statement = new LinkedHashMap<>();
        put(statement, "Sid", given.get("sid"));
        Object effect = given.get("effect");
        statement.put("Effect", effect == null ? "Allow" : effect);
        put(statement, "Action", oneOrMany(given.get("actions")));
        put(statement, "NotAction", oneOrMany(given.get("notActions")));
        put(statement, "Resource", oneOrMany(given.get("resources")));
        put(statement, "NotResource", oneOrMany(given.get("notResources")));
        put(statement, "Principal", principals(given.get("principals")));
        put(statement, "NotPrincipal", principals(given.get("notPrincipals")));
        put(statement, "Condition", conditions(given.get("conditions")));
        return statement;
    }

    /** {@code "*"} for everybody, else an object; the two mean different things to IAM. */
    private static @Nullable Object principals(@Nullable Object given) {
        Map<String, Object> principals = new TreeMap<>();
        for (Object element : list(given)) {
            Map<String, Object> principal = object(element);
            String type = String.valueOf(principal.get("type"));
            Object identifiers = oneOrMany(principal.get("identifiers"));
            if (identifiers != null) {
                principals.merge(type, identifiers, PolicyDocument::join);
            }
        }
        if (principals.isEmpty()) {
            return null;
        }
        return principals.equals(Map.of("*", "*")) ? "*" : principals;
    }

    private static @Nullable Object conditions(@Nullable Object given) {
        Map<String, Map<String, Object>> conditions = new TreeMap<>();
        for (Object element : list(given)) {
            Map<String, Object> condition = object(element);
            List<String> values = strings(condition.get("values"));
            conditions
                    .computeIfAbsent(String.valueOf(condition.get("test")), test -> new TreeMap<>())
                    .merge(
                            String.valueOf(condition.get("variable")),
                            values.size() == 1 ? values.get(0) : values,
                            PolicyDocument::join);
        }
        return conditions.isEmpty() ? null : conditions;
    }

    private static Object join(Object before, Object after) {
        List<Object> all = new ArrayList<>(before instanceof Collection<?> many ? many : List.of(before));
        all.addAll(after instanceof Collection<?> many ? many : List.of(after));
        return all;
    }

    private static @Nullable Object oneOrMany(@Nullable Object given) {
        List<String> texts = strings(given);
        if (texts.isEmpty()) {
            return null;
        }
        return texts.size() == 1
                ? texts.get(0)
                : texts.stream().sorted(Comparator.reverseOrder()).toList();
    }

    /**
     * The provider writes {@code &{aws:username}} as {@code ${aws:username}}: Terraform would take the latter for its
     * own.
     */
    private static List<String> strings(@Nullable Object given) {
        return list(given).stream()
                .map(element -> String.valueOf(element).replace("&{", "${"))
                .distinct()
                .toList();
    }

    /** A statement replaces the one that has its Sid. */
    private static void merge(
            Map<String, Object> merged, List<Map<String, Object>> statements, Map<String, Object> document) {
        for (String key : List.of("Version", "Id")) {
            if (document.get(key) != null) {
                merged.put(key, document.get(key));
            }
        }
        Object added = document.get("Statement");
        for (Object element : added instanceof Map<?, ?> single ? List.of(single) : list(added)) {
            Map<String, Object> statement = object(element);
            Object sid = statement.get("Sid");
            if (sid == null || sid.equals("") || !replace(statements, sid, statement)) {
                statements.add(statement);
            }
        }
    }

    private static boolean replace(List<Map<String, Object>> statements, Object sid, Map<String, Object> statement) {
        for (int i = 0; i < statements.size(); i++) {
            if (sid.equals(statements.get(i).get("Sid"))) {
                statements.set(i, statement);
                return true;
            }
        }
        return false;
    }

    private static List<Map<String, Object>> documents(SimulatedOutput arguments, String single, String several) {
        List<Object> texts = new ArrayList<>();
        Object one = argument(arguments, single);
        if (one != null) {
            texts.add(one);
        }
        texts.addAll(list(argument(arguments, several)));
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Object text : texts) {
            try {
                documents.add(object(JSON.readValue(String.valueOf(text), Object.class)));
            } catch (JsonProcessingException notJson) {
                throw new SimulationException("aws.iam.getPolicyDocument got a document in " + several
                        + " that is not JSON; hand over the json of another policy document.");
            }
        }
        return documents;
    }

    /** As plain Java: secrets opened, whole numbers without a point. */
    private static @Nullable Object argument(SimulatedOutput arguments, String name) {
        return arguments.get(name).map(PolicyDocument::plain).orElse(null);
    }

    private static @Nullable Object plain(PropertyValue value) {
        if (value instanceof StringValue text) {
            return text.value();
        }
        if (value instanceof BooleanValue bool) {
            return bool.value();
        }
        if (value instanceof NumberValue number) {
            return new BigDecimal(PropertyValue.plainNumber(number.value()));
        }
        if (value instanceof SecretValue secret) {
            return plain(secret.content());
        }
        if (value instanceof ListValue list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.elements().forEach(element -> elements.add(plain(element)));
            return elements;
        }
        if (value instanceof MapValue map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.entries().forEach((name, inner) -> object.put(name, plain(inner)));
            return object;
        }
        return null;
    }

    private static void put(Map<String, Object> object, String key, @Nullable Object value) {
        Object content = value;
        if (content != null && !content.equals("")) {
            object.put(key, content);
        }
    }

    private static List<Object> list(@Nullable Object value) {
        List<Object> elements = new ArrayList<>();
        if (value instanceof Collection<?> collection) {
            for (Object element : collection) {
                if (element != null) {
                    elements.add(element);
                }
            }
        }
        return elements;
    }

    private static Map<String, Object> object(@Nullable Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> {
                if (element != null) {
                    object.put(String.valueOf(key), element);
                }
            });
        }
        return object;
    }
}
