package dev.policypack.ecs.aws.efs;

import dev.policypack.ecs.aws.Targets;
import dev.policypack.ecs.aws.ec2.Ipv4Range;
import dev.policypack.ecs.aws.ec2.SecurityGroup;
import dev.policypack.ecs.aws.ec2.Subnet;
import dev.policypack.ecs.aws.ec2.Vpc;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What EFS refuses in mount targets. Source: <a
 * href="https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html">CreateMountTarget</a>, as of 2026-11-27.
 */
public final class MountTargetConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint MOUNT_TARGET_ZONE = ALL.refused(
            "efs-mount-target-zone",
            "MountTargetConflict: mount target already exists in this AZ",
            "Create one mount target for each Availability Zone.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html");

    private static final Constraint MOUNT_TARGET_ONE_ZONE = ALL.refused(
            "efs-mount-target-one-zone",
            "File System Availability Zone does not match.",
            "Use a subnet in the Availability Zone of the file system.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html");

    private static final Constraint MOUNT_TARGET_ADDRESS = ALL.refused(
            "efs-mount-target-address",
            "Address does not fall within the subnet's address range",
            "Use an address of the subnet, or remove `ipAddress`.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html");

    private static final Constraint MOUNT_TARGET_ADDRESS_TYPE = ALL.refused(
            "efs-mount-target-address-type",
            "The provided IP address does not match the specified IpAddressType.",
            "Set `ipAddressType` to the type of the address.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html");

    private static final Constraint MOUNT_TARGET_IPV6_SUBNET = ALL.refused(
            "efs-mount-target-ipv6-subnet",
            "The provided subnet does not support IPv6-only address type.",
            "Set `ipv6CidrBlock` on the subnet.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html");

    private static final Constraint MOUNT_TARGET_SECURITY_GROUPS = ALL.refused(
            "efs-mount-target-security-groups",
            "SecurityGroupLimitExceeded: The maximum number of security groups per interface has been reached.",
            "Attach at most five security groups.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html");

    private static final Constraint MOUNT_TARGET_NETWORK = ALL.refused(
            "efs-mount-target-network",
            "You have specified two resources that belong to different networks.",
            "Use security groups and subnets of one VPC.",
            "https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html");

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, "aws:efs/mountTarget:MountTarget");

    private static final ResourceType<Resource> FILE_SYSTEMS = ResourceType.of(
                    resource -> resource, "aws:efs/fileSystem:FileSystem")
            .identifiedBy("id", "arn");

    private static final String ONLY_IPV6 = "IPV6_ONLY";

    private MountTargetConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a mount target by itself. */
    public static void check(Resource target, Review review) {
        Props props = DeclaredInputs.of(target);
        Value<String> type = props.string("ipAddressType").orElse("IPV4_ONLY");
        review.at(props.path().key("ipAddressType"))
                .refuse(
                        MOUNT_TARGET_ADDRESS_TYPE,
                        type.is("IPV4_ONLY").and(() -> Refusals.isSet(props, "ipv6Address")),
                        "ipv6Address is set, but ipAddressType is %s",
                        type);
        review.at(props.path().key("ipAddressType"))
                .refuse(
                        MOUNT_TARGET_ADDRESS_TYPE,
                        type.is(ONLY_IPV6).and(() -> Refusals.isSet(props, "ipAddress")),
                        "ipAddress is set, but ipAddressType is %s",
                        type);
        Refusals.size(review, MOUNT_TARGET_SECURITY_GROUPS, props.strings("securityGroups"), 0, 5);
    }

    /** Checks mount targets together with their file system, subnet and security groups, and with each other. */
    public static void check(Stack stack, Review review) {
        Set<String> zones = new HashSet<>();
        Map<String, Ref<Vpc>> networks = new HashMap<>();
        for (Resource target : stack.ofType(TYPE)) {
            Props props = DeclaredInputs.of(target);
            Ref<Resource> fileSystem = FILE_SYSTEMS.ref(target, props, "fileSystemId");
            Value<String> key = Targets.of(fileSystem, stack);
            Ref<Subnet> ref = Subnet.TYPE.ref(target, props, "subnetId");
            for (Subnet subnet : stack.ofType(Subnet.TYPE)) {
                Truth isIn = stack.leadsTo(ref, subnet);
                if (isIn.answer() != Truth.Answer.NO) {
                    Review at = review.on(target).at(ref);
                    at.refuse(
                            MOUNT_TARGET_ZONE,
                            isIn.answer() == Truth.Answer.UNKNOWN
                                    ? isIn
                                    : key.matches(subnet.zone(), (of, zone) -> !zones.add(of + " " + zone)),
                            "another mount target of the file system lies in the Availability Zone of the subnet");
                    at.refuse(
                            MOUNT_TARGET_NETWORK,
                            isIn.answer() == Truth.Answer.UNKNOWN ? isIn : isElsewhere(networks, key, subnet, stack),
                            "another mount target of the file system lies in another VPC");
                    checkSubnet(target, props, subnet, isIn, stack, review);
                    checkFileSystem(fileSystem, subnet, isIn, stack, at);
                }
            }
        }
    }

    private static Truth isElsewhere(Map<String, Ref<Vpc>> networks, Value<String> key, Subnet subnet, Stack stack) {
        Ref<Vpc> vpc = subnet.vpc();
        List<Ref<Vpc>> first = new ArrayList<>();
        Truth isKnown = key.matches(of -> first.add(networks.computeIfAbsent(of, none -> vpc)));
        return isKnown.and(() ->
                Truth.any(first.stream().map(one -> isOtherVpc(one, vpc, stack)).toList()));
    }

    private static Truth isOtherVpc(Ref<Vpc> one, Ref<Vpc> other, Stack stack) {
        return one.isPresent().and(other.isPresent()).and(() -> Vpc.isSame(one, other, stack)
                .not());
    }

    private static void checkSubnet(
            Resource target, Props props, Subnet subnet, Truth isIn, Stack stack, Review review) {
        Props network = DeclaredInputs.of(subnet.resource());
        Value<String> address = props.nonEmptyText("ipAddress");
        Value<String> block = network.string("cidrBlock");
        review.on(target)
                .at(address)
                .refuse(
                        MOUNT_TARGET_ADDRESS,
                        address.map(Ipv4Range::address)
                                .matches(block.map(Ipv4Range::parse), (number, range) -> !range.contains(number))
                                .and(isIn),
                        "ipAddress is %s, but the subnet has %s",
                        address,
                        block);
        Value<String> type = props.string("ipAddressType");
        review.on(target)
                .at(type)
                .refuse(
                        MOUNT_TARGET_IPV6_SUBNET,
                        type.is(ONLY_IPV6).and(isIn).and(() -> Truth.any(List.of(
                                        Refusals.isSet(network, "ipv6CidrBlock"),
                                        Refusals.isSet(network, "ipv6IpamPoolId"),
                                        Refusals.isSet(network, "ipv6NetmaskLength")))
                                .not()),
                        "ipAddressType is %s, but the subnet has no IPv6 addresses",
                        type);
        Refs<SecurityGroup> groups = new Refs<>(SecurityGroup.TYPE, target, props.strings("securityGroups"));
        for (SecurityGroup group : stack.ofType(SecurityGroup.TYPE)) {
            Ref<Vpc> vpc = Vpc.TYPE.ref(group.resource(), DeclaredInputs.of(group.resource()), "vpcId");
            review.on(target)
                    .at(groups)
                    .refuse(
                            MOUNT_TARGET_NETWORK,
                            isIn.and(() -> groups.any(ref -> stack.leadsTo(ref, group)))
                                    .and(() -> isOtherVpc(vpc, subnet.vpc(), stack)),
                            "a security group is in another VPC than the subnet");
        }
    }

    private static void checkFileSystem(Ref<Resource> ref, Subnet subnet, Truth isIn, Stack stack, Review review) {
        Value<String> zone = subnet.resource().props().string("availabilityZone");
        for (Resource fileSystem : stack.ofType(FILE_SYSTEMS)) {
            Value<String> own = DeclaredInputs.of(fileSystem).nonEmptyText("availabilityZoneName");
            review.refuse(
                    MOUNT_TARGET_ONE_ZONE,
                    own.matches(zone, (of, in) -> !of.equals(in)).and(isIn).and(() -> stack.leadsTo(ref, fileSystem)),
                    "the subnet lies in %s, the file system in %s",
                    zone,
                    own);
        }
    }
}
