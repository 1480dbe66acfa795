package dev.policypack.examples.fargateweb;

import com.pulumi.aws.ecr.LifecyclePolicy;
import com.pulumi.aws.ecr.LifecyclePolicyArgs;
import com.pulumi.aws.ecr.PullThroughCacheRule;
import com.pulumi.aws.ecr.PullThroughCacheRuleArgs;
import com.pulumi.aws.ecr.Repository;
import com.pulumi.aws.ecr.RepositoryArgs;
import com.pulumi.aws.ecr.inputs.RepositoryEncryptionConfigurationArgs;
import com.pulumi.aws.ecr.inputs.RepositoryImageScanningConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.List;

/**
 * The image that the tasks run, in a repository of this stack.
 *
 * <p>A repository that the same deployment creates is empty, and a service that pulls from it would wait for ever. This
 * one fills itself: its name begins with the prefix of a pull-through cache rule, so the first pull fetches the image
 * from upstream. The stand-in is an nginx that listens on 8080; to run an application of your own, point the rule at the
 * registry that your build pushes to, and change the name and the version.
 *
 * <p>https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
 */
final class Image {

    private static final String UPSTREAM_REGISTRY = "public.ecr.aws";
    private static final String UPSTREAM_NAME = "nginx/nginx-unprivileged";
    private static final String VERSION = "1.28.0-alpine";

    private final Repository repository;
    private final PullThroughCacheRule filledFrom;

    Image(Environment env, Encryption key) {
        filledFrom = new PullThroughCacheRule(
                env.name("images"),
                PullThroughCacheRuleArgs.builder()
                        .ecrRepositoryPrefix(env.name())
                        .upstreamRegistryUrl(UPSTREAM_REGISTRY)
                        .build());
        repository = new Repository(
                env.name("images"),
                RepositoryArgs.builder()
                        .name(env.name() + "/" + UPSTREAM_NAME)
                        .imageTagMutability("IMMUTABLE")
                        .imageScanningConfiguration(RepositoryImageScanningConfigurationArgs.builder()
                                .scanOnPush(true)
                                .build())
                        .encryptionConfigurations(RepositoryEncryptionConfigurationArgs.builder()
                                .encryptionType("KMS")
                                .kmsKey(key.arn())
                                .build())
                        .tags(env.tags("images"))
                        .build());
        new LifecyclePolicy(
                env.name("images"),
                LifecyclePolicyArgs.builder()
                        .repository(repository.name())
                        .policy(Json.string(Json.object(
                                "rules",
                                List.of(Json.object(
                                        "rulePriority",
                                        1,
                                        "description",
                                        "Keep the thirty newest images",
                                        "selection",
                                        Json.object(
                                                "tagStatus", "any",
                                                "countType", "imageCountMoreThan",
                                                "countNumber", 30),
                                        "action",
                                        Json.object("type", "expire"))))))
                        .build());
    }

    /** What a container definition calls it. */
    Output<String> reference() {
        return Output.format("%s:%s", repository.repositoryUrl(), VERSION);
    }

    Output<String> repositoryArn() {
        return repository.arn();
    }

    /** What must be there before the first pull. */
    Resource source() {
        return filledFrom;
    }
}
