package dev.policypack.ecs.aws;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The environments that people name stacks after, by the words that they use for them. */
public final class Environments {
    /** What serves customers. */
    public static final String PRODUCTION = "production";

    /** What stands for a while, to look at one change. */
    public static final String PREVIEW = "preview";

    private static final ImmutableMap<String, String> WORDS = ImmutableMap.<String, String>builder()
            .put("production", PRODUCTION)
            .put("prod", PRODUCTION)
            .put("prd", PRODUCTION)
            .put("live", PRODUCTION)
            .put("staging", "staging")
            .put("stage", "staging")
            .put("stg", "staging")
            .put("preprod", "staging")
            .put("test", "test")
            .put("testing", "test")
            .put("tst", "test")
            .put("qa", "test")
            .put("uat", "test")
            .put("development", "development")
            .put("dev", "development")
            .put("pr", PREVIEW)
            .put("preview", PREVIEW)
            .put("review", PREVIEW)
            .put("feature", PREVIEW)
            .put("ephemeral", PREVIEW)
            .buildOrThrow();

    /** Words that turn the one behind them into something else: {@code pre-prod}, {@code non-prod}. */
    private static final Set<String> TURNING = ImmutableSet.of("pre", "non", "not", "no");

    private Environments() {}

    /** The environment that the name of a stack says: {@code production} for {@code prod-eu}; empty when it says none, or two. */
    public static Optional<String> of(String stack) {
        List<String> words = Splitter.on(CharMatcher.inRange('a', 'z')
                        .or(CharMatcher.inRange('0', '9'))
                        .negate())
                .omitEmptyStrings()
                .splitToList(stack.toLowerCase(Locale.ROOT));
        Set<String> found = new TreeSet<>();
        for (String word : words) {
            if (TURNING.contains(word)) {
                return Optional.empty();
            }
            String environment = WORDS.get(CharMatcher.inRange('0', '9').trimTrailingFrom(word));
            if (environment != null) {
                found.add(environment);
            }
        }
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }
}
