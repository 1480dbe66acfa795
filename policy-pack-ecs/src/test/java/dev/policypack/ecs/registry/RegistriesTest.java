package dev.policypack.ecs.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.ecr.ImageReference;
import dev.policypack.ecs.registry.FakeServer.Request;
import dev.policypack.ecs.registry.RegistryAnswer.Found;
import dev.policypack.ecs.registry.RegistryAnswer.NotThere;
import dev.policypack.ecs.registry.RegistryAnswer.Unanswered;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks into registries that are down, busy, shy, or none at all; {@link RegistriesE2eTest} looks into a real one. */
class RegistriesTest {
    private static final Duration GENEROUS = Duration.ofMinutes(1);

    /** A manifest of the oldest kind, which says nothing more. */
    private static final String MANIFEST = "{\"schemaVersion\": 1}";

    private static final Found FOUND = new Found(ImmutableSet.of(), ImmutableSet.of());
    private static final String LOGIN = "Basic ZGVwbG95ZXI6aHVudGVyMg==";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504"})
    void tries_again_before_it_gives_up(int status) throws IOException {
        try (FakeServer server = new FakeServer(request -> request.answer(status, ""))) {
            assertThat(look(server, "web:1"))
                    .containsExactly(new Unanswered(server.host() + " answered with HTTP " + status));
            assertThat(server.requests())
                    .containsExactly("GET /v2/web/manifests/1", "GET /v2/web/manifests/1", "GET /v2/web/manifests/1");
        }
    }

    @Test
    void waits_its_turn() throws IOException {
        try (FakeServer server = new FakeServer(request -> {
            if (request.number() < 2) {
                request.with("Retry-After", "0").answer(429, "");
            } else {
                request.answer(200, MANIFEST);
            }
        })) {
            assertThat(look(server, "web:1")).containsExactly(FOUND);
        }
        try (FakeServer server = new FakeServer(request -> request.answer(429, ""))) {
            assertThat(look(server, "web:1"))
                    .containsExactly(new Unanswered(server.host() + " answers no more requests for now (HTTP 429)"));
        }
    }

    @Test
    void does_not_wait_longer_than_it_may() throws IOException {
        try (FakeServer server =
                new FakeServer(request -> request.with("Retry-After", "3600").answer(429, ""))) {
            assertThat(look(Duration.ofSeconds(1), Map.of(), server, "web:1"))
                    .containsExactly(new Unanswered(server.host() + " gave no answer within 1 s"));
        }
        CountDownLatch never = new CountDownLatch(1);
        try (FakeServer server = new FakeServer(request -> {
            if (request.line().contains("silent")) {
                never.await();
            }
            request.answer(200, MANIFEST);
        })) {
            assertThat(look(Duration.ofSeconds(1), Map.of(), server, "silent:1", "web:1"))
                    .containsExactly(new Unanswered(server.host() + " gave no answer within 1 s"), FOUND);
        }
    }

    @Test
    void stops_when_it_is_interrupted() throws IOException {
        Thread looking = Thread.currentThread();
        CountDownLatch never = new CountDownLatch(1);
        try (FakeServer server = new FakeServer(request -> {
            looking.interrupt();
            never.await();
        })) {
            assertThat(look(server, "web:1"))
                    .containsExactly(new Unanswered("the look into the registries was interrupted"));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void asks_for_several_images_at_a_time_and_for_each_once() throws IOException {
        CyclicBarrier allThree = new CyclicBarrier(3);
        try (FakeServer server = new FakeServer(request -> {
            try {
                allThree.await();
                request.answer(200, MANIFEST);
            } catch (BrokenBarrierException e) {
                request.answer(200, "one has left");
            }
        })) {
            assertThat(look(server, "a:1", "b:1", "c:1", "b:1")).containsExactly(FOUND, FOUND, FOUND);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void nobody_listens() throws IOException {
        String host;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            host = "127.0.0.1:" + socket.getLocalPort();
        }
        assertThat(look(GENEROUS, Map.of(), host + "/web:1"))
                .containsExactly(new Unanswered(host + " cannot be reached"));
    }

    @Test
    void needs_tls_but_on_this_machine() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            Thread answering = new Thread(() -> {
                try {
                    while (true) {
                        try (Socket client = server.accept()) {
                            client.getInputStream().read();
                            client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                        }
                    }
                } catch (IOException e) {
                    // The test is over.
                }
            });
            answering.start();
            String host = "0.0.0.0:" + server.getLocalPort();
            assertThat(look(GENEROUS, Map.of(), host + "/web:1"))
                    .containsExactly(
                            new Unanswered(host + " has a certificate that Java does not trust, or speaks no TLS"));
        }
    }

    @Test
    void only_the_word_of_a_registry_counts_for_missing() throws IOException {
        try (FakeServer server = new FakeServer(request -> request.answer(404, "<html>Not found</html>"))) {
            assertThat(look(server, "web:1"))
                    .containsExactly(
                            new Unanswered(server.host() + " answered with HTTP 404 and does not say what is missing"));
        }
        try (FakeServer server =
                new FakeServer(request -> request.answer(404, "{\"errors\": [{\"code\": \"MANIFEST_UNKNOWN\"}]}"))) {
            assertThat(look(server, "web:1")).containsExactly(new NotThere());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "\"text\"", "{\"errors"})
    void what_is_no_manifest_is_no_answer(String body) throws IOException {
        try (FakeServer server = new FakeServer(request -> request.answer(200, body))) {
            assertThat(look(server, "web:1"))
                    .containsExactly(new Unanswered(server.host() + " answered with something that is no JSON object"));
        }
    }

    @Test
    void reads_no_more_than_a_manifest_can_be() throws IOException {
        try (FakeServer server = new FakeServer(request -> request.answer(200, " ".repeat((4 << 20) + 1)))) {
            assertThat(look(server, "web:1"))
                    .containsExactly(new Unanswered(server.host() + " answered with more than 4 MiB"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"manifests\": []}",
                "{\"manifests\": [{\"digest\": \"../../secret\"}]}",
                "{\"config\": {\"digest\": 7}}"
            })
    void does_not_follow_a_manifest_to_anywhere(String manifest) throws IOException {
        try (FakeServer server = new FakeServer(request -> request.answer(200, manifest))) {
            assertThat(look(server, "web:1"))
                    .containsExactly(new Unanswered(server.host() + " answered with a manifest that leads nowhere"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":1",
                "Web:1",
                "web:a b",
                "web@sha256",
                "web@../x",
                "../etc:1",
                "web?x:1",
                "user@host.test/web:1",
                "ho_st.test/web:1",
                "[::1/web:1",
                "web:1\r\nHost: other"
            })
    void asks_nobody_for_what_is_no_reference(String image) {
        assertThat(look(GENEROUS, Map.of(), image))
                .containsExactly(new Unanswered("no registry can be asked for a reference of this form"));
    }

    @Test
    void fetches_a_token_with_the_login() throws IOException {
        login("{\"auths\": {\"https://%s/v1/\": {\"auth\": \"ZGVwbG95ZXI6aHVudGVyMg==\"}}}");
        try (FakeServer server = new FakeServer(request -> {
            if (request.line().startsWith("GET /token")) {
                request.answer(200, "{\"access_token\": \"for-this-image\"}");
            } else if (request.header("Authorization").isEmpty()) {
                request.with("WWW-Authenticate", challenge(request)).answer(401, "");
            } else {
                request.answer(200, MANIFEST);
            }
        })) {
            assertThat(look(server, "shop/web:1")).containsExactly(FOUND);
            assertThat(server.requests())
                    .containsExactly(
                            "GET /v2/shop/web/manifests/1",
                            "GET /token?service=registry&scope=repository%3Ashop%2Fweb%3Apull [" + LOGIN + "]",
                            "GET /v2/shop/web/manifests/1 [Bearer for-this-image]");
        }
    }

    @Test
    void fetches_a_token_as_nobody_in_particular() throws IOException {
        try (FakeServer server = new FakeServer(request -> {
            if (request.line().startsWith("GET /token")) {
                request.answer(200, "{\"token\": \"for-all\"}");
            } else if (request.header("Authorization").isEmpty()) {
                request.with("WWW-Authenticate", challenge(request)).answer(401, "");
            } else {
                request.answer(401, "{\"errors\": [{\"code\": \"UNAUTHORIZED\"}]}");
            }
        })) {
            assertThat(look(server, "private/web:1"))
                    .containsExactly(
                            new Unanswered(server.host() + " wants credentials, and there are none (HTTP 401)"));
        }
    }

    @Test
    void is_not_let_in() throws IOException {
        login("{\"auths\": {\"%s\": {\"auth\": \"ZGVwbG95ZXI6aHVudGVyMg==\"}}}");
        try (FakeServer server = new FakeServer(request -> {
            if (request.line().startsWith("GET /token")) {
                request.answer(403, "hunter2");
            } else {
                request.with("WWW-Authenticate", challenge(request)).answer(401, "hunter2");
            }
        })) {
            assertThat(look(server, "web:1"))
                    .containsExactly(new Unanswered(server.host() + ", which lets into " + server.host()
                            + ", refuses the credentials (HTTP 403)"));
        }
        try (FakeServer server = new FakeServer(request -> request.answer(403, "hunter2"))) {
            assertThat(look(server, "web:1"))
                    .containsExactly(new Unanswered(server.host() + " answered with HTTP 403"));
        }
        try (FakeServer server = new FakeServer(
                request -> request.with("WWW-Authenticate", "Negotiate").answer(401, ""))) {
            assertThat(look(server, "web:1"))
                    .containsExactly(new Unanswered(server.host() + " wants credentials of an unknown kind"));
        }
        try (FakeServer server = new FakeServer(request ->
                request.with("WWW-Authenticate", "Bearer realm=\"nowhere\"").answer(401, ""))) {
            assertThat(look(server, "web:1"))
                    .containsExactly(
                            new Unanswered(server.host() + " cannot be asked: there is no host in its address"));
        }
    }

    @Test
    void a_token_that_cannot_be_sent_is_not_shown_either() throws IOException {
        try (FakeServer server = new FakeServer(request -> {
            if (request.line().startsWith("GET /token")) {
                request.answer(200, "{\"token\": \"hunter2\\nhunter2\"}");
            } else {
                request.with("WWW-Authenticate", challenge(request)).answer(401, "");
            }
        })) {
            assertThat(look(server, "web:1"))
                    .containsExactly(
                            new Unanswered(server.host() + " cannot be asked with what it takes for an authorization"));
        }
    }

    @Test
    void tells_a_store_of_blobs_nothing_of_the_login() throws IOException {
        login("{\"auths\": {\"%s\": {\"auth\": \"ZGVwbG95ZXI6aHVudGVyMg==\"}}}");
        String digest = "sha256:" + "a".repeat(64);
        try (FakeServer store = new FakeServer(
                        request -> request.answer(
                                200,
                                "{\"os\": \"linux\", \"architecture\": \"amd64\", \"config\": {\"ExposedPorts\": {\"53/udp\": {}}}}"));
                FakeServer server = new FakeServer(request -> {
                    if (request.header("Authorization").isEmpty()) {
                        request.with("WWW-Authenticate", "Basic realm=\"x\"").answer(401, "");
                    } else if (request.line().contains("/blobs/")) {
                        request.with("Location", "http://" + store.host() + "/signed")
                                .answer(307, "");
                    } else {
                        request.answer(200, "{\"config\": {\"digest\": \"" + digest + "\"}}");
                    }
                })) {
            assertThat(look(server, "web:1"))
                    .containsExactly(new Found(ImmutableSet.of("linux/amd64"), ImmutableSet.of(53L)));
            assertThat(store.requests()).containsExactly("GET /signed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp://elsewhere.test/", "http://", "a b"})
    void does_not_follow_a_redirect_to_anywhere(String location) throws IOException {
        try (FakeServer server =
                new FakeServer(request -> request.with("Location", location).answer(302, ""))) {
            assertThat(look(server, "web:1")).first().isInstanceOf(Unanswered.class);
        }
    }

    @Test
    void asks_the_program_that_keeps_the_login() throws IOException {
        helper("docker-credential-vault", "read host; echo '{\"Username\": \"deployer\", \"Secret\": \"hunter2\"}'");
        for (String config : List.of(
                "{\"credHelpers\": {\"%s\": \"vault\"}, \"credsStore\": \"other\"}", "{\"credsStore\": \"vault\"}")) {
            login(config);
            assertThat(asked()).containsExactly("GET /v2/web/manifests/1", "GET /v2/web/manifests/1 [" + LOGIN + "]");
        }
    }

    @Test
    void looks_further_when_that_program_knows_nothing() throws IOException {
        for (String script : List.of(
                "echo credentials not found in native keychain; exit 1",
                "echo '{\"Username\": \"<token>\", \"Secret\": \"of another protocol\"}'")) {
            helper("docker-credential-vault", script);
            login("{\"credsStore\": \"vault\", \"auths\": {\"%s\": {\"auth\": \"ZGVwbG95ZXI6aHVudGVyMg==\"}}}");
            assertThat(asked()).containsExactly("GET /v2/web/manifests/1", "GET /v2/web/manifests/1 [" + LOGIN + "]");
        }
    }

    @Test
    void says_that_the_login_cannot_be_read_and_not_what_stands_there() throws IOException {
        Map<String, String> why = ImmutableMap.of(
                "hunter2",
                "Docker's config.json, where credentials stand, cannot be read",
                "{\"auths\": {\"%s\": {\"auth\": \"hunter2:\"}}}",
                "the credentials for %s in Docker's config.json cannot be read",
                "{\"credsStore\": \"hunter2\"}",
                "docker-credential-hunter2, which Docker's config.json names, is not on the PATH",
                "{\"credsStore\": \"vault\"}",
                "docker-credential-vault gives no credentials for %s");
        for (String script : List.of("echo hunter2", "echo hunter2; exit 1", "exit 0")) {
            helper("docker-credential-vault", script);
            why.forEach((config, sentence) -> {
                try (FakeServer server = new FakeServer(request ->
                        request.with("WWW-Authenticate", "Basic realm=\"x\"").answer(401, ""))) {
                    login(config);
                    assertThat(look(server, "web:1"))
                            .containsExactly(new Unanswered(sentence.formatted(server.host())));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Test
    void asks_amazons_program_for_a_private_registry_of_ecr() throws Exception {
        helper(
                "docker-credential-ecr-login",
                "read host; echo \"{\\\"Username\\\": \\\"AWS\\\", \\\"Secret\\\": \\\"$host\\\"}\"");
        DockerCredentials credentials = new DockerCredentials(environment());

        String ecr = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";
        assertThat(credentials.of(ImageReference.parse(ecr + "/web:1")))
                .hasValue("Basic QVdTOjEyMzQ1Njc4OTAxMi5ka3IuZWNyLmV1LWNlbnRyYWwtMS5hbWF6b25hd3MuY29t");
        assertThat(credentials.of(ImageReference.parse("public.ecr.aws/nginx/nginx:1")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx:1", "docker.io/nginx:1", "index.docker.io/library/nginx:1"})
    void knows_docker_hub_by_all_its_names(String image) throws Exception {
        login("{\"auths\": {\"https://index.docker.io/v1/\": {\"auth\": \"ZGVwbG95ZXI6aHVudGVyMg==\"}}}");
        assertThat(new DockerCredentials(environment()).of(ImageReference.parse(image)))
                .hasValue(LOGIN);
    }

    @Test
    void goes_through_the_proxy_of_the_environment() throws IOException {
        try (FakeServer proxy = new FakeServer(request -> request.answer(200, MANIFEST))) {
            Map<String, String> environment = Map.of(
                    "HTTP_PROXY", "http://deployer:hunter2@" + proxy.host(), "NO_PROXY", "intern.test, 127.0.0.2");

            assertThat(look(GENEROUS, environment, "127.0.0.1:1/web:1")).containsExactly(FOUND);
            assertThat(proxy.requests())
                    .containsExactly("GET http://127.0.0.1:1/v2/web/manifests/1 [proxy: " + LOGIN + "]");
            assertThat(look(GENEROUS, environment, "127.0.0.2:1/web:1"))
                    .containsExactly(new Unanswered("127.0.0.2:1 cannot be reached"));
        }
    }

    @Test
    void says_which_proxy_cannot_be_reached_and_not_with_which_password() {
        assertThat(look(GENEROUS, Map.of("http_proxy", "http://deployer:hunter2@127.0.0.1:1"), "127.0.0.1:2/web:1"))
                .containsExactly(new Unanswered("127.0.0.1:2 cannot be reached through the proxy 127.0.0.1:1"));
        for (String wrong : List.of("hunter2 hunter2", "socks5://hunter2@127.0.0.1:1", "http://")) {
            assertThat(look(GENEROUS, Map.of("HTTP_PROXY", wrong), "127.0.0.1:2/web:1"))
                    .containsExactly(
                            new Unanswered("HTTP_PROXY of the environment is not the address of a proxy, such as"
                                    + " http://proxy.example.com:3128"));
        }
    }

    private static String challenge(Request request) {
        return "Bearer realm=\"http://%s/token\",service=\"registry\",scope=\"repository:shop/web:pull\""
                .formatted(request.header("Host").orElseThrow());
    }

    private void login(String config) throws IOException {
        Files.writeString(folder.resolve("config.json"), config);
    }

    private void helper(String name, String script) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    /** What a registry is asked that wants a login. */
    private List<String> asked() throws IOException {
        try (FakeServer server = new FakeServer(request -> {
            if (request.header("Authorization").isEmpty()) {
                request.with("WWW-Authenticate", "Basic realm=\"x\"").answer(401, "");
            } else {
                request.answer(200, MANIFEST);
            }
        })) {
            look(server, "web:1");
            return List.copyOf(server.requests());
        }
    }

    private Map<String, String> environment() {
        return Map.of("DOCKER_CONFIG", folder.toString(), "PATH", folder + File.pathSeparator + System.getenv("PATH"));
    }

    private List<RegistryAnswer> look(FakeServer server, String... images) throws IOException {
        Path config = folder.resolve("config.json");
        if (Files.exists(config)) {
            login(Files.readString(config).replace("%s", server.host()));
        }
        return look(GENEROUS, environment(), server, images);
    }

    private static List<RegistryAnswer> look(
            Duration longest, Map<String, String> environment, FakeServer server, String... images) {
        return look(
                longest,
                environment,
                Stream.of(images).map(image -> server.host() + "/" + image).toArray(String[]::new));
    }

    private static List<RegistryAnswer> look(Duration longest, Map<String, String> environment, String... images) {
        return List.copyOf(new Registries(environment, longest, Duration.ZERO)
                .look(Stream.of(images).map(ImageReference::parse).toList())
                .values());
    }
}
