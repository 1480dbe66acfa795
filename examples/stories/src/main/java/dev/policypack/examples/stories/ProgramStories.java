package dev.policypack.examples.stories;

import com.pulumi.Context;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.ec2.FlowLog;
import com.pulumi.aws.ec2.FlowLogArgs;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.core.Output;
import com.pulumi.docker.Image;
import com.pulumi.docker.ImageArgs;
import com.pulumi.docker.inputs.DockerBuildArgs;
import com.pulumi.resources.StackReference;
import dev.policypack.examples.stories.Story.Moment;
import java.util.List;
import java.util.Map;

/** What the program itself got wrong, before AWS was asked. */
final class ProgramStories {
    private static final Map<String, Object> NETWORK = Map.of("vpcId", "vpc-0123456789abcdef0");

    private ProgramStories() {}

    static List<Story> all() {
        return List.of(
                Story.ofShop(
                        "pulumi-unresolved-output",
                        "The name of the log group, turned into text before it was known.",
                        shop -> shop.container(it -> it.put(
                                "logConfiguration",
                                TaskStories.logsTo("" + shop.logGroup.get().name()))),
                        shop -> {}),
                Story.of(
                        "pulumi-known-properties",
                        "A property that the provider does not have, in a class that the team wrote itself.",
                        ctx -> new OwnRepository(ctx, new OwnRepository.Misspelt()),
                        ctx -> new OwnRepository(ctx, new OwnRepository.Right())),
                Story.of(
                                "pulumi-stack-reference-approved",
                                "The outputs of a stack that nobody had made for this environment.",
                                ctx -> networkOf("organization/legacy-network/" + ctx.stackName()),
                                ctx -> networkOf("organization/network/" + ctx.stackName()))
                        .withOption("allowed", List.of("organization/network/*"))
                        .besides("organization/legacy-network/dev", NETWORK)
                        .besides("organization/network/dev", NETWORK),
                Story.of(
                                "pulumi-stack-reference-environment",
                                "The stack of the developers, in the network of production.",
                                ctx -> networkOf("organization/network/production"),
                                ctx -> networkOf("organization/network/" + ctx.stackName()))
                        .besides("organization/network/production", NETWORK)
                        .besides("organization/network/dev", NETWORK),
                Story.of(
                        "pulumi-required-config",
                        "A key of the configuration that one stack had not set.",
                        ctx -> logs(ctx, "/audit/" + ctx.config().get("environmentSuffix")),
                        ctx -> logs(
                                ctx,
                                "/audit/"
                                        + ctx.config().get("environmentSuffix").orElse(ctx.stackName()))),
                Story.ofShop(
                                "pulumi-no-unused-resources",
                                "A security group that is on nothing.",
                                shop -> shop.afterwards(() -> new SecurityGroup(
                                        "database",
                                        SecurityGroupArgs.builder()
                                                .vpcId(shop.network().vpcId())
                                                .build())),
                                shop -> {})
                        .stopped(Moment.WHOLE_PREVIEW_WITH_EDGES),
                Story.ofShop(
                        "container-build-context",
                        "The image is built from the folder of a function of Lambda.",
                        shop -> shop.image(build("./lambda")),
                        shop -> shop.image(build("./app"))));
    }

    private static void networkOf(String stack) {
        var network = new StackReference(stack);
        new FlowLog(
                "shop",
                FlowLogArgs.builder()
                        .vpcId(network.requireOutput(Output.of("vpcId")).applyValue(String::valueOf))
                        .trafficType("ALL")
                        .logDestinationType("s3")
                        .logDestination("arn:aws:s3:::shop-flow-logs")
                        .build());
    }

    private static void logs(Context ctx, String name) {
        var logGroup = new LogGroup(
                "audit", LogGroupArgs.builder().name(name).retentionInDays(30).build());
        ctx.export("logGroup", logGroup.name());
    }

    private static Output<String> build(String context) {
        return new Image(
                        "shop",
                        ImageArgs.builder()
                                .imageName("ghcr.io/acme/shop:1.4.2")
                                .build(DockerBuildArgs.builder()
                                        .context(context)
                                        .platform("linux/amd64")
                                        .build())
                                .build())
                .imageName();
    }
}
