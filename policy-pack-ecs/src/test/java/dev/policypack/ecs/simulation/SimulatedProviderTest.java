package dev.policypack.ecs.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pulumirpc.Plugin.PluginAttach;
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
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.PropertyDiff;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

class SimulatedProviderTest {
    private static final String LOGS = "urn:pulumi:dev::shop::shop:web:Service$aws:cloudwatch/logGroup:LogGroup::logs";

    private SimulatedProvider provider;
    private ManagedChannel channel;
    private ResourceProviderBlockingStub engine;

    @BeforeEach
    void start() throws Exception {
        provider = SimulatedProvider.start();
        channel = OkHttpChannelBuilder.forTarget("127.0.0.1:" + provider.port(), InsecureChannelCredentials.create())
                .maxInboundMessageSize(64 * 1024 * 1024)
                .build();
        engine = ResourceProviderGrpc.newBlockingStub(channel);
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        provider.close();
    }

    private Struct check(String urn, Map<String, Object> inputs) {
        CheckResponse response = engine.check(CheckRequest.newBuilder()
                .setUrn(urn)
                .setNews(Wire.struct(inputs))
                .build());
        assertThat(response.getFailuresList()).isEmpty();
        return response.getInputs();
    }

    private CreateResponse create(String urn, Struct inputs, boolean preview) {
        return engine.create(CreateRequest.newBuilder()
                .setUrn(urn)
                .setProperties(inputs)
                .setPreview(preview)
                .build());
    }

    @Test
    void introduces_itself() {
        assertThat(engine.getPluginInfo(Empty.getDefaultInstance()).getVersion())
                .isEqualTo("6.83.0");
        assertThat(engine.attach(PluginAttach.getDefaultInstance())).isEqualTo(Empty.getDefaultInstance());
        assertThat(engine.handshake(ProviderHandshakeRequest.getDefaultInstance())
                        .getAcceptSecrets())
                .isTrue();
        ConfigureResponse configured = engine.configure(ConfigureRequest.getDefaultInstance());
        assertThat(configured.getSupportsPreview()).isTrue();
        assertThat(configured.getAcceptSecrets()).isTrue();
        assertThat(configured.getAcceptResources()).isTrue();
        assertThat(configured.getAcceptOutputs()).isFalse();
    }

    @Test
    void a_resource_from_preview_to_deletion() {
        Struct inputs = check(LOGS, Map.of("retentionInDays", 30));
        Map<String, Object> checked = Wire.map(inputs);
        String name = String.valueOf(checked.get("name"));
        assertThat(name).matches("logs-[0-9a-f]{7}");
        assertThat(checked)
                .containsEntry("skipDestroy", false)
                .containsEntry("__defaults", List.of("name", "skipDestroy"));

        CreateResponse preview = create(LOGS, inputs, true);
        assertThat(preview.getId()).isEmpty();
        assertThat(Wire.map(preview.getProperties()))
                .containsEntry("arn", Wire.UNKNOWN)
                .containsEntry("id", Wire.UNKNOWN)
                .containsEntry("name", name)
                .containsEntry("retentionInDays", 30L);

        CreateResponse created = create(LOGS, inputs, false);
        assertThat(created.getId()).isEqualTo(name);
        assertThat(Wire.map(created.getProperties()))
                .containsEntry("arn", "arn:aws:logs:us-east-1:123456789012:log-group:" + name)
                .containsEntry("id", name);

        DiffRequest unchanged = DiffRequest.newBuilder()
                .setUrn(LOGS)
                .setOldInputs(inputs)
                .setOlds(created.getProperties())
                .setNews(check(LOGS, Map.of("retentionInDays", 30)))
                .build();
        assertThat(engine.diff(unchanged).getChanges()).isEqualTo(DiffChanges.DIFF_NONE);

        Struct longer = check(LOGS, Map.of("retentionInDays", 90));
        DiffResponse changed = engine.diff(unchanged.toBuilder().setNews(longer).build());
        assertThat(changed.getChanges()).isEqualTo(DiffChanges.DIFF_SOME);
        assertThat(changed.getDiffsList()).containsExactly("retentionInDays");
        assertThat(changed.getReplacesList()).isEmpty();
        assertThat(changed.getDetailedDiffMap().get("retentionInDays").getKind())
                .isEqualTo(PropertyDiff.Kind.UPDATE);

        DiffResponse renamed = engine.diff(unchanged.toBuilder()
                .setNews(check(LOGS, Map.of("retentionInDays", 30, "name", "mine")))
                .build());
        assertThat(renamed.getReplacesList()).containsExactly("name");
        assertThat(renamed.getDeleteBeforeReplace()).isTrue();
        assertThat(renamed.getDetailedDiffMap().get("name").getKind()).isEqualTo(PropertyDiff.Kind.UPDATE_REPLACE);

        assertThat(Wire.map(engine.update(UpdateRequest.newBuilder()
                                .setUrn(LOGS)
                                .setOlds(created.getProperties())
                                .setNews(longer)
                                .build())
                        .getProperties()))
                .containsEntry("retentionInDays", 90L)
                .containsEntry("arn", "arn:aws:logs:us-east-1:123456789012:log-group:" + name);
        assertThat(engine.delete(DeleteRequest.newBuilder().setUrn(LOGS).build()))
                .isEqualTo(Empty.getDefaultInstance());
    }

    @Test
    void keeps_what_is_unknown_or_secret() {
        String urn = "urn:pulumi:dev::shop::aws:secretsmanager/secretVersion:SecretVersion::password";
        Struct inputs = check(urn, Map.of("secretId", Wire.UNKNOWN, "secretString", Wire.secret("hunter2")));

        assertThat(Wire.map(create(urn, inputs, true).getProperties()))
                .containsEntry("secretId", Wire.UNKNOWN)
                .containsEntry("secretString", Wire.secret("hunter2"));
    }

    @Test
    void takes_the_region_of_its_configuration() {
        engine.configure(ConfigureRequest.newBuilder()
                .setArgs(Wire.struct(Map.of("region", "eu-west-1")))
                .build());

        assertThat(create(LOGS, check(LOGS, Map.of("name", "l")), false)
                        .getProperties()
                        .getFieldsOrThrow("arn")
                        .getStringValue())
                .isEqualTo("arn:aws:logs:eu-west-1:123456789012:log-group:l");
    }

    @Test
    void refuses_a_name_that_does_not_fit_at_the_resource() {
        CheckResponse response = engine.check(CheckRequest.newBuilder()
                .setUrn("urn:pulumi:dev::shop::aws:lb/targetGroup:TargetGroup::a-target-group-with-a-long-name")
                .build());

        assertThat(response.getFailuresList()).singleElement().satisfies(failure -> assertThat(failure.getReason())
                .isEqualTo("could not make instance of 'aws:lb/targetGroup:TargetGroup': name "
                        + "'a-target-group-with-a-long-name-' plus 7 random chars is longer than maximum length 32"));
    }

    @Test
    void answers_functions_and_says_which_it_does_not_know() {
        assertThat(Wire.map(engine.invoke(InvokeRequest.newBuilder()
                                .setTok("aws:index/getRegion:getRegion")
                                .build())
                        .getReturn()))
                .containsEntry("name", "us-east-1");
        assertThatThrownBy(() -> engine.invoke(
                        InvokeRequest.newBuilder().setTok("aws:x/getY:getY").build()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessage("INVALID_ARGUMENT: The simulated AWS has no answer for the function aws:x/getY:getY; "
                        + "let the program take that value from its configuration instead.");
    }

    @Test
    void reads_back_what_it_is_asked_for() {
        assertThat(Wire.map(engine.read(ReadRequest.newBuilder()
                                .setUrn("urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main")
                                .setId("vpc-1")
                                .build())
                        .getProperties()))
                .containsEntry("id", "vpc-1");
    }

    @Test
    void takes_large_and_deep_properties() {
        Object deep = "bottom";
        for (int level = 0; level < 64; level++) {
            deep = level % 2 == 0 ? Map.of("inner", deep) : List.of(deep);
        }
        String urn = "urn:pulumi:dev::shop::aws:other/thing:Thing::t";
        Struct inputs = Wire.struct(Map.of("deep", deep, "large", "x".repeat(5 * 1024 * 1024)));

        CheckResponse response = engine.check(CheckRequest.newBuilder()
                .setUrn("urn:pulumi:dev::shop::aws:other/thing:Thing::t")
                .setNews(Wire.struct(Map.of("large", "x".repeat(5 * 1024 * 1024))))
                .build());
        assertThat(response.getInputs().getFieldsOrThrow("large").getStringValue())
                .hasSize(5 * 1024 * 1024);
        assertThat(engine.delete(DeleteRequest.newBuilder()
                        .setUrn(urn)
                        .setProperties(inputs)
                        .build()))
                .isEqualTo(Empty.getDefaultInstance());
    }

    @Test
    void has_a_schema_of_names() throws Exception {
        String schema = engine.getSchema(GetSchemaRequest.getDefaultInstance()).getSchema();

        JsonNode read = JsonMapper.builder().build().readTree(schema);
        assertThat(read.at("/name").asText()).isEqualTo("aws");
        assertThat(read.at("/version").asText()).isEqualTo("6.83.0");
        assertThat(read.at("/resources/aws:ecs~1service:Service/inputProperties/desiredCount/$ref")
                        .asText())
                .isEqualTo("pulumi.json#/Any");
        assertThat(read.at("/resources/aws:ecs~1taskDefinition:TaskDefinition/properties/arn")
                        .isObject())
                .isTrue();
        assertThat(read.at("/functions/aws:index~1getRegion:getRegion/outputs/properties/name")
                        .isObject())
                .isTrue();
        assertThat(read.at("/provider/inputProperties/region").isObject()).isTrue();
    }

    @Test
    void cancel_does_not_end_it_but_its_end_does() throws Exception {
        engine.cancel(Empty.getDefaultInstance());
        assertThat(engine.getPluginInfo(Empty.getDefaultInstance()).getVersion())
                .isEqualTo("6.83.0");

        provider.close();
        provider.awaitEnd();
        assertThatThrownBy(() -> engine.getPluginInfo(Empty.getDefaultInstance()))
                .isInstanceOf(StatusRuntimeException.class);
    }
}
