package dev.policypack.resource;

import com.google.common.collect.ImmutableList;
import dev.policypack.value.Items;
import dev.policypack.value.Observation;
import dev.policypack.value.Path;
import dev.policypack.value.Placed;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Links from one property to several resources: the subnets of a service, the security groups of a load balancer. While the whole list
 * is not known, one link of unknown value stands for all of them: what is so for each resource to which it may lead is so for the list.
 *
 * @param <R> the view of the resources that are referred to
 */
public final class Refs<R> implements Placed {
    private final Resource owner;
    private final Items<Value<String>> values;
    private final ImmutableList<Ref<R>> each;

    public Refs(ResourceType<R> type, Resource owner, Items<Value<String>> values) {
        this.owner = owner;
        this.values = values;
        List<Ref<R>> links = new ArrayList<>();
        Truth listed = values.value().matches(known -> {
            known.forEach(value -> links.add(type.ref(owner, value)));
            return true;
        });
        if (listed.answer() == Truth.Answer.UNKNOWN) {
            links.add(type.ref(owner, Value.unknown(values.path())));
        }
        this.each = ImmutableList.copyOf(links);
    }

    /** Whether it is known that there is no link at all. */
    public boolean isMissing() {
        return values.isEmpty().answer() == Truth.Answer.YES;
    }

    /** How many links there are. */
    public Value<Integer> size() {
        return values.size();
    }

    /** The links; one that stands for all of them while the list is not known. */
    public List<Ref<R>> each() {
        return each;
    }

    /** For each link the resources to which it may lead. */
    public List<Candidates<R>> resolve(Stack stack) {
        return each.stream().map(stack::resolve).collect(ImmutableList.toImmutableList());
    }

    /** Whether the answer is yes for at least one link. */
    public Truth any(Function<? super Ref<R>, Truth> question) {
        return Truth.any(each.stream().map(question).collect(ImmutableList.toImmutableList()));
    }

    /** Whether the engine names the resources from which the property was made, so that all to which it may lead are meant. */
    public boolean areNamedByEngine() {
        return !owner.propertyDependencies()
                .getOrDefault(values.path().property(), ImmutableList.of())
                .isEmpty();
    }

    /** The property that holds the references. */
    @Override
    public Path path() {
        return values.path();
    }

    /** What is to be said about the list in an answer that waits for it. */
    public Observation waiting() {
        return new Observation(Observation.Kind.NOT_YET_KNOWN, values.path(), "not known yet");
    }

    /** As the list shows in a message: its number of elements, or that it is not known. */
    @Override
    public String toString() {
        return values.toString();
    }
}
