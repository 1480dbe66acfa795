package dev.policypack.ecs.policies;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.policy.Review;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;

/** What counts as production: one setting of the pack, which policies ask where production needs more than other stacks. */
public final class Production {
    /** The stacks that are production. */
    public static final Option<List<String>> STACKS = Option.texts(
            "productionStacks",
            ImmutableList.of("prod*"),
            "The names of the stacks that are production; * stands for any text, ? for one sign.");

    private Production() {}

    /** Whether the deployment that is judged is one of production. */
    public static boolean isJudgedBy(Review review) {
        return review.option(STACKS).stream()
                .anyMatch(glob -> matches(glob, review.context().stack()));
    }

    private static boolean matches(String glob, String name) {
        // Names of stacks hold no slash, so that the rules for paths are those for texts.
        return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(name));
    }
}
