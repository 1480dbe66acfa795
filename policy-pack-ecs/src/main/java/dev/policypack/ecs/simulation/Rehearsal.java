package dev.policypack.ecs.simulation;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.pulumi.Context;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import com.pulumi.test.internal.PulumiTestInternal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs a Java program against the simulated AWS, in this JVM, with every value known: what is inside {@code apply}
 * runs, references are equal texts, all resources appear.
 *
 * <pre>{@code
 * Rehearsal.Result result = Rehearsal.of("shop", "prod").withConfig(Map.of("aws:region", "eu-central-1")).run(App::stack);
 * }</pre>
 *
 * <p>A rehearsal can follow another; two at the same time do not disturb each other. What a program keeps in static
 * fields stays there, as in any JVM.
 *
 * <p>The builder and the monitor of {@code com.pulumi.test.internal} are used and not the public mocks, because only
 * they have the stack's configuration, the parent, the options and the secrets of a resource.
 */
public final class Rehearsal {
    /**
     * While it waits, the SDK keeps one thread of the common pool busy. A machine with two processors gives the pool a single thread, and
     * on JDK 25 the program then waits for ever. Takes effect when the pool is not in use yet.
     */
    private static final String THREADS = "java.util.concurrent.ForkJoinPool.common.parallelism";

    static {
        if (System.getProperty(THREADS) == null) {
            System.setProperty(THREADS, "4");
        }
    }

    private final String project;
    private final String stack;
    private final ImmutableMap<String, String> config;
    private final ImmutableSet<String> secretKeys;
    private final ImmutableMap<String, Map<String, Object>> stackOutputs;
    private final Duration timeLimit;

    private Rehearsal(
            String project,
            String stack,
            Map<String, String> config,
            Set<String> secretKeys,
            Map<String, Map<String, Object>> stackOutputs,
            Duration timeLimit) {
        this.project = project;
        this.stack = stack;
        this.config = ImmutableMap.copyOf(config);
        this.secretKeys = ImmutableSet.copyOf(secretKeys);
        this.stackOutputs = ImmutableMap.copyOf(stackOutputs);
        this.timeLimit = timeLimit;
    }

    /**
     * A rehearsal without configuration that may take two minutes.
     *
     * @param project the name of the project, as in {@code Pulumi.yaml}
     * @param stack the name of the stack, for example {@code dev}
     */
    public static Rehearsal of(String project, String stack) {
        return new Rehearsal(project, stack, Map.of(), Set.of(), Map.of(), Duration.ofMinutes(2));
    }

    /**
     * The configuration of the stack, as in {@code Pulumi.<stack>.yaml}. {@code aws:region} and {@code aws:defaultTags}
     * (as JSON) mean what they mean to the real provider.
     *
     * @param settings by key; a key without a colon is the project's own
     */
    public Rehearsal withConfig(Map<String, String> settings) {
        return withConfig(settings, Set.of());
    }

    /**
     * The configuration of the stack, some of it secret.
     *
     * @param settings by key; a key without a colon is the project's own
     * @param secrets the keys whose values are secret
     */
    public Rehearsal withConfig(Map<String, String> settings, Set<String> secrets) {
        Map<String, String> all = new TreeMap<>(config);
        settings.forEach((key, value) -> all.put(qualified(key), value));
        Set<String> allSecrets = new LinkedHashSet<>(secretKeys);
        secrets.forEach(key -> allSecrets.add(qualified(key)));
        return new Rehearsal(project, stack, all, allSecrets, stackOutputs, timeLimit);
    }

    /**
     * What another stack has to give, for programs with a {@code StackReference}.
     *
     * @param otherStack its name, as the program writes it: {@code organization/project/stack}
     * @param outputs its outputs: text, Boolean, Number, List or Map
     */
    public Rehearsal withStackOutputs(String otherStack, Map<String, Object> outputs) {
        Map<String, Map<String, Object>> all = new TreeMap<>(stackOutputs);
        all.put(otherStack, ImmutableMap.copyOf(outputs));
        return new Rehearsal(project, stack, config, secretKeys, all, timeLimit);
    }

    /** How long the program may take; a program that waits for a value that never comes would run for ever. */
    public Rehearsal withTimeLimit(Duration limit) {
        return new Rehearsal(project, stack, config, secretKeys, stackOutputs, limit);
    }

    private String qualified(String key) {
        return key.contains(":") ? key : project + ':' + key;
    }

    /**
     * Runs a program. Never throws for what the program does: that is in the result.
     *
     * @param program what the program's {@code main} hands to {@code Pulumi.run}
     */
    public Result run(Consumer<Context> program) {
        Logger silent = Logger.getAnonymousLogger();
        silent.setLevel(Level.OFF);
        RehearsalMonitor monitor =
                new RehearsalMonitor(project, stack, config, stackOutputs, PulumiTestInternal.mockLog(silent));
        ResourceTransformation order = arguments -> {
            monitor.constructed(arguments.resource());
            return Optional.empty();
        };
        PulumiTestInternal test = PulumiTestInternal.builder()
                .standardLogger(silent)
                .options(TestOptions.builder()
                        .projectName(project)
                        .stackName(stack)
                        .resourceTransformations(List.of(order))
                        .build())
                .config(config, secretKeys)
                .monitorDecorator(mock -> monitor)
                .build();
        Set<String> errors = new LinkedHashSet<>();
        try {
            CompletableFuture<TestResult> running = test.runTestAsync(program);
            TestResult result = running.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
            errors.addAll(errors(result));
        } catch (TimeoutException tooLong) {
            errors.add("The program did not end within " + timeLimit.toSeconds()
                    + " seconds; one of its outputs probably never gets a value.");
            // The SDK waits in a loop that takes a whole processor; a task that failed ends it.
            test.runner().registerTask("time limit", CompletableFuture.failedFuture(new CancellationException()));
        } catch (ExecutionException failed) {
            errors.add(sentence(failed));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            errors.add("The rehearsal was interrupted.");
        } finally {
            PulumiTest.cleanup();
        }
        errors.addAll(monitor.blindSpots());
        return new Result(monitor.registered(), ImmutableList.copyOf(errors));
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
        Throwable cause = thrown;
        while (isWrapper(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).strip();
        if (cause instanceof SimulationException) {
            return message;
        }
        return "The program failed with " + cause.getClass().getName() + ": " + message;
    }

    /** Futures wrap what was thrown, and so does the SDK where it turns values into messages. */
    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof CompletionException
                || thrown instanceof ExecutionException
                || thrown.getClass().getName().startsWith("com.pulumi.");
    }

    /**
     * What a rehearsal found.
     *
     * @param resources everything that the program registered, in the order in which it made them; the stack is the
     *     first. After an error those that were registered up to then
     * @param errors what went wrong, a sentence each; empty if the program ran to its end
     */
    public record Result(List<Registered> resources, List<String> errors) {
        /** Copies. */
        public Result {
            resources = ImmutableList.copyOf(resources);
            errors = ImmutableList.copyOf(errors);
        }
    }

    /**
     * One resource. Properties are text, Boolean, Long for whole numbers, Double for others, List, Map, or {@link
     * Secret}; assets and archives are maps as on the wire.
     *
     * @param type for example {@code aws:ecs/service:Service}
     * @param name the name it has in the program
     * @param urn as the engine would form it
     * @param id what AWS would call it; empty for components
     * @param custom whether a provider makes it; false for components and the stack
     * @param read whether it was only looked up, as by {@code Vpc.get}
     * @param inputs after the provider's defaults and names, without the provider's own notes ({@code __defaults})
     * @param outputs inputs and all that AWS computes; for components and the stack what they registered
     * @param parent the URN of its parent; empty for the stack
     * @param provider the URN and ID of its provider, with two colons between; empty for the default one
     * @param dependencies URNs of all that it depends on, by {@code dependsOn} or by its properties
     * @param propertyDependencies the same for each property
     * @param options its other options
     */
    public record Registered(
            String type,
            String name,
            String urn,
            String id,
            boolean custom,
            boolean read,
            Map<String, Object> inputs,
            Map<String, Object> outputs,
            String parent,
            String provider,
            List<String> dependencies,
            Map<String, List<String>> propertyDependencies,
            Options options) {
        /** Copies. */
        public Registered {
            inputs = Collections.unmodifiableMap(inputs);
            outputs = Collections.unmodifiableMap(outputs);
            dependencies = ImmutableList.copyOf(dependencies);
            propertyDependencies =
                    ImmutableMap.copyOf(Maps.transformValues(propertyDependencies, ImmutableList::copyOf));
        }
    }

    /**
     * Options that a program gave to a resource.
     *
     * @param protect whether it must not be deleted
     * @param retainOnDelete whether it stays in AWS when it is deleted from the stack
     * @param deleteBeforeReplace whether it is deleted before its replacement comes
     * @param ignoreChanges the properties whose changes do not count
     * @param replaceOnChanges the properties whose changes replace it
     * @param additionalSecretOutputs the outputs that are secret besides those that are anyway
     * @param importId the ID of what it takes over; empty if it is new
     */
    public record Options(
            boolean protect,
            boolean retainOnDelete,
            boolean deleteBeforeReplace,
            List<String> ignoreChanges,
            List<String> replaceOnChanges,
            List<String> additionalSecretOutputs,
            String importId) {
        /** Copies. */
        public Options {
            ignoreChanges = ImmutableList.copyOf(ignoreChanges);
            replaceOnChanges = ImmutableList.copyOf(replaceOnChanges);
            additionalSecretOutputs = ImmutableList.copyOf(additionalSecretOutputs);
        }
    }

    /**
     * A secret. It does not show itself.
     *
     * @param value what is in it
     */
    public record Secret(Object value) {
        @Override
        public String toString() {
            return "[secret]";
        }
    }
}
