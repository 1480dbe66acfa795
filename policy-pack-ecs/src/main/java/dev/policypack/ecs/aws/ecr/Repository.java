package dev.policypack.ecs.aws.ecr;

import dev.policypack.ecs.aws.Accounts;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** An ECR repository. */
public final class Repository extends ResourceView {
    /** The type. */
    public static final ResourceType<Repository> TYPE =
            CloudControl.and(ResourceType.of(Repository::new, "aws:ecr/repository:Repository")
                    .identifiedBy("arn", "id", "name", "repositoryUrl"));

    private Repository(Resource resource) {
        super(resource);
    }

    /** Its name in the registry; the provider makes one up when the program does not. */
    public Value<String> name() {
        return props().string("name");
    }

    /** What an image of it is called, but for the tag; only known once it is there. */
    public Value<String> repositoryUrl() {
        return props().string("repositoryUrl");
    }

    /** Whether it was there before this deployment: only then its ARN is known, or it is that of a rehearsal. */
    public boolean isOlderThanDeployment() {
        return props().string("arn")
                        .matches(arn -> Accounts.real(arn).isPresent())
                        .answer()
                == Truth.Answer.YES;
    }

    /** Whether a container's image lies in a repository of this name; the account in front of it is not looked at. */
    public Truth holds(Value<ImageReference> image) {
        return image.matches(
                name(),
                (reference, name) ->
                        reference.isInPrivateEcr() && reference.repository().equals(name));
    }

    /** Whether an image is scanned when it is pushed; false by default. */
    public Value<Boolean> scanOnPush() {
        return props().object("imageScanningConfiguration").bool("scanOnPush");
    }

    /** Whether a tag may be moved to another image: {@code MUTABLE}, the default, {@code IMMUTABLE}, or either with exceptions. */
    public Value<String> imageTagMutability() {
        return props().string("imageTagMutability").orElse("MUTABLE");
    }

    /** Whether it says itself which images are deleted, and when; with the Cloud Control provider a repository does. */
    public Truth hasLifecyclePolicy() {
        return props().object("lifecyclePolicy").isPresent();
    }

    /** How images are encrypted; {@code AES256} with a key of Amazon S3 when it is missing. The provider has a list of one. */
    public Items<Props> encryptionConfigurations() {
        return props().objects("encryptionConfigurations");
    }
}
