package dev.policypack.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.policypack.ecs.registry.DockerRegistry;
import dev.policypack.ecs.registry.FakeServer;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulumirpc.AnalyzerGrpc;
import pulumirpc.AnalyzerOuterClass.AnalyzeDiagnostic;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureRequest;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;

/** The pack as the process that the engine starts, with the credentials of the machine that it runs on. */
class RegistryCheckE2eTest {
    private static final long GENEROUS_SECONDS = 60;
    private static final String ARN = "arn:aws:ecs:eu-central-1:123456789012:task-definition/web:1";

    private static final ImmutableSet<String> OF_INTEREST = ImmutableSet.of("ecs-image-exists", "policy-pack");

    @TempDir
    Path folder;

    @Test
    void uses_the_login_of_docker_and_shows_it_nowhere() throws Exception {
        try (DockerRegistry registry = DockerRegistry.withPassword(folder)) {
            registry.pushImage("web", "1", "linux/amd64");
            Files.writeString(
                    folder.resolve("config.json"),
                    "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(registry.host(), DockerRegistry.auth()));
            Pack pack = start(Map.of("DOCKER_CONFIG", folder.toString()), List.of());

            List<String> there = pack.evaluate(true, registry.host() + "/web:1");
            List<String> missing = pack.evaluate(true, registry.host() + "/web:2");
            Files.writeString(folder.resolve("config.json"), "{\"auths\": \"" + DockerRegistry.auth());
            List<String> unread = pack.evaluate(true, registry.host() + "/web:1");

            assertThat(there).isEmpty();
            assertThat(missing)
                    .singleElement(STRING)
                    .contains("image is \"" + registry.host() + "/web:2\", and its registry has no such image");
            assertThat(unread)
                    .singleElement(STRING)
                    .contains("and Docker's config.json, where credentials stand, cannot be read");
            assertThat(missing + "\n" + unread + "\n" + pack.end())
                    .doesNotContain(DockerRegistry.USER)
                    .doesNotContain(DockerRegistry.PASSWORD)
                    .doesNotContain(DockerRegistry.auth());
        }
    }

    @Test
    void a_look_that_is_cancelled_does_not_keep_the_process() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        try (FakeServer server = new FakeServer(request -> {
            asked.countDown();
            never.await();
        })) {
            Pack pack = start(Map.of(), List.of());
            pack.configure(true);
            var unused = AnalyzerGrpc.newFutureStub(pack.channel()).analyzeStack(stack(server.host() + "/web:1"));
            assertThat(asked.await(GENEROUS_SECONDS, TimeUnit.SECONDS)).isTrue();

            assertThat(pack.end()).isEmpty();
        }
    }

    @Test
    void a_proxy_that_wants_a_password_gets_it_and_nobody_else() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (ServerSocket proxy = new ServerSocket(0, 9, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Thread answering = new Thread(() -> refuse(proxy, heard));
            answering.start();
            String address = "http://deployer:hunter2@127.0.0.1:" + proxy.getLocalPort();
            Pack pack = start(Map.of("HTTPS_PROXY", address, "DOCKER_CONFIG", folder.toString()), List.of());

            assertThat(pack.evaluate(true, "nginx:1"))
                    .singleElement(STRING)
                    .contains(
                            "image is \"nginx:1\", and registry-1.docker.io cannot be reached through the proxy 127.0.0.1:"
                                    + proxy.getLocalPort())
                    .doesNotContain("hunter2");
            assertThat(pack.end()).isEmpty();
        }
        assertThat(heard)
                .contains(
                        "CONNECT registry-1.docker.io:443 HTTP/1.1",
                        "Proxy-Authorization: Basic ZGVwbG95ZXI6aHVudGVyMg==");
    }

    @Test
    void nothing_is_loaded_for_it_before_somebody_wants_it() throws Exception {
        Path log = folder.resolve("classes.log");
        Pack pack = start(Map.of(), List.of("-Xlog:class+load:file=" + log));
        pack.evaluate(false, "127.0.0.1:1/web:1");
        pack.end();

        assertThat(Files.readString(log))
                .contains("dev.policypack.ecs.policies.ecs.ImageExists ")
                .doesNotContain("dev.policypack.ecs.registry.")
                .doesNotContain("dev.policypack.ecs.policies.ecs.ImagesInRegistries")
                .doesNotContain("java.net.http.");
    }

    private static void refuse(ServerSocket proxy, List<String> heard) {
        try {
            while (true) {
                try (Socket client = proxy.accept();
                        BufferedReader reader = new BufferedReader(
                                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
                    for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                        heard.add(line);
                    }
                    client.getOutputStream()
                            .write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    /** The process, and the engine's end. */
    private record Pack(Process process, BufferedReader out, ManagedChannel channel) {
        private AnalyzerGrpc.AnalyzerBlockingStub engine() {
            return AnalyzerGrpc.newBlockingStub(channel).withDeadlineAfter(GENEROUS_SECONDS, TimeUnit.SECONDS);
        }

        void configure(boolean registryCheck) {
            engine().configureStack(AnalyzerStackConfigureRequest.newBuilder()
                    .setProject("shop")
                    .setStack("dev")
                    .setDryRun(true)
                    .build());
            engine().configure(ConfigureAnalyzerRequest.newBuilder()
                    .putPolicyConfig(
                            "ecs-image-exists",
                            PolicyConfig.newBuilder()
                                    .setEnforcementLevel(EnforcementLevel.MANDATORY)
                                    .setProperties(Struct.newBuilder()
                                            .putFields(
                                                    "registryCheck",
                                                    Value.newBuilder()
                                                            .setBoolValue(registryCheck)
                                                            .build()))
                                    .build())
                    .build());
        }

        /** What the policy says, and what is said of the whole run, about a stack with a service that runs this image. */
        List<String> evaluate(boolean registryCheck, String image) {
            configure(registryCheck);
            return engine().analyzeStack(stack(image)).getDiagnosticsList().stream()
                    .filter(said -> OF_INTEREST.contains(said.getPolicyName()))
                    .map(AnalyzeDiagnostic::getMessage)
                    .toList();
        }

        /** Ends it, and gives what it has written after its port. */
        String end() throws IOException {
            assertThat(engine().cancel(Empty.getDefaultInstance())).isEqualTo(Empty.getDefaultInstance());
            process.onExit().orTimeout(GENEROUS_SECONDS, TimeUnit.SECONDS).join();
            channel.shutdownNow();
            StringBuilder written = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                written.append(line).append('\n');
            }
            return written.toString();
        }
    }

    private static Pack start(Map<String, String> environment, List<String> flags) throws IOException {
        ProcessBuilder command = new ProcessBuilder(ImmutableList.<String>builder()
                        .add(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString())
                        .add("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                        .addAll(
                                Runtime.version().feature() >= 23
                                        ? List.of("--sun-misc-unsafe-memory-access=allow")
                                        : List.of())
                        .addAll(flags)
                        .add("-cp", System.getProperty("java.class.path"), EcsPolicyPack.class.getName(), "127.0.0.1")
                        .build())
                .redirectErrorStream(true);
        command.environment().putAll(environment);
        Process process = command.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String port = out.readLine();
        assertThat(port).matches("[1-9][0-9]*");
        return new Pack(
                process,
                out,
                OkHttpChannelBuilder.forTarget("127.0.0.1:" + port, InsecureChannelCredentials.create())
                        .build());
    }

    private static AnalyzeStackRequest stack(String image) {
        return AnalyzeStackRequest.newBuilder()
                .addResources(resource(
                        "aws:ecs/taskDefinition:TaskDefinition",
                        "task",
                        Map.of(
                                "arn",
                                ARN,
                                "containerDefinitions",
                                "[{\"name\": \"web\", \"image\": \"" + image + "\"}]")))
                .addResources(resource("aws:ecs/service:Service", "service", Map.of("taskDefinition", ARN)))
                .build();
    }

    private static AnalyzerResource resource(String type, String name, Map<String, String> properties) {
        Struct.Builder struct = Struct.newBuilder();
        properties.forEach((key, text) ->
                struct.putFields(key, Value.newBuilder().setStringValue(text).build()));
        return AnalyzerResource.newBuilder()
                .setUrn("urn:pulumi:dev::shop::" + type + "::" + name)
                .setType(type)
                .setName(name)
                .setProperties(struct)
                .build();
    }
}
