package dev.policypack.ecs.policies;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Review;
import dev.policypack.value.Glob;
import java.util.List;

/** What counts as production: one setting of the pack, which policies ask where production needs more than other stacks. */
public final class Production {
    /** The stacks that are production. */
    public static final Option<List<String>> STACKS = Option.strings(
            "productionStacks",
            ImmutableList.of("prod*"),
            "The names of the stacks that are production; * stands for any text, ? for one sign.");

    /** What the pages say of a policy that uses {@link #elseAdvisory}. */
    public static final String ELSE_ADVISORY = "advisory outside production";

    private Production() {}

    /** Whether the deployment that is judged is one of production. */
    public static boolean isJudgedBy(Review review) {
        return Glob.anyMatches(review.option(STACKS), review.context().stack());
    }

    /** The same review, which makes a remark outside production of what it finds. */
    public static Review elseAdvisory(Review review) {
        return isJudgedBy(review) ? review : review.enforcementLevel(EnforcementLevel.ADVISORY, ELSE_ADVISORY);
    }
}
