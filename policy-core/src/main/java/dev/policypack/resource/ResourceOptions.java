package dev.policypack.resource;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The options with which a program registered a resource.
 *
 * @param protect whether it is protected from deletion
 * @param ignoreChanges the properties whose changes are ignored
 * @param deleteBeforeReplace whether it is deleted before it is replaced; empty when the program does not say
 * @param aliases former URNs
 * @param additionalSecretOutputs outputs that are treated as secrets
 * @param createTimeout how long its creation may take; empty when the program does not say, as for the next three
 * @param updateTimeout how long an update may take
 * @param deleteTimeout how long its deletion may take
 * @param readTimeout how long a read may take
 */
public record ResourceOptions(
        boolean protect,
        List<String> ignoreChanges,
        Optional<Boolean> deleteBeforeReplace,
        List<String> aliases,
        List<String> additionalSecretOutputs,
        Optional<Duration> createTimeout,
        Optional<Duration> updateTimeout,
        Optional<Duration> deleteTimeout,
        Optional<Duration> readTimeout) {

    /** No option is set. */
    public static final ResourceOptions NONE = new ResourceOptions(
            false,
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Copies the lists. */
    public ResourceOptions {
        ignoreChanges = ImmutableList.copyOf(ignoreChanges);
        aliases = ImmutableList.copyOf(aliases);
        additionalSecretOutputs = ImmutableList.copyOf(additionalSecretOutputs);
    }

    /** These options, with other properties whose changes are ignored. */
    public ResourceOptions ignoringChanges(String... properties) {
        return new ResourceOptions(
                protect,
                ImmutableList.copyOf(properties),
                deleteBeforeReplace,
                aliases,
                additionalSecretOutputs,
                createTimeout,
                updateTimeout,
                deleteTimeout,
                readTimeout);
    }
}
