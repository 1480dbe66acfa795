package dev.policypack.rehearsal;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.pulumi.Config;
import com.pulumi.Context;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import com.pulumi.test.internal.PulumiTestInternal;
import dev.policypack.resource.Resource;
import dev.policypack.simulation.SimulatedCloud;
import dev.policypack.simulation.SimulationException;
import dev.policypack.value.PropertyValue.MapValue;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs a Java program against the simulated cloud, in this JVM, with every value known: what is inside {@code apply} runs, references are
 * equal strings, all resources appear.
 *
 * <p>A rehearsal can follow another; two at the same time do not disturb each other. What a program keeps in static fields stays there, as
 * in any JVM.
 *
 * <p>The builder and the monitor of {@code com.pulumi.test.internal} are used and not the public mocks, because only they have the stack's
 * configuration, the parent, the options and the secrets of a resource.
 */
final class Rehearsal {
    /**
     * While it waits, the SDK keeps one thread of the common pool busy. A machine with two processors gives the pool a single thread, and
     * on JDK 25 the program then waits indefinitely. Takes effect when the pool is not in use yet.
     */
    private static final String THREADS = "java.util.concurrent.ForkJoinPool.common.parallelism";

    static {
        if (System.getProperty(THREADS) == null) {
            System.setProperty(THREADS, "4");
        }
    }

    private Rehearsal() {}

    /**
     * What a rehearsal found.
     *
     * @param registered everything that the program registered, in the order in which it made them; the stack is the first. After an error
     *     those that were registered up to then
     * @param errors what went wrong, a sentence each; empty if the program ran to its end
     * @param cause what the program threw; null if it threw nothing
     * @param madeUp the functions whose answers come from no table
     */
    record Result(List<Registered> registered, List<String> errors, @Nullable Throwable cause, Set<String> madeUp) {
        Result {
            registered = ImmutableList.copyOf(registered);
            errors = ImmutableList.copyOf(errors);
            madeUp = ImmutableSet.copyOf(madeUp);
        }
    }

    /**
     * One resource.
     *
     * @param resource with its outputs as properties: inputs and all that the cloud computes; for components and the stack what they
     *     registered
     * @param inputs after the provider's defaults and names, without the provider's own notes
     * @param read whether it was only looked up, as by {@code Vpc.get}
     */
    record Registered(Resource resource, MapValue inputs, boolean read) {}

    /**
     * Runs a program. Never throws for what the program does: that is in the result.
     *
     * @param timeLimit how long it may take; a program that waits for a value that never comes would run indefinitely
     * @param program what the program's {@code main} hands to {@code Pulumi.run}
     */
    static Result run(Setting setting, Duration timeLimit, Consumer<Context> program) {
        Logger silent = Logger.getAnonymousLogger();
        silent.setLevel(Level.OFF);
        RehearsalMonitor monitor = new RehearsalMonitor(
                setting, SimulatedCloud.of(setting.packages()), PulumiTestInternal.mockLog(silent));
        ResourceTransformation order = arguments -> {
            monitor.constructed(arguments.resource());
            return Optional.empty();
        };
        PulumiTestInternal test = PulumiTestInternal.builder()
                .standardLogger(silent)
                .options(TestOptions.builder()
                        .organizationName(setting.organization())
                        .projectName(setting.project())
                        .stackName(setting.stack())
                        .resourceTransformations(List.of(order))
                        .build())
                .config(setting.config(), setting.secretKeys())
                .monitorDecorator(mock -> monitor)
                .deploymentFactory(state -> new RehearsalDeployment(state, monitor))
                .build();
        Set<String> errors = new LinkedHashSet<>();
        Throwable cause = null;
        try {
            CompletableFuture<TestResult> running = test.runTestAsync(program);
            TestResult result = running.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
            errors.addAll(errors(result));
            cause = result.exceptions().stream()
                    .findFirst()
                    .map(Rehearsal::unwrapped)
                    .orElse(null);
        } catch (TimeoutException tooLong) {
            errors.add("The program did not end within " + timeLimit.toSeconds()
                    + " seconds; one of its outputs probably never gets a value.");
            // The SDK waits in a loop that takes a whole processor; a task that failed ends it.
            test.runner().registerTask("time limit", CompletableFuture.failedFuture(new CancellationException()));
        } catch (ExecutionException failed) {
            errors.add(sentence(failed));
            cause = unwrapped(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            errors.add("The rehearsal was interrupted.");
        } finally {
            PulumiTest.cleanup();
        }
        errors.addAll(monitor.blindSpots());
        return new Result(monitor.registered(), ImmutableList.copyOf(errors), cause, monitor.madeUp());
    }

    private static Set<String> errors(TestResult result) {
        Set<String> errors = new LinkedHashSet<>();
        result.exceptions().forEach(exception -> errors.add(sentence(exception)));
        for (String logged : result.errors()) {
            // The SDK logs each exception once more, with its stack trace.
            boolean seen = result.exceptions().stream()
                    .anyMatch(exception -> logged.contains(
                            String.valueOf(Throwables.getRootCause(exception).getMessage())));
            if (!seen) {
                errors.add("The program reports: " + logged.strip());
            }
        }
        return errors;
    }

    private static String sentence(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        String message = String.valueOf(cause.getMessage()).strip();
        if (cause instanceof SimulationException) {
            return message;
        }
        String hint = cause instanceof Config.ConfigMissingException
                ? "\nIn a rehearsal, hand it over with withConfig, or read the project's files with RehearsedStack.ofProject."
                : "";
        return "The program failed with " + cause.getClass().getName() + ": " + message + hint;
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while (isWrapper(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Futures wrap what was thrown, and so does the SDK where it turns values into messages. */
    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof CompletionException
                || thrown instanceof ExecutionException
                || thrown.getClass().getName().startsWith("com.pulumi.");
    }
}
