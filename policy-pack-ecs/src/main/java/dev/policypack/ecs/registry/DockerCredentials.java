package dev.policypack.ecs.registry;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import dev.policypack.ecs.aws.ecr.ImageReference;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The credentials that {@code docker login} has left: in {@code config.json} itself, or with a program that the file names. For a private
 * registry of Amazon ECR without an entry, {@code docker-credential-ecr-login} is asked if it is on the {@code PATH}.
 *
 * <p>Sources: <a href="https://docs.docker.com/reference/cli/docker/login/">docker login</a>, <a
 * href="https://github.com/docker/docker-credential-helpers">docker-credential-helpers</a>, <a
 * href="https://github.com/awslabs/amazon-ecr-credential-helper">amazon-ecr-credential-helper</a>, as of 2026-11-21.
 */
final class DockerCredentials {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ECR_HELPER = "ecr-login";
    private static final String NOT_FOUND = "credentials not found";

    /** The name under which a program gives a token for another protocol, which registries do not take as a password. */
    private static final String IDENTITY_TOKEN = "<token>";

    private final Map<String, String> environment;
    private final Map<RegistryName, Optional<String>> known = new HashMap<>();

    DockerCredentials(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The value of an {@code Authorization} header with which an image's registry may be asked; empty when nobody has logged in. */
    synchronized Optional<String> of(ImageReference image) throws UnansweredException, InterruptedException {
        RegistryName registry = RegistryName.of(image);
        Optional<String> credentials = known.get(registry);
        if (credentials == null) {
            credentials = find(registry, image.isInPrivateEcr());
            known.put(registry, credentials);
        }
        return credentials;
    }

    private Optional<String> find(RegistryName registry, boolean isEcr)
            throws UnansweredException, InterruptedException {
        JsonNode config = config();
        Optional<String> helper = entry(config.path("credHelpers"), registry)
                .map(JsonNode::asText)
                .or(() -> Optional.of(config.path("credsStore").asText()))
                .filter(name -> !name.isEmpty());
        Optional<String> found = Optional.empty();
        if (helper.isPresent()) {
            File program = program(helper.get())
                    .orElseThrow(() -> new UnansweredException("docker-credential-" + helper.get()
                            + ", which Docker's config.json names, is not on the PATH"));
            found = ask(program, registry);
        }
        if (found.isEmpty()) {
            found = written(config, registry);
        }
        Optional<File> ecrHelper = isEcr && found.isEmpty() ? program(ECR_HELPER) : Optional.empty();
        return ecrHelper.isPresent() ? ask(ecrHelper.get(), registry) : found;
    }

    private JsonNode config() throws UnansweredException {
        String folder = Strings.nullToEmpty(environment.get("DOCKER_CONFIG"));
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
        try {
            Path file = (folder.isEmpty() ? Path.of(home, ".docker") : Path.of(folder)).resolve("config.json");
            return JSON.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            return JSON.createObjectNode();
        } catch (IOException | InvalidPathException e) {
            // A parser's message may show what stands there.
            throw new UnansweredException("Docker's config.json, where credentials stand, cannot be read");
        }
    }

    private static Optional<JsonNode> entry(JsonNode byRegistry, RegistryName registry) {
        return byRegistry.properties().stream()
                .filter(entry -> RegistryName.of(entry.getKey()).equals(registry))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<String> written(JsonNode config, RegistryName registry) throws UnansweredException {
        Optional<JsonNode> entry = entry(config.path("auths"), registry);
        String auth = entry.map(it -> it.path("auth").asText()).orElse("");
        if (auth.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of("Basic "
                    + Base64.getEncoder().encodeToString(Base64.getDecoder().decode(auth)));
        } catch (IllegalArgumentException e) {
            throw new UnansweredException(
                    "the credentials for " + registry + " in Docker's config.json cannot be read");
        }
    }

    private Optional<File> program(String suffix) {
        String name = "docker-credential-" + suffix + (File.separatorChar == '\\' ? ".exe" : "");
        return Splitter.on(File.pathSeparatorChar)
                .omitEmptyStrings()
                .splitToStream(Strings.nullToEmpty(environment.get("PATH")))
                .map(folder -> new File(folder, name))
                .filter(file -> file.isFile() && file.canExecute())
                .findFirst();
    }

    private Optional<String> ask(File program, RegistryName registry) throws UnansweredException, InterruptedException {
        try {
            ProcessBuilder command =
                    new ProcessBuilder(program.getPath(), "get").redirectError(ProcessBuilder.Redirect.DISCARD);
            command.environment().clear();
            command.environment().putAll(environment);
            Process process = command.start();
            try {
                tell(process, registry);
                // First the end, then what was said: to wait can be interrupted, to read cannot.
                int status = process.waitFor();
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                JsonNode credentials = status == 0 ? JSON.readTree(said) : JSON.missingNode();
                if (credentials.has("Username")) {
                    return basic(credentials);
                }
                if (said.contains(NOT_FOUND)) {
                    return Optional.empty();
                }
            } finally {
                process.destroyForcibly();
            }
        } catch (JacksonException e) {
            // As when it fails: what it says may be a secret.
        } catch (IOException e) {
            // A program that cannot be started.
        }
        throw new UnansweredException(program.getName() + " gives no credentials for " + registry);
    }

    private static void tell(Process process, RegistryName registry) {
        try (OutputStream question = process.getOutputStream()) {
            question.write(registry.keyOfCredentials().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // What does not listen may have an answer all the same.
        }
    }

    private static Optional<String> basic(JsonNode credentials) {
        String user = credentials.path("Username").asText();
        if (user.isEmpty() || user.equals(IDENTITY_TOKEN)) {
            return Optional.empty();
        }
        byte[] pair = (user + ":" + credentials.path("Secret").asText()).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
