package dev.policypack.ecs.simulation;

import static dev.policypack.ecs.simulation.AwsSimulation.arn;
import static dev.policypack.simulation.SimulatedType.type;

import dev.policypack.simulation.SimulatedOutput;
import dev.policypack.simulation.SimulatedType;
import dev.policypack.simulation.SimulatedType.NameShape;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** VPC, load balancing, DNS, certificates, web firewall. */
final class NetworkTypes {
    /** The path of a health check over gRPC. */
    private static final String GRPC_PATH = "/AWS.ALB/healthcheck";

    private NetworkTypes() {}

    static List<SimulatedType> all() {
        SimulatedType loadBalancer = loadBalancer("aws:lb/loadBalancer:LoadBalancer");
        SimulatedType targetGroup = targetGroup("aws:lb/targetGroup:TargetGroup");
        SimulatedType listener = listener("aws:lb/listener:Listener");
        SimulatedType listenerRule = listenerRule("aws:lb/listenerRule:ListenerRule");
        SimulatedType listenerCertificate = type("aws:lb/listenerCertificate:ListenerCertificate")
                .replacedBy("listenerArn", "certificateArn")
                .id("{listenerArn}_{certificateArn}")
                .build();
        return List.of(
                vpc(),
                defaultVpc(),
                subnet(),
                defaultSubnet(),
                internetGateway(),
                natGateway(),
                elasticIp(),
                routeTable(),
                route(),
                type("aws:ec2/routeTableAssociation:RouteTableAssociation")
                        .replacedBy("subnetId", "gatewayId")
                        .id("rtbassoc-0{hex16}")
                        .build(),
                type("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation")
                        .output("originalRouteTableId", "rtb-0{hex16}")
                        .id("rtbassoc-0{hex16}")
                        .build(),
                securityGroup(),
                defaultSecurityGroup(),
                securityGroupRule(),
                singleRule("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"),
                singleRule("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"),
                vpcEndpoint(),
                flowLog(),
                loadBalancer,
                loadBalancer.as("aws:alb/loadBalancer:LoadBalancer"),
                targetGroup,
                targetGroup.as("aws:alb/targetGroup:TargetGroup"),
                listener,
                listener.as("aws:alb/listener:Listener"),
                listenerRule,
                listenerRule.as("aws:alb/listenerRule:ListenerRule"),
                listenerCertificate,
                listenerCertificate.as("aws:alb/listenerCertificate:ListenerCertificate"),
                certificate(),
                type("aws:acm/certificateValidation:CertificateValidation")
                        .replacedBy("certificateArn")
                        .id("2026-01-01 00:00:00.{digits3} +0000 UTC")
                        .build(),
                hostedZone(),
                record(),
                namespace("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace"),
                namespace("aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace"),
                httpNamespace(),
                discoveryService(),
                webAcl(),
                type("aws:wafv2/webAclAssociation:WebAclAssociation")
                        .replacedBy("resourceArn", "webAclArn")
                        .id("{webAclArn},{resourceArn}")
                        .build());
    }

    private static SimulatedType vpc() {
        return type("aws:ec2/vpc:Vpc")
                .preset("enableDnsSupport", true)
                .preset("instanceTenancy", "default")
                .replacedBy("cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength")
                .id("vpc-0{hex16}")
                .output("arn", arn("ec2", "vpc/{id}"))
                .output("enableDnsHostnames", false)
                .output("enableNetworkAddressUsageMetrics", false)
                .output("defaultNetworkAclId", "acl-0{hex16}")
                .output("defaultRouteTableId", "rtb-0{hex16}")
                .output("mainRouteTableId", "{defaultRouteTableId}")
                .output("defaultSecurityGroupId", "sg-0{hex16}")
                .output("dhcpOptionsId", "dopt-0{hex16}")
                .output("ownerId", "{account}")
                .build();
    }

    /** Not created but adopted, with the address range that AWS gives to all of them. */
    private static SimulatedType defaultVpc() {
        return type("aws:ec2/defaultVpc:DefaultVpc")
                .preset("enableDnsHostnames", true)
                .preset("enableDnsSupport", true)
                .preset("forceDestroy", false)
                .id("{defaultVpc}")
                .output("arn", arn("ec2", "vpc/{id}"))
                .output("cidrBlock", "172.31.0.0/16")
                .output("instanceTenancy", "default")
                .output("existingDefaultVpc", true)
                .output("enableNetworkAddressUsageMetrics", false)
                .output("defaultNetworkAclId", "acl-0{hex16}")
                .output("defaultRouteTableId", "rtb-0{hex16}")
                .output("mainRouteTableId", "{defaultRouteTableId}")
                .output("defaultSecurityGroupId", "sg-0{hex16}")
                .output("dhcpOptionsId", "dopt-0{hex16}")
                .output("ownerId", "{account}")
                .build();
    }

    private static SimulatedType subnet() {
        return type("aws:ec2/subnet:Subnet")
                .off("assignIpv6AddressOnCreation", "enableDns64", "enableResourceNameDnsARecordOnLaunch")
                .off("enableResourceNameDnsAaaaRecordOnLaunch", "ipv6Native", "mapPublicIpOnLaunch")
                .replacedBy("vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId")
                .id("subnet-0{hex16}")
                .output("arn", arn("ec2", "subnet/{id}"))
                .output(
                        "availabilityZone",
                        output -> zone(output.fact("region"), output.string("availabilityZoneId", "")))
                .output("availabilityZoneId", output -> Functions.zoneId(output.string("availabilityZone", "")))
                .output("privateDnsHostnameTypeOnLaunch", "ip-name")
                .output("ownerId", "{account}")
                .build();
    }

    /** The name of a zone by its ID, such as {@code usw2-az2}: different IDs are different zones. */
    private static String zone(String region, String id) {
        int number = id.isEmpty() ? 1 : id.charAt(id.length() - 1) - '0';
        return region + (char) ('a' + Math.max(1, number) - 1);
    }

    private static SimulatedType defaultSubnet() {
        return type("aws:ec2/defaultSubnet:DefaultSubnet")
                .off("enableDns64", "enableResourceNameDnsARecordOnLaunch", "enableResourceNameDnsAaaaRecordOnLaunch")
                .off("forceDestroy", "ipv6Native")
                .preset("mapPublicIpOnLaunch", true)
                .replacedBy("availabilityZone")
                .id("subnet-0{hex16}")
                .output("arn", arn("ec2", "subnet/{id}"))
                .output("availabilityZoneId", output -> Functions.zoneId(output.string("availabilityZone", "")))
                .output("cidrBlock", "172.31.0.0/20")
                .output("existingDefaultSubnet", true)
                .output("privateDnsHostnameTypeOnLaunch", "ip-name")
                .output("ownerId", "{account}")
                .output("vpcId", "{defaultVpc}")
                .build();
    }

    private static SimulatedType internetGateway() {
        return type("aws:ec2/internetGateway:InternetGateway")
                .id("igw-0{hex16}")
                .output("arn", arn("ec2", "internet-gateway/{id}"))
                .output("ownerId", "{account}")
                .build();
    }

    private static SimulatedType natGateway() {
        return type("aws:ec2/natGateway:NatGateway")
                .preset("connectivityType", "public")
                .replacedBy("allocationId", "connectivityType", "privateIp", "subnetId")
                .id("nat-0{hex16}")
                .output("associationId", "eipassoc-0{hex16}")
                .output("networkInterfaceId", "eni-0{hex16}")
                .output("privateIp", address("10.0."))
                .output("publicIp", address("203.0."))
                .build();
    }

    private static SimulatedType elasticIp() {
        return type("aws:ec2/eip:Eip")
                .replacedBy("domain", "publicIpv4Pool", "networkBorderGroup")
                .id("eipalloc-0{hex16}")
                .output("arn", arn("ec2", "elastic-ip/{id}"))
                .output("allocationId", "{id}")
                .output("domain", "vpc")
                .output("networkBorderGroup", "{region}")
                .output("publicIpv4Pool", "amazon")
                .output("publicIp", address("203.0."))
                .output(
                        "publicDns",
                        output -> "ec2-" + output.string("publicIp", "").replace('.', '-') + ".compute-1."
                                + output.fact("dns"))
                .build();
    }

    private static SimulatedType routeTable() {
        return type("aws:ec2/routeTable:RouteTable")
                .replacedBy("vpcId")
                .id("rtb-0{hex16}")
                .output("arn", arn("ec2", "route-table/{id}"))
                .output("routes", List.of())
                .output("propagatingVgws", List.of())
                .output("ownerId", "{account}")
                .build();
    }

    private static SimulatedType route() {
        return type("aws:ec2/route:Route")
                .replacedBy("routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock")
                .replacedBy("destinationPrefixListId")
                .id("r-{routeTableId}{digits10}")
                .output("origin", "CreateRoute")
                .output("state", "active")
                .build();
    }

    private static SimulatedType securityGroup() {
        return type("aws:ec2/securityGroup:SecurityGroup")
                .named()
                .preset("description", "Managed by Pulumi")
                .off("revokeRulesOnDelete", "ingress.self", "egress.self")
                .replacedBy("description", "vpcId")
                .id("sg-0{hex16}")
                .output("arn", arn("ec2", "security-group/{id}"))
                .output("ingress", List.of())
                .output("egress", List.of())
                .output("ownerId", "{account}")
                .output("vpcId", "{defaultVpc}")
                .build();
    }

    private static SimulatedType defaultSecurityGroup() {
        return type("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")
                .off("ingress.self", "egress.self")
                .replacedBy("vpcId")
                .id("sg-0{hex16}")
                .output("arn", arn("ec2", "security-group/{id}"))
                .output("name", "default")
                .output("description", "default VPC security group")
                .output("ownerId", "{account}")
                .output("vpcId", "{defaultVpc}")
                .build();
    }

    private static SimulatedType securityGroupRule() {
        return type("aws:ec2/securityGroupRule:SecurityGroupRule")
                .off("self")
                .replacedBy("type", "fromPort", "toPort", "protocol", "cidrBlocks", "ipv6CidrBlocks", "prefixListIds")
                .replacedBy("securityGroupId", "sourceSecurityGroupId", "self")
                .id("sgrule-{digits10}")
                .output("securityGroupRuleId", "sgr-0{hex16}")
                .output("sourceSecurityGroupId", "")
                .build();
    }

    private static SimulatedType singleRule(String token) {
        return type(token)
                .replacedBy("securityGroupId")
                .id("sgr-0{hex16}")
                .output("securityGroupRuleId", "{id}")
                .output("arn", arn("ec2", "security-group-rule/{id}"))
                .build();
    }

    private static SimulatedType vpcEndpoint() {
        return type("aws:ec2/vpcEndpoint:VpcEndpoint")
                .preset("vpcEndpointType", "Gateway")
                .replacedBy("vpcId", "vpcEndpointType", "serviceName")
                .id("vpce-0{hex16}")
                .output("arn", arn("ec2", "vpc-endpoint/{id}"))
                .output("cidrBlocks", List.of())
                .output("dnsEntries", List.of())
                .output("networkInterfaceIds", List.of())
                .output(
                        "policy",
                        "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                                + "\"Action\":\"*\",\"Resource\":\"*\"}]}")
                .output("prefixListId", "pl-{hex8}")
                .output("privateDnsEnabled", false)
                .output("routeTableIds", List.of())
                .output("securityGroupIds", List.of())
                .output("subnetIds", List.of())
                .output("ipAddressType", "ipv4")
                .output("requesterManaged", false)
                .output("ownerId", "{account}")
                .output("state", "available")
                .build();
    }

    private static SimulatedType flowLog() {
        return type("aws:ec2/flowLog:FlowLog")
                .preset("logDestinationType", "cloud-watch-logs")
                .preset("maxAggregationInterval", 600)
                .replacedBy("iamRoleArn", "logDestination", "logDestinationType", "logFormat", "trafficType")
                .replacedBy("maxAggregationInterval", "vpcId", "subnetId", "eniId")
                .id("fl-0{hex16}")
                .output("arn", arn("ec2", "vpc-flow-log/{id}"))
                .output(
                        "logFormat",
                        "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} "
                                + "${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}")
                .build();
    }

    private static SimulatedType loadBalancer(String token) {
        return type(token)
                .named()
                .refuses(NetworkTypes::longName)
                .preset("clientKeepAlive", 3600)
                .preset("desyncMitigationMode", "defensive")
                .preset("dnsRecordClientRoutingPolicy", "any_availability_zone")
                .preset("enableHttp2", true)
                .preset("idleTimeout", 60)
                .preset("loadBalancerType", "application")
                .preset("xffHeaderProcessingMode", "append")
                .off("dropInvalidHeaderFields", "enableCrossZoneLoadBalancing", "enableDeletionProtection")
                .off("enableTlsVersionAndCipherSuiteHeaders", "enableWafFailOpen", "enableXffClientPort")
                .off("enableZonalShift", "preserveHostHeader", "accessLogs.enabled", "connectionLogs.enabled")
                .replacedBy("internal", "loadBalancerType", "customerOwnedIpv4Pool")
                .output("internal", false)
                .output("ipAddressType", "ipv4")
                .output("arnSuffix", output -> output.fill(shortType(output) + "/{name}/{hex16}"))
                .output("arn", arn("elasticloadbalancing", "loadbalancer/{arnSuffix}"))
                .id("{arn}")
                .output(
                        "dnsName",
                        output -> output.fill(
                                output.isTrue("internal")
                                        ? "internal-{name}-{digits10}.{region}.elb.{dns}"
                                        : "{name}-{digits10}.{region}.elb.{dns}"))
                .output("securityGroups", List.of())
                .output("subnets", List.of())
                .output("subnetMappings", List.of())
                .output("vpcId", "{defaultVpc}")
                .output("zoneId", "Z35SXDOTRQ7X7K")
                .build();
    }

    /** The one length that the schema checks and the bridge's own limit does not keep. */
    private static Optional<String> longName(String name, MapValue inputs) {
        return inputs.entries().get("name") instanceof StringValue given
                        && given.value().length() > 32
                ? Optional.of(
                        "\"name\" cannot be longer than 32 characters. Examine values at '%s.name'.".formatted(name))
                : Optional.empty();
    }

    private static String shortType(SimulatedOutput output) {
        return switch (output.string("loadBalancerType", "application")) {
            case "network" -> "net";
            case "gateway" -> "gwy";
            default -> "app";
        };
    }

    private static SimulatedType targetGroup(String token) {
        return type(token)
                .named("name", "namePrefix", 32, NameShape.NONE)
                .preset("deregistrationDelay", 300)
                .preset("slowStart", 0)
                .preset("targetType", "instance")
                .off("lambdaMultiValueHeadersEnabled", "proxyProtocolV2")
                .preset("healthCheck.enabled", true)
                .preset("healthCheck.healthyThreshold", 3)
                .preset("healthCheck.interval", 30)
                .preset("healthCheck.port", "traffic-port")
                .preset("healthCheck.protocol", "HTTP")
                .preset("healthCheck.unhealthyThreshold", 3)
                .preset("stickiness.cookieDuration", 86400)
                .preset("stickiness.enabled", true)
                .preset("targetGroupHealth.dnsFailover.minimumHealthyTargetsCount", "off")
                .preset("targetGroupHealth.dnsFailover.minimumHealthyTargetsPercentage", "off")
                .preset("targetGroupHealth.unhealthyStateRouting.minimumHealthyTargetsCount", 1)
                .preset("targetGroupHealth.unhealthyStateRouting.minimumHealthyTargetsPercentage", "off")
                .preset("targetHealthStates.unhealthyDrainingInterval", 0)
                .replacedBy("port", "protocol", "protocolVersion", "targetType", "vpcId", "ipAddressType")
                .output("arnSuffix", "targetgroup/{name}/{hex16}")
                .output("arn", arn("elasticloadbalancing", "{arnSuffix}"))
                .id("{arn}")
                .output("connectionTermination", false)
                .output("ipAddressType", "ipv4")
                .output("loadBalancerArns", List.of())
                .output("loadBalancingAlgorithmType", "round_robin")
                .output("loadBalancingAnomalyMitigation", "off")
                .output("loadBalancingCrossZoneEnabled", "use_load_balancer_configuration")
                .output("protocolVersion", "HTTP1")
                .output("healthCheck.path", NetworkTypes::healthCheckPath)
                .output("healthCheck.matcher", NetworkTypes::healthCheckMatcher)
                .output("healthCheck.timeout", NetworkTypes::healthCheckTimeout)
                .output("healthCheck", NetworkTypes::healthCheck)
                .output("stickiness", Map.of("cookieDuration", 86400, "enabled", false, "type", "lb_cookie"))
                .build();
    }

    /**
     * What AWS takes where the program does not say; the provider reads it back.
     *
     * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html">CreateTargetGroup</a>
     */
    private static Map<String, Object> healthCheck(SimulatedOutput output) {
        Map<String, Object> check = new TreeMap<>(Map.of(
                "enabled",
                true,
                "healthyThreshold",
                5,
                "interval",
                30,
                "port",
                "traffic-port",
                "protocol",
                isOfApplications(output) ? "HTTP" : "TCP",
                "timeout",
                healthCheckTimeout(output),
                "unhealthyThreshold",
                2));
        if (isOfApplications(output)) {
            check.put("path", isGrpc(output) ? GRPC_PATH : "/");
        }
        String matcher = healthCheckMatcher(output);
        if (matcher != null) {
            check.put("matcher", matcher);
        }
        return check;
    }

    private static @Nullable String healthCheckPath(SimulatedOutput output) {
        if (healthCheckProtocol(output).equals("TCP")) {
            return null;
        }
        return isGrpc(output) ? GRPC_PATH : "/";
    }

    private static @Nullable String healthCheckMatcher(SimulatedOutput output) {
        return isOfApplications(output) && !isGrpc(output) ? "200" : null;
    }

    private static int healthCheckTimeout(SimulatedOutput output) {
        if (output.string("targetType", "").equals("lambda")) {
            return 30;
        }
        if (isOfApplications(output)) {
            return 5;
        }
        return healthCheckProtocol(output).equals("HTTP") ? 6 : 10;
    }

    private static String healthCheckProtocol(SimulatedOutput output) {
        return output.get("healthCheck").orElse(MapValue.EMPTY) instanceof MapValue check
                        && check.entries().get("protocol") instanceof StringValue protocol
                ? protocol.value()
                : "";
    }

    /** Whether an application load balancer calls the targets, and not one for packets. */
    private static boolean isOfApplications(SimulatedOutput output) {
        String protocol = output.string("protocol", "HTTP");
        return protocol.equals("HTTP") || protocol.equals("HTTPS");
    }

    private static boolean isGrpc(SimulatedOutput output) {
        return output.string("protocolVersion", "").equals("GRPC");
    }

    private static SimulatedType listener(String token) {
        return type(token)
                .preset("defaultActions.forward.stickiness.enabled", false)
                .preset("defaultActions.redirect.host", "#{host}")
                .preset("defaultActions.redirect.path", "/#{path}")
                .preset("defaultActions.redirect.port", "#{port}")
                .preset("defaultActions.redirect.protocol", "#{protocol}")
                .preset("defaultActions.redirect.query", "#{query}")
                .replacedBy("loadBalancerArn")
                .output(
                        "arn",
                        output -> output.string("loadBalancerArn", "").replace(":loadbalancer/", ":listener/")
                                + '/'
                                + output.hex(16))
                .id("{arn}")
                .output(
                        "protocol",
                        output -> output.string("loadBalancerArn", "").contains(":loadbalancer/app/") ? "HTTP" : null)
                .output("sslPolicy", output -> {
                    String protocol = output.string("protocol", "HTTP");
                    return protocol.equals("HTTPS") || protocol.equals("TLS") ? "ELBSecurityPolicy-2016-08" : "";
                })
                .build();
    }

    private static SimulatedType listenerRule(String token) {
        return type(token)
                .preset("actions.forward.stickiness.enabled", false)
                .preset("actions.redirect.host", "#{host}")
                .preset("actions.redirect.path", "/#{path}")
                .preset("actions.redirect.port", "#{port}")
                .preset("actions.redirect.protocol", "#{protocol}")
                .preset("actions.redirect.query", "#{query}")
                .replacedBy("listenerArn")
                .output(
                        "arn",
                        output -> output.string("listenerArn", "").replace(":listener/", ":listener-rule/")
                                + '/'
                                + output.hex(16))
                .id("{arn}")
                .output("priority", 1)
                .build();
    }

    private static SimulatedType certificate() {
        return type("aws:acm/certificate:Certificate")
                .replacedBy("domainName", "subjectAlternativeNames", "validationMethod", "keyAlgorithm")
                .replacedBy("certificateAuthorityArn")
                .output("arn", arn("acm", "certificate/{uuid}"))
                .id("{arn}")
                .output(
                        "domainValidationOptions",
                        output -> List.of(Map.of(
                                "domainName",
                                output.string("domainName", ""),
                                "resourceRecordName",
                                output.fill("_{hex32}.{domainName}."),
                                "resourceRecordType",
                                "CNAME",
                                "resourceRecordValue",
                                output.fill("_{alnum32}.acm-validations.aws."))))
                .output("subjectAlternativeNames", output -> List.of(output.string("domainName", "")))
                .output("keyAlgorithm", "RSA_2048")
                .output("pendingRenewal", false)
                .output("renewalEligibility", "INELIGIBLE")
                .output("renewalSummaries", List.of())
                .output("status", "PENDING_VALIDATION")
                .output("type", "AMAZON_ISSUED")
                .output("validationEmails", List.of())
                .output("validationMethod", "NONE")
                .build();
    }

    private static SimulatedType hostedZone() {
        return type("aws:route53/zone:Zone")
                .named("name", "", 255, NameShape.NONE)
                .preset("comment", "Managed by Pulumi")
                .preset("forceDestroy", false)
                .output("zoneId", "Z0{upper19}")
                .id("{zoneId}")
                .output("arn", "arn:{partition}:route53:::hostedzone/{zoneId}")
                .output(
                        "nameServers",
                        List.of(
                                "ns-1.awsdns-01.com",
                                "ns-513.awsdns-02.net",
                                "ns-1025.awsdns-03.org",
                                "ns-1537.awsdns-04.co.uk"))
                .output("primaryNameServer", "ns-1.awsdns-01.com")
                .build();
    }

    private static SimulatedType record() {
        return type("aws:route53/record:Record")
                .replacedBy("zoneId")
                .id("{zoneId}_{name}_{type}")
                .output("allowOverwrite", false)
                .output("fqdn", "{name}")
                .build();
    }

    private static SimulatedType namespace(String token) {
        return type(token)
                .named("name", "", 255, NameShape.NONE)
                .id("ns-{alnum16}")
                .output("arn", arn("servicediscovery", "namespace/{id}"))
                .output("hostedZone", "Z0{upper19}")
                .build();
    }

    private static SimulatedType httpNamespace() {
        return type("aws:servicediscovery/httpNamespace:HttpNamespace")
                .named("name", "", 255, NameShape.NONE)
                .id("ns-{alnum16}")
                .output("arn", arn("servicediscovery", "namespace/{id}"))
                .output("httpName", "{name}")
                .build();
    }

    private static SimulatedType discoveryService() {
        return type("aws:servicediscovery/service:Service")
                .named("name", "", 255, NameShape.NONE)
                .preset("dnsConfig.routingPolicy", "MULTIVALUE")
                .preset("forceDestroy", false)
                .replacedBy("namespaceId", "type", "healthCheckCustomConfig")
                .id("srv-{alnum16}")
                .output("arn", arn("servicediscovery", "service/{id}"))
                .output("namespaceId", "ns-{alnum16}")
                .output("type", "DNS_HTTP")
                .build();
    }

    private static SimulatedType webAcl() {
        return type("aws:wafv2/webAcl:WebAcl")
                .named()
                .replacedBy("scope")
                .id("{uuid}")
                .output(
                        "arn",
                        output -> output.fill(
                                output.string("scope", "REGIONAL").equals("CLOUDFRONT")
                                        ? "arn:{partition}:wafv2:us-east-1:{account}:global/webacl/{name}/{id}"
                                        : "arn:{partition}:wafv2:{region}:{account}:regional/webacl/{name}/{id}"))
                .output("applicationIntegrationUrl", "")
                .output("capacity", 1)
                .output("lockToken", "{uuid}")
                .build();
    }

    /** An address of a documentation or private network that is this resource's own. */
    private static Function<SimulatedOutput, Object> address(String network) {
        return output -> network
                + (Integer.parseInt(output.hex(2), 16) % 254 + 1)
                + '.'
                + (Integer.parseInt(output.hex(4).substring(2), 16) % 254 + 1);
    }
}
