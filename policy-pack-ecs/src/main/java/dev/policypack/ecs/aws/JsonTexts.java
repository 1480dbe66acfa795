package dev.policypack.ecs.aws;

import dev.policypack.value.Observation;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** What can be asked about a property that holds JSON as a text. */
public final class JsonTexts {
    private JsonTexts() {}

    /** Whether the text is set and is not JSON. */
    public static Truth isNotJson(Props props, String property) {
        Value<PropertyValue> content = props.jsonValue(property);
        Observation evidence = content.evidence();
        return evidence.kind() == Observation.Kind.MALFORMED
                ? Truth.of(true, evidence)
                : content.matches(value -> false);
    }

    /** Whether a property is set, and is not a list. */
    public static Truth isNotList(Props props, String property) {
        return props.value(property).matches(value -> !(value instanceof ListValue));
    }
}
