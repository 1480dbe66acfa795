package dev.policypack.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import dev.policypack.protocol.WireFormat;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import pulumirpc.AnalyzerGrpc;
import pulumirpc.AnalyzerGrpc.AnalyzerBlockingStub;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureRequest;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;

/**
 * A pack as a process, and the engine's end of the protocol. To close it is a test, too: the pack must end after Cancel, and must have
 * written nothing but its port.
 */
public final class PackProcess implements AutoCloseable {
    /** Far more than anything takes here; only a failed test waits as long. */
    public static final long GENEROUS_SECONDS = 60;

    /** An address without a port, which nobody watches and to which nothing is sent: most tests need no engine. */
    public static final String NO_ENGINE = "127.0.0.1";

    private final Process process;
    private final CompletableFuture<List<String>> stdout;
    private final CompletableFuture<List<String>> stderr;
    private final String port;
    private final ManagedChannel channel;

    private PackProcess(Process process) throws IOException {
        this.process = process;
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        this.stderr = reading(process.errorReader(StandardCharsets.UTF_8));
        this.port = String.valueOf(out.readLine());
        this.stdout = reading(out);
        assertThat(port)
                .as(() -> "the first line on stdout; stderr: " + stderr.join())
                .matches("[1-9][0-9]*");
        this.channel = OkHttpChannelBuilder.forTarget("127.0.0.1:" + port, InsecureChannelCredentials.create())
                .maxInboundMessageSize(64 << 20)
                .build();
    }

    /** Starts a pack as the engine does. */
    public static PackProcess start(Class<?> mainClass) throws IOException {
        return start(command(mainClass, NO_ENGINE));
    }

    /** Starts a pack whose engine is here. */
    public static PackProcess start(Class<?> mainClass, String... words) throws IOException {
        return start(command(mainClass, words));
    }

    public static PackProcess start(ProcessBuilder command) throws IOException {
        return new PackProcess(command.start());
    }

    /** As the launcher does: later JDKs warn on stderr of what the libraries of the protocol do. */
    private static ImmutableList<String> quiet() {
        return Runtime.version().feature() >= 23
                ? ImmutableList.of("--sun-misc-unsafe-memory-access=allow")
                : ImmutableList.of();
    }

    /** The command that starts a pack with these words, in a folder that is not its own. */
    public static ProcessBuilder command(Class<?> mainClass, String... words) {
        ProcessBuilder builder = new ProcessBuilder(ImmutableList.<String>builder()
                .add(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .add("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto")
                .addAll(quiet())
                .add("-cp", System.getProperty("java.class.path"), mainClass.getName())
                .add(words)
                .build());
        builder.directory(Path.of(System.getProperty("java.io.tmpdir")).toFile());
        return builder;
    }

    /** In a thread of its own: a pool may have fewer than there are streams that have not ended yet. */
    private static CompletableFuture<List<String>> reading(BufferedReader reader) {
        return CompletableFuture.supplyAsync(() -> lines(reader), task -> new Thread(task, "reader").start());
    }

    private static List<String> lines(BufferedReader reader) {
        List<String> lines = new ArrayList<>();
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** All that comes out of a stream. */
    static String all(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The engine's end. */
    public AnalyzerBlockingStub engine() {
        return AnalyzerGrpc.newBlockingStub(channel).withDeadlineAfter(GENEROUS_SECONDS, TimeUnit.SECONDS);
    }

    /** Begins a call whose answer nobody waits for, and waits until its policy says in the engine's log that it runs. */
    void begin(AnalyzeRequest.Builder request, FakeEngine engine) throws InterruptedException {
        var unused = AnalyzerGrpc.newFutureStub(channel).analyze(request.build());
        assertThat(engine.linesUpTo("DEBUG waiting")).contains("DEBUG waiting");
    }

    public Process process() {
        return process;
    }

    /** What the engine does before the first resource, in a preview and without configuration. */
    public PackProcess configured() {
        AnalyzerBlockingStub engine = engine();
        engine.handshake(AnalyzerHandshakeRequest.newBuilder()
                .setEngineAddress(NO_ENGINE)
                .build());
        engine.configureStack(stack().build());
        engine.configure(ConfigureAnalyzerRequest.getDefaultInstance());
        return this;
    }

    /** The same with the levels and options of one policy, options as JSON. */
    public PackProcess configured(String policy, EnforcementLevel level, String options) {
        engine().configureStack(stack().build());
        configure(policy, level, options);
        return this;
    }

    public void configure(String policy, EnforcementLevel level, String options) {
        engine().configure(ConfigureAnalyzerRequest.newBuilder()
                .putPolicyConfig(
                        policy,
                        PolicyConfig.newBuilder()
                                .setEnforcementLevel(level)
                                .setProperties(struct(options))
                                .build())
                .build());
    }

    public static AnalyzerStackConfigureRequest.Builder stack() {
        return AnalyzerStackConfigureRequest.newBuilder()
                .setProject("shop")
                .setStack("dev")
                .setOrganization("organization")
                .setDryRun(true);
    }

    /** Properties out of JSON in which apostrophes stand for quotes. */
    public static Struct struct(String json) {
        try {
            Map<?, ?> properties = new ObjectMapper().readValue(json.replace('\'', '"'), Map.class);
            return WireFormat.write((MapValue) PropertyValue.of(properties));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String urn(String type, String name) {
        return "urn:pulumi:dev::shop::" + type + "::" + name;
    }

    /** A request about a resource, its properties as {@link #struct}. */
    public static AnalyzeRequest.Builder request(String type, String name, String properties) {
        return AnalyzeRequest.newBuilder()
                .setUrn(urn(type, name))
                .setType(type)
                .setName(name)
                .setProperties(struct(properties));
    }

    public static AnalyzerResource.Builder resource(String type, String name, String properties) {
        return AnalyzerResource.newBuilder()
                .setUrn(urn(type, name))
                .setType(type)
                .setName(name)
                .setProperties(struct(properties));
    }

    /** Each diagnostic as one text: policy, level, the last part of the URN, message without the title. */
    public static List<String> said(AnalyzeResponse response) {
        return response.getDiagnosticsList().stream()
                .map(said -> said.getPolicyName() + " "
                        + said.getEnforcementLevel().name().toLowerCase(java.util.Locale.ROOT) + " "
                        + said.getUrn().substring(said.getUrn().lastIndexOf(':') + 1) + "> "
                        + said.getMessage().substring(said.getDescription().length() + 1))
                .toList();
    }

    public List<String> analyze(AnalyzeRequest.Builder request) {
        return said(engine().analyze(request.build()));
    }

    public List<String> analyzeStack(AnalyzerResource.Builder... resources) {
        AnalyzeStackRequest.Builder stack = AnalyzeStackRequest.newBuilder();
        for (AnalyzerResource.Builder resource : resources) {
            stack.addResources(resource);
        }
        return said(engine().analyzeStack(stack.build()));
    }

    /** Waits until the process has ended by itself, and gives what it has written after its port. */
    public String awaitEnd() {
        process.onExit().orTimeout(GENEROUS_SECONDS, TimeUnit.SECONDS).join();
        List<String> written = new ArrayList<>(
                stdout.orTimeout(GENEROUS_SECONDS, TimeUnit.SECONDS).join());
        written.addAll(stderr.orTimeout(GENEROUS_SECONDS, TimeUnit.SECONDS).join());
        return String.join("\n", written);
    }

    /** Says Cancel, unless the test has ended the process already. */
    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                assertThat(engine().cancel(Empty.getDefaultInstance())).isEqualTo(Empty.getDefaultInstance());
            }
            assertThat(awaitEnd()).as("what was written after the port").isEmpty();
        } finally {
            channel.shutdownNow();
            process.destroyForcibly();
        }
    }
}
