package dev.policypack.engine;

import dev.policypack.policy.LogLevel;
import dev.policypack.policy.PolicyInfo;

/**
 * Something that a policy says beside its findings.
 *
 * @param policy the policy
 * @param urn the resource under review; empty for the stack
 * @param level who is to see it
 * @param message the sentence, without secrets
 */
public record LogEntry(PolicyInfo policy, String urn, LogLevel level, String message) {}
