package dev.policypack.value;

import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.UnknownValue;

/** Finds values that are not known yet. */
final class Unknowns {
    private Unknowns() {}

    /** Whether the value is unknown or holds an unknown one at any depth. */
    static boolean in(PropertyValue value) {
        if (value instanceof UnknownValue) {
            return true;
        }
        if (value instanceof SecretValue secret) {
            return in(secret.content());
        }
        if (value instanceof ListValue list) {
            return list.elements().stream().anyMatch(Unknowns::in);
        }
        return value instanceof MapValue map && map.entries().values().stream().anyMatch(Unknowns::in);
    }
}
