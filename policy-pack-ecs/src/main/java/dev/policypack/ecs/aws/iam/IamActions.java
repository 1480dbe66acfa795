package dev.policypack.ecs.aws.iam;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.base.Suppliers;
import dev.policypack.ecs.aws.FactTable;
import dev.policypack.value.Glob;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The actions of IAM, and which of them take a resource. An action that takes none, such as {@code ecr:GetAuthorizationToken}, can only
 * be allowed on {@code *}.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Service
 * Authorization Reference</a>, as of 2026-11-21, for the services that programs on ECS call; nothing is claimed about the others. The
 * table is a file, {@code iam-actions.txt}, read when it is first needed.
 */
public final class IamActions {
    private static final CharMatcher WILDCARD = CharMatcher.anyOf("*?");

    private static final Supplier<Map<String, String>> LINES =
            Suppliers.memoize(() -> FactTable.read("iam-actions.txt"));

    /** The statements of a stack name the same few actions again and again. */
    private static final Map<String, Optional<String>> TAKING_RESOURCE = new ConcurrentHashMap<>();

    private IamActions() {}

    /**
     * An action that takes a resource, among those that a name or pattern stands for; empty when there is none, or none that is known.
     * Also empty for a pattern of {@code Describe} or {@code List} actions of which one takes no resource: whoever looks around cannot
     * say where.
     *
     * @param action as it is written in a policy: {@code s3:GetObject} or {@code s3:Get*}; upper and lower case make no difference
     */
    public static Optional<String> takingResource(String action) {
        return TAKING_RESOURCE.computeIfAbsent(action, IamActions::findTakingResource);
    }

    private static Optional<String> findTakingResource(String action) {
        int colon = action.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String service = action.substring(0, colon).toLowerCase(Locale.ROOT);
        String named = action.substring(colon + 1).toLowerCase(Locale.ROOT);
        List<String> meant = Splitter.on(' ')
                .omitEmptyStrings()
                .splitToStream(LINES.get().getOrDefault(service, ""))
                .filter(known -> Glob.matches(named, plain(known).toLowerCase(Locale.ROOT)))
                .toList();
        boolean looksAround = isPattern(action)
                && meant.stream().allMatch(known -> plain(known).matches("(Describe|List).*"))
                && meant.stream().anyMatch(known -> known.startsWith("-"));
        return looksAround
                ? Optional.empty()
                : meant.stream()
                        .filter(known -> !known.startsWith("-"))
                        .findFirst()
                        .map(known -> service + ":" + known);
    }

    /** Whether a name or pattern of a policy stands for everything: {@code *}, or every action of a service: {@code s3:*}. */
    public static boolean isWholeService(String action) {
        String name = action.substring(action.indexOf(':') + 1);
        return !name.isEmpty() && CharMatcher.is('*').matchesAllOf(name);
    }

    /** Whether a name or pattern of a policy stands for this action, perhaps among others. */
    public static boolean includes(String written, String action) {
        return Glob.matches(written.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
    }

    private static boolean isPattern(String action) {
        return WILDCARD.matchesAnyOf(action);
    }

    private static String plain(String known) {
        return known.startsWith("-") ? known.substring(1) : known;
    }
}
