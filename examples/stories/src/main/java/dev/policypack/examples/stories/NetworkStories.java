package dev.policypack.examples.stories;

import com.pulumi.aws.ec2.inputs.SecurityGroupIngressArgs;
import dev.policypack.examples.stories.Story.Moment;
import java.util.List;

/** What was wrong with the network. */
final class NetworkStories {
    private NetworkStories() {}

    static List<Story> all() {
        return List.of(
                Story.ofShop(
                                "network-private-tasks-reach-services",
                                "Tasks in private subnets without a way out: none of them could pull its image.",
                                shop -> shop.natGateways(0),
                                shop -> shop.natGateways(1))
                        .stopped(Moment.WHOLE_PREVIEW),
                Story.ofShop(
                                "network-no-public-ip",
                                "Public addresses for tasks that have a NAT gateway.",
                                shop -> shop.service.with(it -> it.networkConfiguration(
                                        shop.taskNetwork().assignPublicIp(true).build())),
                                shop -> shop.service.with(it -> it.networkConfiguration(
                                        shop.taskNetwork().assignPublicIp(false).build())))
                        .inProduction(),
                Story.ofShop(
                                "network-tasks-multi-az",
                                "All tasks in one zone, on the day when it failed.",
                                shop -> shop.service.with(it -> it.networkConfiguration(shop.taskNetwork()
                                        .subnets(shop.network()
                                                .privateSubnetIds()
                                                .applyValue(ids -> ids.subList(0, 1)))
                                        .build())),
                                shop -> shop.service.with(it -> it.networkConfiguration(shop.taskNetwork()
                                        .subnets(shop.network().privateSubnetIds())
                                        .build())))
                        .stopped(Moment.PREVIEW_WITH_EDGES),
                Story.ofShop(
                                "network-nat-per-az",
                                "Production's only NAT gateway stood in the zone that failed.",
                                shop -> shop.natGateways(1),
                                shop -> shop.natGateways(2))
                        .inProduction(),
                Story.ofShop(
                                "network-security-group-sources",
                                "Whatever is in the network may talk to the tasks.",
                                shop -> shop.taskGroup.with(it -> it.ingress(SecurityGroupIngressArgs.builder()
                                        .protocol("tcp")
                                        .fromPort(Shop.PORT)
                                        .toPort(Shop.PORT)
                                        .cidrBlocks("10.0.0.0/16")
                                        .build())),
                                shop -> shop.taskGroup.with(it -> it.ingress(
                                        shop.fromLoadBalancer(Shop.PORT).build())))
                        .asOpinion(),
                Story.ofShop(
                                "network-lb-reaches-tasks",
                                "The tasks listen on 8080, and their security group lets the load balancer in on 80.",
                                shop -> shop.taskGroup.with(it ->
                                        it.ingress(shop.fromLoadBalancer(80).build())),
                                shop -> shop.taskGroup.with(it -> it.ingress(
                                        shop.fromLoadBalancer(Shop.PORT).build())))
                        .stopped(Moment.WHOLE_PREVIEW),
                Story.ofShop(
                                "network-flow-logs",
                                "A network without flow logs: nobody could say who had connected.",
                                shop -> shop.flowLog.leaveOut(),
                                shop -> {})
                        .stopped(Moment.WHOLE_PREVIEW));
    }
}
