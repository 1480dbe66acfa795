package dev.policypack.ecs.aws.ecs;

import dev.policypack.value.Items;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Names that must differ from each other, one after the other; a name that is not known may be any. */
final class TakenNames {
    private final Set<String> known = new HashSet<>();
    private Truth unknown = Truth.no();

    /** Whether the name was taken before; from now on it is. No for a missing one. */
    Truth take(Value<String> name) {
        Truth taken = name.matches(text -> !known.add(text));
        Truth answer = taken.or(unknown);
        if (taken.answer() == Truth.Answer.UNKNOWN) {
            unknown = unknown.or(taken);
        }
        return answer;
    }

    /** Takes the names of all elements. */
    <T> void takeAll(Items<T> items, Function<T, Value<String>> name) {
        Value<List<T>> all = items.value();
        Truth read = all.matches(elements -> {
            elements.forEach(element -> take(name.apply(element)));
            return false;
        });
        unknown = unknown.or(read);
    }
}
