package dev.policypack.server;

import static dev.policypack.server.PackProcess.request;
import static dev.policypack.server.PackProcess.resource;
import static dev.policypack.server.PackProcess.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyNotApplicable;

/** Presets through the real process, configured as the engine does it: with the level of every policy, set or not. */
class PresetsTest {
    private static final AnalyzeRequest BIG =
            request("demo:thing", "web", "{'size':6}").build();
    private static final AnalyzeStackRequest STACK = AnalyzeStackRequest.newBuilder()
            .addResources(resource("demo:node", "web", "{}"))
            .build();

    private static PackProcess pack;

    @BeforeAll
    static void startPack() throws Exception {
        pack = PackProcess.start(ProofPack.class);
    }

    @AfterAll
    static void endPack() {
        pack.close();
    }

    private static void configure(String file) {
        pack.engine().configureStack(PackProcess.stack().build());
        pack.engine().configure(EngineConfig.of(pack.engine().getAnalyzerInfo(Empty.getDefaultInstance()), file));
    }

    @Test
    void the_engine_hears_of_the_recommended_levels_and_of_what_goes_wrong() {
        AnalyzerInfo info = pack.engine().getAnalyzerInfo(Empty.getDefaultInstance());
        assertThat(info.getPolicies(1).getEnforcementLevel()).isEqualTo(EnforcementLevel.MANDATORY);
        assertThat(info.getPolicies(1).getTagsList()).containsExactly("cost");
        assertThat(info.getPolicies(0).getConfigSchema().getProperties().getFieldsMap())
                .containsKeys("preset", "keepRecommended");
    }

    @Test
    void a_violation_has_the_level_of_the_preset() {
        configure("{'policy-pack':{'preset':'strict'}}");
        assertThat(said(pack.engine().analyze(BIG))).containsExactly("size mandatory web> size is 6, but may be 5");
        assertThat(said(pack.engine().analyzeStack(STACK)))
                .containsExactly("graph mandatory web> depends on none of 0");
    }

    @Test
    void what_a_preset_switches_off_does_not_count_as_passed() {
        configure("{'policy-pack':{'preset':'minimal'}}");
        for (AnalyzeResponse response :
                new AnalyzeResponse[] {pack.engine().analyze(BIG), pack.engine().analyzeStack(STACK)}) {
            assertThat(response.getDiagnosticsList()).isEmpty();
            assertThat(response.getNotApplicableList())
                    .filteredOn(one -> one.getReason().equals("Switched off by the preset"))
                    .extracting(PolicyNotApplicable::getPolicyName)
                    .containsExactly("size", "graph");
        }
    }

    @Test
    void a_level_that_the_user_set_counts_more() {
        configure("{'policy-pack':{'preset':'minimal'},'size':'advisory'}");
        assertThat(said(pack.engine().analyze(BIG))).containsExactly("size advisory web> size is 6, but may be 5");
    }
}
