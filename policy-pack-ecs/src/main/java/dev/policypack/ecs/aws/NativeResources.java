package dev.policypack.ecs.aws;

import dev.policypack.policy.Resource;
import dev.policypack.policy.ResourceType;
import dev.policypack.policy.ResourceView;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/**
 * Resources that a stack makes by the AWS Cloud Control provider, as far as those of the classic provider refer to them by name. Source:
 * <a href="https://www.pulumi.com/registry/packages/aws-native/">aws-native</a>, as of 2026-11-21.
 */
public final class NativeResources extends ResourceView {
    /** Log groups. */
    public static final ResourceType<NativeResources> LOG_GROUP =
            ResourceType.of(NativeResources::new, "aws-native:logs:LogGroup");

    /** ECR repositories. */
    public static final ResourceType<NativeResources> REPOSITORY =
            ResourceType.of(NativeResources::new, "aws-native:ecr:Repository");

    private NativeResources(Resource resource) {
        super(resource);
    }

    /** Whether it has this name; each type calls it differently. */
    public Truth isCalled(Value<String> name) {
        String property = LOG_GROUP.matches(resource().type()) ? "logGroupName" : "repositoryName";
        return props().text(property).isEqualTo(name);
    }
}
