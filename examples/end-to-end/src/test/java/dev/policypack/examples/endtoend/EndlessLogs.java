package dev.policypack.examples.endtoend;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.cloudwatch.LogGroup;

/** The smallest program with a mistake: a log group without a retention. */
public final class EndlessLogs {
    private EndlessLogs() {}

    /** Runs the program. */
    public static void main(String[] args) {
        Pulumi.run(EndlessLogs::stack);
    }

    static void stack(Context ctx) {
        new LogGroup("web");
    }
}
