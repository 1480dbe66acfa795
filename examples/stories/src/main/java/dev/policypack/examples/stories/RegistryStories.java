package dev.policypack.examples.stories;

import com.pulumi.Context;
import com.pulumi.aws.ecr.LifecyclePolicy;
import com.pulumi.aws.ecr.LifecyclePolicyArgs;
import com.pulumi.aws.ecr.Repository;
import com.pulumi.aws.ecr.RepositoryArgs;
import com.pulumi.aws.ecr.RepositoryPolicy;
import com.pulumi.aws.ecr.RepositoryPolicyArgs;
import com.pulumi.aws.ecr.inputs.RepositoryEncryptionConfigurationArgs;
import com.pulumi.aws.ecr.inputs.RepositoryImageScanningConfigurationArgs;
import com.pulumi.core.Output;
import dev.policypack.examples.stories.Story.Moment;
import java.util.List;
import java.util.function.UnaryOperator;

/** What was wrong with the repository of the images. */
final class RegistryStories {
    private static final String KEY = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static final String KEEP_THIRTY =
            """
            {"rules": [{
              "rulePriority": 1,
              "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 30},
              "action": {"type": "expire"}}]}
            """;

    private RegistryStories() {}

    static List<Story> all() {
        return List.of(
                Story.of(
                        "ecr-scan-on-push",
                        "An image with a known weakness, found by somebody else.",
                        ctx -> swept(repository(ctx, it -> it.imageScanningConfiguration(scanning(false)))),
                        ctx -> swept(repository(ctx, it -> it.imageScanningConfiguration(scanning(true))))),
                Story.of(
                        "ecr-immutable-tags",
                        "The same tag was pushed again: a rollback brought back something that nobody had tested.",
                        ctx -> swept(repository(ctx, it -> it.imageTagMutability("MUTABLE"))),
                        ctx -> swept(repository(ctx, it -> it.imageTagMutability("IMMUTABLE")))),
                Story.of(
                        "ecr-encryption",
                        "A key of the team's own, and an encryption that takes none.",
                        ctx -> swept(repository(ctx, it -> it.encryptionConfigurations(encryption("AES256")))),
                        ctx -> swept(repository(ctx, it -> it.encryptionConfigurations(encryption("KMS"))))),
                Story.of(
                                "ecr-lifecycle-policy",
                                "Each build left an image behind, and all of them were paid for.",
                                ctx -> repository(ctx, it -> it),
                                ctx -> swept(repository(ctx, it -> it)))
                        .stopped(Moment.WHOLE_PREVIEW),
                Story.of(
                        "ecr-not-public",
                        "Another team may pull the image, and so may the rest of the world.",
                        ctx -> letPull(ctx, "\"*\""),
                        ctx -> letPull(ctx, "{\"AWS\": \"arn:aws:iam::210987654321:root\"}")));
    }

    /** A repository for the tasks of other stacks, too. */
    static Repository repository(Context ctx, UnaryOperator<RepositoryArgs.Builder> change) {
        var sound = RepositoryArgs.builder().imageTagMutability("IMMUTABLE").imageScanningConfiguration(scanning(true));
        var repository = new Repository("shop", change.apply(sound).build());
        ctx.export("repository", repository.repositoryUrl());
        return repository;
    }

    private static void swept(Repository repository) {
        keepThirty(repository.name());
    }

    static void keepThirty(Output<String> repository) {
        new LifecyclePolicy(
                "shop",
                LifecyclePolicyArgs.builder()
                        .repository(repository)
                        .policy(KEEP_THIRTY)
                        .build());
    }

    private static RepositoryImageScanningConfigurationArgs scanning(boolean onPush) {
        return RepositoryImageScanningConfigurationArgs.builder()
                .scanOnPush(onPush)
                .build();
    }

    private static RepositoryEncryptionConfigurationArgs encryption(String type) {
        return RepositoryEncryptionConfigurationArgs.builder()
                .encryptionType(type)
                .kmsKey(KEY)
                .build();
    }

    private static void letPull(Context ctx, String principal) {
        var repository = repository(ctx, it -> it);
        keepThirty(repository.name());
        new RepositoryPolicy(
                "shop",
                RepositoryPolicyArgs.builder()
                        .repository(repository.name())
                        .policy(
                                """
                                {"Version": "2012-10-17", "Statement": [
                                  {"Effect": "Allow", "Principal": %s, "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]}]}
                                """
                                        .formatted(principal))
                        .build());
    }
}
