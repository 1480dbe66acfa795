package dev.policypack.examples.rehearsal;

import com.pulumi.Pulumi;
import dev.policypack.ecs.EcsRehearsal;
import dev.policypack.engine.Report;
import dev.policypack.examples.fargatewebbroken.App;

/** A program that judges itself before it asks Pulumi for anything: the CLI starts it, and tells it project, stack and configuration. */
public final class JudgedApp {
    private JudgedApp() {}

    /** Ends with 1 when a policy stops the deployment. */
    public static void main(String[] args) {
        Report report = EcsRehearsal.ofEnvironment().evaluate(App::stack);
        if (report.isBlocking()) {
            System.err.print(report);
            System.exit(1);
        }
        Pulumi.run(App::stack);
    }
}
