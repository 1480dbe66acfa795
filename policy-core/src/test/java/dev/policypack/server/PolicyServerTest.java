package dev.policypack.server;

import static dev.policypack.server.PackProcess.GENEROUS_SECONDS;
import static dev.policypack.server.PackProcess.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulumirpc.AnalyzerOuterClass.AnalyzeDiagnostic;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeRequest;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicySeverity;

/** The process of a pack from its start to its end, and what it says when something is wrong. */
class PolicyServerTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "--logtostderr", "--tracing 127.0.0.1:1"})
    void started_without_an_address_it_says_what_it_is_and_ends(String words) throws Exception {
        Process process = PackProcess.command(
                        ProofPack.class,
                        Splitter.on(' ').omitEmptyStrings().splitToList(words).toArray(new String[0]))
                .start();
        assertThat(process.waitFor(GENEROUS_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(PackProcess.all(process.getInputStream())).isEmpty();
        assertThat(PackProcess.all(process.getErrorStream()).strip())
                .isEqualTo(
                        "This is a policy pack; the Pulumi CLI starts it: pulumi preview --policy-pack <folder of the pack>");
        assertThat(process.exitValue()).isEqualTo(1);
    }

    @Test
    void training_ends_by_itself_and_writes_nothing() throws Exception {
        Process process = PackProcess.command(NoisyPack.class, "--train").start();
        assertThat(process.waitFor(GENEROUS_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(PackProcess.all(process.getInputStream()) + PackProcess.all(process.getErrorStream()))
                .isEmpty();
        assertThat(process.exitValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    @DisabledOnOs(OS.WINDOWS)
    void a_signal_ends_it_also_while_a_policy_runs(String signal) throws Exception {
        try (FakeEngine engine = new FakeEngine();
                PackProcess started = PackProcess.start(StubbornPack.class, engine.address())) {
            started.begin(request("demo:waits", "web", "{}"), engine);
            String pid = String.valueOf(started.process().pid());
            new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
            assertThat(started.awaitEnd()).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void it_ends_when_the_process_is_gone_that_started_it() throws Exception {
        try (ServerSocket engine = new ServerSocket(0)) {
            ProcessBuilder java = PackProcess.command(ProofPack.class, "127.0.0.1:" + engine.getLocalPort());
            Process shell = new ProcessBuilder(ImmutableList.<String>builder()
                            .add("sh", "-c", "\"$@\" & echo $! >&2; wait", "sh")
                            .addAll(java.command())
                            .build())
                    .start();
            ProcessHandle pack = ProcessHandle.of(
                            Long.parseLong(shell.errorReader().readLine().strip()))
                    .orElseThrow();
            assertThat(shell.inputReader().readLine()).matches("[0-9]+");
            // The first look at the engine: from now on the pack knows who has started it. The engine stays.
            engine.accept().close();
            shell.destroyForcibly();
            pack.onExit().get(GENEROUS_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void what_policies_print_is_in_the_debug_log_of_the_engine() throws Exception {
        try (FakeEngine engine = new FakeEngine();
                PackProcess noisy = PackProcess.start(NoisyPack.class, engine.address())) {
            noisy.engine()
                    .handshake(AnalyzerHandshakeRequest.newBuilder()
                            .setEngineAddress(engine.address())
                            .build());
            noisy.engine().configureStack(PackProcess.stack().build());
            noisy.analyze(request("demo:thing", "web", "{}"));
            assertThat(engine.linesUpTo("DEBUG lines: äöü"))
                    .containsExactly(
                            "DEBUG pack for organization/shop/dev (preview)",
                            "DEBUG static initializer",
                            "DEBUG static initializer, stderr",
                            "DEBUG constructor",
                            "DEBUG check of web",
                            "DEBUG two",
                            "DEBUG lines: äöü");
        }
    }

    @Test
    void an_engine_without_a_log_does_not_disturb() throws Exception {
        try (PackProcess noisy = PackProcess.start(NoisyPack.class, "127.0.0.1").configured()) {
            for (int i = 0; i < 1000; i++) {
                assertThat(noisy.analyze(request("demo:thing", "web", "{}")))
                        .containsExactly("noisy advisory web> is noisy");
            }
        }
    }

    @Test
    void a_policy_that_throws_is_named_and_the_others_still_run() throws Exception {
        try (PackProcess pack = PackProcess.start(ProofPack.class).configured()) {
            List<AnalyzeDiagnostic> said = pack.engine()
                    .analyze(request("demo:fails", "web", "{'size':6}").build())
                    .getDiagnosticsList();
            assertThat(said).extracting(AnalyzeDiagnostic::getPolicyName).containsExactly("size", "fails");
            AnalyzeDiagnostic failure = said.get(1);
            assertThat(failure.getEnforcementLevel()).isEqualTo(EnforcementLevel.MANDATORY);
            assertThat(failure.getSeverity()).isEqualTo(PolicySeverity.POLICY_SEVERITY_CRITICAL);
            assertThat(failure.getUrn()).isEqualTo(PackProcess.urn("demo:fails", "web"));
            assertThat(failure.getMessage())
                    .startsWith("Fails\n"
                            + "policy \"fails\" of policy pack \"proof@v1.2.3\" failed with java.lang.IllegalStateException; this is a"
                            + " defect of the policy, not of the resource: report it, or disable the policy until it is"
                            + " fixed\n"
                            + "    at dev.policypack.server.ProofPack$Fails.validate(ProofPack.java:")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void a_value_that_an_option_does_not_take_is_refused_in_one_sentence() throws Exception {
        try (PackProcess pack = PackProcess.start(ProofPack.class)) {
            assertThatThrownBy(() -> pack.configured("size", EnforcementLevel.MANDATORY, "{'most':11}"))
                    .hasMessage(
                            "INTERNAL: policy \"size\": option \"most\" takes a whole number from 1 to 10, but 11 was given");
            assertThatThrownBy(() -> pack.configured("repairs", EnforcementLevel.REMEDIATE, "{'owner':['me']}"))
                    .hasMessage(
                            "INTERNAL: policy \"repairs\": option \"owner\" takes a text, but a list of 1 was given");
            pack.configured("size", EnforcementLevel.MANDATORY, "{'most':10}");
            assertThat(pack.analyze(request("demo:thing", "web", "{'size':11}")))
                    .containsExactly("size mandatory web> size is 11, but may be 10");
        }
    }

    @Test
    void an_option_that_does_not_exist_is_reported_with_the_nearest_name() throws Exception {
        try (PackProcess pack = PackProcess.start(ProofPack.class)) {
            pack.configured("size", EnforcementLevel.MANDATORY, "{'mots':3}");
            assertThat(pack.analyzeStack())
                    .containsExactly(
                            "policy-pack advisory > the configuration sets option \"mots\" of policy \"size\", which has no such"
                                    + " option; did you mean \"most\"?");
        }
    }

    @Test
    void the_level_of_the_user_counts_more_than_that_of_a_single_violation() throws Exception {
        try (PackProcess pack = PackProcess.start(ProofPack.class)) {
            pack.configured("levels", EnforcementLevel.MANDATORY, "{}");
            assertThat(pack.analyze(request("demo:levels", "web", "{}")))
                    .containsExactly(
                            "levels mandatory web> as declared",
                            "levels mandatory web> worse",
                            "levels mandatory web> to be repaired");
            // Also where it is the policy's own.
            pack.configured("levels", EnforcementLevel.ADVISORY, "{}");
            assertThat(pack.engine()
                            .analyze(request("demo:levels", "web", "{}").build())
                            .getDiagnosticsList())
                    .extracting(said -> said.getEnforcementLevel() + " " + said.getSeverity())
                    .containsExactly(
                            "ADVISORY POLICY_SEVERITY_LOW",
                            "ADVISORY POLICY_SEVERITY_CRITICAL",
                            "ADVISORY POLICY_SEVERITY_LOW");
        }
    }
}
