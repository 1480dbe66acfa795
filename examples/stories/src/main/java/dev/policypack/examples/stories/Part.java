package dev.policypack.examples.stories;

import com.google.common.base.Preconditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of a sound program that a story may write differently or leave out. It is made when it is first asked for.
 *
 * @param <A> the builder of its arguments
 * @param <R> the resource
 */
final class Part<A, R> {
    private final Supplier<A> arguments;
    private final Function<A, R> maker;
    private final List<Consumer<A>> changes = new ArrayList<>();
    private boolean isLeftOut;
    private @Nullable R made;

    Part(Supplier<A> arguments, Function<A, R> maker) {
        this.arguments = arguments;
        this.maker = maker;
    }

    /** Writes the arguments differently. */
    void with(Consumer<A> change) {
        changes.add(change);
    }

    /** Forgets the part. */
    void leaveOut() {
        isLeftOut = true;
    }

    /** The resource. */
    R get() {
        Preconditions.checkState(!isLeftOut, "The story leaves out a part that another part needs.");
        R resource = made;
        if (resource == null) {
            A builder = arguments.get();
            changes.forEach(change -> change.accept(builder));
            resource = maker.apply(builder);
            made = resource;
        }
        return resource;
    }

    /** The resource, unless the story leaves it out. */
    Optional<R> ifThere() {
        return isLeftOut ? Optional.empty() : Optional.of(get());
    }
}
