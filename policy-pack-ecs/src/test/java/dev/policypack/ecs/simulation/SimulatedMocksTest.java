package dev.policypack.ecs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestResult;
import dev.policypack.ecs.simulation.Things.Inputs;
import dev.policypack.ecs.simulation.Things.LogGroup;
import dev.policypack.ecs.simulation.Things.Subnet;
import dev.policypack.ecs.simulation.Things.Vpc;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedMocksTest {
    @AfterEach
    void cleanUp() {
        PulumiTest.cleanup();
    }

    @Test
    void serve_a_unit_test_of_a_program() {
        TestResult result = PulumiTest.withMocks(new SimulatedMocks("eu-central-1"))
                .runTest(context -> {
                    Vpc vpc = new Vpc(
                            "main", Inputs.none().cidrBlock("10.0.0.0/16").tags(Map.of("Owner", "me")));
                    new Subnet("a", Inputs.none().vpcId(vpc.id()), null);
                    LogGroup logs = new LogGroup("logs", Inputs.none());
                    context.export("vpc", vpc.arn);
                    context.export("logs", logs.name);
                    context.export("region", Things.ask("aws:index/getRegion:getRegion"));
                })
                .throwOnError();

        assertThat(PulumiTest.extractValue(result.output("vpc")).toString())
                .matches("arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-0[0-9a-f]{16}");
        assertThat(PulumiTest.extractValue(result.output("logs")).toString()).matches("logs-[0-9a-f]{7}");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void live_in_us_east_1_by_default() {
        TestResult result = PulumiTest.withMocks(new SimulatedMocks())
                .runTest(context -> context.export("old", Vpc.get("old", "vpc-1").arn))
                .throwOnError();

        assertThat(PulumiTest.extractValue(result.output("old")))
                .isEqualTo("arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1");
    }
}
