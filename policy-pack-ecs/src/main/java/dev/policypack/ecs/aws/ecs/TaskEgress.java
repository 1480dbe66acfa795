package dev.policypack.ecs.aws.ecs;

import com.google.common.collect.ImmutableMap;
import dev.policypack.ecs.aws.ec2.Route;
import dev.policypack.ecs.aws.ec2.RouteTable;
import dev.policypack.ecs.aws.ec2.Subnet;
import dev.policypack.ecs.aws.ec2.VpcEndpoint;
import dev.policypack.resource.Findings;
import dev.policypack.resource.Stack;
import dev.policypack.value.Path;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What tasks on Fargate must reach before they run, and by which way. Sources: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html">Amazon ECS interface VPC endpoints</a>, <a
 * href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html">Amazon ECR interface VPC endpoints</a> (the layers
 * of images come from S3), as of 2026-11-21.
 */
public final class TaskEgress {
    private static final String S3 = "s3";

    /** Registries for which AWS has no endpoint; the empty one is Docker Hub. */
    private static final Set<String> PUBLIC_REGISTRIES = Set.of(
            "",
            "docker.io",
            "registry-1.docker.io",
            "public.ecr.aws",
            "gcr.io",
            "ghcr.io",
            "quay.io",
            "mcr.microsoft.com",
            "registry.k8s.io");

    private final Stack stack;
    private final IdentityHashMap<Subnet, Truth> waysOut = new IdentityHashMap<>();

    /** The ways in this stack. */
    public TaskEgress(Stack stack) {
        this.stack = stack;
    }

    /** The port of every AWS service. */
    public static Value<Long> httpsPort() {
        return Value.known(443L, Path.root(""));
    }

    /** Whether a subnet has a default route that needs no public address, such as one to a NAT gateway. */
    public Truth hasWayOut(Subnet subnet) {
        Truth known = waysOut.get(subnet);
        if (known == null) {
            known = findWayOut(subnet);
            waysOut.put(subnet, known);
        }
        return known;
    }

    private Truth findWayOut(Subnet subnet) {
        return RouteTable.ofSubnet(
                        subnet, stack, table -> table.hasRoute(stack, route -> route.leadsOutOfPrivate(stack)))
                .or(() -> stack.resolve(subnet.vpc())
                        .is(vpc -> Truth.any(stack.ofType(Route.TYPE).stream()
                                .map(route -> Findings.where(
                                        route.table().value().isEqualTo(vpc.mainRouteTableId()),
                                        () -> route.leadsOutOfPrivate(stack)))
                                .toList())));
    }

    /** Whether the VPC of a subnet has an endpoint through which images are pulled. */
    public Truth hasEndpoints(Subnet subnet) {
        return stack.any(VpcEndpoint.TYPE, endpoint -> endpoint.isFor("ecr.dkr")
                .or(() -> endpoint.isFor("ecr.api"))
                .and(() -> endpoint.isInVpcOf(subnet, stack)));
    }

    /** The services that tasks of a definition call before their containers run, each with whether they do. */
    public Map<String, Truth> services(TaskPlacement tasks) {
        return ImmutableMap.of(
                "ecr.api",
                uses(tasks, TaskEgress::isOfEcr),
                "ecr.dkr",
                uses(tasks, TaskEgress::isOfEcr),
                S3,
                uses(tasks, TaskEgress::isOfEcr),
                "logs",
                uses(
                        tasks,
                        container ->
                                container.logConfiguration().string("logDriver").is("awslogs")),
                "secretsmanager",
                uses(tasks, container -> hasSecretOf(container, ":secretsmanager:")),
                "ssm",
                uses(tasks, container -> hasSecretOf(container, ":ssm:")));
    }

    /** Whether a container's image comes from a registry that is only to be had over the Internet. */
    public Truth needsInternet(TaskPlacement tasks) {
        return uses(
                tasks, container -> container.image().matches(image -> PUBLIC_REGISTRIES.contains(image.registry())));
    }

    /** Whether an endpoint in its VPC leads from a subnet to a service. */
    public Truth reaches(String service, Subnet subnet) {
        return stack.any(VpcEndpoint.TYPE, endpoint -> endpoint.isFor(service)
                .and(() -> endpoint.isInVpcOf(subnet, stack))
                .and(() -> endpoint.isGateway().not().or(() -> isRouted(endpoint, subnet))));
    }

    private Truth isRouted(VpcEndpoint endpoint, Subnet subnet) {
        return RouteTable.ofSubnet(subnet, stack, table -> endpoint.isRoutedBy(table, stack))
                .or(() -> stack.resolve(subnet.vpc()).is(endpoint::isRoutedByMainOf));
    }

    private Truth uses(TaskPlacement tasks, Function<Container, Truth> question) {
        return stack.resolve(tasks.taskDefinition())
                .is(task -> task.containers().any(question));
    }

    private static Truth isOfEcr(Container container) {
        return container.image().matches(image -> image.registry().contains(".dkr.ecr"));
    }

    /** A secret that is named without ARN is a parameter of SSM. */
    private static Truth hasSecretOf(Container container, String service) {
        return container.secrets().any(secret -> secret.string("valueFrom")
                .matches(from -> (from.startsWith("arn:") ? from : "arn:aws:ssm:").contains(service)));
    }
}
