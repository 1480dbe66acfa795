package dev.policypack.policy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Items;
import dev.policypack.value.Placed;
import dev.policypack.value.Truth;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a policy says what must hold. A check that is not met becomes a violation; one that cannot be answered yet becomes
 * undecided, together with what it waits for; so a policy never claims what it cannot know.
 */
public interface Review extends PolicyContext {
    /**
     * Demands that something holds.
     *
     * @param holds what must hold
     * @param message what is said when it does not: found and wanted, as one sentence without a period at its end. {@code %s} stand
     *     for the arguments; a {@link dev.policypack.value.Value} shows what it is, or {@code [secret]}
     * @return true only if it is known to hold, so that checks which depend on it can follow in an {@code if}
     */
    @CanIgnoreReturnValue
    boolean require(Truth holds, String message, @Nullable Object... args);

    /**
     * Asks whether a check applies at all. Unknown makes the policy undecided; no is not a violation.
     *
     * @return true only if it is known to be so
     */
    boolean when(Truth condition);

    /** Runs a check on each element of a list; the policy is undecided when the list is not known. */
    <T> void each(Items<T> items, Consumer<? super T> check);

    /**
     * Looks at each resource of a type, with a review whose findings belong to that resource. The policy is not applicable when the stack
     * has none.
     */
    default <R> void each(Stack stack, ResourceType<R> type, BiConsumer<? super R, ? super Review> check) {
        List<Resource> resources = stack.resourcesOf(type);
        if (resources.isEmpty()) {
            notApplicable("The stack has no " + type);
        }
        resources.forEach(resource -> check.accept(resource.as(type), on(resource)));
    }

    /** Says that something is wrong, whatever the reason. */
    default void violation(String message, @Nullable Object... args) {
        require(Truth.no(), message, args);
    }

    /** Says that the policy has nothing to say here. Only counts when nothing else is found. */
    void notApplicable(String reason);

    /** The same review, whose findings belong to this resource. */
    Review on(Resource resource);

    /** As {@link #on(Resource)}. */
    default Review on(ResourceView view) {
        return on(view.resource());
    }

    /**
     * The same review, whose violations are at this place: a {@code Value}, {@code Items}, {@code Props} or reference of the resource under
     * review or of another one. Without it, a violation is at the first of the arguments of its message that stands at a property, else at
     * the first property of the resource on which the answer rests.
     */
    Review at(Placed place);

    /** The same review, whose violations are at a resource as a whole. */
    default Review at(ResourceView view) {
        return at(view.props());
    }

    /**
     * Says that the cloud refuses what was found. The violation is mandatory unless users choose otherwise, and names the constraint, its
     * answer and its remediation steps. Nothing is said about a property whose changes the program ignores ({@code ignoreChanges}).
     *
     * @param constraint the fact
     * @param refused whether the cloud refuses it; unknown makes the check undecided
     * @param message what was found, as in {@link #require}
     * @return true only if it is known not to be refused
     */
    @CanIgnoreReturnValue
    boolean refuse(Constraint constraint, Truth refused, String message, @Nullable Object... args);

    /** The same review, whose violations rest on this evidence: mandatory, unless users choose otherwise. */
    Review evidence(Evidence evidence);

    /**
     * The same review, whose violations are an opinion: advisory, and what the policy itself is where a preset makes opinions mandatory.
     */
    Review opinion();

    /** The same review, whose violations have this severity. */
    Review severity(Severity severity);

    /**
     * The same review, whose violations have this level, unless the user has set one for the policy.
     *
     * @throws IllegalArgumentException for {@link EnforcementLevel#DISABLED}: a violation that is reported cannot be disabled
     */
    default Review enforcementLevel(EnforcementLevel level) {
        return enforcementLevel(level, "");
    }

    /**
     * The same, and the violations say why.
     *
     * @param reason why it is this level, as a clause without a period, such as {@code advisory outside production}; empty to say nothing
     * @throws IllegalArgumentException as {@link #enforcementLevel(EnforcementLevel)}
     */
    Review enforcementLevel(EnforcementLevel level, String reason);
}
