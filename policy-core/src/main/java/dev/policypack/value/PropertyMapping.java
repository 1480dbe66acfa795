package dev.policypack.value;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/**
 * Where the properties of an object stand that another provider, or another version of it, has elsewhere: under another name, or inside
 * another object. A property of which it says nothing stands where its name says.
 */
public final class PropertyMapping {
    /** Every property stands where its name says. */
    public static final PropertyMapping PLAIN = new PropertyMapping(ImmutableMap.of());

    private final ImmutableMap<String, ImmutableList<String>> places;

    private PropertyMapping(ImmutableMap<String, ImmutableList<String>> places) {
        this.places = places;
    }

    /**
     * A layout.
     *
     * @param places for the usual name of a property where it stands: {@code roleName}, or {@code deploymentConfiguration.maximumPercent}
     *     for one inside another object
     */
    public static PropertyMapping of(Map<String, String> places) {
        ImmutableMap.Builder<String, ImmutableList<String>> steps = ImmutableMap.builder();
        places.forEach((name, place) ->
                steps.put(name, ImmutableList.copyOf(Splitter.on('.').split(place))));
        return new PropertyMapping(steps.buildOrThrow());
    }

    /** Whether a property does not stand where its name says. */
    boolean isElsewhere(String name) {
        return places.containsKey(name);
    }

    /** The objects, from the outside, in which a property stands. */
    List<String> way(String name) {
        List<String> steps = steps(name);
        return steps.subList(0, steps.size() - 1);
    }

    /** What a property is called where it stands. */
    String name(String name) {
        List<String> steps = steps(name);
        return steps.get(steps.size() - 1);
    }

    private List<String> steps(String name) {
        return places.getOrDefault(name, ImmutableList.of(name));
    }
}
