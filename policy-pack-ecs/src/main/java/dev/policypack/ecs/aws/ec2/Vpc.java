package dev.policypack.ecs.aws.ec2;

import dev.policypack.resource.Candidates;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** A VPC. */
public final class Vpc extends ResourceView {
    private static final String DEFAULT = "aws:ec2/defaultVpc:DefaultVpc";

    /** The types. */
    public static final ResourceType<Vpc> TYPE =
            ResourceType.of(Vpc::new, "aws:ec2/vpc:Vpc", DEFAULT).identifiedBy("id", "arn");

    private Vpc(Resource resource) {
        super(resource);
    }

    /** Whether AWS made it, one in each Region. */
    public boolean isDefault() {
        return resource().type().equals(DEFAULT);
    }

    /** Its first range of IPv4 addresses. */
    public Value<String> cidrBlock() {
        return props().string("cidrBlock");
    }

    /** The route table of subnets that are associated with no other. */
    public Value<String> mainRouteTableId() {
        return props().string("mainRouteTableId").or(props().string("defaultRouteTableId"));
    }

    /**
     * Whether interface endpoints may answer to the public names of their services. Source: <a
     * href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html">CreateVpcEndpoint, PrivateDnsEnabled</a>.
     */
    public Truth allowsPrivateNames() {
        // The defaults of the provider; a default VPC has both.
        return props().bool("enableDnsSupport").orElse(true).is(true).and(() -> props().bool("enableDnsHostnames")
                .orElse(isDefault())
                .is(true));
    }

    /** Whether both links lead to one VPC, in this stack or outside. */
    public static Truth isSame(Ref<Vpc> one, Ref<Vpc> other, Stack stack) {
        Truth equal = one.value().isEqualTo(other.value());
        Candidates<Vpc> candidates = stack.resolve(one);
        return equal.answer() == Truth.Answer.YES || candidates.resources().isEmpty()
                ? equal
                : candidates.is(vpc -> stack.leadsTo(other, vpc));
    }
}
