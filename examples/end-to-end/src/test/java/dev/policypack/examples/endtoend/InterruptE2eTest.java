package dev.policypack.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptE2eTest {

    @Test
    void no_process_of_the_pack_is_left_after_an_interrupt_in_a_slow_preview(@TempDir Path temporary) throws Exception {
        PulumiCli pulumi = PulumiCli.in(temporary).with("POLICYPACK_SIMULATED_DELAY_MILLIS", "600000");
        Path project = pulumi.project("slow", EndlessLogs.class);

        // In a session of its own, so that the interrupt reaches the whole group, as it does from a terminal.
        Process cli = pulumi.start(
                List.of("setsid", "--wait"), project, "preview", "--policy-pack", PulumiCli.PACK.toString());
        StringBuilder output = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(cli.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.contains("pulumi:pulumi:Stack slow-dev create")) {
                    assertThat(processesOfThePack()).as(output.toString()).isNotEmpty();
                    long pid = cli.children().findFirst().orElseThrow().pid();
                    new ProcessBuilder("kill", "-INT", "--", "-" + pid)
                            .inheritIO()
                            .start()
                            .waitFor();
                    break;
                }
            }
            lines.lines().forEach(line -> output.append(line).append('\n'));
        }
        assertThat(cli.waitFor(1, TimeUnit.MINUTES)).as(output.toString()).isTrue();
        // The CLI does not wait for the end of a process that it has told to end.
        for (ProcessHandle process : processesOfThePack()) {
            process.onExit().get(1, TimeUnit.MINUTES);
        }
    }

    private static List<ProcessHandle> processesOfThePack() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains(PulumiCli.PACK.resolve("pack.jar").toString()))
                .toList();
    }
}
