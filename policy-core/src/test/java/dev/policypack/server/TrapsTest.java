package dev.policypack.server;

import static dev.policypack.server.PackProcess.NO_ENGINE;
import static dev.policypack.server.PackProcess.request;
import static dev.policypack.server.PackProcess.resource;
import static dev.policypack.server.PackProcess.struct;
import static dev.policypack.server.PackProcess.urn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Empty;
import com.google.protobuf.Value;
import dev.policypack.conformance.StackConfigPack;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;
import pulumirpc.AnalyzerOuterClass.Remediation;

/** The traps into which a server of the analyzer protocol can fall, on real processes; {@code docs/traps.md} lists them. */
class TrapsTest {
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    private static final String ASSET = "c44067f5952c0a294b673a41bacd8c17";
    private static final String ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
    private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static PackProcess pack;

    @BeforeAll
    static void startPack() throws Exception {
        pack = PackProcess.start(ProofPack.class);
    }

    @AfterAll
    static void endPack() throws Exception {
        pack.close();
    }

    @Test
    void trap_1_info_is_given_without_handshake_and_without_a_stack() throws Exception {
        try (PackProcess fresh = PackProcess.start(ProofPack.class)) {
            // An empty version is allowed, one that is no semantic version is not; from a jar it is the library's own.
            assertThat(fresh.engine().getPluginInfo(Empty.getDefaultInstance()).getVersion())
                    .matches("|[0-9]+[.][0-9]+[.][0-9]+.*");
            AnalyzerInfo info = fresh.engine().getAnalyzerInfo(Empty.getDefaultInstance());
            assertThat(info.getName()).isEqualTo("proof");
            assertThat(info.getSupportsConfig()).isTrue();
            assertThat(info.getPoliciesList())
                    .extracting(PolicyInfo::getName)
                    .containsExactly(
                            "policy-pack", "size", "fails", "levels", "deep", "repairs", "seals", "wipes", "graph");
        }
    }

    @Test
    void trap_2_the_port_comes_first_whatever_the_policies_print() throws Exception {
        try (PackProcess noisy = PackProcess.start(NoisyPack.class).configured()) {
            assertThat(noisy.analyze(request("demo:thing", "web", "{}")))
                    .containsExactly("noisy advisory web> is noisy");
        }
    }

    @Test
    void trap_3_flags_before_the_address_a_period_after_it_and_blanks_in_paths(@TempDir Path folder) throws Exception {
        Path blanks = Files.createDirectories(folder.resolve("a folder with blanks"));
        ProcessBuilder command = PackProcess.command(
                ProofPack.class,
                "--logtostderr",
                "--logflow",
                "-v=9",
                "--tracing",
                "file:./trace",
                NO_ENGINE,
                ".",
                "-pack=" + blanks);
        try (PackProcess started = PackProcess.start(command.directory(blanks.toFile()))) {
            assertThat(started.engine()
                            .getAnalyzerInfo(Empty.getDefaultInstance())
                            .getName())
                    .isEqualTo("proof");
        }
    }

    @Test
    void trap_4_the_pack_needs_nothing_of_its_working_directory(@TempDir Path empty) throws Exception {
        ProcessBuilder command = PackProcess.command(ProofPack.class, NO_ENGINE);
        try (PackProcess started =
                PackProcess.start(command.directory(empty.toFile())).configured()) {
            assertThat(started.analyze(request("demo:thing", "web", "{'size':6}")))
                    .containsExactly("size mandatory web> size is 6, but may be 5");
        }
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void trap_5_no_diagnostic_is_disabled_and_remediate_becomes_mandatory() {
        AnalyzeRequest.Builder big = request("demo:thing", "web", "{'size':6}");
        pack.configured("size", EnforcementLevel.DISABLED, "{}");
        assertThat(pack.analyze(big)).isEmpty();
        pack.configured("size", EnforcementLevel.REMEDIATE, "{}");
        assertThat(pack.analyze(big)).containsExactly("size mandatory web> size is 6, but may be 5");
        pack.configured("all", EnforcementLevel.DISABLED, "{}");
        assertThat(pack.analyze(big)).isEmpty();
        assertThat(pack.engine().analyze(big.build()).getNotApplicableList()).isEmpty();
        pack.configured();
        assertThat(pack.analyze(request("demo:levels", "web", "{}")))
                .containsExactly(
                        "levels advisory web> as declared",
                        "levels mandatory web> worse",
                        "levels mandatory web> to be repaired");
    }

    @Test
    void trap_6_a_remediation_says_nothing_without_a_change_refuses_to_wipe_and_keeps_the_rest() {
        pack.configured();
        assertThat(remediations("demo:repairs", "{'owner':'me','seal':false}")).isEmpty();
        assertThat(remediations("demo:thing", "{'size':6}")).isEmpty();
        assertThat(remediations("demo:wipes", "{'only':'this'}")).isEmpty();

        String kept =
                """
                '__defaults':['a','b'],
                'nothing':null,
                'number':5,
                'secret':{'%1$s':'%2$s','value':{'password':'hunter2','later':'%3$s'}},
                'later':['known','%3$s'],
                'emptyAsset':{'%1$s':'%4$s','hash':'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'},
                'archive':{'%1$s':'%5$s','hash':'abc','assets':{'a.txt':{'%1$s':'%4$s','text':'hello','hash':'def'}}},
                'object':{'__defaults':[],'list':[{'x':{}},[]]}"""
                        .formatted(SIGNATURE, SECRET, UNKNOWN, ASSET, ARCHIVE);
        List<Remediation> repaired = remediations("demo:repairs", "{" + kept + "}");
        assertThat(repaired).extracting(Remediation::getPolicyName).containsExactly("repairs", "seals");
        assertThat(repaired.get(0).getProperties()).isEqualTo(struct("{" + kept + ",'owner':'nobody'}"));
        // Each repair is made on what the one before it has left.
        assertThat(repaired.get(1).getProperties()).isEqualTo(struct("{" + kept + ",'owner':'nobody','seal':true}"));
        assertThat(repaired).allSatisfy(one -> assertThat(one.getDiagnostic()).isEmpty());
    }

    @Test
    void trap_6_nothing_is_repaired_below_the_level_remediate() {
        pack.configured("repairs", EnforcementLevel.MANDATORY, "{}");
        assertThat(remediations("demo:repairs", "{'seal':true}")).isEmpty();
        assertThat(pack.analyze(request("demo:repairs", "web", "{'seal':true}")))
                .containsExactly("repairs mandatory web> owner is not set");
    }

    /** The official tests pass also where a disabled repair runs. */
    @Test
    void trap_6_nothing_is_repaired_by_a_policy_that_is_disabled() {
        pack.configured("repairs", EnforcementLevel.DISABLED, "{}");
        assertThat(remediations("demo:repairs", "{'seal':true}")).isEmpty();
        assertThat(pack.analyze(request("demo:repairs", "web", "{'seal':true}")))
                .isEmpty();
    }

    /** An entry without a level would be read as advisory, so each has one: that which stands for "not set". */
    @Test
    void trap_7_no_level_is_lost_in_the_initial_configuration() {
        AnalyzerInfo info = pack.engine().getAnalyzerInfo(Empty.getDefaultInstance());
        assertThat(info.getPoliciesList())
                .extracting(policy -> policy.getName() + " " + policy.getEnforcementLevel())
                .containsExactly(
                        "policy-pack ADVISORY",
                        "size MANDATORY",
                        "fails ADVISORY",
                        "levels ADVISORY",
                        "deep MANDATORY",
                        "repairs REMEDIATE",
                        "seals REMEDIATE",
                        "wipes REMEDIATE",
                        "graph ADVISORY");
        assertThat(info.getInitialConfigMap().values())
                .hasSize(8)
                .allMatch(config -> config.getEnforcementLevel() == EnforcementLevel.REMEDIATE
                        && config.getProperties().getFieldsCount() == 0);
    }

    @Test
    void trap_8_configuration_with_all_with_unknown_policies_and_without_properties() {
        pack.engine().configureStack(PackProcess.stack().build());
        pack.engine()
                .configure(ConfigureAnalyzerRequest.newBuilder()
                        .putPolicyConfig("all", level(EnforcementLevel.ADVISORY))
                        .putPolicyConfig("sizes", level(EnforcementLevel.MANDATORY))
                        .putPolicyConfig("something-else", level(EnforcementLevel.ADVISORY))
                        .build());
        assertThat(pack.analyze(request("demo:thing", "web", "{'size':6}")))
                .containsExactly("size advisory web> size is 6, but may be 5");
        assertThat(pack.analyzeStack())
                .containsExactlyInAnyOrder(
                        "policy-pack mandatory > the configuration sets policy \"sizes\", which policy pack \"proof\" does not"
                                + " have; did you mean \"size\"?",
                        "policy-pack advisory > the configuration sets policy \"something-else\", which policy pack \"proof\""
                                + " does not have");
    }

    @Test
    void trap_9_schemas_are_objects_and_the_name_of_the_level_is_refused() throws Exception {
        AnalyzerInfo info = pack.engine().getAnalyzerInfo(Empty.getDefaultInstance());
        assertThat(info.getPoliciesList()).allSatisfy(policy -> assertThat(
                        policy.getConfigSchema().getProperties().getFieldsMap().values())
                .allMatch(Value::hasStructValue));
        assertThat(info.getPolicies(1).getConfigSchema().getProperties())
                .isEqualTo(
                        struct(
                                "{'most':{'type':'integer','minimum':1,'maximum':10,'default':5,'description':'The largest size.'}}"));
        try (PackProcess refused = PackProcess.start(RefusedPack.class)) {
            assertThatThrownBy(() -> refused.engine().getAnalyzerInfo(Empty.getDefaultInstance()))
                    .hasMessage(
                            "INTERNAL: an option cannot be named \"enforcementLevel\": with this name Pulumi sets the level"
                                    + " of a policy; choose another one");
        }
    }

    @Test
    void trap_10_stack_resources_in_any_order_dangling_dependencies_and_no_provider() {
        pack.configured();
        var late = resource("demo:node", "late", "{}")
                .addDependencies(urn("demo:node", "early"))
                .addDependencies(urn("demo:node", "gone"));
        var early = resource("demo:node", "early", "{}").setParent(urn("demo:node", "gone"));
        List<String> expected = List.of(
                "graph advisory early> depends on none of 0", "graph advisory late> depends on demo:node (early) of 2");
        assertThat(pack.analyzeStack(late, early)).isEqualTo(expected);
        assertThat(pack.analyzeStack(early, late)).isEqualTo(expected);
        assertThat(pack.analyzeStack()).isEmpty();
    }

    @Test
    void trap_11_requests_of_eight_megabytes() {
        pack.configured();
        AnalyzeRequest.Builder huge = request("demo:repairs", "huge", "{'size':6}");
        huge.getPropertiesBuilder()
                .putFields(
                        "text",
                        Value.newBuilder().setStringValue("x".repeat(8 << 20)).build());
        assertThat(pack.analyze(huge))
                .containsExactly(
                        "size mandatory huge> size is 6, but may be 5", "repairs mandatory huge> owner is not set");
        assertThat(pack.engine().remediate(huge.build()).getRemediations(0).getSerializedSize())
                .isGreaterThan(8 << 20);
    }

    @Test
    void trap_12_cancel_in_the_middle_of_a_slow_policy() throws Exception {
        try (FakeEngine engine = new FakeEngine();
                PackProcess stubborn = PackProcess.start(StubbornPack.class, engine.address())) {
            stubborn.begin(request("demo:waits", "web", "{}"), engine);
            assertThat(stubborn.engine().cancel(Empty.getDefaultInstance())).isEqualTo(Empty.getDefaultInstance());
            assertThat(stubborn.awaitEnd()).isEmpty();
        }
    }

    @Test
    void trap_12_the_engine_is_gone() throws Exception {
        PackProcess started;
        try (ServerSocket engine = new ServerSocket(0)) {
            started = PackProcess.start(ProofPack.class, "127.0.0.1:" + engine.getLocalPort());
        }
        assertThat(started.awaitEnd()).isEmpty();
        started.close();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void trap_12_no_child_holds_stdout_open() throws Exception {
        PackProcess stubborn = PackProcess.start(StubbornPack.class).configured();
        String said = stubborn.analyze(request("demo:starts", "web", "{}")).get(0);
        long child = Long.parseLong(said.substring(said.lastIndexOf(' ') + 1));
        assertThat(ProcessHandle.of(child)).isPresent();
        stubborn.close(); // waits for the end of stdout and stderr
    }

    @Test
    void trap_13_what_is_unknown_is_neither_violated_nor_passed() {
        pack.configured();
        String secret = "{'" + SIGNATURE + "':'" + SECRET + "','value':'" + UNKNOWN + "'}";
        assertUndecided("{'leaf':'" + UNKNOWN + "'}", "Undecided: leaf is not known yet");
        assertUndecided("{'leaf':" + secret + "}", "Undecided: leaf is not known yet");
        assertUndecided("{'list':['good','" + UNKNOWN + "']}", "Undecided: list[1] is not known yet");
        assertUndecided("{'list':'" + UNKNOWN + "'}", "Undecided: list is not known yet");
        assertUndecided("{'object':'" + UNKNOWN + "'}", "Undecided: object is not known yet");
        assertUndecided("{'object':{'inside':'" + UNKNOWN + "'}}", "Undecided: object.inside is not known yet");
        // What is known already is said all the same.
        assertThat(pack.analyze(request("demo:deep", "web", "{'leaf':'" + UNKNOWN + "','object':{'inside':'bad'}}")))
                .containsExactly("deep mandatory web> object.inside is \"bad\"");
        // Nothing is repaired that may be well.
        assertThat(remediations("demo:repairs", "{'owner':'" + UNKNOWN + "'}")).isEmpty();
    }

    private static void assertUndecided(String properties, String reason) {
        AnalyzeResponse response =
                pack.engine().analyze(request("demo:deep", "web", properties).build());
        assertThat(response.getDiagnosticsList()).as(properties).isEmpty();
        assertThat(response.getNotApplicableList())
                .filteredOn(policy -> policy.getPolicyName().equals("deep"))
                .singleElement()
                .satisfies(policy -> assertThat(policy.getReason()).isEqualTo(reason));
    }

    /** What {@code PulumiPolicy.yaml} says instead is the engine's work; the conformance tests show that it finds what it needs. */
    @Test
    void trap_14_name_and_version_are_the_same_everywhere() {
        pack.configured();
        AnalyzerInfo info = pack.engine().getAnalyzerInfo(Empty.getDefaultInstance());
        assertThat(info.getName() + "@" + info.getVersion()).isEqualTo("proof@1.2.3");
        assertThat(pack.engine()
                        .analyze(request("demo:levels", "web", "{}").build())
                        .getDiagnosticsList())
                .hasSize(3)
                .allSatisfy(said -> assertThat(said.getPolicyPackName() + "@" + said.getPolicyPackVersion())
                        .isEqualTo("proof@1.2.3"));
        assertThat(remediations("demo:repairs", "{'x':1}")).hasSize(2).allSatisfy(said -> assertThat(
                        said.getPolicyPackName() + "@" + said.getPolicyPackVersion())
                .isEqualTo("proof@1.2.3"));
    }

    @Test
    void trap_15_nothing_is_written_between_the_port_and_the_end() throws Exception {
        PackProcess started = PackProcess.start(ProofPack.class).configured();
        started.analyze(request("demo:fails", "web", "{}"));
        started.analyzeStack(resource("demo:node", "web", "{}"));
        assertThat(started.engine().cancel(Empty.getDefaultInstance())).isEqualTo(Empty.getDefaultInstance());
        assertThat(started.awaitEnd()).isEmpty();
        assertThat(started.process().exitValue()).isZero();
        started.close();
    }

    @Test
    void trap_16_requests_with_empty_and_with_absent_properties() {
        pack.configured();
        for (String type : List.of("demo:thing", "demo:deep", "pulumi:pulumi:Stack", "my:component:Web", "")) {
            assertThat(pack.analyze(request(type, "web", "{}"))).as(type).isEmpty();
            assertThat(pack.analyze(AnalyzeRequest.newBuilder().setType(type)))
                    .as(type)
                    .isEmpty();
            assertThat(remediations(type, "{}")).as(type).isEmpty();
        }
        assertThat(pack.analyze(AnalyzeRequest.newBuilder())).isEmpty();
        assertThat(pack.analyze(AnalyzeRequest.newBuilder().setType("demo:repairs")))
                .containsExactly("repairs mandatory > owner is not set");
    }

    /** A severity that was forgotten would be none; the official tests look at none. */
    @Test
    void each_diagnostic_has_a_level_and_a_severity() {
        pack.configured();
        assertThat(pack.engine()
                        .analyze(request("demo:levels", "web", "{}").build())
                        .getDiagnosticsList())
                .extracting(said -> said.getEnforcementLevel() + " " + said.getSeverity())
                .containsExactly(
                        "ADVISORY POLICY_SEVERITY_LOW",
                        "MANDATORY POLICY_SEVERITY_CRITICAL",
                        "MANDATORY POLICY_SEVERITY_LOW");
    }

    /** The engine sends an entry for each policy, set or not. */
    @Test
    void a_configuration_that_sets_nothing_changes_nothing() {
        AnalyzerInfo info = pack.engine().getAnalyzerInfo(Empty.getDefaultInstance());
        AnalyzeRequest levels = request("demo:levels", "web", "{'size':6}").build();
        pack.configured();
        AnalyzeResponse before = pack.engine().analyze(levels);
        pack.engine().configureStack(PackProcess.stack().build());
        pack.engine().configure(EngineConfig.of(info, ""));
        assertThat(pack.engine().analyze(levels)).isEqualTo(before);
        assertThat(pack.analyzeStack()).isEmpty();
    }

    /** A pack may be made after the configuration of its stack, so nobody may ask for it before. */
    @Test
    void the_stack_is_known_before_the_pack_says_what_it_is() throws Exception {
        for (String wanted : List.of("true", "false")) {
            try (PackProcess fresh = PackProcess.start(StackConfigPack.class)) {
                fresh.engine()
                        .configureStack(PackProcess.stack()
                                .putConfig("shop:value", wanted)
                                .build());
                assertThat(fresh.engine()
                                .getAnalyzerInfo(Empty.getDefaultInstance())
                                .getPoliciesList())
                        .extracting(PolicyInfo::getName)
                        .containsExactly("policy-pack", "validate-" + wanted);
            }
        }
    }

    @Test
    void stacks_and_providers_are_judged_like_resources_and_keep_what_the_engine_has_put_into_them() {
        pack.configured();
        assertThat(pack.analyze(request("pulumi:providers:demo", "default", "{'version':'1.0.0'}")))
                .isEmpty();
        assertThat(pack.analyze(request("pulumi:pulumi:Stack", "shop-dev", "{}")))
                .isEmpty();
        String internal = "'__internal':{'pluginDownloadURL':'x','nothing':null},'__defaults':[]";
        assertThat(remediations("demo:repairs", "{" + internal + ",'seal':true}"))
                .singleElement()
                .satisfies(repaired -> assertThat(repaired.getProperties())
                        .isEqualTo(struct("{" + internal + ",'seal':true,'owner':'nobody'}")));
    }

    private static List<Remediation> remediations(String type, String properties) {
        return pack.engine().remediate(request(type, "web", properties).build()).getRemediationsList();
    }

    private static PolicyConfig level(EnforcementLevel level) {
        return PolicyConfig.newBuilder().setEnforcementLevel(level).build();
    }
}
