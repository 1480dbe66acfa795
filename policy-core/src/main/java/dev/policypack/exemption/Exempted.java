package dev.policypack.exemption;

import dev.policypack.finding.Violation;

/**
 * A violation that is not reported because it is allowed.
 *
 * @param violation what was found
 * @param exemption what allows it; the first one when there are several
 */
public record Exempted(Violation violation, Exemption exemption) {}
