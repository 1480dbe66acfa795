package dev.policypack.example;

import com.google.common.collect.ImmutableList;
import dev.policypack.resource.Resource;
import java.util.List;
import java.util.Map;

/**
 * Deployments that violate a policy, and deployments that do not. The first of each is shown in the docs; all are tried by the test
 * kit. An example is one resource, or for a stack policy a few.
 */
public final class Examples {
    private static final Examples NONE = new Examples(ImmutableList.of(), ImmutableList.of());

    private final ImmutableList<List<Resource>> bad;
    private final ImmutableList<List<Resource>> good;

    private Examples(ImmutableList<List<Resource>> bad, ImmutableList<List<Resource>> good) {
        this.bad = bad;
        this.good = good;
    }

    /** No examples. */
    public static Examples none() {
        return NONE;
    }

    /**
     * The examples in a text, in the format of the file beside a policy: lists {@code bad} and {@code good} of what Pulumi YAML programs
     * say about their resources.
     *
     * @param file how messages name it
     * @throws IllegalArgumentException when the text holds something else
     */
    public static Examples read(String file, String text) {
        return ExampleFile.read(file, text);
    }

    /**
     * The examples in the file that lies beside a class and has its name: below each name, such as the identifier of a constraint, the lists
     * {@code bad} and {@code good} as in {@link #read}.
     *
     * @return the examples by name, in the order of the file; empty when there is no such file
     * @throws IllegalArgumentException when the file holds something else
     */
    public static Map<String, Examples> byName(Class<?> beside) {
        return ExampleFile.byName(beside);
    }

    /** These and those. */
    public Examples and(Examples others) {
        return new Examples(
                ImmutableList.<List<Resource>>builder()
                        .addAll(bad)
                        .addAll(others.bad)
                        .build(),
                ImmutableList.<List<Resource>>builder()
                        .addAll(good)
                        .addAll(others.good)
                        .build());
    }

    /** The beginning: an example that violates the policy. */
    public static Examples bad(Resource... resources) {
        return NONE.andBad(resources);
    }

    /** Another example that violates the policy. */
    public Examples andBad(Resource... resources) {
        return new Examples(added(bad, resources), good);
    }

    /** An example that does not violate the policy. */
    public Examples good(Resource... resources) {
        return new Examples(bad, added(good, resources));
    }

    /** The examples that violate the policy; each one is the resources of a stack. */
    public List<List<Resource>> bad() {
        return bad;
    }

    /** The examples that do not. */
    public List<List<Resource>> good() {
        return good;
    }

    private static ImmutableList<List<Resource>> added(ImmutableList<List<Resource>> to, Resource... resources) {
        return ImmutableList.<List<Resource>>builder()
                .addAll(to)
                .add(ImmutableList.copyOf(resources))
                .build();
    }
}
