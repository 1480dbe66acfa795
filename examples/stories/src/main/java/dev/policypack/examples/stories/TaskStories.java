package dev.policypack.examples.stories;

import com.pulumi.aws.ecr.PullThroughCacheRule;
import com.pulumi.aws.ecr.PullThroughCacheRuleArgs;
import com.pulumi.aws.ecr.Repository;
import com.pulumi.core.Output;
import dev.policypack.examples.stories.Story.Moment;
import java.util.List;
import java.util.Map;

/** What was wrong with the task definition or the image. */
final class TaskStories {
    private TaskStories() {}

    static List<Story> all() {
        return List.of(
                Story.ofShop(
                        "ecs-fargate-cpu-memory",
                        "A quarter of a processor with 4 GiB of memory, which Fargate does not sell.",
                        shop -> shop.task.with(it -> it.cpu("256").memory("4096")),
                        shop -> shop.task.with(it -> it.cpu("256").memory("1024"))),
                Story.ofShop(
                        "ecs-container-definitions-valid",
                        "The environment is a map, as in a compose file; ECS takes a list.",
                        shop -> shop.container(it -> it.put("environment", Map.of("CURRENCY", "EUR"))),
                        shop -> shop.container(
                                it -> it.put("environment", List.of(Map.of("name", "CURRENCY", "value", "EUR"))))),
                Story.ofShop(
                                "ecs-image-pinned",
                                "The tag latest: two tasks ran two programs, and there was nothing to roll back to.",
                                shop -> useCache(shop, "latest"),
                                shop -> useCache(shop, "1.4.2"))
                        .stopped(Moment.UPDATE),
                Story.ofShop(
                        "ecs-image-from-stack-repository",
                        "The base image in place of the application's: tasks start, nothing listens, the deployment hangs for half an hour.",
                        shop -> shop.image("public.ecr.aws/docker/library/python:3.9-slim"),
                        shop -> useCache(shop, "1.4.2")),
                Story.ofShop(
                                "ecs-image-repository-known",
                                "An image in an ECR repository that nobody had created.",
                                shop -> shop.image("123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/web:1.4.2"),
                                shop -> useCache(shop, "1.4.2"))
                        .stopped(Moment.WHOLE_PREVIEW),
                Story.ofShop(
                                "ecs-image-exists",
                                "The repository is created together with the service, and nothing puts an image into it.",
                                shop -> shop.image(Output.format(
                                        "%s:1.4.2",
                                        repository(shop, "shop-" + shop.ctx().stackName())
                                                .repositoryUrl())),
                                shop -> useCache(shop, "1.4.2"))
                        .asOpinion()
                        .stopped(Moment.AFTERWARDS),
                Story.ofShop(
                                "ecs-container-health",
                                "The load balancer asks the port of the metrics, which the container does not map.",
                                shop -> healthOn(shop, 9090, List.of(Shop.PORT)),
                                shop -> healthOn(shop, 9090, List.of(Shop.PORT, 9090)))
                        .asOpinion(),
                Story.ofShop(
                                "ecs-log-group-exists",
                                "The container writes to /ecs/shop, and the log group is called /ecs/shop-dev.",
                                shop -> shop.container(it -> it.put("logConfiguration", logsTo("/ecs/shop"))),
                                shop -> shop.container(it -> it.put(
                                        "logConfiguration",
                                        logsTo("/ecs/shop-" + shop.ctx().stackName()))))
                        .stopped(Moment.WHOLE_PREVIEW),
                Story.ofShop(
                        "ecs-container-logs",
                        "A container without a log configuration: what it printed before it died is gone.",
                        shop -> shop.container(it -> it.remove("logConfiguration")),
                        shop -> {}),
                Story.ofShop(
                        "ecs-no-plaintext-secrets",
                        "The key of the payment provider in the environment, for all who may describe a task definition.",
                        shop -> shop.container(it -> it.put(
                                "environment",
                                List.of(Map.of(
                                        "name", "PAYMENT_API_KEY", "value", "8f14e45fceea167a5a36dedd4bea2543")))),
                        shop -> shop.container(
                                it -> it.put(
                                        "secrets",
                                        List.of(
                                                Map.of(
                                                        "name",
                                                        "PAYMENT_API_KEY",
                                                        "valueFrom",
                                                        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop/payment-AbCdEf"))))),
                Story.ofShop(
                                "ecs-roles-separate-and-scoped",
                                "One role for everything: the application may read what only ECS needs.",
                                shop -> shop.task.with(it ->
                                        it.taskRoleArn(shop.executionRole().arn())),
                                shop -> shop.task.with(
                                        it -> it.taskRoleArn(shop.taskRole().arn())))
                        .asOpinion()
                        .stopped(Moment.UPDATE),
                Story.ofShop(
                        "ecs-tracing",
                        "No sidecar for traces: nobody saw which service made the order slow.",
                        shop -> {},
                        shop -> shop.sidecar(Map.of(
                                "name",
                                "traces",
                                "image",
                                "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.3",
                                "essential",
                                false,
                                "logConfiguration",
                                logsTo("/ecs/shop-" + shop.ctx().stackName())))));
    }

    static Map<String, Object> logsTo(String group) {
        return Map.of(
                "logDriver",
                "awslogs",
                "options",
                Map.of("awslogs-group", group, "awslogs-region", "eu-central-1", "awslogs-stream-prefix", "shop"));
    }

    private static void healthOn(Shop shop, int port, List<Integer> mapped) {
        shop.targetGroup.with(it ->
                it.healthCheck(Shop.healthCheck().port(String.valueOf(port)).build()));
        shop.taskGroup.with(it -> it.ingress(
                shop.fromLoadBalancer(Shop.PORT).build(),
                shop.fromLoadBalancer(port).build()));
        shop.loadBalancerGroup.with(it -> it.egress(Shop.toNetwork(Shop.PORT), Shop.toNetwork(port)));
        shop.container(it -> it.put(
                "portMappings",
                mapped.stream().map(number -> Map.of("containerPort", number)).toList()));
    }

    /** An image in a repository of the stack, which is filled from another registry when somebody first asks for it. */
    private static void useCache(Shop shop, String tag) {
        var prefix = "shop-" + shop.ctx().stackName();
        shop.first(new PullThroughCacheRule(
                "shop",
                PullThroughCacheRuleArgs.builder()
                        .ecrRepositoryPrefix(prefix)
                        .upstreamRegistryUrl("public.ecr.aws")
                        .build()));
        shop.image(
                Output.format("%s:%s", repository(shop, prefix + "/acme/shop").repositoryUrl(), tag));
    }

    private static Repository repository(Shop shop, String name) {
        var repository = RegistryStories.repository(shop.ctx(), it -> it.name(name));
        RegistryStories.keepThirty(repository.name());
        return repository;
    }
}
