package dev.policypack.server;

import static dev.policypack.server.PackProcess.request;
import static dev.policypack.server.PackProcess.resource;
import static dev.policypack.server.PackProcess.struct;
import static dev.policypack.server.PackProcess.urn;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.AnalyzerProviderResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResourceOptions;
import pulumirpc.AnalyzerOuterClass.AnalyzerResourceOptions.CustomTimeouts;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;
import pulumirpc.AnalyzerOuterClass.PolicyInfo;
import pulumirpc.AnalyzerOuterClass.PolicyNotApplicable;
import pulumirpc.AnalyzerOuterClass.PolicySeverity;
import pulumirpc.AnalyzerOuterClass.PolicyType;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;

/** What goes over the wire besides what {@link TrapsTest} shows, on a real process. */
class FeaturesTest {
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    private static final String REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
    private static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private static final String BYTES = "803fd3297a5875dc03ca845dda5d2a98";
    private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static PackProcess pack;

    @BeforeAll
    static void startPack() throws Exception {
        pack = PackProcess.start(FeaturesPack.class).configured();
    }

    @AfterAll
    static void endPack() {
        pack.close();
    }

    @Test
    void all_that_is_said_about_a_pack_and_its_policies_is_published() {
        AnalyzerInfo info = pack.engine().getAnalyzerInfo(Empty.getDefaultInstance());
        assertThat(info.getDescription()).isEqualTo("What a pack can do.");
        assertThat(info.getDisplayName()).isEqualTo("Features");
        assertThat(info.getReadme()).isEqualTo("# Features");
        assertThat(info.getProvider()).isEqualTo("aws");
        assertThat(info.getRepository()).isEqualTo("https://example.com/features");
        assertThat(info.getTagsList()).containsExactly("demo", "test");
        PolicyInfo size = info.getPolicies(1);
        assertThat(size.getDisplayName()).isEqualTo("Things are small");
        assertThat(size.getDescription()).isEqualTo("Things are small");
        assertThat(size.getMessage()).isEqualTo("Big things do not fit.");
        assertThat(size.getRemediationSteps()).isEqualTo("Make it smaller.");
        assertThat(size.getUrl()).isEqualTo("https://example.com/size");
        assertThat(size.getTagsList()).containsExactly("small");
        assertThat(size.getSeverity()).isEqualTo(PolicySeverity.POLICY_SEVERITY_MEDIUM);
        assertThat(size.getPolicyType()).isEqualTo(PolicyType.POLICY_TYPE_RESOURCE);
        assertThat(size.getFramework().getName()).isEqualTo("Rules");
        assertThat(size.getFramework().getVersion()).isEqualTo("3");
        assertThat(size.getFramework().getReference()).isEqualTo("R1");
        assertThat(size.getFramework().getSpecification()).isEqualTo("All things are small.");
        assertThat(info.getPolicies(info.getPoliciesCount() - 1).getPolicyType())
                .isEqualTo(PolicyType.POLICY_TYPE_STACK);
    }

    /** An entry of the protocol's initial configuration without a level would mean advisory; so the pack's own is not sent as one. */
    @Test
    void the_initial_configuration_reaches_the_engine_as_levels_and_defaults() {
        AnalyzerInfo info = pack.engine().getAnalyzerInfo(Empty.getDefaultInstance());
        assertThat(info.getPoliciesList())
                .extracting(policy -> policy.getName() + " " + policy.getEnforcementLevel())
                .containsExactly(
                        "policy-pack ADVISORY",
                        "size MANDATORY",
                        "sees MANDATORY",
                        "class MANDATORY",
                        "waits MANDATORY",
                        "logs MANDATORY",
                        "touches REMEDIATE",
                        "breaks REMEDIATE",
                        "second MANDATORY",
                        "stack ADVISORY");
        assertThat(info.getPolicies(1).getConfigSchema().getProperties())
                .isEqualTo(
                        struct(
                                "{'most':{'type':'integer','minimum':1,'maximum':10,'default':3,'description':'The largest size.'}}"));
        assertThat(info.getPolicies(0)
                        .getConfigSchema()
                        .getProperties()
                        .getFieldsOrThrow("undecided")
                        .getStructValue()
                        .getFieldsOrThrow("default")
                        .getStringValue())
                .isEqualTo("detailed");
        assertThat(pack.analyze(request("demo:size", "web", "{'size':4}")))
                .containsExactly(
                        "size mandatory web> size is 4, but may be 3\nFix: Make it smaller.\nSee: https://example.com/size");
        assertThat(pack.analyze(request("demo:size", "web", "{'size':'" + UNKNOWN + "'}")))
                .containsExactly(
                        "size advisory web> can't run policy 'size' yet: size can't be known during preview\nFix: Make it smaller.\nSee: https://example.com/size");
    }

    @Test
    void the_configuration_of_the_user_counts_more() throws Exception {
        try (PackProcess configured = PackProcess.start(FeaturesPack.class)) {
            configured.engine().configureStack(PackProcess.stack().build());
            configured
                    .engine()
                    .configure(ConfigureAnalyzerRequest.newBuilder()
                            .putPolicyConfig("size", config(EnforcementLevel.ADVISORY, "{'most':4}"))
                            .putPolicyConfig(
                                    "policy-pack",
                                    config(EnforcementLevel.ADVISORY, "{'undecided':'quiet','messages':'compact'}"))
                            .build());
            assertThat(configured.analyze(request("demo:size", "web", "{'size':5}")))
                    .containsExactly("size advisory web> size is 5, but may be 4");
            assertThat(configured.analyze(request("demo:size", "web", "{'size':'" + UNKNOWN + "'}")))
                    .isEmpty();
        }
    }

    private static PolicyConfig config(EnforcementLevel level, String options) {
        return PolicyConfig.newBuilder()
                .setEnforcementLevel(level)
                .setProperties(struct(options))
                .build();
    }

    @Test
    void a_policy_sees_identity_options_provider_and_deployment() throws Exception {
        try (PackProcess fresh = PackProcess.start(FeaturesPack.class)) {
            fresh.engine()
                    .configureStack(PackProcess.stack()
                            .setDryRun(false)
                            .putConfig("shop:size", "3")
                            .putConfig("aws:region", "eu-central-1")
                            .putTags("team", "web")
                            .build());
            AnalyzerResourceOptions.Builder options = AnalyzerResourceOptions.newBuilder()
                    .setProtect(true)
                    .addIgnoreChanges("size")
                    .setDeleteBeforeReplaceDefined(true)
                    .addAliases("urn:pulumi:dev::shop::demo:sees::old")
                    .addAdditionalSecretOutputs("key")
                    .setParent(urn("demo:component", "parent"))
                    .setCustomTimeouts(CustomTimeouts.newBuilder()
                            .setCreate(300)
                            .setUpdate(60.5)
                            .setDelete(1)
                            .setRead(2));
            String secret = "{'" + SIGNATURE + "':'" + SECRET + "','value':'hunter2'}";
            assertThat(fresh.analyze(request("demo:sees", "web", "{}")
                            .setOptions(options)
                            .setProvider(AnalyzerProviderResource.newBuilder()
                                    .setType("pulumi:providers:demo")
                                    .setName("prov")
                                    .setUrn(urn("pulumi:providers:demo", "prov"))
                                    .setProperties(struct("{'region':'" + UNKNOWN + "','token':" + secret + "}")))))
                    .containsExactly(
                            "sees mandatory web> urn:pulumi:dev::shop::demo:sees::web, demo:sees, web or"
                                    + " urn:pulumi:dev::shop::demo:component::parent",
                            "sees mandatory web> true, size, Optional[false] or urn:pulumi:dev::shop::demo:sees::old",
                            "sees mandatory web> key, Optional[PT5M], Optional[PT1M0.5S], Optional[PT1S] or Optional[PT2S]",
                            "sees mandatory web> \"urn:pulumi:dev::shop::pulumi:providers:demo::prov pulumi:providers:demo (prov)"
                                    + " not known yet [secret]\"",
                            "sees mandatory web> \"organization/shop/dev {aws:region=eu-central-1, shop:size=3} {team=web} 3\"");
            assertThat(fresh.analyze(request("demo:sees", "web", "{}")))
                    .contains("sees mandatory web> \"no provider\"");
            assertThat(fresh.analyzeStack(resource("demo:sees", "web", "{}")))
                    .contains(
                            "stack advisory > \"organization/shop/dev {aws:region=eu-central-1, shop:size=3} {team=web} 3\" 1");
        }
    }

    @Test
    void a_policy_may_be_about_a_class_of_the_pulumi_sdk() {
        assertThat(pack.analyze(request("aws:cloudwatch/logGroup:LogGroup", "web", "{}")))
                .containsExactly("class mandatory web> retentionInDays is not set");
        assertThat(pack.analyze(request("aws:cloudwatch/logGroup:LogGroup", "web", "{'retentionInDays':7}")))
                .isEmpty();
    }

    @Test
    void a_policy_may_wait_for_what_runs_beside_it() {
        assertThat(pack.analyze(request("demo:waits", "web", "{'answer':'yes'}")))
                .isEmpty();
        assertThat(pack.analyze(request("demo:waits", "web", "{'answer':'no'}")))
                .containsExactly("waits mandatory web> answer: the answer is \"no\"");
        assertThat(pack.analyze(request("demo:waits", "web", "{'answer':'" + UNKNOWN + "'}")))
                .containsExactly(
                        "waits advisory web> can't run policy 'waits' yet: answer can't be known during preview");
    }

    @Test
    void what_policies_log_is_in_the_log_of_the_engine_at_the_resource() throws Exception {
        try (FakeEngine engine = new FakeEngine();
                PackProcess logging = PackProcess.start(FeaturesPack.class, engine.address())) {
            logging.engine()
                    .handshake(AnalyzerHandshakeRequest.newBuilder()
                            .setEngineAddress(engine.address())
                            .build());
            logging.engine().configureStack(PackProcess.stack().build());
            String secret = "{'" + SIGNATURE + "':'" + SECRET + "','value':'hunter2'}";
            logging.analyze(request("demo:logs", "web", "{'size':4,'password':" + secret + "}"));
            logging.analyzeStack();
            assertThat(engine.callsUpTo("stack: of the stack"))
                    .extracting(call -> call.getSeverity() + " " + call.getUrn() + " " + call.getMessage())
                    .containsExactly(
                            "INFO urn:pulumi:dev::shop::demo:logs::web logs: size is 4",
                            "WARNING urn:pulumi:dev::shop::demo:logs::web logs: password is [secret]",
                            "DEBUG  printed",
                            "DEBUG  stack: of the stack");
        }
    }

    @Test
    void references_outputs_and_bytes_are_read_and_come_back() {
        String reference = "{'%1$s':'%2$s','urn':'urn:x','id':'%3$s','packageVersion':'1.0.0'}"
                .formatted(SIGNATURE, REFERENCE, UNKNOWN);
        String bytes = "{'%s':'%s','value':'/w=='}".formatted(SIGNATURE, BYTES);
        String other = "{'%s':'something-new','value':1}".formatted(SIGNATURE);
        RemediateResponse answer = remediate(
                "demo:touches",
                ("{'reference':%1$s,'bytes':%2$s,'other':%3$s,"
                                + "'known':{'%4$s':'%5$s','value':1,'dependencies':['urn:x']},"
                                + "'unknown':{'%4$s':'%5$s'},"
                                + "'hidden':{'%4$s':'%5$s','value':'hunter2','secret':true},"
                                + "'password':{'%4$s':'%6$s','value':'hunter2'}}")
                        .formatted(reference, bytes, other, SIGNATURE, OUTPUT, SECRET));
        assertThat(answer.getRemediationsList()).hasSize(1);
        // An output is sent back as what it is: plain, unknown or secret. What is set in place of a secret stays
        // secret.
        assertThat(answer.getRemediations(0).getProperties())
                .isEqualTo(struct(("{'reference':%1$s,'bytes':%2$s,'other':%3$s,'known':1,'unknown':'%4$s',"
                                + "'hidden':{'%5$s':'%6$s','value':'hunter2'},"
                                + "'password':{'%5$s':'%6$s','value':'changed'},'touched':true}")
                        .formatted(reference, bytes, other, UNKNOWN, SIGNATURE, SECRET)));
    }

    @Test
    void a_remedy_that_throws_is_told_and_leaves_the_resource_to_the_violation() {
        RemediateResponse answer = remediate("demo:breaks", "{'a':1}");
        assertThat(answer.getRemediationsList()).hasSize(1);
        assertThat(answer.getRemediations(0).getDiagnostic())
                .startsWith("Features\npolicy \"breaks\" of policy pack \"features@v2.0.0\" failed to repair it with"
                        + " java.lang.IllegalStateException; ")
                .containsPattern("fixed\n    at dev[.]policypack[.]server[.]FeaturesPack[.].*$")
                .doesNotContain("hunter2");
        assertThat(answer.getRemediations(0).hasProperties()).isFalse();
        assertThat(pack.analyze(request("demo:breaks", "web", "{'a':1}")))
                .containsExactly("breaks mandatory web> it is broken");
    }

    @Test
    void who_does_not_repair_is_not_counted_among_those_that_had_nothing_to_repair() {
        assertThat(remediate("demo:size", "{'size':4}").getNotApplicableList())
                .extracting(PolicyNotApplicable::getPolicyName, PolicyNotApplicable::getReason)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("size", "Policy is not set to remediate"),
                        org.assertj.core.groups.Tuple.tuple(
                                "touches", "Policy only applies to resources of a specific type"))
                .hasSize(8);
        assertThat(remediate("demo:touches", "{'touched':true}").getNotApplicableList())
                .extracting(PolicyNotApplicable::getPolicyName)
                .doesNotContain("touches");
    }

    @Test
    void who_looks_at_another_type_is_not_counted_among_those_that_passed() {
        assertThat(pack.engine()
                        .analyze(request("demo:size", "web", "{'size':1}").build())
                        .getNotApplicableList())
                .hasSize(7)
                .allSatisfy(other -> {
                    assertThat(other.getPolicyName()).isNotEqualTo("size");
                    assertThat(other.getReason()).isEqualTo("Policy only applies to resources of a specific type");
                });
    }

    @Test
    void a_process_serves_one_pack() {
        assertThat(pack.analyze(request("demo:second", "web", "{}")))
                .containsExactly(
                        "second mandatory web> this process serves a policy pack already, and the engine asks for one only;"
                                + " put the policies of both into one pack by PolicyPack.and()");
    }

    @Test
    void many_calls_at_once_do_not_disturb_each_other() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<String>>> calls = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String name = "thing" + i;
                int size = 4 + i;
                calls.add(() -> pack.analyze(request("demo:size", name, "{'size':" + size + "}")));
            }
            List<Future<List<String>>> answers = callers.invokeAll(calls);
            for (int i = 0; i < 400; i++) {
                assertThat(answers.get(i).get())
                        .containsExactly("size mandatory thing" + i + "> size is " + (4 + i)
                                + ", but may be 3\nFix: Make it smaller.\nSee: https://example.com/size");
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static RemediateResponse remediate(String type, String properties) {
        return pack.engine().remediate(request(type, "web", properties).build());
    }
}
