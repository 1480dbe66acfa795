package dev.policypack.server;

import java.util.Optional;

/**
 * The words with which the engine starts a pack: flags, the engine's address, more words of no interest.
 *
 * @param engineAddress where the engine listens; empty when a person started the pack
 * @param training whether the process is to make its class-data archive
 */
record CommandLine(Optional<String> engineAddress, boolean training) {
    /** Makes the process exercise itself once and end; the JVM writes its class-data archive then. */
    static final String TRAIN = "--train";

    static CommandLine parse(String... args) {
        boolean training = false;
        for (int i = 0; i < args.length; i++) {
            String word = args[i];
            if (word.equals(TRAIN)) {
                training = true;
            } else if (word.equals("--tracing")) {
                i++; // its value is a word of its own
            } else if (!word.startsWith("-") && !word.isBlank()) {
                return new CommandLine(Optional.of(word), training);
            }
        }
        return new CommandLine(Optional.empty(), training);
    }
}
