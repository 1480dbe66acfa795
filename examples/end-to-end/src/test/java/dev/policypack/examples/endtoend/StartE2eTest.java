package dev.policypack.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which Pulumi starts a pack, with the pack on each JDK and in a folder with a blank in its name. */
class StartE2eTest {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void as_a_folder_through_the_language_host(int version) throws Exception {
        PulumiCli pulumi = PulumiCli.in(temporary).withPackOn(jdk(version));
        Path project = pulumi.project("logs", EndlessLogs.class);
        assertStopped(pulumi.run(
                project, "preview", "--policy-pack", packInFolderWithBlank().toString()));
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void as_an_executable_file(int version) throws Exception {
        PulumiCli pulumi = PulumiCli.in(temporary).withPackOn(jdk(version));
        Path project = pulumi.project("logs", EndlessLogs.class);
        Path program = packInFolderWithBlank().resolve("start");
        assertStopped(pulumi.run(project, "preview", "--policy-pack", program.toString()));
    }

    private static void assertStopped(PulumiCli.Run run) {
        assertThat(run.fails().output())
                .contains("[mandatory] [severity: medium]  logs-retention  (aws:cloudwatch:LogGroup: web)")
                .contains("retentionInDays is not set, so logs never expire");
        // Every line that the pack printed would be a diagnostic, and so between these two; the language host's own are
        // not the pack's.
        List<String> lines = run.output().lines().toList();
        assertThat(lines.subList(lines.indexOf("Diagnostics:"), lines.size()))
                .filteredOn(line -> !line.isBlank() && !line.contains("unable to start debugging"))
                .allMatch(line -> line.equals("Diagnostics:")
                        || line.equals("  pulumi:pulumi:Stack (logs-dev):")
                        || line.startsWith("    warning: using pulumi-")
                        || line.equals("    error: preview failed"));
    }

    private static Path jdk(int version) {
        Optional<Path> home = PulumiCli.jdk(version);
        if (home.isEmpty() && System.getenv("POLICYPACK_REQUIRE_E2E") == null) {
            Assumptions.abort("skipped: there is no JDK " + version + "; set JAVA" + version + "_HOME");
        }
        return home.orElseThrow();
    }

    private Path packInFolderWithBlank() throws IOException {
        Path copy = temporary.resolve("the pack");
        try (Stream<Path> files = Files.walk(PulumiCli.PACK)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(PulumiCli.PACK.relativize(file).toString()));
            }
        }
        return copy;
    }
}
