package dev.policypack.ecs.policies.pulumi;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as users write them in options: {@code *} stands for any text, slashes included. */
final class Glob {
    private Glob() {}

    static boolean matchesAny(List<String> globs, String name) {
        return globs.stream().anyMatch(glob -> matches(glob, name));
    }

    static boolean matches(String glob, String name) {
        String pattern =
                Splitter.on('*').splitToStream(glob).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(name).matches();
    }
}
