package dev.policypack.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dev.policypack.simulation.SimulatedProviderServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real CLI in a folder of its own: file backend, empty home, and the simulated AWS in place of the provider. */
final class PulumiCli {
    /** The folder of the pack that was just built. */
    static final Path PACK =
            Path.of("../../policy-pack-ecs/target/pack").toAbsolutePath().normalize();

    private static final int MOST_MINUTES = 3;

    private final Path folder;
    private final Map<String, String> environment;

    private PulumiCli(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** What a run of the CLI came to. */
    record Run(int status, String output) {
        private static final Pattern MANDATORY = Pattern.compile("- \\[mandatory] \\[severity: \\w+] {2}(\\S+) {2}\\(");

        /** The policies that stopped it. */
        Set<String> policies() {
            return MANDATORY
                    .matcher(output)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        Run succeeds() {
            assertThat(status).as(output).isZero();
            return this;
        }

        Run fails() {
            assertThat(status).as(output).isNotZero();
            return this;
        }
    }

    static PulumiCli in(Path temporary) throws IOException {
        boolean there = Splitter.on(File.pathSeparatorChar)
                .splitToStream(System.getenv("PATH"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "pulumi")));
        if (!there && System.getenv("POLICYPACK_REQUIRE_E2E") == null) {
            Assumptions.abort("skipped: there is no pulumi on the PATH; .ci/pulumi/build makes one");
        }
        Path bin = Files.createDirectories(temporary.resolve("bin"));
        Path provider = bin.resolve("pulumi-resource-aws");
        Files.writeString(
                provider,
                "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s \"$@\"\n"
                        .formatted(
                                System.getProperty("java.home"),
                                String.join(File.pathSeparator, classPath()),
                                "dev.policypack.ecs.simulation.SimulatedAwsMain"));
        assertThat(provider.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", bin + File.pathSeparator + System.getenv("PATH"));
        environment.put("PULUMI_BACKEND_URL", "file://" + Files.createDirectories(temporary.resolve("state")));
        environment.put("PULUMI_HOME", temporary.resolve("home").toString());
        environment.put("PULUMI_CONFIG_PASSPHRASE", "not a secret");
        environment.put("PULUMI_SKIP_UPDATE_CHECK", "true");
        environment.put("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true");
        return new PulumiCli(temporary, environment);
    }

    /** The same, with a variable of the environment set. */
    PulumiCli with(String variable, String value) {
        Map<String, String> changed = new LinkedHashMap<>(environment);
        changed.put(variable, value);
        return new PulumiCli(folder, changed);
    }

    /** The same with this JDK for the pack; the program keeps the one on the PATH. */
    PulumiCli withPackOn(Path jdk) {
        return with("JAVA_HOME", jdk.toString());
    }

    /** The same with this folder first on the PATH. */
    PulumiCli withOnPath(Path bin) {
        return with("PATH", bin + File.pathSeparator + environment.get("PATH"));
    }

    private static List<String> classPath() {
        return Splitter.on(File.pathSeparatorChar)
                .splitToStream(System.getProperty("java.class.path"))
                .map(element -> Path.of(element).toAbsolutePath().toString())
                .toList();
    }

    /** The same, whose programs are compiled less: one that runs for a second or two is done sooner so. */
    PulumiCli quick() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("quick"));
        Path java = Files.writeString(
                bin.resolve("java"),
                "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \"$@\"\n"
                        .formatted(System.getProperty("java.home")));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return withOnPath(bin);
    }

    /** The same with this simulated AWS in place of the providers of these packages, without starting one for each run. */
    PulumiCli attachedTo(SimulatedProviderServer aws, String... packages) {
        return with(
                "PULUMI_DEBUG_PROVIDERS",
                Stream.of(packages).map(name -> name + ":" + aws.port()).collect(Collectors.joining(",")));
    }

    /** A project whose program is this main class of the tests' class path, as a jar; with a stack {@code dev}. */
    Path project(String name, Class<?> main) throws IOException, InterruptedException {
        return project(name, main, "dev", Map.of("aws:region", "eu-central-1"));
    }

    /** The same with a stack of this name and configuration. */
    Path project(String name, Class<?> main, String stack, Map<String, String> config)
            throws IOException, InterruptedException {
        Path project = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                project.resolve("Pulumi.yaml"),
                "name: " + name + "\nruntime:\n  name: java\n  options:\n    binary: program.jar\n");
        StringBuilder urls = new StringBuilder();
        for (String element : classPath()) {
            urls.append(Path.of(element).toUri()).append(' ');
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, urls.toString().strip());
        try (OutputStream out = Files.newOutputStream(project.resolve("program.jar"));
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
        return withStack(project, stack, config);
    }

    /** Deploys a stack, {@code organization/project/stack}, that has nothing but these outputs. */
    void deployed(String name, Map<String, Object> outputs) throws IOException, InterruptedException {
        List<String> parts = Splitter.on('/').splitToList(name);
        Path project = Files.createDirectories(folder.resolve(parts.get(1)));
        StringBuilder program = new StringBuilder("name: " + parts.get(1) + "\nruntime: yaml\noutputs:\n");
        outputs.forEach((key, value) -> program.append("  " + key + ": " + value + "\n"));
        Files.writeString(project.resolve("Pulumi.yaml"), program.toString());
        withStack(project, parts.get(2), Map.of());
        run(project, "up", "--yes", "--skip-preview").succeeds();
    }

    /** A copy of an example's folder, as its owner has it; with a stack {@code dev}. */
    Path example(String name) throws IOException, InterruptedException {
        Path source = Path.of("..", name);
        Path project = folder.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = source.relativize(file);
                if (!relative.startsWith("target")) {
                    Files.createDirectories(project.resolve(relative).getParent());
                    Files.copy(file, project.resolve(relative));
                }
            }
        }
        return withStack(project, "dev", Map.of("aws:region", "eu-central-1"));
    }

    private Path withStack(Path project, String stack, Map<String, String> config)
            throws IOException, InterruptedException {
        run(project, "stack", "init", stack).succeeds();
        if (!config.isEmpty()) {
            List<String> words = new ArrayList<>(List.of("config", "set-all"));
            config.forEach((key, value) -> words.addAll(List.of("--plaintext", key + "=" + value)));
            run(project, words.toArray(new String[0])).succeeds();
        }
        return project;
    }

    /** Runs the CLI in a project's folder to its end. */
    Run run(Path project, String... words) throws IOException, InterruptedException {
        return toItsEnd(builder(command(words), project));
    }

    /** Runs a program to its end that runs the CLI itself. */
    Run runProgram(List<String> command, Path directory) throws IOException, InterruptedException {
        return toItsEnd(builder(command, directory));
    }

    private Run toItsEnd(ProcessBuilder program) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = program.redirectOutput(output.toFile()).start();
        boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String text = Files.readString(output);
        assertThat(ended)
                .as("ended within " + MOST_MINUTES + " minutes:\n" + text)
                .isTrue();
        return new Run(process.exitValue(), text);
    }

    /** Starts the CLI, behind a program that runs it. */
    Process start(List<String> before, Path project, String... words) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(command(words));
        return builder(command, project).start();
    }

    private static List<String> command(String... words) {
        return Stream.of(Stream.of("pulumi"), Stream.of(words), Stream.of("--non-interactive", "--color", "never"))
                .flatMap(part -> part)
                .toList();
    }

    private ProcessBuilder builder(List<String> command, Path directory) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    /** The JDK of this version: from its variable, or the one that runs the tests. */
    static Optional<Path> jdk(int version) {
        String home = System.getenv("JAVA" + version + "_HOME");
        if (home != null) {
            return Optional.of(Path.of(home));
        }
        return Runtime.version().feature() == version
                ? Optional.of(Path.of(System.getProperty("java.home")))
                : Optional.empty();
    }
}
