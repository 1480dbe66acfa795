package dev.policypack.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.protobuf.Empty;
import dev.policypack.protocol.WireFormat;
import dev.policypack.resource.Urn;
import dev.policypack.simulation.OutputShape.Fields;
import dev.policypack.value.PropertyValue.MapValue;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.PropertyDiff;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ProviderHandshakeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc.ResourceProviderImplBase;

/**
 * What the engine asks a resource provider, answered by a {@link SimulatedProvider}.
 *
 * @see <a href="https://github.com/pulumi/pulumi/blob/v3.258.0/proto/pulumi/provider.proto">the protocol</a>
 */
final class ProviderService extends ResourceProviderImplBase {
    private final SimulatedPackage first;
    private final SimulatedCloud cloud;
    private final Duration delay;

    /** The configuration of the providers, by the name of their package; the engine may attach to one process for several. */
    private final Map<String, MapValue> configs = new ConcurrentHashMap<>();

    /**
     * Serves a cloud.
     *
     * @param first the package that it introduces itself as
     * @param cloud all packages
     * @param delay how much longer each Check and each Create takes
     */
    ProviderService(SimulatedPackage first, SimulatedCloud cloud, Duration delay) {
        this.first = first;
        this.cloud = cloud;
        this.delay = delay;
    }

    private SimulatedProvider provider(String token) {
        String name = SimulatedCloud.packageOf(token);
        return cloud.provider(name, configs.getOrDefault(name, MapValue.EMPTY));
    }

    /** The provider of a resource. */
    private SimulatedProvider of(String urn) {
        return provider(Urn.parse(urn).map(Urn::type).orElse(urn));
    }

    @Override
    public void handshake(ProviderHandshakeRequest request, StreamObserver<ProviderHandshakeResponse> observer) {
        answer(observer, () -> ProviderHandshakeResponse.newBuilder()
                .setAcceptSecrets(true)
                .setAcceptResources(true)
                .setAcceptOutputs(false)
                .build());
    }

    @Override
    public void attach(PluginAttach request, StreamObserver<Empty> observer) {
        answer(observer, Empty::getDefaultInstance);
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> observer) {
        answer(
                observer,
                () -> PluginInfo.newBuilder().setVersion(first.version()).build());
    }

    @Override
    public void getSchema(GetSchemaRequest request, StreamObserver<GetSchemaResponse> observer) {
        answer(
                observer,
                () -> GetSchemaResponse.newBuilder().setSchema(schema()).build());
    }

    @Override
    public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> observer) {
        answer(
                observer,
                () -> CheckResponse.newBuilder().setInputs(request.getNews()).build());
    }

    @Override
    public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> observer) {
        answer(observer, () -> DiffResponse.newBuilder()
                .setChanges(DiffChanges.DIFF_NONE)
                .build());
    }

    @Override
    public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> observer) {
        answer(observer, () -> {
            configs.put(packageOf(request), WireFormat.read(request.getArgs()));
            return ConfigureResponse.newBuilder()
                    .setAcceptSecrets(true)
                    .setAcceptResources(true)
                    .setAcceptOutputs(false)
                    .setSupportsPreview(true)
                    .build();
        });
    }

    /** An older engine does not say which provider it configures; the keys of its configuration do. */
    @SuppressWarnings("deprecation") // the engine sends the keys to this day
    private String packageOf(ConfigureRequest request) {
        String type = request.getType();
        return type.isEmpty()
                ? request.getVariablesMap().keySet().stream()
                        .map(SimulatedCloud::packageOf)
                        .findFirst()
                        .orElse(first.name())
                : type.substring(type.lastIndexOf(':') + 1);
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> observer) {
        pause();
        answer(observer, () -> {
            String urn = request.getUrn();
            try {
                return CheckResponse.newBuilder()
                        .setInputs(WireFormat.write(of(urn).check(
                                        urn, WireFormat.read(request.getOlds()), WireFormat.read(request.getNews()))))
                        .build();
            } catch (SimulationException refused) {
                return CheckResponse.newBuilder()
                        .addFailures(CheckFailure.newBuilder().setReason(Strings.nullToEmpty(refused.getMessage())))
                        .build();
            }
        });
    }

    @Override
    public void diff(DiffRequest request, StreamObserver<DiffResponse> observer) {
        answer(observer, () -> {
            MapValue olds = WireFormat.read(request.hasOldInputs() ? request.getOldInputs() : request.getOlds());
            MapValue news = WireFormat.read(request.getNews());
            SimulatedProvider.Changes changes = of(request.getUrn()).diff(request.getUrn(), olds, news);
            DiffResponse.Builder response = DiffResponse.newBuilder()
                    .setChanges(changes.changed().isEmpty() ? DiffChanges.DIFF_NONE : DiffChanges.DIFF_SOME)
                    .addAllDiffs(changes.changed())
                    .addAllReplaces(changes.replacing())
                    .setDeleteBeforeReplace(changes.deleteFirst())
                    .setHasDetailedDiff(true);
            for (String property : changes.changed()) {
                response.putDetailedDiff(
                        property,
                        PropertyDiff.newBuilder()
                                .setKind(kind(
                                        olds.entries().containsKey(property),
                                        news.entries().containsKey(property),
                                        changes.replacing().contains(property)))
                                .setInputDiff(true)
                                .build());
            }
            return response.build();
        });
    }

    private static PropertyDiff.Kind kind(boolean before, boolean after, boolean replaces) {
        if (!before) {
            return replaces ? PropertyDiff.Kind.ADD_REPLACE : PropertyDiff.Kind.ADD;
        }
        if (!after) {
            return replaces ? PropertyDiff.Kind.DELETE_REPLACE : PropertyDiff.Kind.DELETE;
        }
        return replaces ? PropertyDiff.Kind.UPDATE_REPLACE : PropertyDiff.Kind.UPDATE;
    }

    @Override
    public void create(CreateRequest request, StreamObserver<CreateResponse> observer) {
        pause();
        answer(observer, () -> {
            String urn = request.getUrn();
            MapValue inputs = WireFormat.read(request.getProperties());
            if (request.getPreview()) {
                return CreateResponse.newBuilder()
                        .setProperties(WireFormat.write(of(urn).preview(urn, inputs)))
                        .build();
            }
            SimulatedProvider.Outputs outputs = of(urn).create(urn, inputs, Fields.NONE);
            return CreateResponse.newBuilder()
                    .setId(outputs.id())
                    .setProperties(WireFormat.write(outputs.properties()))
                    .build();
        });
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> observer) {
        answer(observer, () -> {
            String urn = request.getUrn();
            MapValue known = WireFormat.read(request.getProperties());
            return ReadResponse.newBuilder()
                    .setId(request.getId())
                    .setInputs(request.getInputs())
                    .setProperties(WireFormat.write(of(urn).read(urn, request.getId(), known, Fields.NONE)
                            .properties()))
                    .build();
        });
    }

    @Override
    public void update(UpdateRequest request, StreamObserver<UpdateResponse> observer) {
        answer(observer, () -> {
            String urn = request.getUrn();
            MapValue olds = WireFormat.read(request.getOlds());
            return UpdateResponse.newBuilder()
                    .setProperties(WireFormat.write(of(urn).update(urn, olds, WireFormat.read(request.getNews()))))
                    .build();
        });
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<Empty> observer) {
        answer(observer, Empty::getDefaultInstance);
    }

    @Override
    public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> observer) {
        answer(observer, () -> InvokeResponse.newBuilder()
                .setReturn(WireFormat.write(provider(request.getTok())
                        .invoke(request.getTok(), WireFormat.read(request.getArgs()), Fields.NONE)
                        .properties()))
                .build());
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> observer) {
        answer(observer, Empty::getDefaultInstance);
    }

    private static <T> void answer(StreamObserver<T> observer, Supplier<T> response) {
        T message;
        try {
            message = response.get();
        } catch (SimulationException refused) {
            observer.onError(Status.INVALID_ARGUMENT
                    .withDescription(refused.getMessage())
                    .asRuntimeException());
            return;
        }
        observer.onNext(message);
        observer.onCompleted();
    }

    private void pause() {
        if (delay.isZero()) {
            return;
        }
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException shutDown) {
            Thread.currentThread().interrupt();
        }
    }

    /** Names without types: enough for languages that look up what exists, such as Pulumi YAML. */
    private String schema() {
        Map<String, Object> resources = new TreeMap<>();
        Map<String, Object> functions = new TreeMap<>();
        Map<String, Object> schema = new LinkedHashMap<>();
        Set<String> answered =
                first.functions().stream().map(SimulatedType::token).collect(ImmutableSet.toImmutableSet());
        schema.put("name", first.name());
        schema.put("version", first.version());
        first.properties().forEach((token, names) -> {
            Set<String> all = Sets.union(names.inputs(), names.outputs());
            if (token.startsWith("pulumi:providers:")) {
                schema.put("provider", Map.of("inputProperties", any(names.inputs())));
            } else if (answered.contains(token)) {
                functions.put(
                        token,
                        Map.of(
                                "inputs", Map.of("properties", any(names.inputs())),
                                "outputs", Map.of("properties", any(all))));
            } else {
                resources.put(
                        token,
                        Map.of(
                                "inputProperties",
                                any(names.inputs()),
                                "properties",
                                any(Sets.difference(all, Set.of("id")))));
            }
        });
        schema.put("resources", resources);
        schema.put("functions", functions);
        try {
            return JsonMapper.builder().build().writeValueAsString(schema);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> any(Set<String> properties) {
        Map<String, Object> any = new TreeMap<>();
        properties.forEach(property -> any.put(property, Map.of("$ref", "pulumi.json#/Any")));
        return any;
    }
}
