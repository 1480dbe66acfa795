package dev.policypack.rehearsal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.protobuf.Struct;
import com.pulumi.Log;
import com.pulumi.test.EmptyMocks;
import com.pulumi.test.internal.MockMonitor;
import dev.policypack.protocol.WireFormat;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.resource.Urn;
import dev.policypack.simulation.BridgeDefaults;
import dev.policypack.simulation.OutputShape.Fields;
import dev.policypack.simulation.SimulatedCloud;
import dev.policypack.simulation.SimulatedProvider;
import dev.policypack.simulation.SimulationException;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * Stands where the engine stands for a program. The SDK's own mock of it hands on neither parents nor options, opens secrets, and puts the
 * stack's type into every URN; this one does what the engine does.
 */
final class RehearsalMonitor extends MockMonitor {
    private static final String STACK_TYPE = "pulumi:pulumi:Stack";
    private static final String STACK_REFERENCE = "pulumi:pulumi:StackReference";
    private static final String PROVIDERS = "pulumi:providers:";

    private final Setting setting;
    private final SimulatedCloud cloud;

    private final Map<String, Resource> providers = new ConcurrentHashMap<>();
    private final Map<com.pulumi.resources.Resource, Integer> order =
            Collections.synchronizedMap(new IdentityHashMap<>());
    private final Map<String, Fields> expected = new ConcurrentHashMap<>();
    private final Set<String> urns = ConcurrentHashMap.newKeySet();
    private final Set<String> blindSpots = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<String> madeUp = Collections.synchronizedSet(new TreeSet<>());
    private final Map<String, MapValue> registeredOutputs = new ConcurrentHashMap<>();
    private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());

    private record Entry(int order, Rehearsal.Registered registered) {}

    RehearsalMonitor(Setting setting, SimulatedCloud cloud, Log log) {
        super(new EmptyMocks(), log);
        this.setting = setting;
        this.cloud = cloud;
    }

    /** Notes when a resource was made: it is registered later, on another thread, in any order. */
    void constructed(com.pulumi.resources.Resource resource) {
        order.putIfAbsent(resource, order.size());
    }

    /** Notes what the program expects a function to answer: it is called later, without a word about that. */
    void expects(String token, Fields answer) {
        expected.putIfAbsent(token, answer);
    }

    /** All resources, in the order in which the program made them. */
    List<Rehearsal.Registered> registered() {
        List<Entry> sorted;
        synchronized (entries) {
            sorted = new ArrayList<>(entries);
        }
        sorted.sort(Comparator.comparingInt(Entry::order));
        return sorted.stream().map(Entry::registered).map(this::withOutputs).toList();
    }

    /** What the rehearsal could not look into, a sentence each. */
    List<String> blindSpots() {
        synchronized (blindSpots) {
            return ImmutableList.copyOf(blindSpots);
        }
    }

    /** The functions whose answers were made up. */
    Set<String> madeUp() {
        synchronized (madeUp) {
            return ImmutableSet.copyOf(madeUp);
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
            com.pulumi.resources.Resource resource, RegisterResourceRequest request) {
        resources.add(resource);
        return answer(() -> register(resource, request));
    }

    private RegisterResourceResponse register(com.pulumi.resources.Resource sdk, RegisterResourceRequest request) {
        String type = request.getType();
        String urn = urn(request.getParent(), type, request.getName());
        MapValue inputs = WireFormat.read(request.getObject());
        MapValue outputs = inputs;
        MapValue shown = inputs;
        String id = "";
        if (request.getRemote()) {
            blindSpots.add("The component '" + request.getName() + "' (" + type
                    + ") runs outside this JVM; a rehearsal does not see the resources it creates.");
        } else if (type.startsWith(PROVIDERS)) {
            id = Setting.uuid(urn);
            providers.put(urn, Resource.of(urn, type, request.getName()).withProperties(inputs));
        } else if (request.getCustom()) {
            SimulatedProvider provider = provider(type, request.getProvider());
            inputs = checked(provider, type, request.getName(), urn, inputs);
            SimulatedProvider.Outputs created = provider.create(urn, inputs, SdkTypes.outputs(sdk));
            List<String> secrets = request.getAdditionalSecretOutputsList();
            outputs = secret(created.properties(), secrets);
            shown = shown(outputs, created.madeUp());
            id = created.id();
        }
        Resource registered = resource(urn, type, request.getName(), request.getProvider(), request.getCustom())
                .withProperties(BridgeDefaults.removedFrom(shown))
                .withOptions(options(request))
                .withParent(request.getParent())
                .withDependencies(ImmutableList.sortedCopyOf(request.getDependenciesList()))
                .withPropertyDependencies(propertyDependencies(request));
        add(sdk, new Rehearsal.Registered(registered, BridgeDefaults.removedFrom(inputs), false));
        return RegisterResourceResponse.newBuilder()
                .setUrn(urn)
                .setId(id)
                .setObject(type.equals(STACK_TYPE) ? Struct.getDefaultInstance() : WireFormat.write(outputs))
                .build();
    }

    private static MapValue checked(SimulatedProvider provider, String type, String name, String urn, MapValue inputs) {
        try {
            return provider.check(urn, MapValue.EMPTY, inputs);
        } catch (SimulationException refused) {
            throw new SimulationException(type + " resource '" + name + "' has a problem: " + refused.getMessage());
        }
    }

    private static ResourceOptions options(RegisterResourceRequest request) {
        return new ResourceOptions(
                request.getProtect(),
                request.getIgnoreChangesList(),
                request.getDeleteBeforeReplace() ? Optional.of(true) : Optional.empty(),
                ImmutableList.of(),
                request.getAdditionalSecretOutputsList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Map<String, Collection<String>> propertyDependencies(RegisterResourceRequest request) {
        Map<String, Collection<String>> all = new TreeMap<>();
        request.getPropertyDependenciesMap()
                .forEach((property, of) -> all.put(property, ImmutableList.sortedCopyOf(of.getUrnsList())));
        return all;
    }

    @Override
    public CompletableFuture<ReadResourceResponse> readResourceAsync(
            com.pulumi.resources.Resource resource, ReadResourceRequest request) {
        resources.add(resource);
        return answer(() -> read(resource, request));
    }

    private ReadResourceResponse read(com.pulumi.resources.Resource sdk, ReadResourceRequest request) {
        String type = request.getType();
        String urn = urn(request.getParent(), type, request.getName());
        MapValue inputs = WireFormat.read(request.getProperties());
        MapValue outputs;
        MapValue shown;
        if (type.equals(STACK_REFERENCE)) {
            outputs = stackReference(inputs);
            shown = outputs;
        } else {
            SimulatedProvider.Outputs read =
                    provider(type, request.getProvider()).read(urn, request.getId(), inputs, SdkTypes.outputs(sdk));
            outputs = read.properties();
            shown = shown(outputs, read.madeUp());
        }
        Resource looked = resource(urn, type, request.getName(), request.getProvider(), true)
                .withProperties(shown)
                .withParent(request.getParent())
                .withDependencies(ImmutableList.sortedCopyOf(request.getDependenciesList()));
        add(sdk, new Rehearsal.Registered(looked, inputs, true));
        return ReadResourceResponse.newBuilder()
                .setUrn(urn)
                .setProperties(WireFormat.write(outputs))
                .build();
    }

    private MapValue stackReference(MapValue inputs) {
        String name = inputs.entries().get("name") instanceof StringValue string ? string.value() : "";
        Map<String, Object> outputs = setting.stackOutputs().get(name);
        if (outputs == null) {
            throw new SimulationException("The program reads the outputs of the stack '" + name
                    + "', which the rehearsal does not know; hand them over with withStackOutputs.");
        }
        return (MapValue) PropertyValue.of(Map.of("name", name, "outputs", outputs, "secretOutputNames", List.of()));
    }

    @Override
    public CompletableFuture<ResourceInvokeResponse> invokeAsync(ResourceInvokeRequest request) {
        return answer(() -> {
            String token = request.getTok();
            SimulatedProvider.Answer answer = provider(token, request.getProvider())
                    .invoke(token, WireFormat.read(request.getArgs()), expected.getOrDefault(token, Fields.NONE));
            if (answer.isMadeUp()) {
                madeUp.add(token);
            }
            return ResourceInvokeResponse.newBuilder()
                    .setReturn(WireFormat.write(answer.properties()))
                    .build();
        });
    }

    @Override
    public CompletableFuture<CallResponse> callAsync(ResourceCallRequest request) {
        return CompletableFuture.failedFuture(new SimulationException("The program calls the method " + request.getTok()
                + " of a component outside this JVM; a rehearsal cannot do that."));
    }

    @Override
    public CompletableFuture<Void> registerResourceOutputsAsync(RegisterResourceOutputsRequest request) {
        registeredOutputs.put(request.getUrn(), WireFormat.read(request.getOutputs()));
        return CompletableFuture.completedFuture(null);
    }

    private Rehearsal.Registered withOutputs(Rehearsal.Registered registered) {
        MapValue outputs = registeredOutputs.get(registered.resource().urn());
        return outputs == null
                ? registered
                : new Rehearsal.Registered(
                        registered.resource().withProperties(outputs), registered.inputs(), registered.read());
    }

    private void add(com.pulumi.resources.Resource sdk, Rehearsal.Registered registered) {
        int position =
                registered.resource().type().equals(STACK_TYPE) ? -1 : order.getOrDefault(sdk, Integer.MAX_VALUE);
        entries.add(new Entry(position, registered));
    }

    /**
     * The URN that the engine would give: the stack, parent of all that have no other, is not part of the types.
     *
     * @throws SimulationException if the program has used it before
     * @see <a href="https://github.com/pulumi/pulumi/blob/v3.258.0/pkg/resource/deploy/step_generator.go">the engine</a>
     */
    private String urn(String parent, String type, String name) {
        List<String> types = new ArrayList<>(Urn.parse(parent).map(Urn::types).orElse(List.of()));
        types.remove(STACK_TYPE);
        types.add(type);
        String urn = new Urn(setting.stack(), setting.project(), types, name).toString();
        if (!urns.add(urn)) {
            throw new SimulationException("Duplicate resource URN '" + urn + "'; try giving it a unique name");
        }
        return urn;
    }

    /** A resource with its provider; components and providers have none. */
    private Resource resource(String urn, String type, String name, String provider, boolean custom) {
        Resource resource = Resource.of(urn, type, name);
        Resource explicit = explicit(provider);
        if (explicit != null) {
            return resource.withProvider(explicit);
        }
        return custom && !type.startsWith("pulumi:") ? resource.withProvider(defaultProvider(type)) : resource;
    }

    /** The reference to a provider is its URN, two colons, its ID. */
    private @Nullable Resource explicit(String reference) {
        int id = reference.lastIndexOf("::");
        return id < 0 ? null : providers.get(reference.substring(0, id));
    }

    /** The provider of resources for which the program names none: the engine makes it from the stack's configuration. */
    private Resource defaultProvider(String token) {
        String name = SimulatedCloud.packageOf(token);
        String urn = new Urn(setting.stack(), setting.project(), List.of(PROVIDERS + name), "default").toString();
        return Resource.of(urn, PROVIDERS + name, "default").withProperties(setting.configOf(name));
    }

    private SimulatedProvider provider(String token, String reference) {
        String name = SimulatedCloud.packageOf(token);
        Resource explicit = explicit(reference);
        MapValue config = explicit == null
                ? setting.configOf(name)
                : explicit.props().raw() instanceof MapValue map ? map : MapValue.EMPTY;
        return cloud.provider(name, config);
    }

    private static MapValue secret(MapValue outputs, List<String> names) {
        Map<String, PropertyValue> wrapped = new LinkedHashMap<>(outputs.entries());
        for (String name : names) {
            wrapped.computeIfPresent(
                    name, (key, value) -> value instanceof SecretValue ? value : new SecretValue(value));
        }
        return new MapValue(wrapped);
    }

    /** What policies see of outputs: what is made up says nothing about the real resource, and is not known to them. */
    private static MapValue shown(MapValue outputs, Set<String> madeUp) {
        MapValue shown = outputs;
        for (String name : madeUp) {
            shown = shown.with(name, PropertyValue.unknown());
        }
        return shown;
    }

    private static <T> CompletableFuture<T> answer(Supplier<T> response) {
        try {
            return CompletableFuture.completedFuture(response.get());
        } catch (SimulationException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }
}
