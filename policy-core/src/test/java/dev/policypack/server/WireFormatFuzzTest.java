package dev.policypack.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import dev.policypack.fuzz.Corpus;
import dev.policypack.protocol.DeepMessages;
import dev.policypack.protocol.Requests;
import dev.policypack.protocol.WireFormat;
import dev.policypack.resource.Resource;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.SecretValue;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pulumirpc.AnalyzerGrpc;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureRequest;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;

/** Any bytes as a request: they are none, or they are read, and what is read can be sent back. The first byte says which request. */
class WireFormatFuzzTest {
    private static final ServerServiceDefinition SERVICE =
            DeepMessages.allowedIn(new AnalyzerGrpc.AnalyzerImplBase() {}.bindService());

    @TestFactory
    Stream<DynamicTest> every_kept_input() throws Exception {
        return Corpus.tests(WireFormatFuzzTest.class, WireFormatFuzzTest::fuzzerTestOneInput);
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        try {
            switch (input[0] & 3) {
                case 0 -> read(Requests.resource((AnalyzeRequest) request("Analyze", body)));
                case 1 ->
                    ((AnalyzeStackRequest) request("AnalyzeStack", body))
                            .getResourcesList()
                            .forEach(resource -> read(Requests.resource(resource)));
                case 2 ->
                    Requests.config((ConfigureAnalyzerRequest) request("Configure", body))
                            .entries()
                            .values()
                            .forEach(entry -> comesBack(entry.options()));
                default ->
                    assertThat(Requests.context((AnalyzerStackConfigureRequest) request("ConfigureStack", body))
                                    .config())
                            .isNotNull();
            }
        } catch (StatusRuntimeException e) {
            // What gRPC answers to a caller whose bytes are no message; nothing of ours has been asked.
            assertThat(e.getStatus().getDescription()).startsWith("Invalid protobuf byte sequence");
        }
    }

    private static Message request(String method, byte[] body) {
        @SuppressWarnings("unchecked") // the requests of this service are messages
        Marshaller<Message> marshaller = (Marshaller<Message>) SERVICE.getMethod("pulumirpc.Analyzer/" + method)
                .getMethodDescriptor()
                .getRequestMarshaller();
        return marshaller.parse(new ByteArrayInputStream(body));
    }

    private static void read(Resource resource) {
        MapValue properties = (MapValue) resource.props().raw();
        comesBack(properties);
        resource.provider()
                .ifPresent(provider -> comesBack((MapValue) provider.props().raw()));
        assertThat(resource.toString() + resource.options()).isNotNull();
        assertThat(resource.props().leaves()).isNotNull();
        assertThat(resource.props()
                        .with("hidden", new SecretValue(properties))
                        .object("hidden")
                        .leaves())
                .allSatisfy(leaf -> assertThat(leaf.toString()).isIn("[secret]", "not known yet"));
    }

    private static void comesBack(MapValue properties) {
        Struct sent = WireFormat.write(properties);
        assertThat(WireFormat.read(sent)).isEqualTo(properties);
        assertThat(WireFormat.write(WireFormat.read(sent))).isEqualTo(sent);
    }
}
