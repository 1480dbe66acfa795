package dev.policypack.folder;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import dev.policypack.server.PackProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The folder that {@link PackFolder} makes, in a place with blanks in its name, started in the ways in which Pulumi starts it. */
@DisabledOnOs(OS.WINDOWS)
class LaunchersTest {
    @TempDir
    static Path temporary;

    private static Path made;

    @TempDir
    Path elsewhere;

    private Path folder;

    @BeforeAll
    static void makeFolder() throws Exception {
        Path jar = temporary.resolve("own.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                if (Files.isDirectory(Path.of(element))) {
                    addClasses(Path.of(element), out);
                }
            }
            out.putNextEntry(new JarEntry("exemptions.yaml"));
            out.write("version: 1\n".getBytes(StandardCharsets.UTF_8));
        }
        made = temporary.resolve("made");
        Ended ended = run(
                PackProcess.command(
                        PackFolder.class,
                        made.toString(),
                        "dev.policypack.server.ProofPack",
                        jar.toString(),
                        "{aws-*,junit*,opentest4j*,apiguardian*,assertj*,byte-buddy*,archunit*,slf4j*}",
                        "{grpc-netty*,opentelemetry*,okhttp-*,kotlin*,reflections*,javassist*,future-converter*,java-semver*,protobuf-java-util*}"));
        assertThat(ended).isEqualTo(new Ended(0, "", ""));
    }

    private static void addClasses(Path classes, JarOutputStream jar) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("package-info.class"))
                    .sorted()
                    .toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, jar);
            }
        }
    }

    /** The folder as it arrives at its users: unpacked from the zip, which holds no class-data archive. */
    @BeforeEach
    void unpack() throws IOException {
        folder = elsewhere.resolve("a pack with blanks");
        try (FileSystem zip = FileSystems.newFileSystem(
                        URI.create("jar:" + Path.of(made + ".zip").toUri()),
                        Map.of("enablePosixFileAttributes", "true"));
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(file.toString().substring(1));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
            }
        }
    }

    /** A build that declares the SDK for its tests takes it away from the pack. */
    @Test
    void a_folder_without_the_sdk_is_refused() throws Exception {
        Path target = elsewhere.resolve("target");
        ProcessBuilder build =
                PackProcess.command(PackFolder.class, target.toString(), "dev.policypack.server.ProofPack", "own.jar");
        List<String> words = new ArrayList<>(build.command());
        words.replaceAll(word -> word.contains(File.pathSeparator)
                ? Stream.of(word.split(File.pathSeparator, -1))
                        .filter(element -> !element.contains("pulumi-1"))
                        .collect(Collectors.joining(File.pathSeparator))
                : word);

        Ended ended = run(build.command(words));

        assertThat(ended)
                .isEqualTo(new Ended(
                        1,
                        "",
                        "The folder of the policy pack, " + target
                                + ", cannot be made without the jar of com.pulumi:pulumi; "
                                + "where the build declares it, leave out its scope."));
        assertThat(target).doesNotExist();
    }

    @Test
    void the_folder_holds_jars_launchers_and_an_archive_and_the_zip_all_but_the_archive() throws Exception {
        assertThat(names(made)).contains("archive");
        assertThat(names(folder))
                .containsExactly(
                        ".gitignore",
                        "NOTICE",
                        "PulumiPolicy.yaml",
                        "exemptions.yaml",
                        "lib",
                        "mvnw",
                        "mvnw.cmd",
                        "pack.jar",
                        "pom.xml",
                        "start",
                        "start.cmd");
        assertThat(names(folder.resolve("lib"))).contains("own.jar").noneMatch(name -> name.startsWith("junit"));
        assertThat(Files.isExecutable(folder.resolve("mvnw"))).isTrue();
        assertThat(Files.isExecutable(folder.resolve("start"))).isTrue();
        assertThat(Files.isExecutable(folder.resolve("pom.xml"))).isFalse();
        assertThat(folder.resolve("NOTICE")).content().contains("Copyright 2008 Google Inc.");
        assertThat(folder.resolve("exemptions.yaml")).hasContent("version: 1");
        assertThat(folder.resolve("pom.xml"))
                .content()
                .contains("<mainClass>dev.policypack.server.ProofPack</mainClass>");
    }

    @Test
    void the_java_language_host_installs_and_starts_it_by_mvnw() throws Exception {
        Ended installed = run(
                command("mvnw", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "--no-transfer-progress", "compile"));
        assertThat(installed).isEqualTo(new Ended(0, "", ""));
        assertThat(names(folder.resolve("archive"))).hasSize(2);
        serves(command(
                "mvnw",
                "--no-transfer-progress",
                "compile",
                "exec:java",
                "-f",
                folder.resolve("pom.xml").toString(),
                "-Dexec.args=--logtostderr -v=9 " + PackProcess.NO_ENGINE + " ."));
    }

    @Test
    void it_starts_without_having_been_installed() throws Exception {
        serves(command("mvnw", "compile", "exec:java", "-Dexec.args=" + PackProcess.NO_ENGINE));
        assertThat(folder.resolve("archive")).doesNotExist();
    }

    @Test
    void an_archive_of_another_place_is_left_aside_without_a_word() throws Exception {
        run(command("mvnw", "compile"));
        Path moved = elsewhere.resolve("moved");
        Files.move(folder, moved);
        folder = moved;
        serves(command("start", PackProcess.NO_ENGINE));
    }

    @Test
    void a_broken_archive_is_left_aside_without_a_word() throws Exception {
        run(command("mvnw", "compile"));
        for (String name : names(folder.resolve("archive"))) {
            Files.writeString(folder.resolve("archive").resolve(name), "broken");
        }
        serves(command("start", PackProcess.NO_ENGINE));
    }

    @Test
    void it_starts_as_a_program() throws Exception {
        serves(command("start", "--tracing", "file:./trace", PackProcess.NO_ENGINE));
    }

    @Test
    void it_starts_when_only_mvnw_has_kept_its_run_bit() throws Exception {
        Files.setPosixFilePermissions(
                folder.resolve("start"),
                java.util.Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        serves(command("mvnw", "compile", "exec:java", "-Dexec.args=" + PackProcess.NO_ENGINE));
    }

    @Test
    void it_starts_where_nothing_can_be_written() throws Exception {
        Ended installed;
        folder.toFile().setWritable(false);
        try {
            installed = run(command("mvnw", "compile"));
            serves(command("start", PackProcess.NO_ENGINE));
        } finally {
            folder.toFile().setWritable(true);
        }
        assertThat(installed).isEqualTo(new Ended(0, "", ""));
    }

    @Test
    void without_java_it_says_what_it_needs() throws Exception {
        ProcessBuilder start = command("start", PackProcess.NO_ENGINE);
        start.environment().remove("JAVA_HOME");
        start.environment().put("PATH", onlyTools().toString());
        assertThat(run(start))
                .isEqualTo(
                        new Ended(
                                1,
                                "",
                                "This policy pack needs Java 17 or later, but there is no java on the PATH and none in JAVA_HOME."));
    }

    @Test
    void with_an_old_java_it_says_which_one() throws Exception {
        Path old = elsewhere.resolve("java 11");
        Path program = Files.createDirectories(old.resolve("bin")).resolve("java");
        Files.writeString(program, "#!/bin/sh\necho started >&2\n");
        program.toFile().setExecutable(true);
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");
        ProcessBuilder start = command("start", PackProcess.NO_ENGINE);
        start.environment().put("JAVA_HOME", old.toString());
        assertThat(run(start))
                .isEqualTo(new Ended(
                        1,
                        "",
                        "This policy pack needs Java 17 or later, but " + program.toRealPath()
                                + " is Java 11.0.2; set JAVA_HOME to the folder of a newer one."));
    }

    @Test
    void it_waits_for_a_debugger_without_a_word() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder start = command("start", PackProcess.NO_ENGINE);
        start.environment().put("POLICYPACK_DEBUG", String.valueOf(port));
        CompletableFuture<VirtualMachine> debugger = CompletableFuture.supplyAsync(() -> attached(port));
        serves(start);
        assertThat(debugger.orTimeout(PackProcess.GENEROUS_SECONDS, TimeUnit.SECONDS)
                        .join())
                .isNotNull();
    }

    /** Attaches to a JVM as soon as it listens, and lets it go on. */
    private static VirtualMachine attached(int port) {
        AttachingConnector sockets = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(connector -> connector.transport().name().equals("dt_socket"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = sockets.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(String.valueOf(port));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PackProcess.GENEROUS_SECONDS);
        while (true) {
            try {
                VirtualMachine machine = sockets.attach(arguments);
                machine.resume();
                return machine;
            } catch (IOException e) {
                // It does not listen yet.
                if (System.nanoTime() > end) {
                    throw new UncheckedIOException(e);
                }
            } catch (IllegalConnectorArgumentsException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void pack_folder_says_what_it_takes() throws Exception {
        assertThat(run(PackProcess.command(PackFolder.class, "folder", "Main")))
                .isEqualTo(
                        new Ended(
                                1,
                                "",
                                "PackFolder takes a folder, the pack's main class, the pack's jar, and globs of jars to leave out"));
        Path missing = elsewhere.resolve("missing.jar");
        assertThat(run(PackProcess.command(
                        PackFolder.class, elsewhere.resolve("new").toString(), "Main", missing.toString())))
                .isEqualTo(new Ended(
                        1,
                        "",
                        "The folder of the policy pack, " + elsewhere.resolve("new")
                                + ", could not be made: java.nio.file.NoSuchFileException: " + missing));
    }

    /** Started, it answers like the pack, and writes nothing but its port. */
    private static void serves(ProcessBuilder command) throws Exception {
        try (PackProcess pack = PackProcess.start(command)) {
            assertThat(pack.engine().getAnalyzerInfo(Empty.getDefaultInstance()).getName())
                    .isEqualTo("proof");
        }
    }

    private ProcessBuilder command(String launcher, String... words) {
        List<String> all = new ArrayList<>();
        all.add(folder.resolve(launcher).toString());
        all.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(all).directory(elsewhere.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /** A folder for the PATH with the programs that a launcher may use, and no Java. */
    private Path onlyTools() throws IOException {
        Path tools = Files.createDirectories(elsewhere.resolve("tools"));
        for (String tool : List.of("sh", "dirname", "readlink", "sed", "cat")) {
            Path program =
                    Files.writeString(tools.resolve(tool), "#!/bin/sh\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n");
            program.toFile().setExecutable(true);
        }
        return tools;
    }

    private record Ended(int status, String out, String err) {}

    private static Ended run(ProcessBuilder command) throws Exception {
        Process process = command.start();
        assertThat(process.waitFor(PackProcess.GENEROUS_SECONDS, TimeUnit.SECONDS))
                .isTrue();
        return new Ended(process.exitValue(), all(process.getInputStream()), all(process.getErrorStream()));
    }

    private static String all(java.io.InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
