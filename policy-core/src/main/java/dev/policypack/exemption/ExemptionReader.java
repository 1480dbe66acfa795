package dev.policypack.exemption;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.config.InvalidOptionException;
import dev.policypack.value.Display;
import dev.policypack.value.Internal;
import dev.policypack.value.Nearest;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NullValue;
import dev.policypack.value.PropertyValue.NumberValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes exemptions out of what users wrote; says everything that is wrong with it, each in one sentence with its place. */
@Internal
public final class ExemptionReader {
    static final String TAKES = "it takes resource, policy, property, reason, ticket and until";

    private static final ImmutableMap<String, String> FIELDS = ImmutableMap.of(
            "resource", "The URN of the resource or its name in the program; * stands for any characters, ? for one.",
            "policy",
                    "The name of the policy, or the identifier of the constraint; * stands for any characters, ? for one.",
            "property",
                    "The path of the property, or the end of it, such as image; * stands for any characters, ? for one."
                            + " Without it, every property is exempted.",
            "reason", "Why the violation is allowed.",
            "ticket", "Where that was decided.",
            "until", "The last day on which the exemption holds, such as 2026-12-31.");

    private static final ImmutableList<String> REQUIRED = ImmutableList.of("resource", "policy", "reason");

    private final List<String> problems = new ArrayList<>();

    /**
     * One field as it was written.
     *
     * @param place where
     * @param value what; a text in a file is always a text, whatever it looks like
     */
    public record Field(String place, PropertyValue value) {}

    /**
     * One exemption as it was written.
     *
     * @param place where it begins
     * @param fields its fields by name; may hold unknown ones
     */
    public record Draft(String place, Map<String, Field> fields) {}

    /** The JSON schema of a list of exemptions. */
    public static ImmutableMap<String, Object> schema() {
        ImmutableMap.Builder<String, Object> properties = ImmutableMap.builder();
        FIELDS.forEach((name, description) -> {
            ImmutableMap.Builder<String, Object> field = ImmutableMap.builder();
            field.put("type", "string");
            if (name.equals("until")) {
                field.put("format", "date");
            } else if (REQUIRED.contains(name)) {
                field.put("minLength", 1);
            }
            properties.put(name, field.put("description", description).buildOrThrow());
        });
        return ImmutableMap.of(
                "type",
                "array",
                "items",
                ImmutableMap.of(
                        "type",
                        "object",
                        "properties",
                        properties.buildOrThrow(),
                        "required",
                        REQUIRED,
                        "additionalProperties",
                        false));
    }

    /**
     * The exemptions in the configuration; empty when it is not a list.
     *
     * @throws InvalidOptionException when an element of the list is no exemption
     */
    public static Optional<List<Exemption>> ofSetting(PropertyValue value) {
        if (!(value instanceof ListValue list)) {
            return Optional.empty();
        }
        ExemptionReader reader = new ExemptionReader();
        List<Draft> drafts = new ArrayList<>();
        int number = 0;
        for (PropertyValue element : list.elements()) {
            String place = "exemption " + ++number + " of the configuration";
            if (element instanceof MapValue map) {
                Map<String, Field> fields = new LinkedHashMap<>();
                map.entries().forEach((name, field) -> fields.put(name, new Field(place, field)));
                drafts.add(new Draft(place, fields));
            } else {
                reader.problems.add(place + ": this is no object; " + TAKES);
            }
        }
        return Optional.of(reader.read(drafts));
    }

    /**
     * The exemptions out of their fields.
     *
     * @throws InvalidOptionException when one of them is none; names all that is wrong, a line each
     */
    public static List<Exemption> of(List<Draft> drafts) {
        return new ExemptionReader().read(drafts);
    }

    private List<Exemption> read(List<Draft> drafts) {
        ImmutableList.Builder<Exemption> exemptions = ImmutableList.builder();
        drafts.forEach(draft -> exemptions.add(exemption(draft)));
        if (!problems.isEmpty()) {
            throw new InvalidOptionException(String.join("\n", problems));
        }
        return exemptions.build();
    }

    private Exemption exemption(Draft draft) {
        draft.fields().forEach((name, field) -> {
            if (!FIELDS.containsKey(name)) {
                problems.add(field.place() + ": an exemption has no field " + Display.of(name) + "; "
                        + Nearest.to(name, FIELDS.keySet())
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse(TAKES));
            }
        });
        return new Exemption(
                required(draft, "resource", "write the URN of the resource or its name in the program"),
                required(draft, "policy", "write the name of the policy"),
                string(draft, "property").orElse(""),
                required(draft, "reason", "say why the violation is allowed"),
                string(draft, "ticket").orElse(""),
                until(draft),
                draft.place());
    }

    private String required(Draft draft, String name, String demand) {
        Field field = draft.fields().get(name);
        if (field == null) {
            problems.add(draft.place() + ": the exemption has no " + name + "; " + demand);
            return "";
        }
        Optional<String> text = string(draft, name);
        if (text.isPresent() && text.get().isEmpty()) {
            problems.add(field.place() + ": " + name + " is blank; " + demand);
        }
        return text.orElse("");
    }

    private Optional<LocalDate> until(Draft draft) {
        Field field = draft.fields().get("until");
        Optional<String> text = string(draft, "until");
        if (field == null || text.isEmpty() || field.value() instanceof NullValue) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.get()));
        } catch (DateTimeParseException e) {
            problems.add(field.place() + ": until is " + Display.of(text.get())
                    + ", which is no date; write the last day of the exemption, such as 2026-12-31");
            return Optional.empty();
        }
    }

    /** The text of a field without blanks around it; empty when it is missing or, which is a problem, no text. */
    private Optional<String> string(Draft draft, String name) {
        Field field = draft.fields().get(name);
        if (field == null) {
            return Optional.empty();
        }
        if (field.value() instanceof StringValue text) {
            return Optional.of(text.value().strip());
        }
        if (field.value() instanceof NumberValue number && name.equals("ticket")) {
            return Optional.of(PropertyValue.plainNumber(number.value()));
        }
        if (field.value() instanceof NullValue) {
            return Optional.of("");
        }
        problems.add(field.place() + ": " + name + " is no text; write it in quotes");
        return Optional.empty();
    }
}
