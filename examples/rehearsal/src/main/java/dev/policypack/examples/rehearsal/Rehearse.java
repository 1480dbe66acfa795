package dev.policypack.examples.rehearsal;

import com.pulumi.Context;
import dev.policypack.ecs.EcsRehearsal;
import dev.policypack.engine.Report;
import dev.policypack.rehearsal.RehearsedStack.ProgramFailedException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Rehearses one of the example programs and prints the report; ends with 1 when the deployment would be stopped. */
public final class Rehearse {
    private static final Map<String, Consumer<Context>> PROGRAMS = new TreeMap<>(Map.of(
            "fargate-web", dev.policypack.examples.fargateweb.App::stack,
            "fargate-web-broken", dev.policypack.examples.fargatewebbroken.App::stack));

    private Rehearse() {}

    /** Takes the name of the program, and of its stack if it is not {@code dev}. */
    public static void main(String[] args) {
        String name = args.length == 0 ? "" : args[0];
        Consumer<Context> program = PROGRAMS.get(name);
        if (program == null) {
            System.err.println(
                    "There is no program \"" + name + "\" to rehearse; choose one of " + PROGRAMS.keySet() + ".");
            System.exit(2);
            return;
        }
        String stack = args.length > 1 ? args[1] : "dev";
        try {
            Report report = EcsRehearsal.of(name, stack)
                    .withConfig(Map.of("aws:region", "eu-central-1"))
                    .evaluate(program);
            System.out.print(report);
            System.exit(report.isBlocking() ? 1 : 0);
        } catch (ProgramFailedException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
