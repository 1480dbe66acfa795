package dev.policypack.ecs.aws;

import dev.policypack.policy.Resource;
import dev.policypack.policy.ResourceType;
import dev.policypack.policy.ResourceView;
import dev.policypack.policy.Stack;
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
        return Links.leadsTo(Vpc.TYPE.ref(resource(), props(), "vpcId"), vpc, stack)
                .or(() -> stack.resolve(Subnet.TYPE.ref(resource(), props(), "subnetId"))
                        .is(subnet -> Links.leadsTo(subnet.vpc(), vpc, stack)));
    }
}
