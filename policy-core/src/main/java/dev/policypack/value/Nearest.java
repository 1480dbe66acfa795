package dev.policypack.value;

import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class Nearest {
    /** Nobody misspells a name of this length; comparing longer ones takes time that grows with the square. */
    private static final int LONGEST_WORD = 200;

    private Nearest() {}

    /** The known word with the fewest changes of a letter; empty when even that one is another word. */
    public static Optional<String> to(String word, Iterable<String> known) {
        String nearest = null;
        int fewest = Math.max(2, word.length() / 3) + 1;
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        for (String candidate : known) {
            int changes = changes(word, candidate);
            if (changes < fewest) {
                fewest = changes;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** How many letters must be put in, taken out or changed to make one word of the other. */
    public static int changes(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
