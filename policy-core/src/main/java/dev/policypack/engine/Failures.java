package dev.policypack.engine;

import com.google.common.collect.ImmutableSet;
import dev.policypack.policy.Policy;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What is said when a policy throws. */
final class Failures {
    /** The frames that lead from the policy to the failure; more of them only show the engine. */
    private static final int MOST_FRAMES = 5;

    /** What calls the functions of policies that are functions, and changed policies. */
    private static final String POLICY = Policy.class.getPackageName() + ".";

    private static final ImmutableSet<String> BETWEEN =
            ImmutableSet.of(Recorder.class.getName(), ConfiguredPolicy.class.getName());

    private Failures() {}

    /** What is said when a check fails: one sentence and a short trace. */
    static String ofCheck(ConfiguredPolicy plan, Throwable failure) {
        return sentence(plan, "failed", failure);
    }

    /** The same for a remedy. */
    static String ofRemedy(ConfiguredPolicy plan, Throwable failure) {
        return sentence(plan, "failed to repair it", failure);
    }

    /** The exception's own message is left out: it may quote a secret. */
    private static String sentence(ConfiguredPolicy plan, String what, Throwable failure) {
        // What ran beside the policy failed for a reason of its own, which comes wrapped.
        Throwable reason = failure;
        while ((reason instanceof CompletionException || reason instanceof ExecutionException)
                && reason.getCause() != null) {
            reason = reason.getCause();
        }
        StringBuilder text = new StringBuilder(
                "policy \"" + plan.info().name() + "\" of policy pack \"" + plan.pack()
                        + "\" " + what + " with " + reason.getClass().getName()
                        + "; this is a defect of the policy, not of the resource: report it, or disable the policy until it is fixed");
        trace(reason, text);
        if (reason != failure) {
            trace(failure, text);
        }
        return text.toString();
    }

    /** The frames down to the engine, which has called the policy; those between that are its own are left out. */
    private static void trace(Throwable failure, StringBuilder text) {
        int frames = 0;
        for (StackTraceElement frame : failure.getStackTrace()) {
            String owner = frame.getClassName();
            if (owner.equals(Engine.class.getName()) || frames == MOST_FRAMES) {
                break;
            }
            if (!BETWEEN.contains(owner) && !owner.startsWith(POLICY)) {
                text.append("\n    at ").append(frame);
                frames++;
            }
        }
    }
}
