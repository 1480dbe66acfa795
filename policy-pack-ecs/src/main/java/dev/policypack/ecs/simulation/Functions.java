package dev.policypack.ecs.simulation;

import static dev.policypack.ecs.simulation.AwsSimulation.arn;
import static dev.policypack.simulation.SimulatedType.type;

import com.google.common.base.Splitter;
import dev.policypack.simulation.SimulatedType;
import dev.policypack.value.PropertyValue;
import java.util.List;
import java.util.Map;

/**
 * What a program asks AWS. An answer repeats the question's arguments; a line of this table adds what AWS adds to them.
 */
final class Functions {
    private static final List<String> ZONES = List.of("a", "b", "c");

    private Functions() {}

    static List<SimulatedType> all() {
        return List.of(
                type("aws:index/getRegion:getRegion")
                        .output("name", "{region}")
                        .output("region", "{name}")
                        .output("description", "{name}")
                        .output("endpoint", "ec2.{name}.{dns}")
                        .id("{name}")
                        .build(),
                type("aws:index/getCallerIdentity:getCallerIdentity")
                        .output("accountId", "{account}")
                        .output("arn", "arn:{partition}:iam::{account}:user/simulated")
                        .output("userId", "AIDA{upper17}")
                        .id("{account}")
                        .build(),
                type("aws:index/getPartition:getPartition")
                        .output("partition", output -> output.fact("partition"))
                        .output("dnsSuffix", "{dns}")
                        .output(
                                "reverseDnsPrefix",
                                output -> output.fact("partition").equals("aws-cn")
                                        ? "cn.com.amazonaws"
                                        : "com.amazonaws")
                        .output("id", output -> output.fact("partition"))
                        .build(),
                type("aws:index/getAvailabilityZones:getAvailabilityZones")
                        .output("names", output -> zones(output.fact("region")))
                        .output("zoneIds", output -> zones(output.fact("region")).stream()
                                .map(Functions::zoneId)
                                .toList())
                        .output("groupNames", output -> List.of(output.fact("region")))
                        .id("{region}")
                        .build(),
                vpc(),
                subnet(),
                type("aws:ec2/getSubnets:getSubnets")
                        .output(
                                "ids",
                                output -> List.of(output.fill("subnet-0a{hex15}"), output.fill("subnet-0b{hex15}")))
                        .output("tags", Map.of())
                        .id("{region}")
                        .build(),
                type("aws:ec2/getSecurityGroup:getSecurityGroup")
                        .id("sg-0{hex16}")
                        .output("arn", arn("ec2", "security-group/{id}"))
                        .output("name", "default")
                        .output("description", "")
                        .output("tags", Map.of())
                        .output("vpcId", "{defaultVpc}")
                        .build(),
                image(),
                type("aws:iam/getPolicyDocument:getPolicyDocument")
                        .preset("version", "2012-10-17")
                        .output("json", output -> PolicyDocument.of(output).json())
                        .output("minifiedJson", output -> PolicyDocument.of(output)
                                .minifiedJson())
                        .id("{digits10}")
                        .build(),
                type("aws:ecr/getLifecyclePolicyDocument:getLifecyclePolicyDocument")
                        .output("json", PolicyDocument::lifecycle)
                        .id("{digits10}")
                        .build(),
                type("aws:iam/getRole:getRole")
                        .output("arn", "arn:{partition}:iam::{account}:role/{name}")
                        .output(
                                "assumeRolePolicy",
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                                        + "{\"Service\":\"ecs-tasks.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}")
                        .output("createDate", "2026-01-01T00:00:00Z")
                        .output("description", "")
                        .output("maxSessionDuration", 3600)
                        .output("path", "/")
                        .output("permissionsBoundary", "")
                        .output("roleLastUseds", List.of())
                        .output("tags", Map.of())
                        .output("uniqueId", "AROA{upper17}")
                        .id("{name}")
                        .build(),
                type("aws:route53/getZone:getZone")
                        .output("zoneId", "Z0{upper19}")
                        .output("arn", "arn:{partition}:route53:::hostedzone/{zoneId}")
                        .output("name", "example.com")
                        .output("callerReference", "simulated")
                        .output("comment", "")
                        .output("linkedServiceDescription", "")
                        .output("linkedServicePrincipal", "")
                        .output("nameServers", List.of("ns-1.awsdns-01.com", "ns-513.awsdns-02.net"))
                        .output("primaryNameServer", "ns-1.awsdns-01.com")
                        .output("resourceRecordSetCount", 2)
                        .output("tags", Map.of())
                        .output("vpcId", "")
                        .id("{zoneId}")
                        .build(),
                type("aws:acm/getCertificate:getCertificate")
                        .output("arn", arn("acm", "certificate/{uuid}"))
                        .output("domain", "example.com")
                        .output("certificate", "")
                        .output("certificateChain", "")
                        .output("status", "ISSUED")
                        .output("tags", Map.of())
                        .id("{arn}")
                        .build(),
                type("aws:ecr/getAuthorizationToken:getAuthorizationToken")
                        .output("authorizationToken", "QVdTOnNpbXVsYXRlZA==")
                        .output("expiresAt", "2026-01-01T12:00:00Z")
                        .output("password", "simulated")
                        .output("proxyEndpoint", "https://{account}.dkr.ecr.{region}.{dns}")
                        .output("userName", "AWS")
                        .id("{region}")
                        .build(),
                type("aws:ecr/getRepository:getRepository")
                        .output("arn", arn("ecr", "repository/{name}"))
                        .output("registryId", "{account}")
                        .output("repositoryUrl", "{registryId}.dkr.ecr.{region}.{dns}/{name}")
                        .output("encryptionConfigurations", List.of(Map.of("encryptionType", "AES256", "kmsKey", "")))
                        .output("imageScanningConfigurations", List.of(Map.of("scanOnPush", true)))
                        .output("imageTagMutability", "IMMUTABLE")
                        .output("mostRecentImageTags", List.of("1.0.0"))
                        .output("tags", Map.of())
                        .id("{name}")
                        .build(),
                type("aws:ecs/getCluster:getCluster")
                        .output("arn", arn("ecs", "cluster/{clusterName}"))
                        .output("pendingTasksCount", 0)
                        .output("registeredContainerInstancesCount", 0)
                        .output("runningTasksCount", 0)
                        .output("serviceConnectDefaults", List.of())
                        .output("settings", List.of(Map.of("name", "containerInsights", "value", "enabled")))
                        .output("status", "ACTIVE")
                        .output("tags", Map.of())
                        .id("{arn}")
                        .build(),
                type("aws:secretsmanager/getSecret:getSecret")
                        .output("name", "simulated-{letters6}")
                        .output("arn", arn("secretsmanager", "secret:{name}-{letters6}"))
                        .output("createdDate", "2026-01-01T00:00:00Z")
                        .output("lastChangedDate", "2026-01-01T00:00:00Z")
                        .output("description", "")
                        .output("kmsKeyId", "")
                        .output("policy", "")
                        .output("tags", Map.of())
                        .id("{arn}")
                        .build(),
                type("aws:ssm/getParameter:getParameter")
                        .output("arn", output -> {
                            String name = output.string("name", "");
                            return output.fill("arn:{partition}:ssm:{region}:{account}:parameter")
                                    + (name.startsWith("/") ? name : '/' + name);
                        })
                        .output("insecureValue", "")
                        .output("type", "String")
                        .output("value", output -> PropertyValue.secret(output.fill("simulated-{hex8}")))
                        .output("version", 1)
                        .id("{name}")
                        .build());
    }

    private static SimulatedType vpc() {
        return type("aws:ec2/getVpc:getVpc")
                .id("{defaultVpc}")
                .output("arn", arn("ec2", "vpc/{id}"))
                .output("cidrBlock", "172.31.0.0/16")
                .output(
                        "cidrBlockAssociations",
                        output -> List.of(Map.of(
                                "associationId", output.fill("vpc-cidr-assoc-0{hex16}"),
                                "cidrBlock", output.string("cidrBlock", ""),
                                "state", "associated")))
                .output("default", true)
                .output("dhcpOptionsId", "dopt-0{hex16}")
                .output("enableDnsHostnames", true)
                .output("enableDnsSupport", true)
                .output("enableNetworkAddressUsageMetrics", false)
                .output("instanceTenancy", "default")
                .output("ipv6AssociationId", "")
                .output("ipv6CidrBlock", "")
                .output("mainRouteTableId", "rtb-0{hex16}")
                .output("ownerId", "{account}")
                .output("state", "available")
                .output("tags", Map.of())
                .build();
    }

    private static SimulatedType subnet() {
        return type("aws:ec2/getSubnet:getSubnet")
                .id("subnet-0{hex16}")
                .output("arn", arn("ec2", "subnet/{id}"))
                .output("assignIpv6AddressOnCreation", false)
                .output("availabilityZone", "{region}a")
                .output("availabilityZoneId", output -> zoneId(output.string("availabilityZone", "")))
                .output("availableIpAddressCount", 4091)
                .output("cidrBlock", "172.31.0.0/20")
                .output("customerOwnedIpv4Pool", "")
                .output("defaultForAz", true)
                .output("enableDns64", false)
                .output("enableLniAtDeviceIndex", 0)
                .output("enableResourceNameDnsARecordOnLaunch", false)
                .output("enableResourceNameDnsAaaaRecordOnLaunch", false)
                .output("ipv6CidrBlock", "")
                .output("ipv6CidrBlockAssociationId", "")
                .output("ipv6Native", false)
                .output("mapCustomerOwnedIpOnLaunch", false)
                .output("mapPublicIpOnLaunch", true)
                .output("outpostArn", "")
                .output("ownerId", "{account}")
                .output("privateDnsHostnameTypeOnLaunch", "ip-name")
                .output("state", "available")
                .output("tags", Map.of())
                .output("vpcId", "{defaultVpc}")
                .build();
    }

    private static SimulatedType image() {
        return type("aws:ec2/getAmi:getAmi")
                .id("ami-0{hex16}")
                .output("imageId", "{id}")
                .output("arn", "arn:{partition}:ec2:{region}::image/{id}")
                .output("architecture", "x86_64")
                .output("blockDeviceMappings", List.of())
                .output("bootMode", "uefi-preferred")
                .output("creationDate", "2026-01-01T00:00:00.000Z")
                .output("deprecationTime", "2028-01-01T00:00:00.000Z")
                .output("description", "")
                .output("enaSupport", true)
                .output("hypervisor", "xen")
                .output("imageLocation", "amazon/simulated")
                .output("imageOwnerAlias", "amazon")
                .output("imageType", "machine")
                .output("imdsSupport", "v2.0")
                .output("kernelId", "")
                .output("lastLaunchedTime", "")
                .output("name", "simulated")
                .output("ownerId", "137112412989")
                .output("platform", "")
                .output("platformDetails", "Linux/UNIX")
                .output("productCodes", List.of())
                .output("public", true)
                .output("ramdiskId", "")
                .output("rootDeviceName", "/dev/xvda")
                .output("rootDeviceType", "ebs")
                .output("rootSnapshotId", "snap-0{hex16}")
                .output("sriovNetSupport", "simple")
                .output("state", "available")
                .output("stateReason", Map.of())
                .output("tags", Map.of())
                .output("tpmSupport", "")
                .output("usageOperation", "RunInstances")
                .output("virtualizationType", "hvm")
                .build();
    }

    private static List<String> zones(String region) {
        return ZONES.stream().map(zone -> region + zone).toList();
    }

    /**
     * The ID of an availability zone, such as {@code use1-az1} for {@code us-east-1a}.
     *
     * @see <a href="https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html">AZ IDs</a>
     */
    static String zoneId(String zone) {
        List<String> parts = Splitter.on('-').splitToList(zone);
        String last = parts.get(parts.size() - 1);
        if (parts.size() < 3 || last.length() != 2) {
            return "";
        }
        StringBuilder id = new StringBuilder(parts.get(0));
        for (String direction : parts.subList(1, parts.size() - 1)) {
            id.append(direction.charAt(0));
            if (direction.length() > 5 && (direction.endsWith("east") || direction.endsWith("west"))) {
                id.append(direction.charAt(5));
            }
        }
        return id.append(last.charAt(0))
                .append("-az")
                .append(last.charAt(1) - 'a' + 1)
                .toString();
    }
}
