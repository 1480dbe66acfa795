package dev.policypack.engine;

import com.google.common.collect.Iterables;
import dev.policypack.policy.Preset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says on the stack where a level is another one than a user may have meant, and how to get that. */
final class LevelNotes {
    private static final int MOST_NAMES = 6;

    private LevelNotes() {}

    /**
     * Which policies stop the deployment only because of the preset, although the user may have written their recommended level; see {@link
     * Levels}. Empty when none does.
     *
     * @param stopping the names of policies that stopped the deployment
     */
    static Optional<String> ofPreset(Engine engine, Collection<String> stopping) {
        Set<String> names = new TreeSet<>();
        for (ConfiguredPolicy policy : engine.policies()) {
            if (policy.levels().isMadeMandatoryByPreset()
                    && policy.info().isRemediating()
                    && stopping.contains(policy.info().name())) {
                names.add(policy.info().name());
            }
        }
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String few = String.join(", ", Iterables.limit(names, MOST_NAMES))
                + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
        return Optional.of("the preset makes " + few
                + " mandatory; a level of advisory that is set for a policy that can remediate counts"
                + " as not set, so list it in " + Preset.KEEP + " to keep it advisory");
    }
}
