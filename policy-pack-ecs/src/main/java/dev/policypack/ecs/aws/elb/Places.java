package dev.policypack.ecs.aws.elb;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Review;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Ref;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Numbers that resources have at another one, of which each may be taken once: ports of listeners, priorities of rules. */
final class Places {
    private final Map<String, ResourceView> taken = new HashMap<>();
    private final List<Collision> collisions = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private int count;

    private record Collision(ResourceView later, ResourceView earlier, Value<Long> number) {}

    private record Open(ResourceView resource, Truth reason) {}

    /** Notes that a resource takes this number at another one; a missing number is chosen by somebody else. */
    <R extends ResourceView> void add(ResourceView resource, Stack stack, Ref<R> at, Value<Long> number) {
        if (number.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        count++;
        Optional<String> place = name(at, stack);
        Optional<String> known = text(number.map(String::valueOf));
        if (place.isPresent() && known.isPresent()) {
            ResourceView other = taken.putIfAbsent(place.get() + " " + known.get(), resource);
            if (other != null) {
                collisions.add(new Collision(resource, other, number));
            }
        } else {
            Truth reason = number.isPresent().and(at.isPresent());
            if (reason.answer() == Truth.Answer.UNKNOWN) {
                open.add(new Open(resource, reason));
            }
        }
    }

    /**
     * Refuses each number that is taken twice.
     *
     * @param message with two places: for the number, and for the resource that has it already
     */
    void check(Constraint constraint, Review review, String message) {
        for (Collision collision : collisions) {
            review.on(collision.later())
                    .at(collision.number())
                    .refuse(constraint, Truth.yes(), message, collision.number(), collision.earlier());
        }
        if (count > 1) {
            for (Open one : open) {
                Review here = review.on(one.resource());
                here.refuse(constraint, one.reason(), message, one.resource(), one.resource());
            }
        }
    }

    /** By what a resource is known to which a reference leads: its URN where it is of the stack, else what the reference holds. */
    static <R extends ResourceView> Optional<String> name(Ref<R> at, Stack stack) {
        Candidates<R> candidates = stack.resolve(at);
        List<R> resources = candidates.resources();
        if (resources.size() == 1) {
            return Optional.of(resources.get(0).resource().urn());
        }
        return resources.isEmpty() ? text(at.value()) : Optional.empty();
    }

    private static Optional<String> text(Value<String> value) {
        List<String> known = new ArrayList<>(1);
        Truth read = value.matches(known::add);
        return read.answer() == Truth.Answer.YES ? Optional.of(known.get(0)) : Optional.empty();
    }
}
