package dev.policypack.policy;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * The constraints of one kind of resource, in the order in which they are declared:
 *
 * <pre>{@code
 * public final class ServiceConstraints {
 *     private static final Constraints ALL = new Constraints("2026-11-27");
 *     static final Constraint DAEMON_COUNT = ALL.refused("ecs-service-daemon-desired-count", "…", "Remove `desiredCount`.", "https://…");
 *
 *     public static void check(Service service, Review review) {
 *         review.refuse(DAEMON_COUNT, service.isDaemon().and(service.desiredCount().isPresent()), "desiredCount is %s", service.desiredCount());
 *     }
 * }
 * }</pre>
 *
 * <p>Their examples lie in the YAML file of the class's name among the resources: see {@link
 * dev.policypack.example.Examples#byName(Class)}. Not to be changed once the class is loaded.
 */
public final class Constraints {
    private final List<Constraint> all = new ArrayList<>();
    private final String date;

    /**
     * None yet.
     *
     * @param date when the constraints that follow were looked up, as {@code 2026-11-27}
     */
    public Constraints(String date) {
        this.date = date;
    }

    /** Declares what the cloud refuses; parameters as {@link Constraint#refused}. */
    public Constraint refused(String id, String answer, String remediationSteps, String url) {
        return added(Constraint.refused(id, answer, remediationSteps, url, date));
    }

    /** Declares what never becomes stable; parameters as {@link Constraint#refused}. */
    public Constraint hangs(String id, String words, String remediationSteps, String url) {
        return added(Constraint.hangs(id, words, remediationSteps, url, date));
    }

    /** Declares what is silently dropped; parameters as {@link Constraint#refused}. */
    public Constraint lost(String id, String words, String remediationSteps, String url) {
        return added(Constraint.lost(id, words, remediationSteps, url, date));
    }

    private Constraint added(Constraint constraint) {
        all.add(constraint);
        return constraint;
    }

    /** Those that are declared. */
    public List<Constraint> all() {
        return ImmutableList.copyOf(all);
    }
}
