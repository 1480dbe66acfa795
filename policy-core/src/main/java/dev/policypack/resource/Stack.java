package dev.policypack.resource;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import dev.policypack.value.Observation;
import dev.policypack.value.Path;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The resources of a stack and the links between them. Everything is in the order of the URNs, so that reports are stable. Links to
 * resources that are not there are kept as URNs and lead nowhere.
 */
public final class Stack {
    private static final Observation MORE =
            new Observation(Observation.Kind.NOT_YET_KNOWN, Path.root(""), "whether the program will still create one");

    private final ImmutableMap<String, Resource> byUrn;
    private final boolean whole;
    private final Supplier<Boolean> holdsUnknowns = Suppliers.memoize(this::anythingUnknown);
    private final Supplier<ListMultimap<String, Resource>> children = Suppliers.memoize(this::groupByParent);
    private final Supplier<ListMultimap<String, Resource>> dependents = Suppliers.memoize(this::groupByDependency);
    private final Map<ResourceType<?>, Index> indexes = new ConcurrentHashMap<>();

    private Stack(ImmutableMap<String, Resource> byUrn, boolean whole) {
        this.byUrn = byUrn;
        this.whole = whole;
    }

    /** A stack of these resources; of two with one URN the last one counts. */
    public static Stack of(Collection<Resource> resources) {
        Map<String, Resource> sorted = new LinkedHashMap<>();
        resources.stream()
                .sorted(Comparator.comparing(Resource::urn))
                .forEach(resource -> sorted.put(resource.urn(), resource));
        return new Stack(ImmutableMap.copyOf(sorted), false);
    }

    /** A stack of these resources. */
    public static Stack of(Resource... resources) {
        return of(ImmutableList.copyOf(resources));
    }

    /** The same stack, of a program that makes no resource out of what is not known yet: it holds no more than these, whatever is unknown. */
    public Stack whole() {
        return new Stack(byUrn, true);
    }

    /** All resources, by URN. */
    public Collection<Resource> resources() {
        return byUrn.values();
    }

    /** The resource with this URN; empty when the stack has none. */
    public Optional<Resource> byUrn(String urn) {
        return Optional.ofNullable(byUrn.get(urn));
    }

    /** The resources of a type, as views, by URN. */
    @SuppressWarnings("unchecked") // the index of a type holds the views of that type
    public <R> List<R> ofType(ResourceType<R> type) {
        return (List<R>) index(type).views.get();
    }

    /** The resources of a type, by URN. */
    public List<Resource> resourcesOf(ResourceType<?> type) {
        return index(type).resources;
    }

    /**
     * Whether there is a resource of this type for which the answer is yes. No only when the whole stack is known: a program may
     * create resources out of values that are not known yet, and these are not here.
     */
    public <R> Truth any(ResourceType<R> type, Function<? super R, Truth> question) {
        Truth found = Truth.no();
        for (R resource : ofType(type)) {
            found = found.or(question.apply(resource));
            if (found.answer() == Truth.Answer.YES) {
                return found;
            }
        }
        return found.or(mayHoldMore());
    }

    /** Whether there is no resource of this type for which the answer is yes; see {@link #any}. */
    public <R> Truth none(ResourceType<R> type, Function<? super R, Truth> question) {
        return any(type, question).not();
    }

    /**
     * No when every value of the stack is known, or the stack is {@link #whole}; unknown otherwise, since more resources may come out of
     * what is unknown.
     */
    public Truth mayHoldMore() {
        return !whole && holdsUnknowns.get() ? Truth.unknown(MORE) : Truth.no();
    }

    /** Whether this is why something is not known: the stack may hold more, see {@link #mayHoldMore}. */
    public static boolean isAboutMore(Observation reason) {
        return reason.equals(MORE);
    }

    /** The resource of which this one is a child; empty when it has none or the parent is not here. */
    public Optional<Resource> parentOf(Resource resource) {
        return byUrn(resource.parent());
    }

    /** The resources of which this one is the parent. */
    public List<Resource> childrenOf(Resource resource) {
        return ImmutableList.copyOf(children.get().get(resource.urn()));
    }

    /** The resources that this one is created after, those that are here. */
    public List<Resource> dependenciesOf(Resource resource) {
        return allDependencies(resource).stream()
                .map(byUrn::get)
                .filter(java.util.Objects::nonNull)
                .collect(ImmutableList.toImmutableList());
    }

    /** The resources that are created after this one. */
    public List<Resource> dependentsOf(Resource resource) {
        return ImmutableList.copyOf(dependents.get().get(resource.urn()));
    }

    /**
     * Whether one resource is only created after another, directly or through others. Unknown, not no, while a way could lead through
     * a property whose value is unknown and of which the engine does not say where it comes from.
     */
    public Truth isCreatedAfter(Resource later, Resource earlier) {
        if (!pathBetween(later, earlier).isEmpty()) {
            return Truth.yes();
        }
        for (Resource seen : reachable(later)) {
            for (String property : seen.inputs()) {
                if (!seen.propertyDependencies().containsKey(property)
                        && seen.props().holdsUnknown(property)) {
                    return Truth.unknown(new Observation(
                            Observation.Kind.NOT_YET_KNOWN,
                            Path.root(seen.toString()).key(property),
                            "not known yet"));
                }
            }
        }
        return Truth.no();
    }

    /** The shortest way of dependencies from one resource to another, both included; empty when there is none. */
    public List<Resource> pathBetween(Resource from, Resource to) {
        Map<String, String> cameFrom = new LinkedHashMap<>();
        Deque<String> queue = new ArrayDeque<>();
        queue.add(from.urn());
        cameFrom.put(from.urn(), "");
        while (!queue.isEmpty()) {
            String urn = queue.remove();
            if (urn.equals(to.urn()) && !cameFrom.getOrDefault(urn, "").isEmpty()) {
                List<Resource> path = new ArrayList<>();
                for (String step = urn; !step.isEmpty(); step = cameFrom.getOrDefault(step, "")) {
                    byUrn(step).ifPresent(path::add);
                }
                return ImmutableList.copyOf(path).reverse();
            }
            byUrn(urn).ifPresent(resource -> next(resource).forEach(step -> {
                if (cameFrom.putIfAbsent(step, urn) == null) {
                    queue.add(step);
                }
            }));
        }
        return ImmutableList.of();
    }

    /** The resources that a reference may lead to. */
    public <R> Candidates<R> resolve(Ref<R> ref) {
        Worlds worlds = worlds(ref);
        return new Candidates<>(
                ref.value(),
                worlds.resources().stream()
                        .map(resource -> resource.as(ref.type()))
                        .collect(ImmutableList.toImmutableList()),
                worlds.outside());
    }

    /**
     * Whether a reference leads to this very resource; no when it is not set. A known reference that leads to nothing in the stack does
     * not lead here once the resource knows by which names it may be called; while it does not, nobody can say.
     *
     * @param target a resource of the type that the reference is to
     */
    public Truth leadsTo(Ref<?> ref, Resource target) {
        Worlds worlds = worlds(ref);
        if (worlds.resources().isEmpty()) {
            return worlds.outside() && index(ref.type()).named.get().contains(target.urn())
                    ? Truth.of(false, ref.value().evidence())
                    : new Candidates<>(ref.value(), ImmutableList.of(), worlds.outside()).is(nobody -> Truth.no());
        }
        if (worlds.resources().stream().noneMatch(resource -> resource.urn().equals(target.urn()))) {
            return Truth.no();
        }
        return worlds.resources().size() == 1 ? Truth.yes() : resolve(ref).undecided();
    }

    /** As {@link #leadsTo(Ref, Resource)}. */
    public <R extends ResourceView> Truth leadsTo(Ref<R> ref, R target) {
        return leadsTo(ref, target.resource());
    }

    /**
     * Whether a reference leads to a resource of the stack. A known reference that leads to none of them is only known to lead outside
     * when all of them know by which names they may be called.
     */
    public Truth isInStack(Ref<?> ref) {
        Truth found = resolve(ref).isInStack();
        if (found.answer() != Truth.Answer.NO || ref.isPresent().answer() != Truth.Answer.YES) {
            return found;
        }
        Index index = index(ref.type());
        return found.or(Truth.any(index.resources.stream()
                .filter(resource -> !index.named.get().contains(resource.urn()))
                .map(resource -> Truth.unknown(
                        Value.unknown(resource.props().path().key("arn")).evidence()))
                .toList()));
    }

    /** The resources that a reference may lead to, and whether it is known to lead to none of them. */
    private record Worlds(List<Resource> resources, boolean outside) {}

    private Worlds worlds(Ref<?> ref) {
        Index index = index(ref.type());
        Truth present = ref.value().isPresent();
        List<Resource> worlds;
        boolean outside = false;
        if (present.answer() == Truth.Answer.UNKNOWN && !ref.isCertain()) {
            worlds = ImmutableList.of();
        } else if (present.answer() == Truth.Answer.UNKNOWN) {
            List<String> edges = ref.owner()
                    .propertyDependencies()
                    .getOrDefault(ref.value().path().property(), ImmutableList.of());
            worlds = edges.isEmpty() ? index.resources : behind(edges, ref.type());
        } else {
            worlds = index.matching(ref.value());
            outside = worlds.isEmpty() && present.answer() == Truth.Answer.YES;
        }
        return new Worlds(worlds, outside);
    }

    /** The resources of a type that stand behind some edges: at their ends, else through what only passes the value on. */
    private List<Resource> behind(List<String> edges, ResourceType<?> type) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> front = edges;
        while (!front.isEmpty()) {
            List<Resource> hits = new ArrayList<>();
            List<String> further = new ArrayList<>();
            for (String urn : front) {
                Resource resource = byUrn.get(urn);
                if (resource == null || !seen.add(urn)) {
                    continue;
                }
                if (type.matches(resource.type())) {
                    hits.add(resource);
                } else {
                    children.get().get(urn).forEach(child -> further.add(child.urn()));
                    further.addAll(allDependencies(resource));
                }
            }
            if (!hits.isEmpty()) {
                return ImmutableList.sortedCopyOf(Comparator.comparing(Resource::urn), hits);
            }
            front = further;
        }
        return ImmutableList.of();
    }

    private Set<Resource> reachable(Resource from) {
        Set<Resource> seen = new LinkedHashSet<>();
        Deque<Resource> queue = new ArrayDeque<>();
        queue.add(from);
        while (!queue.isEmpty()) {
            Resource resource = queue.remove();
            if (seen.add(resource)) {
                next(resource).forEach(urn -> byUrn(urn).ifPresent(queue::add));
            }
        }
        return seen;
    }

    /** Where a way of dependencies goes on: what a resource depends on, and, since a component waits for them, its children. */
    private Set<String> next(Resource resource) {
        Set<String> next = allDependencies(resource);
        if (resource.provider().isEmpty()) {
            children.get().get(resource.urn()).forEach(child -> next.add(child.urn()));
        }
        return next;
    }

    private static Set<String> allDependencies(Resource resource) {
        Set<String> all = new LinkedHashSet<>(resource.dependencies());
        resource.propertyDependencies().values().forEach(all::addAll);
        return all;
    }

    private Index index(ResourceType<?> type) {
        return indexes.computeIfAbsent(
                type,
                key -> new Index(
                        key,
                        byUrn.values().stream()
                                .filter(resource -> key.matches(resource.type()))
                                .collect(ImmutableList.toImmutableList())));
    }

    private boolean anythingUnknown() {
        return Iterables.any(byUrn.values(), resource -> resource.props().holdsUnknown());
    }

    private ListMultimap<String, Resource> groupByParent() {
        ListMultimap<String, Resource> groups =
                MultimapBuilder.hashKeys().arrayListValues().build();
        byUrn.values().forEach(resource -> groups.put(resource.parent(), resource));
        return ImmutableListMultimap.copyOf(groups);
    }

    private ListMultimap<String, Resource> groupByDependency() {
        ListMultimap<String, Resource> groups =
                MultimapBuilder.hashKeys().arrayListValues().build();
        byUrn.values().forEach(resource -> allDependencies(resource).forEach(urn -> groups.put(urn, resource)));
        return ImmutableListMultimap.copyOf(groups);
    }

    /** The resources of one type, and by which texts others refer to them. */
    private static final class Index {
        private final ImmutableList<Resource> resources;
        private final Supplier<ImmutableList<Object>> views;
        private final Supplier<ImmutableListMultimap<String, Resource>> byIdentifier;
        private final Supplier<ImmutableSet<String>> named;

        Index(ResourceType<?> type, ImmutableList<Resource> resources) {
            this.resources = resources;
            // Policies ask for them again and again, often once for each resource of another type.
            this.views = Suppliers.memoize(() -> resources.stream()
                    .<Object>map(resource -> resource.as(type))
                    .collect(ImmutableList.toImmutableList()));
            this.byIdentifier = Suppliers.memoize(() -> {
                ImmutableListMultimap.Builder<String, Resource> index = ImmutableListMultimap.builder();
                for (Resource resource : resources) {
                    Set<String> texts = new LinkedHashSet<>();
                    for (String output : type.identifiers()) {
                        type.laidOut(resource).props().string(output).matches(texts::add);
                    }
                    texts.forEach(text -> index.put(text, resource));
                }
                return index.build();
            });
            this.named = Suppliers.memoize(() -> resources.stream()
                    .filter(resource -> isNamed(resource, type))
                    .map(Resource::urn)
                    .collect(ImmutableSet.toImmutableSet()));
        }

        /** Whether a resource knows all its names, and has one of those that AWS gives. */
        private static boolean isNamed(Resource resource, ResourceType<?> type) {
            Props props = type.laidOut(resource).props();
            return type.identifiers().stream().noneMatch(name -> props.has(name).answer() == Truth.Answer.UNKNOWN)
                    && (props.has("arn").answer() == Truth.Answer.YES
                            || props.has("id").answer() == Truth.Answer.YES);
        }

        List<Resource> matching(Value<String> value) {
            List<Resource> found = new ArrayList<>();
            // A resource stands there once for each of its texts.
            value.matches(text -> found.addAll(byIdentifier.get().get(text)));
            return found;
        }
    }

    /** How many resources there are. */
    @Override
    public String toString() {
        return byUrn.size() + " resources";
    }
}
