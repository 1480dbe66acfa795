package dev.policypack.ecs.policies.network;

import static dev.policypack.ecs.policies.network.TestNetwork.SUBNET;
import static dev.policypack.ecs.policies.network.TestNetwork.VPC;
import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowLogsTest {
    private static final String NONE = "no flow log of the stack writes down its traffic";

    private final PolicyTester policy = PolicyTester.of(new FlowLogs());
    private final Resource log = Resource.of("aws:ec2/flowLog:FlowLog", "all");

    @Test
    void asks_for_a_flow_log_of_each_vpc() {
        policy.given(VPC).violates(NONE);
        policy.given(VPC, log.with("vpcId", "vpc-main")).passes();
        policy.given(VPC, SUBNET, log.with("subnetId", "subnet-private")).passes();
        policy.given(VPC, log.with("vpcId", "vpc-other")).violates(NONE);
        Resource other = Resource.of("aws:ec2/vpc:Vpc", "other").with("id", "vpc-other");
        policy.given(VPC, other, log.with("vpcId", "vpc-main")).violates(NONE);
    }

    @Test
    void decides_previews() {
        Resource newVpc = VPC.with("id", unknown());
        Resource other = Resource.of("aws:ec2/vpc:Vpc", "other").with("id", unknown());
        policy.given(newVpc, log.with("vpcId", unknown())).passes();
        policy.given(newVpc, other, log.with("vpcId", unknown()))
                .isUndecidedOn("vpcId of aws:ec2/flowLog:FlowLog (all)", "whether the program will still create one");
        policy.given(
                        newVpc,
                        other,
                        log.with("vpcId", unknown())
                                .withPropertyDependencies("vpcId", List.of(newVpc.urn(), other.urn())))
                .isUndecidedOn("vpcId of aws:ec2/flowLog:FlowLog (all)", "whether the program will still create one");
        policy.given(newVpc).isUndecidedOn("whether the program will still create one");
    }

    @Test
    void leaves_networks_alone_that_are_not_the_stacks() {
        policy.given(Resource.of("aws:ec2/defaultVpc:DefaultVpc", "default")).isNotApplicable();
        policy.given().isNotApplicable();
    }
}
