package dev.policypack.examples.stories;

import com.pulumi.Context;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;

/** An ECR repository in a class that a team wrote by hand: no compiler compares its properties with those of the provider. */
final class OwnRepository extends CustomResource {
    OwnRepository(Context ctx, Args args) {
        super("aws:ecr/repository:Repository", "shop", args, CustomResourceOptions.Empty);
        ctx.export("repository", id());
        RegistryStories.keepThirty(id());
    }

    static class Args extends ResourceArgs {
        @Import(name = "imageTagMutability")
        final String imageTagMutability = "IMMUTABLE";

        @Import(name = "imageScanningConfiguration")
        final Map<String, Boolean> imageScanningConfiguration = Map.of("scanOnPush", true);
    }

    /** As a page about CloudFormation has it. */
    static final class Misspelt extends Args {
        @Import(name = "encryptionConfiguration")
        final Map<String, String> encryptionConfiguration = Map.of("encryptionType", "KMS");
    }

    /** As the provider has it. */
    static final class Right extends Args {
        @Import(name = "encryptionConfigurations")
        final List<Map<String, String>> encryptionConfigurations = List.of(Map.of("encryptionType", "KMS"));
    }
}
