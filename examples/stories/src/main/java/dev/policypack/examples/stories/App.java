package dev.policypack.examples.stories;

import com.pulumi.Context;
import com.pulumi.Pulumi;

/** The story that the stack's configuration names: {@code story} is its policy, {@code repaired} whether it is put right. */
public final class App {
    private App() {}

    /** Runs the program. */
    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    private static void stack(Context ctx) {
        var story = Stories.of(ctx.config().require("story"));
        var repaired = ctx.config().getBoolean("repaired").orElse(false);
        (repaired ? story.repaired() : story.broken()).accept(ctx);
    }
}
