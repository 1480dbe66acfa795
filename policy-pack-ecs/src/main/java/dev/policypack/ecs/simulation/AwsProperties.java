package dev.policypack.ecs.simulation;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import dev.policypack.simulation.PropertyNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The properties that the types and functions of the tables have in version 6.83.0 of the provider, by token: a schema without types, for
 * languages that check names.
 */
final class AwsProperties {
    static final ImmutableMap<String, PropertyNames> ALL = read();

    private AwsProperties() {}

    static PropertyNames of(String token) {
        return ALL.getOrDefault(token, PropertyNames.NONE);
    }

    private static ImmutableMap<String, PropertyNames> read() {
        try {
            String text = Resources.toString(
                    Resources.getResource(AwsProperties.class, "aws-6.83.0-properties.txt"), StandardCharsets.UTF_8);
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
