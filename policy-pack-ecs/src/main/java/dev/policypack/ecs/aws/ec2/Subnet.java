package dev.policypack.ecs.aws.ec2;

import com.google.common.base.CharMatcher;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** A subnet of a VPC. */
public final class Subnet extends ResourceView {
    private static final String DEFAULT = "aws:ec2/defaultSubnet:DefaultSubnet";
    private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');

    /** The types. */
    public static final ResourceType<Subnet> TYPE =
            ResourceType.of(Subnet::new, "aws:ec2/subnet:Subnet", DEFAULT).identifiedBy("id", "arn");

    private Subnet(Resource resource) {
        super(resource);
    }

    /** The Availability Zone, by name, else by ID; not known when the program leaves the choice to AWS. */
    public Value<String> zone() {
        Value<String> byName = props().string("availabilityZone");
        return byName.or(props().string("availabilityZoneId")).or(Value.unknown(byName.path()));
    }

    /**
     * Whether it lies in an Availability Zone, and neither in a Local Zone ({@code us-west-2-lax-1a}, {@code usw2-lax1-az1}), in a
     * Wavelength Zone nor on an Outpost. AWS chooses none of these of itself.
     */
    public Truth isInAvailabilityZone() {
        return Truth.any(List.of(
                        props().string("availabilityZone").matches(name -> DIGITS.matchesAnyOf(region(name))),
                        props().string("availabilityZoneId")
                                .matches(id -> region(id).indexOf('-') >= 0),
                        props().nonEmptyText("outpostArn").isPresent()))
                .not();
    }

    private static String region(String zone) {
        return zone.substring(0, Math.max(0, zone.lastIndexOf('-')));
    }

    /** The VPC. */
    public Ref<Vpc> vpc() {
        return Vpc.TYPE.ref(resource(), props(), "vpcId");
    }

    /**
     * Whether AWS made it, one in each zone of a default VPC. Source: <a
     * href="https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html">Default VPCs</a>.
     */
    public boolean isDefault() {
        return resource().type().equals(DEFAULT);
    }

    /** Whether it lies in another zone than the other one. */
    public Truth isInOtherZoneThan(Subnet other) {
        return zone().matches(other.zone(), (mine, theirs) -> !mine.equals(theirs));
    }

    /** Whether both lie in one VPC, in this stack or outside. */
    public Truth isInVpcOf(Subnet other, Stack stack) {
        return Vpc.isSame(vpc(), other.vpc(), stack);
    }
}
