package dev.policypack.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairedExampleE2eTest {

    @Test
    void preview_update_and_state_pass(@TempDir Path temporary) throws Exception {
        PulumiCli pulumi = PulumiCli.in(temporary);
        Path project = pulumi.project("fargate-web", dev.policypack.examples.fargateweb.App.class);
        String pack = PulumiCli.PACK.toString();

        PulumiCli.Run preview =
                pulumi.run(project, "preview", "--policy-pack", pack).succeeds();
        assertThat(violations(preview)).isEmpty();

        Path settings = Files.writeString(
                temporary.resolve("policies.json"), "{\"policy-pack\": {\"completePreviews\": true}}");
        PulumiCli.Run whole = pulumi.run(
                        project, "preview", "--policy-pack", pack, "--policy-pack-config", settings.toString())
                .succeeds();
        assertThat(violations(whole)).isEmpty();

        PulumiCli.Run update = pulumi.run(project, "up", "--yes", "--skip-preview", "--policy-pack", pack)
                .succeeds();
        assertThat(violations(update)).isEmpty();
        assertThat(update.output()).doesNotContain("[advisory]");

        Path state = temporary.resolve("state.json");
        pulumi.run(project, "stack", "export", "--file", state.toString()).succeeds();
        PulumiCli.Run analyze = pulumi.run(
                        project, "policy", "analyze", "--file", state.toString(), "--policy-pack", pack)
                .succeeds();
        assertThat(violations(analyze)).isEmpty();
    }

    private static java.util.List<String> violations(PulumiCli.Run run) {
        return run.output()
                .lines()
                .filter(line -> line.contains("[mandatory]") || line.contains("[advisory]"))
                .filter(line -> !line.contains("]  policy-pack  ("))
                .toList();
    }
}
