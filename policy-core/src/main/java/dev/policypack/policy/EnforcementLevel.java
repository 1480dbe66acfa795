package dev.policypack.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happens when a policy is violated. */
public enum EnforcementLevel {
    /** It is said; the deployment goes on. */
    ADVISORY,
    /** The deployment is stopped. */
    MANDATORY,
    /** The policy is not asked. */
    DISABLED,
    /** The resource is repaired where the policy can; what it cannot repair is treated as {@link #MANDATORY}. */
    REMEDIATE;

    /** The level that users write with this word, such as {@code advisory}; empty when there is none. */
    public static Optional<EnforcementLevel> named(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst();
    }

    /** The word that users write: {@code advisory}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
