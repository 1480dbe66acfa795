package dev.policypack.simulation;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import dev.policypack.protocol.WireFormat;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

class SimulatedProviderServerTest {
    private static final String LOGS = "urn:pulumi:dev::shop::shop:web:Service$aws:cloudwatch/logGroup:LogGroup::logs";

    private SimulatedProviderServer provider;
    private ManagedChannel channel;
    private ResourceProviderBlockingStub engine;

    @BeforeEach
    void start() throws Exception {
        provider = SimulatedProviderServer.start(new TestCloud());
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

    private static Struct struct(Map<String, Object> properties) {
        return WireFormat.write((MapValue) PropertyValue.of(properties));
    }

    /** Scalars in plain Java. */
    private static Map<String, Object> map(Struct struct) {
        Map<String, Object> plain = new TreeMap<>();
        WireFormat.read(struct).entries().forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static Object plain(PropertyValue value) {
        if (value instanceof PropertyValue.StringValue text) {
            return text.value();
        }
        if (value instanceof PropertyValue.NumberValue number) {
            return (int) number.value();
        }
        return value instanceof PropertyValue.BooleanValue bool ? (Object) bool.value() : value;
    }

    private Struct check(String urn, Map<String, Object> inputs) {
        CheckResponse response = engine.check(
                CheckRequest.newBuilder().setUrn(urn).setNews(struct(inputs)).build());
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
        Map<String, Object> checked = map(inputs);
        String name = String.valueOf(checked.get("name"));
        assertThat(name).matches("logs-[0-9a-f]{7}");
        assertThat(checked)
                .containsEntry("skipDestroy", false)
                .containsEntry("__defaults", PropertyValue.of(List.of("name", "skipDestroy")));

        CreateResponse preview = create(LOGS, inputs, true);
        assertThat(preview.getId()).isEmpty();
        assertThat(map(preview.getProperties()))
                .containsEntry("arn", unknown())
                .containsEntry("id", unknown())
                .containsEntry("name", name)
                .containsEntry("retentionInDays", 30);

        CreateResponse created = create(LOGS, inputs, false);
        assertThat(created.getId()).isEqualTo(name);
        assertThat(map(created.getProperties()))
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

        assertThat(map(engine.update(UpdateRequest.newBuilder()
                                .setUrn(LOGS)
                                .setOlds(created.getProperties())
                                .setNews(longer)
                                .build())
                        .getProperties()))
                .containsEntry("retentionInDays", 90)
                .containsEntry("arn", "arn:aws:logs:us-east-1:123456789012:log-group:" + name);
        assertThat(engine.delete(DeleteRequest.newBuilder().setUrn(LOGS).build()))
                .isEqualTo(Empty.getDefaultInstance());
    }

    @Test
    void keeps_what_is_unknown_or_secret() {
        String urn = "urn:pulumi:dev::shop::aws:secretsmanager/secretVersion:SecretVersion::password";
        Struct inputs = check(urn, Map.of("secretId", unknown(), "secretString", secret("hunter2")));

        assertThat(map(create(urn, inputs, true).getProperties()))
                .containsEntry("secretId", unknown())
                .containsEntry("secretString", secret("hunter2"));
    }

    @Test
    void takes_the_region_of_its_configuration() {
        engine.configure(ConfigureRequest.newBuilder()
                .setArgs(struct(Map.of("region", "eu-west-1")))
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
    void answers_functions_also_those_that_no_table_knows() {
        assertThat(invoke("aws:index/getRegion:getRegion")).containsEntry("name", "us-east-1");
        assertThat(invoke("aws:x/getY:getY")).containsOnlyKeys("id", "name").isEqualTo(invoke("aws:x/getY:getY"));
    }

    private Map<String, Object> invoke(String token) {
        return map(
                engine.invoke(InvokeRequest.newBuilder().setTok(token).build()).getReturn());
    }

    @Test
    @SuppressWarnings("deprecation") // the keys of a configuration, which an old engine sends only
    void stands_for_the_providers_of_other_packages_too_each_with_its_configuration() {
        engine.configure(ConfigureRequest.newBuilder()
                .setType("pulumi:providers:aws")
                .setArgs(struct(Map.of("region", "eu-west-1")))
                .build());
        engine.configure(ConfigureRequest.newBuilder()
                .putVariables("random:config:x", "y")
                .build());

        assertThat(invoke("aws:index/getRegion:getRegion")).containsEntry("name", "eu-west-1");
        String password = "urn:pulumi:dev::shop::random:index/randomPassword:RandomPassword::db";
        assertThat(map(create(password, check(password, Map.of()), false).getProperties())
                        .get("result"))
                .isInstanceOf(PropertyValue.SecretValue.class);
    }

    @Test
    void reads_back_what_it_is_asked_for() {
        assertThat(map(engine.read(ReadRequest.newBuilder()
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
        Struct inputs = struct(Map.of("deep", deep, "large", "x".repeat(5 * 1024 * 1024)));

        CheckResponse response = engine.check(CheckRequest.newBuilder()
                .setUrn("urn:pulumi:dev::shop::aws:other/thing:Thing::t")
                .setNews(struct(Map.of("large", "x".repeat(5 * 1024 * 1024))))
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
        assertThat(read.at("/resources/aws:cloudwatch~1logGroup:LogGroup/inputProperties/retentionInDays/$ref")
                        .asText())
                .isEqualTo("pulumi.json#/Any");
        assertThat(read.at("/resources/aws:cloudwatch~1logGroup:LogGroup/properties/arn")
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
