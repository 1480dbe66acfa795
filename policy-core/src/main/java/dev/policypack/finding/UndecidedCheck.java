package dev.policypack.finding;

import dev.policypack.value.Observation;
import org.jspecify.annotations.Nullable;

/**
 * A question that could not be answered.
 *
 * @param urn the resource about which it was asked; empty for the stack
 * @param subject the same for a person: type and name, or {@code stack}
 * @param waitsFor what it waits for
 */
public record UndecidedCheck(String urn, String subject, Observation waitsFor) {
    /** DeclaredInputs out for the same reason as that of {@link Violation}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UndecidedCheck that
                && urn.equals(that.urn)
                && subject.equals(that.subject)
                && waitsFor.equals(that.waitsFor);
    }

    @Override
    public int hashCode() {
        return 31 * waitsFor.hashCode() + urn.hashCode();
    }

    /**
     * Whether the answer comes by itself when the deployment goes on; no for values of the wrong shape, those
     * outside the stack and those that nobody answered.
     */
    public boolean isAnsweredLater() {
        return waitsFor.kind() == Observation.Kind.NOT_YET_KNOWN;
    }

    /**
     * What it waits for, with the resource when it is another one: {@code memory}, {@code memory of
     * aws:ecs/taskDefinition:TaskDefinition (web)}.
     */
    public String place() {
        String path = waitsFor.path().toString();
        String owner = waitsFor.path().owner();
        if (path.isEmpty()) {
            return waitsFor.found();
        }
        return owner.isEmpty() || owner.equals(subject) ? path : path + " of " + owner;
    }
}
