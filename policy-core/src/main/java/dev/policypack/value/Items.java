package dev.policypack.value;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A list of a resource. It may be missing or unknown as a whole, and each element may be unknown by itself. A missing list
 * has no elements.
 *
 * @param <T> what an element is: {@link Props}, a {@link Value} or a view
 */
public final class Items<T> implements Placed {
    private final Value<List<T>> elements;

    private Items(Value<List<T>> elements) {
        this.elements = elements;
    }

    /** How one element is read. */
    @FunctionalInterface
    interface Reader<T> {
        T read(PropertyValue element, Path path);
    }

    /** The elements of this value. */
    public static <T> Items<T> of(Value<List<T>> elements) {
        return new Items<>(elements.map(ImmutableList::copyOf));
    }

    /** The list as one value; missing when the list is. */
    public Value<List<T>> value() {
        return elements;
    }

    /** Where the list stands. */
    @Override
    public Path path() {
        return elements.path();
    }

    /** How many elements there are; 0 for a missing list. */
    public Value<Integer> size() {
        return elements.map(List::size).orElse(0);
    }

    /** Whether there is no element; a missing list has none. */
    public Truth isEmpty() {
        return size().is(0);
    }

    /** Whether there is at least one element. */
    public Truth isNotEmpty() {
        return isEmpty().not();
    }

    /** Whether the answer is yes for at least one element. */
    public Truth any(Function<? super T, Truth> question) {
        return ask(question, Truth.no(), Truth::or);
    }

    /** Whether the answer is yes for every element; yes for an empty or missing list. */
    public Truth all(Function<? super T, Truth> question) {
        return ask(question, Truth.yes(), Truth::and);
    }

    /** Whether the answer is yes for no element; yes for an empty or missing list. */
    public Truth none(Function<? super T, Truth> question) {
        return any(question).not();
    }

    /** The same list, each element converted. */
    public <R> Items<R> map(Function<? super T, ? extends R> conversion) {
        return new Items<>(elements.map(list -> {
            List<R> converted = new ArrayList<>(list.size());
            list.forEach(element -> converted.add(conversion.apply(element)));
            return converted;
        }));
    }

    private Truth ask(
            Function<? super T, Truth> question, Truth start, java.util.function.BinaryOperator<Truth> combination) {
        Value<Truth> answer = elements.map(list -> {
            Truth result = start;
            for (T element : list) {
                result = combination.apply(result, question.apply(element));
            }
            return list.isEmpty() ? Truth.of(start.answer() == Truth.Answer.YES, elements.evidence()) : result;
        });
        Truth missing = Truth.of(start.answer() == Truth.Answer.YES, elements.evidence());
        return answer.orElse(missing).unwrap(truth -> truth, () -> Truth.unknown(elements.evidence()));
    }

    /** As the list shows in a message: its number of elements, or that it is not known. */
    @Override
    public String toString() {
        return size().toString();
    }
}
