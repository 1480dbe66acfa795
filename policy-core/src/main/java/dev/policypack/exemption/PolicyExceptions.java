package dev.policypack.exemption;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.policypack.config.InvalidOptionException;
import dev.policypack.finding.Violation;
import dev.policypack.resource.StackContext;
import dev.policypack.resource.Urn;
import dev.policypack.value.Display;
import dev.policypack.value.Internal;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NullValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The policy exceptions of Pulumi in the file of {@code --policy-pack-config}, for the doors behind which there is no CLI that would read
 * them. Read as the CLI does: resource/analyzer/exceptions.go in https://github.com/pulumi/pulumi, v3.274.1, 2026-11-27. Unlike an
 * {@link Exemption} one names policies and URNs exactly, has no end, and does not keep a resource from being changed by a remediation.
 */
@Internal
public final class PolicyExceptions {
    /** There are none. */
    public static final PolicyExceptions NONE = new PolicyExceptions(ImmutableList.of());

    private static final CharMatcher ID = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("-._"));

    private final ImmutableList<Entry> entries;

    private PolicyExceptions(ImmutableList<Entry> entries) {
        this.entries = entries;
    }

    /** One element of the list {@code match} of an exception. */
    private record Entry(String id, String reason, ImmutableSet<String> policies, ImmutableSet<String> targets) {}

    /**
     * Those under {@code exceptions}, by ID.
     *
     * @throws InvalidOptionException when one of them is none; the message says which, and what is wrong
     */
    public static PolicyExceptions of(PropertyValue exceptions) {
        if (exceptions instanceof NullValue) {
            return NONE;
        }
        if (!(exceptions instanceof MapValue byId)) {
            throw new InvalidOptionException("\"exceptions\" must be an object with an exception for each ID");
        }
        ImmutableList.Builder<Entry> entries = ImmutableList.builder();
        byId.entries().forEach((id, exception) -> {
            try {
                entries.addAll(read(id, exception));
            } catch (InvalidOptionException e) {
                throw new InvalidOptionException("policy exception " + Display.of(id) + ": " + e.getMessage());
            }
        });
        return new PolicyExceptions(entries.build());
    }

    private static ImmutableList<Entry> read(String id, PropertyValue value) {
        if (id.isEmpty() || !ID.matchesAllOf(id)) {
            throw new InvalidOptionException(
                    "the ID must consist of letters, digits, hyphens, periods and underscores");
        }
        MapValue exception = object(value, "an exception");
        if (!(exception.entries().get("reason") instanceof StringValue reason)
                || reason.value().isBlank()) {
            throw new InvalidOptionException("\"reason\" is missing; say why the violation is allowed");
        }
        if (!(exception.entries().get("match") instanceof ListValue matches)
                || matches.elements().isEmpty()) {
            throw new InvalidOptionException(
                    "\"match\" must be a list with at least one object of \"policies\" and \"targets\"");
        }
        ImmutableList.Builder<Entry> entries = ImmutableList.builder();
        for (PropertyValue element : matches.elements()) {
            MapValue match = object(element, "an element of \"match\"");
            ImmutableSet<String> policies = strings(match, "policies");
            if (policies.contains("all") || policies.contains("")) {
                throw new InvalidOptionException("\"policies\" must name each policy; \"all\" is not allowed");
            }
            ImmutableSet<String> targets = strings(match, "targets");
            for (String target : targets) {
                if (Urn.parse(target).isEmpty()) {
                    throw new InvalidOptionException("target " + Display.of(target) + " is not a URN");
                }
            }
            entries.add(new Entry(id, reason.value(), policies, targets));
        }
        return entries.build();
    }

    private static MapValue object(PropertyValue value, String what) {
        if (value instanceof MapValue object) {
            return object;
        }
        throw new InvalidOptionException(what + " must be an object");
    }

    private static ImmutableSet<String> strings(MapValue match, String name) {
        ImmutableSet.Builder<String> strings = ImmutableSet.builder();
        if (match.entries().get(name) instanceof ListValue list
                && list.elements().stream().allMatch(StringValue.class::isInstance)) {
            list.elements().forEach(element -> strings.add(((StringValue) element).value()));
        }
        ImmutableSet<String> found = strings.build();
        if (found.isEmpty()) {
            throw new InvalidOptionException("\"" + name + "\" must be a list with at least one string");
        }
        return found;
    }

    /** Those of some violations that an exception matches: the policy has that name, and the URN is that of the resource. */
    public ImmutableList<Exempted> among(Collection<Violation> violations, StackContext context) {
        ImmutableList.Builder<Exempted> matched = ImmutableList.builder();
        for (Violation violation : violations) {
            String urn = violation.urn().isEmpty() ? Exemption.rootOf(context) : violation.urn();
            Optional<Entry> match = entries.stream()
                    .filter(entry ->
                            entry.policies().contains(violation.policy().name())
                                    && entry.targets().contains(urn))
                    .findFirst();
            match.ifPresent(entry -> matched.add(new Exempted(
                    violation,
                    new Exemption(
                            urn,
                            violation.policy().name(),
                            "",
                            entry.reason(),
                            entry.id(),
                            Optional.empty(),
                            "policy exception " + entry.id()))));
        }
        return matched.build();
    }

    /** The policies that they name, each with the ID of an exception that does. */
    public Map<String, String> policies() {
        ImmutableMap.Builder<String, String> policies = ImmutableMap.builder();
        entries.forEach(entry -> entry.policies().forEach(policy -> policies.put(policy, entry.id())));
        return policies.buildKeepingLast();
    }
}
