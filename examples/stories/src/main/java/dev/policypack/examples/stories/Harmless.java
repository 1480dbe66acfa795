package dev.policypack.examples.stories;

import com.google.common.collect.ImmutableMap;
import com.pulumi.Context;
import com.pulumi.aws.ec2.inputs.SecurityGroupIngressArgs;
import com.pulumi.aws.ecs.EcsFunctions;
import com.pulumi.aws.ecs.inputs.GetClusterArgs;
import com.pulumi.aws.ecs.inputs.ServiceDeploymentCircuitBreakerArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionFixedResponseArgs;
import com.pulumi.aws.lb.inputs.LoadBalancerAccessLogsArgs;
import com.pulumi.aws.lb.inputs.TargetGroupHealthCheckArgs;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What looks like a mistake and is none: programs of which no policy may say anything. */
final class Harmless {
    private static final String DENY_UNENCRYPTED =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["s3:Get*", "s3:List*"], "Resource": ["arn:aws:s3:::shop-pictures", "arn:aws:s3:::shop-pictures/*"]},
              {"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"},
              {"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}
            """;

    private Harmless() {}

    /** The programs, by what is harmless in them. */
    static Map<String, Consumer<Context>> programs() {
        return ImmutableMap.<String, Consumer<Context>>builder()
                .put(
                        "a quarter of a processor with 1 GiB of memory",
                        Shop.with(shop -> shop.task.with(it -> it.cpu("256").memory("1024"))))
                .put(
                        "sizes with their units",
                        Shop.with(
                                shop -> shop.task.with(it -> it.cpu(".25 vCPU").memory("1 GB"))))
                .put(
                        "the tag latest with a digest",
                        Shop.with(
                                shop -> shop.image(
                                        "ghcr.io/acme/shop:latest@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")))
                .put("the newest platform", Shop.with(shop -> shop.service.with(it -> it.platformVersion("LATEST"))))
                .put(
                        "denials with wildcards, patterns of actions, an action without resources",
                        Shop.with(shop -> shop.taskPolicy.with(it -> it.policy(DENY_UNENCRYPTED))))
                .put(
                        "variables that are called like credentials",
                        Shop.with(shop -> shop.container(it -> it.put(
                                "environment",
                                List.of(
                                        Map.of("name", "TOKEN_URL", "value", "https://login.acme.example/token"),
                                        Map.of("name", "PASSWORD_MIN_LENGTH", "value", "12"))))))
                .put(
                        "a secret in a parameter, by its path",
                        Shop.with(shop -> shop.container(it -> it.put(
                                "secrets", List.of(Map.of("name", "PAYMENT_API_KEY", "valueFrom", "/shop/payment"))))))
                .put("a network load balancer", Shop.with(Harmless::networkLoadBalancer))
                .put("tasks with a public address where there is no NAT gateway", Shop.with(shop -> {
                    shop.natGateways(0);
                    shop.service.with(it -> it.networkConfiguration(shop.taskNetwork()
                            .subnets(shop.network().publicSubnetIds())
                            .assignPublicIp(true)
                            .build()));
                }))
                .put("a rule for all paths beside a default answer", Shop.with(shop -> {
                    shop.https.with(it -> it.defaultActions(ListenerDefaultActionArgs.builder()
                            .type("fixed-response")
                            .fixedResponse(ListenerDefaultActionFixedResponseArgs.builder()
                                    .contentType("text/plain")
                                    .statusCode("404")
                                    .build())
                            .build()));
                    shop.serviceOptions(
                            it -> it.dependsOn(LoadBalancerStories.rule(shop, "/*"), shop.capacityProviders.get()));
                }))
                .put("an internal load balancer on port 80", Shop.with(shop -> {
                    shop.https.leaveOut();
                    shop.http.with(it -> it.defaultActions(shop.forward()));
                    shop.loadBalancer.with(
                            it -> it.internal(true).subnets(shop.network().privateSubnetIds()));
                    shop.loadBalancerGroup.with(it -> it.ingress(SecurityGroupIngressArgs.builder()
                            .protocol("tcp")
                            .fromPort(80)
                            .toPort(80)
                            .cidrBlocks("10.0.0.0/8")
                            .build()));
                    shop.serviceOptions(it -> it.dependsOn(shop.http.get(), shop.capacityProviders.get()));
                }))
                .put(
                        "a key's policy for everything in the key",
                        Shop.with(shop -> shop.logGroup.with(it -> it.kmsKeyId(
                                SecurityStories.key("logs.eu-central-1").arn()))))
                .put("a cluster that somebody else made", Shop.with(shop -> {
                    var shared = EcsFunctions.getCluster(
                            GetClusterArgs.builder().clusterName("shared-dev").build());
                    shop.capacityProviders.leaveOut();
                    shop.service.with(it -> it.cluster(shared.applyValue(found -> found.arn())));
                }))
                .put("a service that CodeDeploy deploys, without a circuit breaker", Shop.with(shop -> {
                    ServiceStories.blueGreen(shop);
                    shop.service.with(
                            it -> it.deploymentCircuitBreaker((Output<ServiceDeploymentCircuitBreakerArgs>) null));
                }))
                .build();
    }

    /** It has no health checks by HTTP, no redirects and no header fields. */
    private static void networkLoadBalancer(Shop shop) {
        shop.loadBalancer.with(it -> it.loadBalancerType("network")
                .dropInvalidHeaderFields((Output<Boolean>) null)
                .accessLogs((Output<LoadBalancerAccessLogsArgs>) null));
        shop.targetGroup.with(it -> it.protocol("TCP")
                .healthCheck(
                        TargetGroupHealthCheckArgs.builder().protocol("TCP").build()));
        shop.http.leaveOut();
        shop.https.with(it -> it.protocol("TLS"));
    }
}
