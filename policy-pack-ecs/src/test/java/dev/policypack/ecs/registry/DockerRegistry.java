package dev.policypack.ecs.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;

/** A real registry, the program {@code docker-registry}, on a port of this machine, and images that are pushed into it. */
public final class DockerRegistry implements AutoCloseable {
    public static final String USER = "deployer";
    public static final String PASSWORD = "correct-horse";

    /** Of name and password, as {@code htpasswd -B} writes it. */
    private static final String HTPASSWD = USER + ":$2b$04$QY05o/V/hyEPgx2jXncNkOHAJItlJJqIO5cwRwOc2CV52cYmnE4/q\n";

    private static final String OCI = "application/vnd.oci.image.";
    private static final Pattern LISTENING = Pattern.compile("listening on (127\\.0\\.0\\.1:[0-9]+)");

    private final Process process;
    private final String host;
    private final HttpClient client = HttpClient.newHttpClient();

    private DockerRegistry(Process process, String host) {
        this.process = process;
        this.host = host;
    }

    /** A registry that lets everybody in; the test is skipped where the program is not installed. */
    public static DockerRegistry open(Path folder) throws IOException {
        return start(folder, "");
    }

    /** A registry that lets in who has the password. */
    public static DockerRegistry withPassword(Path folder) throws IOException {
        Path htpasswd = Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
        return start(folder, "auth: {htpasswd: {realm: the registry, path: '" + htpasswd + "'}}\n");
    }

    private static DockerRegistry start(Path folder, String auth) throws IOException {
        boolean there = Splitter.on(File.pathSeparatorChar)
                .splitToStream(System.getenv("PATH"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "docker-registry")));
        if (!there && System.getenv("POLICYPACK_REQUIRE_E2E") == null) {
            Assumptions.abort("skipped: there is no docker-registry on the PATH; Debian's package of that name has it");
        }
        Path config = Files.writeString(
                folder.resolve("registry.yml"),
                """
                version: 0.1
                log: {level: info, accesslog: {disabled: true}}
                storage: {filesystem: {rootdirectory: '%s'}}
                http: {addr: '127.0.0.1:0'}
                %s"""
                        .formatted(folder.resolve("images"), auth));
        Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder lines = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return new DockerRegistry(process, listening.group(1));
            }
            lines.append(line).append('\n');
        }
        throw new AssertionError("docker-registry does not start:\n" + lines);
    }

    /** As it stands in the reference of an image. */
    public String host() {
        return host;
    }

    /** Pushes an image without layers, and gives its digest. */
    public String pushImage(String name, String tag, String platform, long... ports)
            throws IOException, InterruptedException {
        List<String> parts = Splitter.on('/').splitToList(platform);
        String exposed = LongStream.of(ports)
                .mapToObj(port -> "\"" + port + "/tcp\": {}")
                .collect(Collectors.joining(", "));
        String config =
                """
                {"os": "%s", "architecture": "%s", "config": {"ExposedPorts": {%s}}, "rootfs": {"type": "layers", "diff_ids": []}}"""
                        .formatted(parts.get(0), parts.get(1), exposed);
        String manifest =
                """
                {"schemaVersion": 2, "mediaType": "%1$smanifest.v1+json", "layers": [],
                 "config": {"mediaType": "%1$sconfig.v1+json", "digest": "%2$s", "size": %3$d}}"""
                        .formatted(OCI, pushBlob(name, config), config.length());
        return pushManifest(name, tag, "manifest.v1+json", manifest);
    }

    /** Pushes an index of images that were pushed before. */
    public String pushIndex(String name, String tag, List<String> platforms, List<String> digests)
            throws IOException, InterruptedException {
        ImmutableList.Builder<String> entries = ImmutableList.builder();
        for (int i = 0; i < digests.size(); i++) {
            List<String> parts = Splitter.on('/').splitToList(platforms.get(i));
            entries.add(
                    """
                    {"mediaType": "%smanifest.v1+json", "digest": "%s", "size": 1,
                     "platform": {"os": "%s", "architecture": "%s"}}"""
                            .formatted(OCI, digests.get(i), parts.get(0), parts.get(1)));
        }
        String index = """
                {"schemaVersion": 2, "mediaType": "%sindex.v1+json", "manifests": [%s]}"""
                .formatted(OCI, String.join(", ", entries.build()));
        return pushManifest(name, tag, "index.v1+json", index);
    }

    private String pushManifest(String name, String tag, String type, String manifest)
            throws IOException, InterruptedException {
        send(
                201,
                HttpRequest.newBuilder(URI.create("http://" + host + "/v2/" + name + "/manifests/" + tag))
                        .header("Content-Type", OCI + type)
                        .PUT(BodyPublishers.ofString(manifest)));
        return digest(manifest);
    }

    private String pushBlob(String name, String content) throws IOException, InterruptedException {
        URI uploads = URI.create("http://" + host + "/v2/" + name + "/blobs/uploads/");
        String place = send(202, HttpRequest.newBuilder(uploads).POST(BodyPublishers.noBody()))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        URI upload = URI.create(place + (place.contains("?") ? "&" : "?") + "digest=" + digest(content));
        send(201, HttpRequest.newBuilder(upload).PUT(BodyPublishers.ofString(content)));
        return digest(content);
    }

    private HttpResponse<String> send(int status, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(request.header("Authorization", "Basic " + auth()).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response;
    }

    /** Name and password as they stand in Docker's {@code config.json}. */
    public static String auth() {
        return Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(String content) {
        return "sha256:" + Hashing.sha256().hashString(content, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
