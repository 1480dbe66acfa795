package dev.policypack.ecs.simulation;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The properties that the types and functions of the table have in version 6.83.0 of the provider: a schema without
 * types, for languages that check names.
 *
 * @param inputs what a program may set, or the arguments of a function
 * @param outputs what comes in addition
 */
record PropertyNames(Set<String> inputs, Set<String> outputs) {
    static final PropertyNames NONE = new PropertyNames(Set.of(), Set.of());

    private static final ImmutableMap<String, PropertyNames> ALL = read();

    /** By token: resource types, functions, and {@code pulumi:providers:aws}. */
    static Map<String, PropertyNames> all() {
        return ALL;
    }

    static PropertyNames of(String token) {
        return ALL.getOrDefault(token, NONE);
    }

    private static ImmutableMap<String, PropertyNames> read() {
        try {
            String text = Resources.toString(
                    Resources.getResource(PropertyNames.class, "aws-6.83.0-properties.txt"), StandardCharsets.UTF_8);
            ImmutableMap.Builder<String, PropertyNames> all = ImmutableMap.builder();
            for (String line : Splitter.on('\n').omitEmptyStrings().split(text)) {
                List<String> parts = Splitter.on('|').splitToList(line);
                List<String> words = words(parts.get(0));
                all.put(
                        words.get(0),
                        new PropertyNames(
                                ImmutableSet.copyOf(words.subList(1, words.size())),
                                ImmutableSet.copyOf(words(parts.get(1)))));
            }
            return all.buildOrThrow();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> words(String text) {
        return Splitter.on(' ').omitEmptyStrings().splitToList(text);
    }
}
