package dev.policypack.policy;

import dev.policypack.config.Option;

/** What a policy is given besides the resource or the stack: what users have set, and the deployment. */
public interface Given {
    /** The value of an option of this policy, or of its pack. */
    <T> T option(Option<T> option);

    /** Project, stack, and whether this is a preview. */
    StackContext context();
}
