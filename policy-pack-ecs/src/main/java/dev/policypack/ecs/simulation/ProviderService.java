package dev.policypack.ecs.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Strings;
import com.google.common.collect.Sets;
import com.google.protobuf.Empty;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
 * What the engine asks a resource provider, answered by {@link SimulatedAws}.
 *
 * @see <a href="https://github.com/pulumi/pulumi/blob/v3.258.0/proto/pulumi/provider.proto">the protocol</a>
 */
final class ProviderService extends ResourceProviderImplBase {
    static final String VERSION = "6.83.0";

    private final Duration delay;
    private volatile SimulatedAws aws = new SimulatedAws(ProviderSettings.DEFAULT);

    /**
     * @param delay how much longer each Check and each Create takes
     */
    ProviderService(Duration delay) {
        this.delay = delay;
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
        answer(observer, () -> PluginInfo.newBuilder().setVersion(VERSION).build());
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
            aws = new SimulatedAws(ProviderSettings.of(Wire.map(request.getArgs())));
            return ConfigureResponse.newBuilder()
                    .setAcceptSecrets(true)
                    .setAcceptResources(true)
                    .setAcceptOutputs(false)
                    .setSupportsPreview(true)
                    .build();
        });
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> observer) {
        pause();
        answer(observer, () -> {
            String urn = request.getUrn();
            try {
                return CheckResponse.newBuilder()
                        .setInputs(Wire.struct(aws.check(
                                Urns.type(urn),
                                Urns.name(urn),
                                urn,
                                Wire.map(request.getOlds()),
                                Wire.map(request.getNews()))))
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
            Map<String, Object> olds = Wire.map(request.hasOldInputs() ? request.getOldInputs() : request.getOlds());
            Map<String, Object> news = Wire.map(request.getNews());
            SimulatedAws.Changes changes = aws.diff(Urns.type(request.getUrn()), olds, news);
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
                                        olds.containsKey(property),
                                        news.containsKey(property),
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
            String type = Urns.type(request.getUrn());
            Map<String, Object> inputs = Wire.map(request.getProperties());
            if (request.getPreview()) {
                return CreateResponse.newBuilder()
                        .setProperties(Wire.struct(aws.preview(type, inputs)))
                        .build();
            }
            Map<String, Object> outputs = aws.create(type, request.getUrn(), inputs);
            return CreateResponse.newBuilder()
                    .setId(String.valueOf(Wire.open(outputs.get("id"))))
                    .setProperties(Wire.struct(outputs))
                    .build();
        });
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> observer) {
        answer(observer, () -> ReadResponse.newBuilder()
                .setId(request.getId())
                .setInputs(request.getInputs())
                .setProperties(Wire.struct(aws.read(
                        Urns.type(request.getUrn()),
                        request.getUrn(),
                        request.getId(),
                        Wire.map(request.getProperties()))))
                .build());
    }

    @Override
    public void update(UpdateRequest request, StreamObserver<UpdateResponse> observer) {
        answer(observer, () -> UpdateResponse.newBuilder()
                .setProperties(Wire.struct(aws.update(
                        Urns.type(request.getUrn()), Wire.map(request.getOlds()), Wire.map(request.getNews()))))
                .build());
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<Empty> observer) {
        answer(observer, Empty::getDefaultInstance);
    }

    @Override
    public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> observer) {
        answer(observer, () -> InvokeResponse.newBuilder()
                .setReturn(Wire.struct(aws.invoke(request.getTok(), Wire.map(request.getArgs()))))
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
    private static String schema() {
        Map<String, Object> resources = new TreeMap<>();
        Map<String, Object> functions = new TreeMap<>();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("name", "aws");
        schema.put("version", VERSION);
        PropertyNames.all().forEach((token, names) -> {
            Set<String> all = Sets.union(names.inputs(), names.outputs());
            if (token.startsWith("pulumi:providers:")) {
                schema.put("provider", Map.of("inputProperties", any(names.inputs())));
            } else if (SimulatedAws.functions().containsKey(token)) {
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
