package dev.policypack.ecs.simulation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.protobuf.Struct;
import com.pulumi.Log;
import com.pulumi.resources.Resource;
import com.pulumi.test.internal.MockMonitor;
import dev.policypack.ecs.simulation.Rehearsal.Options;
import dev.policypack.ecs.simulation.Rehearsal.Registered;
import dev.policypack.ecs.simulation.Rehearsal.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pulumirpc.Provider.CallResponse;
import pulumirpc.Resource.ReadResourceRequest;
import pulumirpc.Resource.ReadResourceResponse;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.ResourceCallRequest;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;

/**
 * Stands where the engine stands for a program. The SDK's own mock of it hands on neither parents nor options, opens
 * secrets, and puts the stack's type into every URN; this one does what the engine does.
 */
final class RehearsalMonitor extends MockMonitor {
    private static final String STACK_REFERENCE = "pulumi:pulumi:StackReference";

    private final String project;
    private final String stack;
    private final Map<String, Map<String, Object>> stackOutputs;
    private final SimulatedAws defaultAws;

    private final Map<String, SimulatedAws> awsByProvider = new ConcurrentHashMap<>();
    private final Map<Resource, Integer> order = Collections.synchronizedMap(new IdentityHashMap<>());
    private final Set<String> blindSpots = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Map<String, Map<String, Object>> registeredOutputs = new ConcurrentHashMap<>();
    private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());

    private record Entry(int order, Registered resource) {}

    RehearsalMonitor(
            String project,
            String stack,
            Map<String, String> config,
            Map<String, Map<String, Object>> stackOutputs,
            Log log) {
        super(new SimulatedMocks(), log);
        this.project = project;
        this.stack = stack;
        this.stackOutputs = stackOutputs;
        Map<String, Object> awsConfig = new TreeMap<>();
        config.forEach((key, value) -> {
            if (key.startsWith("aws:")) {
                awsConfig.put(key.substring("aws:".length()), value);
            }
        });
        defaultAws = new SimulatedAws(ProviderSettings.of(awsConfig));
    }

    /** Notes when a resource was made: it is registered later, on another thread, in any order. */
    void constructed(Resource resource) {
        order.putIfAbsent(resource, order.size());
    }

    /** All resources, in the order in which the program made them. */
    List<Registered> registered() {
        List<Entry> sorted;
        synchronized (entries) {
            sorted = new ArrayList<>(entries);
        }
        sorted.sort(Comparator.comparingInt(Entry::order));
        return sorted.stream().map(Entry::resource).map(this::withOutputs).toList();
    }

    /** What the rehearsal could not look into, a sentence each. */
    List<String> blindSpots() {
        synchronized (blindSpots) {
            return ImmutableList.copyOf(blindSpots);
        }
    }

    /** References to resources are sent as IDs: that is what the engine hands to policies, too. */
    @Override
    public CompletableFuture<SupportsFeatureResponse> supportsFeatureAsync(SupportsFeatureRequest request) {
        boolean supported =
                !request.getId().equals("outputValues") && !request.getId().equals("resourceReferences");
        return CompletableFuture.completedFuture(
                SupportsFeatureResponse.newBuilder().setHasSupport(supported).build());
    }

    @Override
    public CompletableFuture<RegisterResourceResponse> registerResourceAsync(
            Resource resource, RegisterResourceRequest request) {
        resources.add(resource);
        return answer(() -> register(resource, request));
    }

    private RegisterResourceResponse register(Resource resource, RegisterResourceRequest request) {
        String type = request.getType();
        String urn = Urns.of(stack, project, request.getParent(), type, request.getName());
        Map<String, Object> inputs = Wire.map(request.getObject());
        Map<String, Object> outputs = inputs;
        String id = "";
        if (request.getRemote()) {
            blindSpots.add("The component '" + request.getName() + "' (" + type
                    + ") runs outside this JVM; a rehearsal does not see the resources it creates.");
        } else if (type.startsWith("pulumi:providers:")) {
            id = new Facts(AwsAccount.in(AwsAccount.DEFAULT_REGION), urn, "id", Map.of()).fill("{uuid}");
            awsByProvider.put(urn, new SimulatedAws(ProviderSettings.of(inputs)));
        } else if (request.getCustom()) {
            SimulatedAws aws = aws(request.getProvider());
            inputs = check(aws, type, request.getName(), urn, inputs);
            outputs = secret(aws.create(type, urn, inputs), request.getAdditionalSecretOutputsList());
            id = String.valueOf(Wire.open(outputs.get("id")));
        }
        Options options = new Options(
                request.getProtect(),
                request.getRetainOnDelete(),
                request.getDeleteBeforeReplace(),
                request.getIgnoreChangesList(),
                request.getReplaceOnChangesList(),
                request.getAdditionalSecretOutputsList(),
                request.getImportId());
        ImmutableMap.Builder<String, List<String>> propertyDependencies = ImmutableMap.builder();
        request.getPropertyDependenciesMap()
                .forEach((property, urns) ->
                        propertyDependencies.put(property, ImmutableList.sortedCopyOf(urns.getUrnsList())));
        add(
                resource,
                type,
                new Registered(
                        type,
                        request.getName(),
                        urn,
                        id,
                        request.getCustom(),
                        false,
                        readable(inputs),
                        readable(outputs),
                        request.getParent(),
                        request.getProvider(),
                        ImmutableList.sortedCopyOf(request.getDependenciesList()),
                        propertyDependencies.buildOrThrow(),
                        options));
        return RegisterResourceResponse.newBuilder()
                .setUrn(urn)
                .setId(id)
                .setObject(type.equals(Urns.STACK_TYPE) ? Struct.getDefaultInstance() : Wire.struct(outputs))
                .build();
    }

    private static Map<String, Object> check(
            SimulatedAws aws, String type, String name, String urn, Map<String, Object> inputs) {
        try {
            return aws.check(type, name, urn, Map.of(), inputs);
        } catch (SimulationException refused) {
            throw new SimulationException(type + " resource '" + name + "' has a problem: " + refused.getMessage());
        }
    }

    @Override
    public CompletableFuture<ReadResourceResponse> readResourceAsync(Resource resource, ReadResourceRequest request) {
        resources.add(resource);
        return answer(() -> read(resource, request));
    }

    private ReadResourceResponse read(Resource resource, ReadResourceRequest request) {
        String type = request.getType();
        String urn = Urns.of(stack, project, request.getParent(), type, request.getName());
        Map<String, Object> inputs = Wire.map(request.getProperties());
        Map<String, Object> outputs = type.equals(STACK_REFERENCE)
                ? stackReference(inputs)
                : aws(request.getProvider()).read(type, urn, request.getId(), inputs);
        add(
                resource,
                type,
                new Registered(
                        type,
                        request.getName(),
                        urn,
                        request.getId(),
                        true,
                        true,
                        readable(inputs),
                        readable(outputs),
                        request.getParent(),
                        request.getProvider(),
                        ImmutableList.sortedCopyOf(request.getDependenciesList()),
                        ImmutableMap.of(),
                        new Options(false, false, false, List.of(), List.of(), List.of(), "")));
        return ReadResourceResponse.newBuilder()
                .setUrn(urn)
                .setProperties(Wire.struct(outputs))
                .build();
    }

    private Map<String, Object> stackReference(Map<String, Object> inputs) {
        String name = String.valueOf(Wire.open(inputs.get("name")));
        Map<String, Object> outputs = stackOutputs.get(name);
        if (outputs == null) {
            throw new SimulationException("The program reads the outputs of the stack '" + name
                    + "', which the rehearsal does not know; hand them over with withStackOutputs.");
        }
        return Map.of("name", name, "outputs", outputs, "secretOutputNames", List.of());
    }

    @Override
    public CompletableFuture<ResourceInvokeResponse> invokeAsync(ResourceInvokeRequest request) {
        return answer(() -> ResourceInvokeResponse.newBuilder()
                .setReturn(
                        Wire.struct(aws(request.getProvider()).invoke(request.getTok(), Wire.map(request.getArgs()))))
                .build());
    }

    @Override
    public CompletableFuture<CallResponse> callAsync(ResourceCallRequest request) {
        return CompletableFuture.failedFuture(new SimulationException("The program calls the method " + request.getTok()
                + " of a component outside this JVM; a rehearsal cannot do that."));
    }

    @Override
    public CompletableFuture<Void> registerResourceOutputsAsync(RegisterResourceOutputsRequest request) {
        registeredOutputs.put(request.getUrn(), readable(Wire.map(request.getOutputs())));
        return CompletableFuture.completedFuture(null);
    }

    private Registered withOutputs(Registered resource) {
        Map<String, Object> outputs = registeredOutputs.get(resource.urn());
        return outputs == null
                ? resource
                : new Registered(
                        resource.type(),
                        resource.name(),
                        resource.urn(),
                        resource.id(),
                        resource.custom(),
                        resource.read(),
                        resource.inputs(),
                        outputs,
                        resource.parent(),
                        resource.provider(),
                        resource.dependencies(),
                        resource.propertyDependencies(),
                        resource.options());
    }

    private void add(Resource resource, String type, Registered registered) {
        int position = type.equals(Urns.STACK_TYPE) ? -1 : order.getOrDefault(resource, Integer.MAX_VALUE);
        entries.add(new Entry(position, registered));
    }

    /** The AWS that a provider is configured for. The reference to a provider is its URN, two colons, its ID. */
    private SimulatedAws aws(String provider) {
        int end = provider.lastIndexOf("::");
        return end < 0 ? defaultAws : awsByProvider.getOrDefault(provider.substring(0, end), defaultAws);
    }

    private static Map<String, Object> secret(Map<String, Object> outputs, List<String> names) {
        Map<String, Object> wrapped = new TreeMap<>(outputs);
        for (String name : names) {
            wrapped.computeIfPresent(name, (key, value) -> Wire.isSecret(value) ? value : Wire.secret(value));
        }
        return wrapped;
    }

    private static Map<String, Object> readable(Map<String, Object> properties) {
        Map<String, Object> readable = new TreeMap<>();
        Wire.map(Wire.struct(properties)).forEach((property, value) -> {
            if (!property.equals(SimulatedAws.DEFAULTS)) {
                readable.put(property, readableValue(SimulatedAws.strip(value)));
            }
        });
        return Collections.unmodifiableMap(readable);
    }

    private static Object readableValue(Object value) {
        if (Wire.isSecret(value)) {
            Object content = Wire.open(value);
            return new Secret(content == null ? "" : readableValue(content));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> readable = new TreeMap<>();
            map.forEach((key, element) -> readable.put(String.valueOf(key), readableValue(element)));
            return Collections.unmodifiableMap(readable);
        }
        if (value instanceof Collection<?> elements) {
            List<@Nullable Object> readable = new ArrayList<>();
            for (Object element : elements) {
                readable.add(element == null ? null : readableValue(element));
            }
            return Collections.unmodifiableList(readable);
        }
        return value;
    }

    private static <T> CompletableFuture<T> answer(Supplier<T> response) {
        try {
            return CompletableFuture.completedFuture(response.get());
        } catch (SimulationException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }
}
