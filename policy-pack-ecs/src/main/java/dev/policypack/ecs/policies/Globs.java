package dev.policypack.ecs.policies;

import java.util.Collection;
import java.util.regex.Pattern;

/** Patterns that users write in options: {@code *} stands for any text, {@code ?} for one sign. */
public final class Globs {
    private Globs() {}

    /** Whether a text meets one of the patterns. */
    public static boolean anyMatches(Collection<String> globs, String text) {
        return globs.stream().anyMatch(glob -> matches(glob, text));
    }

    private static boolean matches(String glob, String text) {
        StringBuilder pattern = new StringBuilder();
        glob.codePoints()
                .forEach(sign -> pattern.append(
                        switch (sign) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(sign));
                        }));
        return Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(text).matches();
    }
}
