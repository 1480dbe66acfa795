package dev.policypack.ecs.aws.ec2;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;

/** A flow log: of a VPC, or of a subnet or network interface in it. */
public final class FlowLog extends ResourceView {
    /** The type. */
    public static final ResourceType<FlowLog> TYPE = ResourceType.of(FlowLog::new, "aws:ec2/flowLog:FlowLog");

    private FlowLog(Resource resource) {
        super(resource);
    }

    /** Whether it writes down the traffic of this VPC, or of one of its subnets. */
    public Truth isAbout(Vpc vpc, Stack stack) {
        return stack.leadsTo(Vpc.TYPE.ref(resource(), props(), "vpcId"), vpc)
                .or(() -> stack.resolve(Subnet.TYPE.ref(resource(), props(), "subnetId"))
                        .is(subnet -> stack.leadsTo(subnet.vpc(), vpc)));
    }
}
