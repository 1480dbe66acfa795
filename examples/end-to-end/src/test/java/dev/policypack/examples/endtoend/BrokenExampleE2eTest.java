package dev.policypack.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenExampleE2eTest {

    @Test
    void the_preview_is_stopped_and_names_every_mistake_that_can_be_known(@TempDir Path temporary) throws Exception {
        PulumiCli pulumi = PulumiCli.in(temporary);
        Path project = pulumi.example("fargate-web-broken");

        PulumiCli.Run preview = pulumi.run(project, "preview", "--policy-pack", PulumiCli.PACK.toString())
                .fails();

        assertThat(preview.output())
                .contains("[mandatory] [severity: critical]  ecs-fargate-cpu-memory  (aws:ecs:TaskDefinition: web)")
                .contains("memory is \"4096\"; with cpu 256, Fargate supports 512, 1024 or 2048 MiB")
                .contains("Fix: Choose `memory` from the row of the Fargate size table that belongs to `cpu`.")
                .contains(
                        "[mandatory] [severity: critical]  ecs-launch-type-or-capacity-providers  (aws:ecs:Service: web)")
                .contains(
                        "launchType is \"FARGATE\", and capacityProviderStrategies has 1; ECS accepts only one of the two")
                .contains("[mandatory] [severity: high]  ecs-image-pinned  (aws:ecs:TaskDefinition: web)")
                .contains(
                        "containerDefinitions[0].image is \"nginx:latest\", whose tag can refer to another image later")
                .contains("[mandatory] [severity: critical]  pulumi-unresolved-output  (aws:ecs:TaskDefinition: web)")
                .contains(
                        "containerDefinitions[0].environment[0].value: an Output was converted to a string before it was known, so AWS would receive \"postgres://Calling 'toString' on an")
                .contains("[mandatory] [severity: medium]  logs-retention  (aws:cloudwatch:LogGroup: shop)")
                .contains("retentionInDays is not set, so logs never expire")
                .contains("[mandatory] [severity: critical]  iam-no-wildcard-action  (aws:iam:RolePolicy: shop)")
                .contains("policy.Statement[0].Action \"s3:*\" allows every action of its service")
                .contains("[advisory] [severity: high]  alb-health-check-timing  (aws:lb:TargetGroup: web)")
                .contains("healthCheck.timeout is 3; give a target at least 5 seconds")
                .contains("[mandatory] [severity: critical]  aurora-engine-version  (aws:rds:Cluster: shop)")
                .contains("engineVersion is \"15.3\", which AWS no longer creates")
                .contains("[advisory] [severity: medium]  ecr-scan-on-push  (aws:ecr:Repository: report)")
                .contains("[advisory] [severity: low]  tags-required  (aws:ecs:Cluster: shop)");
        // What waits for values is said once, on the stack, and is no violation.
        assertThat(preview.output().split("\\[advisory] \\[severity: low]  policy-pack  \\(pulumi:pulumi:Stack: ", -1))
                .hasSize(2);
        assertThat(preview.output())
                .contains("for values that are not known yet; `pulumi up` decides them")
                .contains("aws:ecs/taskDefinition:TaskDefinition (report) waits for containerDefinitions")
                .contains("To decide them now, for a program in java: rehearse the program against the simulated AWS")
                .doesNotContain("]  ecs-service-load-balancer  (");
    }
}
