package dev.policypack.value;

import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.UnknownValue;
import java.util.ArrayDeque;
import java.util.Deque;

/** Finds values that are not known yet. */
final class Unknowns {
    private Unknowns() {}

    /** Whether the value is unknown or holds an unknown one at any depth. */
    static boolean in(PropertyValue value) {
        // Not by recursion: a resource may be nested deeper than a thread's stack.
        Deque<PropertyValue> toLookAt = new ArrayDeque<>();
        toLookAt.push(value);
        while (!toLookAt.isEmpty()) {
            PropertyValue next = toLookAt.pop();
            if (next instanceof UnknownValue) {
                return true;
            }
            if (next instanceof SecretValue secret) {
                toLookAt.push(secret.content());
            } else if (next instanceof ListValue list) {
                list.elements().forEach(toLookAt::push);
            } else if (next instanceof MapValue map) {
                map.entries().values().forEach(toLookAt::push);
            }
        }
        return false;
    }
}
