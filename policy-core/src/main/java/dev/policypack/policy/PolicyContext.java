package dev.policypack.policy;

import dev.policypack.config.Option;
import dev.policypack.resource.StackContext;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a policy is given besides the resource or the stack: what users have set, and the deployment. */
public interface PolicyContext {
    /** The value of an option of this policy, or of its pack. */
    <T> T option(Option<T> option);

    /** Project, stack, and whether this is a preview. */
    StackContext context();

    /**
     * What something that runs beside the policy comes to, such as a request by a client of the policy's own:
     *
     * <pre>{@code
     * review.require(review.await(registry.isSigned(image)), "image %s is not signed", image);
     * }</pre>
     *
     * <p>It waits for one minute at the most. What takes longer or fails is a failure of the policy, which stops the deployment;
     * something that may well fail is to be turned into an answer by {@link CompletionStage#exceptionally}, such as into an unknown
     * {@link dev.policypack.value.Truth}.
     *
     * @return what the stage has been completed with
     */
    <T extends @Nullable Object> T await(CompletionStage<T> stage);

    /**
     * Says something that is no finding. The Pulumi CLI shows it at the resource under review, or at the stack.
     *
     * @param level who is to see it; there is none for errors, by which the engine would let the whole deployment fail
     * @param message the sentence; {@code %s} stand for the arguments; a {@link dev.policypack.value.Value} shows what it is, or {@code
     *     [secret]}
     */
    void log(LogLevel level, String message, @Nullable Object... args);
}
