package dev.policypack.resource;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.policypack.value.PropertyMapping;
import dev.policypack.value.Props;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A type of resource, and how it is viewed.
 *
 * @param <R> the view
 */
public final class ResourceType<R> {
    private static final ImmutableList<String> USUAL_IDENTIFIERS = ImmutableList.of("arn", "id", "name");

    private final String title;
    private final ImmutableSet<String> tokens;
    private final Predicate<String> matches;
    private final Function<Resource, R> view;
    private final ImmutableList<String> identifiers;
    private final ImmutableMap<String, PropertyMapping> layouts;

    private ResourceType(
            String title,
            ImmutableSet<String> tokens,
            Predicate<String> matches,
            Function<Resource, R> view,
            ImmutableList<String> identifiers,
            ImmutableMap<String, PropertyMapping> layouts) {
        this.title = title;
        this.tokens = tokens;
        this.matches = matches;
        this.view = view;
        this.identifiers = identifiers;
        this.layouts = layouts;
    }

    /**
     * The resources of one type, or of several that are viewed alike.
     *
     * @param view makes the view of a resource
     * @param tokens the type tokens: {@code aws:ecs/service:Service}; the first is the one that docs show
     * @throws IllegalArgumentException when there is no token
     */
    public static <R> ResourceType<R> of(Function<Resource, R> view, String... tokens) {
        if (tokens.length == 0) {
            throw new IllegalArgumentException(
                    "a resource type needs at least one type token, such as aws:ecs/service:Service");
        }
        ImmutableSet<String> all = ImmutableSet.copyOf(tokens);
        return new ResourceType<>(tokens[0], all, all::contains, view, USUAL_IDENTIFIERS, ImmutableMap.of());
    }

    /**
     * The resources of one class of a Pulumi SDK, or of several: {@code ResourceType.of(Bucket.class)} with {@code
     * com.pulumi.aws.s3.Bucket}. They are viewed as they are, property by property: a getter of such a class knows neither unknown nor
     * secret values. A class of arguments ({@code BucketArgs}) does not tell its type. The jar of that SDK, which may be large, becomes a
     * part of the pack; with type tokens a pack does without.
     *
     * @throws IllegalArgumentException when there is no class, or one is not that of a single resource
     */
    @SafeVarargs
    public static ResourceType<Resource> of(Class<? extends com.pulumi.resources.Resource>... classes) {
        String[] tokens = new String[classes.length];
        for (int i = 0; i < classes.length; i++) {
            com.pulumi.core.annotations.ResourceType type =
                    classes[i].getAnnotation(com.pulumi.core.annotations.ResourceType.class);
            if (type == null) {
                throw new IllegalArgumentException(
                        classes[i].getName()
                                + " has no @ResourceType of the Pulumi SDK, so that its type token is not known; name the token instead");
            }
            tokens[i] = type.type();
        }
        return of(resource -> resource, tokens);
    }

    /** The same resources, viewed in another way. */
    public <V> ResourceType<V> viewedAs(Function<Resource, V> other) {
        return new ResourceType<>(title, tokens, matches, other, identifiers, layouts);
    }

    /**
     * The resources whose type token meets a condition.
     *
     * @param title how docs name them: {@code every aws resource}
     */
    public static <R> ResourceType<R> matching(String title, Predicate<String> token, Function<Resource, R> view) {
        return new ResourceType<>(title, ImmutableSet.of(), token, view, USUAL_IDENTIFIERS, ImmutableMap.of());
    }

    /** Every resource, as it is. */
    public static ResourceType<Resource> any() {
        return matching("every resource", token -> true, resource -> resource);
    }

    /** This type, whose resources are referred to by these outputs instead of {@code arn}, {@code id} and {@code name}. */
    public ResourceType<R> identifiedBy(String... outputs) {
        return new ResourceType<>(title, tokens, matches, view, ImmutableList.copyOf(outputs), layouts);
    }

    /**
     * These resources, and those of another type that have the same properties elsewhere: the same view reads both.
     *
     * @param token the other type token: {@code aws-native:ecs:Service}
     * @param layout where its properties stand
     */
    public ResourceType<R> andAs(String token, PropertyMapping layout) {
        return new ResourceType<>(
                title,
                ImmutableSet.<String>builder().addAll(tokens).add(token).build(),
                other -> other.equals(token) || matches.test(other),
                view,
                identifiers,
                ImmutableMap.<String, PropertyMapping>builder()
                        .putAll(layouts)
                        .put(token, layout)
                        .buildOrThrow());
    }

    /** Whether resources with this type token belong here. */
    public boolean matches(String token) {
        return matches.test(token);
    }

    /** Makes the view of a resource. */
    R view(Resource resource) {
        return view.apply(laidOut(resource));
    }

    /** A resource whose properties are asked for by the names that they have in this type. */
    Resource laidOut(Resource resource) {
        PropertyMapping layout = layouts.get(resource.type());
        return layout == null ? resource : resource.laidOut(layout);
    }

    /** The outputs by which other resources refer to one of these. */
    public List<String> identifiers() {
        return identifiers;
    }

    /** The type tokens; empty when the type is a condition on the token. */
    public Set<String> tokens() {
        return tokens;
    }

    /**
     * A reference that a property holds.
     *
     * @param owner the resource that refers
     * @param properties the object in which the property stands
     * @param property its name; it holds an ARN, an ID or a name of a resource of this type
     */
    public Ref<R> ref(Resource owner, Props properties, String property) {
        Value<String> value = properties.string(property);
        // Of an unknown object nobody knows whether it has the property at all.
        return new Ref<>(this, owner, value, !value.path().equals(properties.path()));
    }

    /** A reference that a value holds, as {@link #ref(Resource, Props, String)}. */
    public Ref<R> ref(Resource owner, Value<String> value) {
        return new Ref<>(this, owner, value, true);
    }

    /** How docs name the type: its first type token, or its title. */
    @Override
    public String toString() {
        return title;
    }
}
