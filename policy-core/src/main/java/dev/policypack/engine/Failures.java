package dev.policypack.engine;

import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;

/** What is said when a policy throws. */
final class Failures {
    /** The frames that lead from the policy to the failure; more of them only show the engine. */
    private static final int MOST_FRAMES = 5;

    private Failures() {}

    /** One sentence and a short trace. The exception's own message is left out: it may quote a secret. */
    static String sentence(PolicyInfo policy, PolicyPack pack, Throwable failure) {
        StringBuilder text = new StringBuilder(
                "policy \"" + policy.name() + "\" of policy pack \"" + pack
                        + "\" failed with " + failure.getClass().getName()
                        + "; this is a defect of the policy, not of the resource: report it, or disable the policy until it is mended");
        StackTraceElement[] trace = failure.getStackTrace();
        for (int i = 0; i < Math.min(trace.length, MOST_FRAMES); i++) {
            if (trace[i].getClassName().startsWith(Engine.class.getPackageName() + ".")) {
                break;
            }
            text.append("\n    at ").append(trace[i]);
        }
        return text.toString();
    }
}
