package dev.policypack.server;

import static dev.policypack.server.PackProcess.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeRequest;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;

/** The exemptions in the folder of the pack and in its configuration, through the real process. */
class ExemptionsTest {
    @TempDir
    Path folder;

    @Test
    void the_file_is_that_of_the_folder_of_the_pack() throws Exception {
        Files.writeString(
                folder.resolve("exemptions.yaml"),
                "version: 1\nexemptions:\n  - {resource: web, policy: size, reason: It is old.}\n");
        try (PackProcess pack = PackProcess.start(ProofPack.class)) {
            handshake(pack);
            pack.engine().configureStack(PackProcess.stack().build());
            pack.engine().configure(ConfigureAnalyzerRequest.getDefaultInstance());
            AnalyzeResponse response = pack.engine()
                    .analyze(request("demo:thing", "web", "{'size':6}").build());

            assertThat(response.getDiagnosticsList()).isEmpty();
            assertThat(response.getNotApplicableList())
                    .filteredOn(one -> one.getPolicyName().equals("size"))
                    .extracting(one -> one.getReason())
                    .containsExactly("Exempted: It is old.");
            assertThat(pack.analyze(request("demo:thing", "api", "{'size':6}")))
                    .containsExactly("size mandatory api> size is 6, but may be 5");
            assertThat(pack.analyzeStack())
                    .containsExactly(
                            "policy-pack advisory > 1 violation is exempted:\n  demo:thing (web), size at size: It is old.");
        }
    }

    @Test
    void a_file_that_is_wrong_stops_the_deployment_when_it_begins() throws Exception {
        Files.writeString(
                folder.resolve("exemptions.yaml"), "version: 1\nexemptions:\n  - {resource: web, policy: size}\n");
        try (PackProcess pack = PackProcess.start(ProofPack.class)) {
            handshake(pack);
            pack.engine().configureStack(PackProcess.stack().build());
            assertThatThrownBy(() -> pack.engine().configure(ConfigureAnalyzerRequest.getDefaultInstance()))
                    .hasMessage(
                            "INTERNAL: exemptions.yaml, line 3: the exemption has no reason; say why the violation is allowed");
        }
    }

    @Test
    void the_configuration_holds_exemptions() throws Exception {
        try (PackProcess pack = PackProcess.start(ProofPack.class)
                .configured(
                        "policy-pack",
                        EnforcementLevel.ADVISORY,
                        "{'exemptions':[{'resource':'*','policy':'s*','reason':'It is old.'}]}")) {
            assertThat(pack.analyze(request("demo:thing", "web", "{'size':6}"))).isEmpty();
        }
    }

    private void handshake(PackProcess pack) {
        pack.engine()
                .handshake(AnalyzerHandshakeRequest.newBuilder()
                        .setEngineAddress(PackProcess.NO_ENGINE)
                        .setRootDirectory(folder.toString())
                        .build());
    }
}
