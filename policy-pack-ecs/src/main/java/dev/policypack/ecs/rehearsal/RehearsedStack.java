package dev.policypack.ecs.rehearsal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.pulumi.Context;
import dev.policypack.ecs.EcsPolicyPack;
import dev.policypack.ecs.simulation.Rehearsal;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Report;
import dev.policypack.engine.Session;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.resource.StackContext;
import dev.policypack.resource.Urn;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A stack that is judged before it is deployed, with every value known:
 *
 * <pre>{@code
 * Report report = RehearsedStack.of("shop", "prod").evaluate(App::stack);
 * assertThat(report.isBlocking()).as(report.toString()).isFalse();
 * }</pre>
 *
 * <p>Immutable; needs neither a Pulumi CLI nor an account nor a network.
 */
public final class RehearsedStack {
    private final String project;
    private final String stack;
    private final ImmutableMap<String, String> config;
    private final PolicyPack pack;
    private final PackConfig packConfig;
    private final ImmutableMap<String, Map<String, Object>> stackOutputs;

    private RehearsedStack(
            String project,
            String stack,
            Map<String, String> config,
            PolicyPack pack,
            PackConfig packConfig,
            Map<String, Map<String, Object>> stackOutputs) {
        this.project = project;
        this.stack = stack;
        this.config = ImmutableMap.copyOf(config);
        this.pack = pack;
        this.packConfig = packConfig;
        this.stackOutputs = ImmutableMap.copyOf(stackOutputs);
    }

    /** A program did not run to its end, so that nothing can be said about its stack; the message is a sentence for each reason. */
    public static final class ProgramFailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ProgramFailedException(List<String> errors) {
            super(String.join("\n", errors));
        }
    }

    /**
     * A stack without configuration, judged by the policies of this pack at their default levels.
     *
     * @param project the project's name, as in {@code Pulumi.yaml}
     * @param stack the stack's name
     */
    public static RehearsedStack of(String project, String stack) {
        return new RehearsedStack(project, stack, Map.of(), EcsPolicyPack.pack(), PackConfig.none(), Map.of());
    }

    /** The same with the stack's configuration, as in {@code Pulumi.<stack>.yaml}; a key without a colon is the project's own. */
    public RehearsedStack withConfig(Map<String, String> settings) {
        return new RehearsedStack(project, stack, settings, pack, packConfig, stackOutputs);
    }

    /** The same, judged by the policies of another pack. */
    public RehearsedStack evaluatedBy(PolicyPack other) {
        return new RehearsedStack(project, stack, config, other, packConfig, stackOutputs);
    }

    /** The same with the levels and options that a user has set for the policies. */
    public RehearsedStack withPackConfig(PackConfig settings) {
        return new RehearsedStack(project, stack, config, pack, settings, stackOutputs);
    }

    /**
     * The same with what other stacks give to a program with a {@code StackReference}.
     *
     * @param outputs the outputs, as text, Boolean, Number, List or Map, by the name of the stack as the program writes it:
     *     {@code organization/project/stack}
     */
    public RehearsedStack withStackOutputs(Map<String, Map<String, Object>> outputs) {
        return new RehearsedStack(project, stack, config, pack, packConfig, outputs);
    }

    /**
     * Runs a program and judges what it registers.
     *
     * @param program what the program's {@code main} hands to {@code Pulumi.run}
     * @throws ProgramFailedException when the program fails
     * @throws dev.policypack.config.InvalidOptionException when an option of a policy has a value that it does not take
     */
    public Report evaluate(Consumer<Context> program) {
        Rehearsal rehearsal = Rehearsal.of(project, stack).withConfig(config);
        for (Map.Entry<String, Map<String, Object>> other : stackOutputs.entrySet()) {
            rehearsal = rehearsal.withStackOutputs(other.getKey(), other.getValue());
        }
        Rehearsal.Result result = rehearsal.run(program);
        if (!result.errors().isEmpty()) {
            throw new ProgramFailedException(result.errors());
        }
        ImmutableMap.Builder<String, String> qualified = ImmutableMap.builder();
        config.forEach((key, value) -> qualified.put(key.contains(":") ? key : project + ":" + key, value));
        StackContext context =
                new StackContext(project, stack, "organization", true, qualified.buildOrThrow(), Map.of());
        Session session = new Session(pack, packConfig, context);
        Map<String, Resource> providers = providers(result.resources());
        List<Session.Findings> findings = new ArrayList<>();
        List<Resource> all = new ArrayList<>();
        for (Rehearsal.Registered registered : result.resources()) {
            Resource resource = withProvider(resource(registered), registered.provider(), providers);
            if (!registered.read()) {
                findings.add(session.analyze(resource.withProperties(map(registered.inputs()))));
            }
            // What the program only looks up is outside the stack, for the engine too; references to other stacks are
            // judged themselves.
            if (!registered.read() || registered.type().startsWith("pulumi:")) {
                all.add(resource);
            }
        }
        findings.add(session.analyzeStack(all));
        return Report.of(pack, all.size(), findings);
    }

    /** The explicit providers by URN, each with its configuration. */
    private static Map<String, Resource> providers(List<Rehearsal.Registered> resources) {
        Map<String, Resource> providers = new LinkedHashMap<>();
        for (Rehearsal.Registered registered : resources) {
            if (registered.type().startsWith("pulumi:providers:")) {
                providers.put(registered.urn(), resource(registered).withProperties(map(registered.inputs())));
            }
        }
        return providers;
    }

    private Resource withProvider(Resource resource, String reference, Map<String, Resource> providers) {
        // The reference to a provider is its URN, two colons, its ID.
        int id = reference.lastIndexOf("::");
        Resource provider = id < 0 ? null : providers.get(reference.substring(0, id));
        if (provider != null) {
            return resource.withProvider(provider);
        }
        return resource.type().startsWith("aws:") ? resource.withProvider(defaultProvider()) : resource;
    }

    /** The provider of resources for which the program names none: the engine makes it from the stack's configuration. */
    private Resource defaultProvider() {
        Map<String, Object> settings = new LinkedHashMap<>();
        config.forEach((key, value) -> {
            if (key.startsWith("aws:")) {
                settings.put(key.substring("aws:".length()), value);
            }
        });
        String type = "pulumi:providers:aws";
        String urn = new Urn(stack, project, ImmutableList.of(type), "default").toString();
        return Resource.of(urn, type, "default").withProperties(map(settings));
    }

    private static Resource resource(Rehearsal.Registered registered) {
        Resource resource = Resource.of(registered.urn(), registered.type(), registered.name())
                .withProperties(map(registered.outputs()))
                .withOptions(options(registered.options()))
                .withParent(registered.parent())
                .withDependencies(registered.dependencies());
        for (Map.Entry<String, List<String>> property :
                registered.propertyDependencies().entrySet()) {
            resource = resource.withPropertyDependencies(property.getKey(), property.getValue());
        }
        return resource;
    }

    private static ResourceOptions options(Rehearsal.Options options) {
        return new ResourceOptions(
                options.protect(),
                options.ignoreChanges(),
                options.deleteBeforeReplace() ? Optional.of(true) : Optional.empty(),
                ImmutableList.of(),
                options.additionalSecretOutputs(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static MapValue map(Map<String, Object> properties) {
        Map<String, PropertyValue> entries = new LinkedHashMap<>();
        properties.forEach((key, value) -> entries.put(key, value(value)));
        return new MapValue(entries);
    }

    private static PropertyValue value(Object value) {
        if (value instanceof Rehearsal.Secret secret) {
            return PropertyValue.secret(value(secret.value()));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, PropertyValue> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> entries.put(String.valueOf(key), value(entry)));
            return new MapValue(entries);
        }
        if (value instanceof List<?> list) {
            return new PropertyValue.ListValue(
                    list.stream().map(RehearsedStack::value).toList());
        }
        return PropertyValue.of(value);
    }
}
