package dev.policypack.ecs.aws;

import dev.policypack.policy.Framework;

/**
 * The standards whose controls the policies name.
 *
 * <p>Sources: <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html">Security Hub
 * controls</a>, <a href="https://www.cisecurity.org/benchmark/amazon_web_services">CIS AWS Foundations Benchmark</a>, <a
 * href="https://docs.aws.amazon.com/wellarchitected/latest/framework/appendix.html">Well-Architected questions</a>, as of 2026-11-21. A
 * policy names the controls that are about the same thing. Options, and whether the stack is production, decide whether who meets the one
 * meets the other.
 */
public final class Frameworks {
    private Frameworks() {}

    /** A control of AWS Security Hub: {@code ECS.5}. */
    public static Framework securityHub(String control) {
        return new Framework("AWS Security Hub", "", control);
    }

    /** A recommendation of the CIS AWS Foundations Benchmark 3.0.0: {@code 1.16}. */
    public static Framework cis(String recommendation) {
        return new Framework("CIS AWS Foundations", "3.0.0", recommendation);
    }

    /** A question of the AWS Well-Architected Framework: {@code REL 7}. */
    public static Framework wellArchitected(String question) {
        return new Framework("AWS Well-Architected", "", question);
    }
}
