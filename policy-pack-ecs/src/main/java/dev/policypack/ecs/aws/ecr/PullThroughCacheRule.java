package dev.policypack.ecs.aws.ecr;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/**
 * A rule by which ECR fetches an image from another registry when it is pulled for the first time, and makes the repository for it if need
 * be. Source: <a
 * href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-private-wildcards.html">repository prefixes</a>, as of
 * 2026-11-21.
 */
public final class PullThroughCacheRule extends ResourceView {
    /** The type. */
    public static final ResourceType<PullThroughCacheRule> TYPE =
            ResourceType.of(PullThroughCacheRule::new, "aws:ecr/pullThroughCacheRule:PullThroughCacheRule");

    private PullThroughCacheRule(Resource resource) {
        super(resource);
    }

    /** Whether repositories of this name are filled by it: the prefix and a slash begin the name; {@code ROOT} takes all. */
    public Truth fills(Value<String> repositoryName) {
        return props().string("ecrRepositoryPrefix")
                .matches(repositoryName, (prefix, name) -> prefix.equals("ROOT") || name.startsWith(prefix + "/"));
    }
}
