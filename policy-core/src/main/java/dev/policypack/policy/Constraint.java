package dev.policypack.policy;

/**
 * A condition under which the cloud refuses a resource: a fact with an identifier of its own, by which users find it in a message, exempt
 * it, and switch it off. A policy checks many of them: see {@link Review#refuse}.
 *
 * <pre>{@code
 * static final Constraint DAEMON_COUNT = Constraint.refused(
 *         "ecs-service-daemon-desired-count",
 *         "InvalidParameterException: The daemon scheduling strategy does not support a desired count.",
 *         "Remove `desiredCount`: ECS runs one task on each container instance.",
 *         "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
 *         "2026-11-27");
 * }</pre>
 */
public final class Constraint {
    private final String id;
    private final Evidence evidence;
    private final String remediationSteps;

    private Constraint(String id, Evidence evidence, String remediationSteps) {
        this.id = id;
        this.evidence = evidence;
        this.remediationSteps = remediationSteps;
    }

    /**
     * What the cloud refuses.
     *
     * @param id kebab-case: {@code <service>-<resource>-<what>}; unique in the pack, also among the names of policies
     * @param answer the error of the cloud, in its own words
     * @param remediationSteps what to write instead; whole sentences, property names in back quotes
     * @param url where the answer or the rule is documented
     * @param date when it was looked up, as {@code 2026-11-27}
     */
    public static Constraint refused(String id, String answer, String remediationSteps, String url, String date) {
        return new Constraint(id, Evidence.refused(answer, url, date), remediationSteps);
    }

    /** What never becomes stable; parameters as {@link #refused}. */
    public static Constraint hangs(String id, String words, String remediationSteps, String url, String date) {
        return new Constraint(id, Evidence.hangs(words, url, date), remediationSteps);
    }

    /** What is silently dropped; parameters as {@link #refused}. */
    public static Constraint lost(String id, String words, String remediationSteps, String url, String date) {
        return new Constraint(id, Evidence.lost(words, url, date), remediationSteps);
    }

    /** The identifier. */
    public String id() {
        return id;
    }

    /** What the constraint rests on. */
    public Evidence evidence() {
        return evidence;
    }

    /** What to write instead. */
    public String remediationSteps() {
        return remediationSteps;
    }

    /** The identifier. */
    @Override
    public String toString() {
        return id;
    }
}
