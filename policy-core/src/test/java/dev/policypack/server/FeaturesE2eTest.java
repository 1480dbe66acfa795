package dev.policypack.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the real CLI makes of what {@link FeaturesTest} shows on the wire. */
@DisabledOnOs(OS.WINDOWS)
class FeaturesE2eTest {
    private static final String STATE =
            """
            {"version": 3, "deployment": {"manifest": {"time": "2026-01-01T00:00:00Z", "magic": "", "version": ""}, "resources": [
              {"urn": "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev", "type": "pulumi:pulumi:Stack"},
              {"urn": "urn:pulumi:dev::shop::demo:logs::chatty", "type": "demo:logs", "inputs": {"size": 4}},
              {"urn": "urn:pulumi:dev::shop::demo:waits::late", "type": "demo:waits", "inputs": {"answer": "no"}},
              {"urn": "urn:pulumi:dev::shop::demo:breaks::torn", "type": "demo:breaks", "inputs": {"a": 1}},
              {"urn": "urn:pulumi:dev::shop::demo:size::big", "type": "demo:size", "inputs": {"size": 4}},
              {"urn": "urn:pulumi:dev::shop::demo:levels::three", "type": "demo:levels", "inputs": {}}
            ]}}
            """;

    @TempDir
    Path folder;

    @Test
    void shows_findings_logs_and_failed_remedies_of_a_pack_as_it_is_configured_initially() throws Exception {
        assertThat(analyzed("{}"))
                .contains(
                        """
                        - [mandatory] [severity: medium]  size  (demo:size: big)
                          Things are small
                          size is 4, but may be 3
                        """
                                .indent(8))
                .contains(
                        """
                        - [mandatory]  waits  (demo:waits: late)
                          Features
                          answer: the answer is "no"
                        """
                                .indent(8))
                .contains(
                        """
                        - [advisory]  breaks  (demo:breaks: torn)
                          Features
                          policy "breaks" of policy pack "features@v2.0.0" failed to repair it with java.lang.IllegalStateException;"""
                                .indent(8)
                                .stripTrailing())
                .contains("logs: size is 4\n")
                .contains("warning: logs: password is not set\n")
                .doesNotContain("hunter2");
    }

    @Test
    void the_configuration_of_the_user_counts_more_than_the_initial_one() throws Exception {
        assertThat(analyzed("{\"all\": \"disabled\", \"size\": {\"enforcementLevel\": \"advisory\", \"most\": 2}}"))
                .contains("- [advisory] [severity: medium]  size  (demo:size: big)")
                .contains("size is 4, but may be 2")
                .doesNotContain("waits", "breaks", "password");
        // An entry that only has options leaves the level that the pack gives to the policy.
        assertThat(analyzed("{\"size\": {\"most\": 2}}"))
                .contains("- [mandatory] [severity: medium]  size  (demo:size: big)")
                .contains("size is 4, but may be 2");
    }

    /** Each violation with its own level and severity; a repair that is only said to be needed is mandatory. */
    @Test
    void two_packs_judge_one_state_and_one_resource_has_several_violations() throws Exception {
        String output = analyzed(
                "{}", "--policy-pack", executable(ProofPack.class).toString(), "--policy-pack-config", config("{}"));
        assertThat(output)
                .contains("- [mandatory] [severity: medium]  size  (demo:size: big)")
                .contains(
                        """
                        - [advisory] [severity: low]  levels  (demo:levels: three)
                          Levels
                          as declared
                        """
                                .indent(8))
                .contains(
                        """
                        - [mandatory] [severity: critical]  levels  (demo:levels: three)
                          Levels
                          worse
                        """
                                .indent(8))
                .contains(
                        """
                        - [mandatory] [severity: low]  levels  (demo:levels: three)
                          Levels
                          to be repaired
                        """
                                .indent(8));
    }

    private String analyzed(String config, String... more) throws Exception {
        boolean there = Splitter.on(File.pathSeparatorChar)
                .splitToStream(System.getenv("PATH"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "pulumi")));
        if (!there && System.getenv("POLICYPACK_REQUIRE_E2E") == null) {
            Assumptions.abort("skipped: there is no pulumi on the PATH; .ci/pulumi/build makes one");
        }
        List<String> command = new ArrayList<>(List.of(
                "pulumi",
                "policy",
                "analyze",
                "--color=never",
                "--file",
                Files.writeString(folder.resolve("state.json"), STATE).toString(),
                "--policy-pack",
                executable(FeaturesPack.class).toString(),
                "--policy-pack-config",
                config(config)));
        command.addAll(List.of(more));
        ProcessBuilder pulumi = new ProcessBuilder(command).redirectErrorStream(true);
        pulumi.environment().put("PULUMI_HOME", folder.resolve("home").toString());
        pulumi.environment().put("PULUMI_SKIP_UPDATE_CHECK", "true");
        pulumi.environment().put("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true");
        Process process = pulumi.start();
        String output = PackProcess.all(process.getInputStream());
        assertThat(process.waitFor(PackProcess.GENEROUS_SECONDS, TimeUnit.SECONDS))
                .isTrue();
        return output;
    }

    private Path executable(Class<?> pack) throws IOException {
        Path file = Files.writeString(
                folder.resolve(pack.getSimpleName()),
                PackProcess.command(pack).command().stream()
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" ", "#!/bin/sh\nexec ", " \"$@\"\n")));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private String config(String json) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "config", ".json"), json)
                .toString();
    }
}
