package dev.policypack.examples.stories;

import com.pulumi.Context;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.inputs.ProviderDefaultTagsArgs;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;

/** What was wrong with tags and names. */
final class GovernanceStories {
    private GovernanceStories() {}

    static List<Story> all() {
        return List.of(
                Story.of(
                        "tags-required",
                        "The tags come from the provider, and the one for the other Region has none.",
                        ctx -> logsIn(ctx, ProviderArgs.builder().region("us-east-1")),
                        ctx -> logsIn(
                                ctx,
                                ProviderArgs.builder()
                                        .region("us-east-1")
                                        .defaultTags(ProviderDefaultTagsArgs.builder()
                                                .tags(tags(ctx))
                                                .build()))),
                Story.ofShop(
                        "names-carry-environment",
                        "A fixed name: the second stack of the program was refused.",
                        shop -> shop.logGroup.with(it -> it.name("/ecs/shop")),
                        shop -> shop.logGroup.with(
                                it -> it.name("/ecs/shop-" + shop.ctx().stackName()))),
                Story.ofShop(
                        "names-fit",
                        "A name of 35 letters, where AWS takes 32.",
                        shop -> shop.targetGroup.with(it -> it.name(
                                "shop-tasks-behind-load-balancer-" + shop.ctx().stackName())),
                        shop -> shop.targetGroup.with(
                                it -> it.name("shop-tasks-" + shop.ctx().stackName()))));
    }

    private static void logsIn(Context ctx, ProviderArgs.Builder arguments) {
        var logGroup = new LogGroup(
                "edge",
                LogGroupArgs.builder().retentionInDays(30).build(),
                CustomResourceOptions.builder()
                        .provider(new Provider("us", arguments.build()))
                        .build());
        ctx.export("logGroup", logGroup.name());
    }

    private static Map<String, String> tags(Context ctx) {
        return Map.of(
                "Environment", ctx.stackName(),
                "Owner", "shop-team",
                "Project", "shop",
                "CostCenter", "4711",
                "ManagedBy", "pulumi");
    }
}
