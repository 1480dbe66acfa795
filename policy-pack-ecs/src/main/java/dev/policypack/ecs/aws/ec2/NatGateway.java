package dev.policypack.ecs.aws.ec2;

import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Truth;

/** A NAT gateway. */
public final class NatGateway extends ResourceView {
    /** The type. */
    public static final ResourceType<NatGateway> TYPE =
            ResourceType.of(NatGateway::new, "aws:ec2/natGateway:NatGateway").identifiedBy("id");

    private NatGateway(Resource resource) {
        super(resource);
    }

    /** The subnet in which it stands. */
    public Ref<Subnet> subnet() {
        return Subnet.TYPE.ref(resource(), props(), "subnetId");
    }

    /**
     * Whether it stands in one zone and not in all of them. Source: <a
     * href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html">Regional NAT gateways</a>, as of 2026-11-21.
     */
    public Truth isOfOneZone() {
        return props().string("availabilityMode").orElse("zonal").is("zonal");
    }

    /** Whether it leads to the Internet and not only to other private networks. */
    public Truth isPublic() {
        return props().string("connectivityType").orElse("public").is("public");
    }
}
