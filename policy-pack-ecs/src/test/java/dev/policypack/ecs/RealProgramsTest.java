package dev.policypack.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.simulation.RealProgram;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.testkit.Golden;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every mandatory violation in programs that people have published, and why it is right. The programs are lists of their resources, with
 * repository and commit, in {@code src/test/resources/dev/policypack/ecs/programs}; {@code reasons.properties} beside them holds the
 * reasons by policy or constraint, and {@code VERDICTS.md} what is found: each new line there is to be read.
 */
class RealProgramsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/policypack/ecs/programs");
    private static final String HEAD =
            """
            # What the pack stops in published programs

            The test writes this page: each mandatory violation at the recommended levels, with the reason why it is right.

            | program | policy or constraint | resource | found | why it is right |
            | --- | --- | --- | --- | --- |
            """;

    @Test
    void each_stop_has_its_reason() throws IOException {
        Properties reasons = new Properties();
        try (Reader file = Files.newBufferedReader(FOLDER.resolve("reasons.properties"))) {
            reasons.load(file);
        }
        TreeSet<String> used = new TreeSet<>();
        StringBuilder page = new StringBuilder(HEAD);
        List<RealProgram> programs = RealProgram.in(FOLDER);
        for (RealProgram program : programs) {
            TreeSet<String> lines = new TreeSet<>();
            for (Violation violation : program.violations(EcsPolicyPack.pack(), true)) {
                if (violation.enforcementLevel() == EnforcementLevel.MANDATORY) {
                    String rule = violation.rule();
                    used.add(rule);
                    lines.add("| " + program + " | " + rule + " | " + violation.subject() + " | "
                            + violation.compact().replace("|", "\\|") + " | " + reasons.getProperty(rule, "") + " |\n");
                }
            }
            lines.forEach(page::append);
        }

        assertThat(programs).hasSizeGreaterThanOrEqualTo(50);
        assertThat(reasons.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
        Golden.check(FOLDER, Map.of("VERDICTS.md", page.toString()), "VERDICTS.md");
    }
}
