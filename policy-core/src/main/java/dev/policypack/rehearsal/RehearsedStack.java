package dev.policypack.rehearsal;

import com.google.common.collect.ImmutableList;
import com.pulumi.Context;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Report;
import dev.policypack.engine.Session;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.simulation.SimulatedPackage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stack that is judged before it is deployed, with every value known:
 *
 * <pre>{@code
 * Report report = RehearsedStack.of(Pack.pack(), "shop", "prod").evaluate(App::stack);
 * assertThat(report.isBlocking()).as(report.toString()).isFalse();
 * }</pre>
 *
 * <p>The program runs in this JVM against a simulated cloud: it needs neither a Pulumi CLI nor an account nor a network. A resource of any
 * type gets an ID, an ARN, a name of its own; with the tables of a cloud ({@link #simulating}) it gets what the real provider would give
 * it. Other outputs that are made up are not known to the policies, as in a preview. A data source that is in no table answers, too, and
 * the report says so.
 *
 * <p>Immutable.
 */
public final class RehearsedStack {
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(2);

    private final PolicyPack pack;
    private final Setting setting;
    private final PackConfig packConfig;
    private final Duration timeLimit;

    private RehearsedStack(PolicyPack pack, Setting setting, PackConfig packConfig, Duration timeLimit) {
        this.pack = pack;
        this.setting = setting;
        this.packConfig = packConfig;
        this.timeLimit = timeLimit;
    }

    /**
     * A program did not run to its end, so that nothing can be said about its stack. The message is a sentence for each reason; the cause
     * is what the program threw, if it threw anything.
     */
    public static final class ProgramFailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ProgramFailedException(List<String> errors, @Nullable Throwable cause) {
            super(String.join("\n", errors), cause);
        }
    }

    /**
     * A stack without configuration.
     *
     * @param pack the policies that judge it, at their default levels
     * @param project the project's name, as in {@code Pulumi.yaml}
     * @param stack the stack's name
     */
    public static RehearsedStack of(PolicyPack pack, String project, String stack) {
        return new RehearsedStack(pack, Setting.of(project, stack), PackConfig.none(), USUAL_LIMIT);
    }

    /**
     * A stack of a project as it lies in its folder: with the name in {@code Pulumi.yaml}, and the configuration there and in {@code
     * Pulumi.<stack>.yaml}. A secret, which only Pulumi can decrypt, becomes a secret with a made-up value, and the report says so.
     *
     * @param pack the policies that judge it, at their default levels
     * @param folder the folder with {@code Pulumi.yaml}
     * @param stack the stack's name, with or without its organization
     * @throws IllegalArgumentException if there is no {@code Pulumi.yaml}, or a file cannot be read; the message says which and why
     */
    public static RehearsedStack ofProject(PolicyPack pack, Path folder, String stack) {
        return new RehearsedStack(pack, ProjectFiles.read(folder, stack), PackConfig.none(), USUAL_LIMIT);
    }

    /**
     * The stack for which the Pulumi CLI has started this process, with its configuration, secrets included: for a program that judges
     * itself in its own {@code main}, before it runs.
     *
     * @param pack the policies that judge it, at their default levels
     * @throws IllegalStateException if this process was not started by the Pulumi CLI
     */
    public static RehearsedStack ofEnvironment(PolicyPack pack) {
        return ofEnvironment(pack, System.getenv());
    }

    static RehearsedStack ofEnvironment(PolicyPack pack, Map<String, String> environment) {
        return new RehearsedStack(pack, CliEnvironment.setting(environment), PackConfig.none(), USUAL_LIMIT);
    }

    /** The same, on a cloud of which more is known: a later table replaces an earlier one of the same package. */
    public RehearsedStack simulating(SimulatedPackage... packages) {
        return with(setting.simulating(ImmutableList.copyOf(packages)));
    }

    /**
     * The same with more of the stack's configuration, as in {@code Pulumi.<stack>.yaml}: strings, and structured values as the text of
     * their JSON. A key without a colon is the project's own. {@code aws:region} and the like configure the default provider.
     */
    public RehearsedStack withConfig(Map<String, String> settings) {
        return with(setting.withConfig(settings, false));
    }

    /** The same with more of the stack's configuration, all of it secret. */
    public RehearsedStack withSecretConfig(Map<String, String> settings) {
        return with(setting.withConfig(settings, true));
    }

    /**
     * The same with what other stacks give to a program with a {@code StackReference}.
     *
     * @param outputs the outputs, as string, Boolean, Number, List or Map, by the name of the stack as the program writes it:
     *     {@code organization/project/stack}
     */
    public RehearsedStack withStackOutputs(Map<String, Map<String, Object>> outputs) {
        return with(setting.withStackOutputs(outputs));
    }

    private RehearsedStack with(Setting changed) {
        return new RehearsedStack(pack, changed, packConfig, timeLimit);
    }

    /** The same, judged by the policies of another pack. */
    public RehearsedStack evaluatedBy(PolicyPack other) {
        return new RehearsedStack(other, setting, packConfig, timeLimit);
    }

    /** The same with the levels and options that a user has set for the policies. */
    public RehearsedStack withPackConfig(PackConfig settings) {
        return new RehearsedStack(pack, setting, settings, timeLimit);
    }

    /** The same with another limit than two minutes: a program that waits for a value that never comes would run indefinitely. */
    public RehearsedStack withTimeLimit(Duration limit) {
        return new RehearsedStack(pack, setting, packConfig, limit);
    }

    /**
     * Runs a program and judges what it registers.
     *
     * @param program what the program's {@code main} hands to {@code Pulumi.run}
     * @throws ProgramFailedException when the program fails
     * @throws IllegalStateException when the Pulumi SDK is not there, or is too old
     * @throws dev.policypack.config.InvalidOptionException when an option of a policy has a value that it does not take
     */
    public Report evaluate(Consumer<Context> program) {
        Rehearsal.Result result = run(program);
        if (!result.errors().isEmpty()) {
            throw new ProgramFailedException(result.errors(), result.cause());
        }
        StackContext context = new StackContext(
                setting.project(), setting.stack(), setting.organization(), true, setting.config(), Map.of());
        Session session = new Session(pack, packConfig, context);
        List<Session.Findings> findings = new ArrayList<>();
        List<Resource> all = new ArrayList<>();
        for (Rehearsal.Registered registered : result.registered()) {
            Resource resource = registered.resource();
            if (!registered.read()) {
                findings.add(session.analyze(resource.withProperties(registered.inputs())));
            }
            // What the program only looks up is outside the stack, for the engine too; references to other stacks are
            // judged themselves.
            if (!registered.read() || resource.type().startsWith("pulumi:")) {
                all.add(resource);
            }
        }
        findings.add(session.analyzeWholeStack(all));
        return Report.of(pack, all.size(), findings).withNotes(notes(result.madeUp()));
    }

    private Rehearsal.Result run(Consumer<Context> program) {
        try {
            return Rehearsal.run(setting, timeLimit, program);
        } catch (LinkageError missing) {
            throw new IllegalStateException(
                    "A rehearsal needs the Pulumi SDK, 1.36.1 or later, with all that belongs to it. In a pack, add "
                            + "dev.policypack:policy-rehearsal (a pom, scope test); in a program, raise com.pulumi:pulumi. Missing: "
                            + missing.getMessage(),
                    missing);
        }
    }

    private List<String> notes(Set<String> madeUp) {
        if (madeUp.isEmpty()) {
            return setting.notes();
        }
        return ImmutableList.<String>builder()
                .addAll(setting.notes())
                .add("The rehearsal has no table for these data sources, so it made up what they answered: "
                        + String.join(", ", madeUp) + ".")
                .build();
    }
}
