package dev.policypack.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state of a stack that was deployed without the pack, analyzed with several configurations of it. */
class AnalyzeE2eTest {
    @TempDir
    static Path temporary;

    private static PulumiCli pulumi;
    private static Path project;
    private static Path state;

    @BeforeAll
    static void deploys_the_broken_example_without_the_pack() throws Exception {
        pulumi = PulumiCli.in(temporary);
        project = pulumi.project("fargate-web-broken", dev.policypack.examples.fargatewebbroken.App.class);
        pulumi.run(project, "up", "--yes", "--skip-preview").succeeds();
        state = temporary.resolve("state.json");
        pulumi.run(project, "stack", "export", "--file", state.toString()).succeeds();
    }

    private static PulumiCli.Run analyze(String config) throws IOException, InterruptedException {
        Path file = Files.writeString(temporary.resolve("config.json"), config);
        return pulumi.run(
                project,
                "policy",
                "analyze",
                "--file",
                state.toString(),
                "--policy-pack",
                PulumiCli.PACK.toString(),
                "--policy-pack-config",
                file.toString());
    }

    @Test
    void every_mistake_is_found_in_the_state() throws Exception {
        PulumiCli.Run run = analyze("{}").fails();
        assertThat(run.output())
                .contains("ecs-fargate-cpu-memory")
                .contains("ecs-launch-type-or-capacity-providers")
                .contains("ecs-image-pinned")
                .contains("pulumi-unresolved-output")
                .contains("logs-retention")
                .contains("iam-no-wildcard-action")
                .contains("alb-health-check-timing")
                .contains("ecr-scan-on-push")
                .contains("aurora-engine-version")
                .contains("ecs-service-load-balancer")
                .contains("tags-required")
                .contains(
                        "targetGroupArn refers to aws:lb/targetGroup:TargetGroup (web), but no listener and no listener rule of"
                                + " the stack forwards to it");
    }

    @Test
    void the_level_of_all_policies_can_be_set() throws Exception {
        PulumiCli.Run run = analyze("{\"all\": \"advisory\"}").succeeds();
        assertThat(run.output()).contains("ecs-fargate-cpu-memory").doesNotContain("[mandatory]");
    }

    @Test
    void a_policy_can_be_disabled_and_another_one_be_mandatory() throws Exception {
        PulumiCli.Run run = analyze("{\"all\": \"disabled\", \"ecr-scan-on-push\": \"mandatory\"}")
                .fails();
        assertThat(run.output())
                .contains("[mandatory] [severity: medium]  ecr-scan-on-push  (aws:ecr:Repository: report)")
                .doesNotContain("ecs-fargate-cpu-memory");
    }

    @Test
    void a_preset_sets_the_levels_for_which_nothing_else_is_set() throws Exception {
        PulumiCli.Run minimal = analyze(
                        "{\"policy-pack\": {\"preset\": \"minimal\"}, \"ecr-scan-on-push\": \"mandatory\"}")
                .fails();
        assertThat(minimal.output())
                .contains("[mandatory] [severity: critical]  ecs-fargate-cpu-memory")
                .contains("[mandatory] [severity: medium]  ecr-scan-on-push")
                .doesNotContain("iam-no-wildcard-action")
                .doesNotContain("logs-retention")
                .doesNotContain("tags-required");

        PulumiCli.Run strict = analyze(
                        """
                {"policy-pack": {"preset": "strict", "keepRecommended": ["alb-access-logs"]}, "ecs-fargate-cpu-memory": "advisory"}
                """)
                .fails();
        assertThat(strict.output())
                .contains("[mandatory] [severity: medium]  ecr-scan-on-push")
                .contains("[mandatory] [severity: critical]  iam-no-wildcard-action")
                .contains("[advisory] [severity: medium]  alb-access-logs")
                .contains("[advisory] [severity: critical]  ecs-fargate-cpu-memory")
                .contains("[advisory] [severity: low]  tags-required");
    }

    @Test
    void an_option_can_be_set() throws Exception {
        PulumiCli.Run run = analyze(
                        """
                {"all": "disabled", "tags-required": {"enforcementLevel": "mandatory", "required": ["Team"]}}
                """)
                .fails();
        assertThat(run.output()).contains("tags lack Team");
    }

    @Test
    void an_option_of_the_wrong_type_is_refused_by_the_engine() throws Exception {
        PulumiCli.Run run = analyze(
                        """
                {"logs-retention": {"enforcementLevel": "mandatory", "minimumDays": "many"}}
                """)
                .fails();
        assertThat(run.output()).contains("minimumDays: Invalid type. Expected: integer, given: string");
    }

    @Test
    void a_name_that_no_policy_has_is_answered_with_the_nearest_one() throws Exception {
        PulumiCli.Run run = analyze(
                        "{\"all\": \"disabled\", \"policy-pack\": \"advisory\", \"log-retention\": \"advisory\"}")
                .succeeds();
        assertThat(run.output())
                .contains(
                        "the configuration sets policy \"log-retention\", which policy pack \"ecs\" does not have; did you mean"
                                + " \"logs-retention\"?");
    }

    /** Pulumi's exceptions stand beside our exemptions in one file; the CLI applies the former, the pack the latter. */
    @Test
    void an_exception_and_an_exemption_allow_a_violation_each() throws Exception {
        String config =
                """
                {
                  "version": 2,
                  "policies": {
                    "all": "disabled",
                    "logs-retention": "mandatory",
                    "ecr-scan-on-push": "mandatory",
                    "policy-pack": {
                      "enforcementLevel": "advisory",
                      "exemptions": [{ "resource": "report", "policy": "ecr-scan-on-push", "reason": "Scanned elsewhere." }]
                    }
                  },
                  "exceptions": {
                    "EXC-42": {
                      "reason": "Kept elsewhere.",
                      "match": [{ "policies": ["logs-retention"], "targets": ["%s"] }]
                    }
                  }
                }
                """;
        String group = "urn:pulumi:dev::fargate-web-broken::aws:cloudwatch/logGroup:LogGroup::shop";
        PulumiCli.Run run = analyze(config.formatted(group)).succeeds();
        assertThat(run.output())
                .contains("[exempted] [mandatory] [severity: medium]  logs-retention  (aws:cloudwatch:LogGroup: shop)")
                .contains("EXC-42: Kept elsewhere.")
                .contains("aws:ecr/repository:Repository (report), ecr-scan-on-push at"
                        + " imageScanningConfiguration.scanOnPush: Scanned elsewhere.");

        assertThat(analyze(config.formatted(group + "-other")).fails().policies())
                .containsExactly("logs-retention");
    }
}
