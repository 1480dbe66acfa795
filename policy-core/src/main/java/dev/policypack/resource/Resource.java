package dev.policypack.resource;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.policypack.value.Path;
import dev.policypack.value.PropertyMapping;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.Props;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One resource of a stack. Immutable; the {@code with} methods give changed copies, so that examples and tests can be written as one
 * expression.
 */
public final class Resource {
    private final String urn;
    private final String type;
    private final String name;
    private final MapValue properties;
    private final ImmutableSet<String> inputs;
    private final ResourceOptions options;
    private final @Nullable Resource provider;
    private final String parent;
    private final ImmutableList<String> dependencies;
    private final Map<String, List<String>> propertyDependencies;
    private final Map<ResourceType<?>, Object> views = new ConcurrentHashMap<>();
    private final @Nullable Consumer<Path> watcher;
    private final PropertyMapping layout;

    /** Made when it is first asked for: most copies are only steps to the next one. */
    private @Nullable Props props;

    private Resource(Draft draft) {
        this.urn = draft.urn;
        this.type = draft.type;
        this.name = draft.name;
        this.properties = draft.properties;
        this.inputs = draft.inputs;
        this.options = draft.options;
        this.provider = draft.provider;
        this.parent = draft.parent;
        this.dependencies = draft.dependencies;
        this.propertyDependencies = draft.propertyDependencies;
        this.watcher = draft.watcher;
        this.layout = draft.layout;
    }

    /** The fields while a copy is made. */
    private static final class Draft {
        private String urn = "";
        private String type = "";
        private String name = "";
        private MapValue properties = MapValue.EMPTY;
        private ImmutableSet<String> inputs = ImmutableSet.of();
        private ResourceOptions options = ResourceOptions.NONE;
        private @Nullable Resource provider;
        private String parent = "";
        private ImmutableList<String> dependencies = ImmutableList.of();
        private Map<String, List<String>> propertyDependencies = Map.of();
        private @Nullable Consumer<Path> watcher;
        private PropertyMapping layout = PropertyMapping.PLAIN;
    }

    private interface Change {
        void on(Draft draft);
    }

    private Resource changed(Change change) {
        Draft draft = new Draft();
        draft.urn = urn;
        draft.type = type;
        draft.name = name;
        draft.properties = properties;
        draft.inputs = inputs;
        draft.options = options;
        draft.provider = provider;
        draft.parent = parent;
        draft.dependencies = dependencies;
        draft.propertyDependencies = propertyDependencies;
        draft.watcher = watcher;
        draft.layout = layout;
        change.on(draft);
        return new Resource(draft);
    }

    /**
     * A resource without properties, in a stack {@code dev} of a project {@code shop}.
     *
     * @param type its type token: {@code aws:ecs/service:Service}
     * @param name its name in the program
     */
    public static Resource of(String type, String name) {
        return of(new Urn("dev", "shop", List.of(type), name).toString(), type, name);
    }

    /** A resource with this URN and without properties. */
    public static Resource of(String urn, String type, String name) {
        Draft draft = new Draft();
        draft.urn = urn;
        draft.type = type;
        draft.name = name;
        return new Resource(draft);
    }

    /** The same with one property set; a plain Java value is converted as by {@link PropertyValue#of}. */
    public Resource with(String property, @Nullable Object value) {
        return withProperties(properties.with(property, PropertyValue.of(value)));
    }

    /** The same without the property of this name. */
    public Resource without(String property) {
        return withProperties(properties.without(property));
    }

    /** The same with all properties replaced by these. */
    public Resource withProperties(MapValue all) {
        return changed(draft -> draft.properties = all);
    }

    /** The same, in which these properties are known to be inputs; what else there is was computed. */
    public Resource withInputs(Collection<String> names) {
        return changed(draft -> draft.inputs = ImmutableSet.copyOf(names));
    }

    /** The same with these resource options. */
    public Resource withOptions(ResourceOptions with) {
        return changed(draft -> draft.options = with);
    }

    /** The same, managed by this provider. */
    public Resource withProvider(Resource by) {
        return changed(draft -> draft.provider = by);
    }

    /** The same as a child of the resource with this URN. */
    public Resource withParent(String urnOfParent) {
        return changed(draft -> draft.parent = urnOfParent);
    }

    /** The same, created after these resources. */
    public Resource dependingOn(Resource... others) {
        ImmutableList.Builder<String> urns = ImmutableList.<String>builder().addAll(dependencies);
        for (Resource other : others) {
            urns.add(other.urn());
        }
        return withDependencies(urns.build());
    }

    /** The same, created after the resources with these URNs and no others. */
    public Resource withDependencies(Collection<String> urns) {
        return changed(draft -> draft.dependencies = ImmutableList.copyOf(urns));
    }

    /** The same, one of whose properties is computed from the outputs of the resources with these URNs. */
    public Resource withPropertyDependencies(String property, Collection<String> urns) {
        Map<String, Collection<String>> all = new LinkedHashMap<>(propertyDependencies);
        all.put(property, urns);
        return withPropertyDependencies(all);
    }

    /** The same, whose properties are computed from the outputs of these resources and no others: their URNs by property. */
    public Resource withPropertyDependencies(Map<String, ? extends Collection<String>> urns) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        urns.forEach((property, of) -> all.put(property, ImmutableList.copyOf(of)));
        return changed(draft -> draft.propertyDependencies = all);
    }

    /** The same, which tells where each of its properties stands, or would stand, that is asked for: by what a policy reads. */
    public Resource watchedBy(Consumer<Path> asked) {
        return changed(draft -> draft.watcher = asked);
    }

    /** The same, some of whose properties stand elsewhere. */
    Resource laidOut(PropertyMapping by) {
        return changed(draft -> draft.layout = by);
    }

    /** The URN. */
    public String urn() {
        return urn;
    }

    /** The type token. */
    public String type() {
        return type;
    }

    /** The name in the program. */
    public String name() {
        return name;
    }

    /** The properties: checked inputs in a resource policy; outputs, completed by the inputs, in a stack policy. */
    public Props props() {
        Props made = props;
        if (made == null) {
            Props plain = Props.of(properties, Path.root(toString())).laidOut(layout);
            made = watcher == null ? plain : plain.watchedBy(watcher);
            props = made;
        }
        return made;
    }

    /** The names of the properties that were inputs; empty when that is not known. */
    public Set<String> inputs() {
        return inputs;
    }

    /** The options with which it was registered. */
    public ResourceOptions options() {
        return options;
    }

    /**
     * Whether the program tells Pulumi to leave later changes of this property, or of something in it, alone: what stands there may then
     * not be what the cloud has.
     *
     * @param property the name of a top-level property
     */
    public boolean ignoresChangesOf(String property) {
        for (String path : options.ignoreChanges()) {
            if (path.equals("*")
                    || (path.startsWith(property)
                            && (path.length() == property.length()
                                    || ".[".indexOf(path.charAt(property.length())) >= 0))) {
                return true;
            }
        }
        return false;
    }

    /** The provider resource that manages it, with its configuration as properties; empty for components and providers. */
    public Optional<Resource> provider() {
        return Optional.ofNullable(provider);
    }

    /** The URN of its parent; empty when it is not known. */
    public String parent() {
        return parent;
    }

    /** The URNs of the resources that it is created after; only known in a stack policy. */
    public List<String> dependencies() {
        return dependencies;
    }

    /** For each property that is computed from others' outputs, their URNs; only known in a stack policy. */
    public Map<String, List<String>> propertyDependencies() {
        return propertyDependencies;
    }

    /** The view of this resource; made once. */
    @SuppressWarnings("unchecked") // made by the same resource type that asks for it
    public <R> R as(ResourceType<R> resourceType) {
        Object known = views.get(resourceType);
        if (known == null) {
            // Not computed inside the map: the view may itself ask for another view of this resource.
            Object made = resourceType.view(this);
            Object first = views.putIfAbsent(resourceType, made);
            known = first == null ? made : first;
        }
        return (R) known;
    }

    /** Type and name, as Pulumi shows them: {@code aws:ecs/service:Service (web)}. */
    @Override
    public String toString() {
        return type + " (" + name + ")";
    }
}
