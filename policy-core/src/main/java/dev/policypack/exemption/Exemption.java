package dev.policypack.exemption;

import com.google.common.base.CharMatcher;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.resource.StackContext;
import dev.policypack.resource.Urn;
import dev.policypack.value.Glob;
import dev.policypack.value.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A violation that is allowed, and why. Users write it under {@code policy-pack} in the configuration of the pack, as an element of the
 * list {@code exemptions}, or in the file {@value ExemptionFile#NAME} of the pack's folder; see {@link ExemptionFile} for both.
 *
 * @param resource the URN of the resource, beginning with {@code urn:}, or its name in the program; {@code *} stands for any characters,
 *     {@code ?} for one. What is found about the stack itself belongs to the resource of the stack, whose name is {@code
 *     <project>-<stack>}
 * @param policy the name of the policy, today's or a former one, or the identifier of the constraint, with the same wildcards
 * @param property the path of the property, or the end of it, with the same wildcards: {@code image} is also {@code
 *     containerDefinitions[0].image}; empty for every property, and for the resource as a whole
 * @param reason why the violation is allowed; never blank
 * @param ticket where that was decided; may be empty
 * @param until the last day on which the exemption holds, in UTC wherever the deployment runs; empty when it has no end
 * @param place where it is written, for messages: {@code exemptions.yaml, line 3}
 */
public record Exemption(
        String resource,
        String policy,
        String property,
        String reason,
        String ticket,
        Optional<LocalDate> until,
        String place) {

    /** Whether it is about what the policy finds at any place, by itself or by a constraint. */
    boolean mayBeFor(PolicyInfo info) {
        return isFor(info) || info.constraints().stream().anyMatch(this::isFor);
    }

    /** Whether it is about this property. */
    boolean isFor(Path path) {
        if (property.isEmpty()) {
            return true;
        }
        String whole = path.toString();
        for (int at = 0; at >= 0; at = whole.indexOf('.', at + 1)) {
            if (Glob.matches(property, at == 0 ? whole : whole.substring(at + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is about this policy. */
    boolean isFor(PolicyInfo info) {
        return info.isNamed(policy);
    }

    /** Whether it is about this constraint. */
    boolean isFor(Constraint constraint) {
        return Glob.matches(policy, constraint.id());
    }

    /** Whether it is about the resource with this URN; an empty one stands for the stack. */
    boolean isFor(String urn, StackContext context) {
        String whole = urn.isEmpty() ? rootOf(context) : urn;
        // A name such as *log* must not cover whatever has it in its type.
        return Glob.matches(
                resource,
                resource.startsWith("urn:")
                        ? whole
                        : Urn.parse(whole).map(Urn::name).orElse(whole));
    }

    /** Whether it may be about resources of this stack: one that names another stack or project in its URN is not. */
    boolean isForStack(StackContext context) {
        return Urn.parse(resource)
                .map(urn ->
                        Glob.matches(urn.stack(), context.stack()) && Glob.matches(urn.project(), context.project()))
                .orElse(true);
    }

    /** Whether it allows whatever is found. */
    boolean isForEverything() {
        return property.isEmpty() && isEverything(policy) && (isEverything(resource) || resource.equals("urn:*"));
    }

    private static boolean isEverything(String pattern) {
        return CharMatcher.is('*').matchesAllOf(pattern);
    }

    boolean holdsOn(LocalDate today) {
        return until.map(last -> !today.isAfter(last)).orElse(true);
    }

    /** Which one it is: {@code exemption of "web" from "logs-retention" (exemptions.yaml, line 3)}. */
    @Override
    public String toString() {
        return "exemption of " + (property.isEmpty() ? "" : "\"" + property + "\" of ") + "\"" + resource + "\" from \""
                + policy + "\" (" + place + ")";
    }

    /**
     * The resource to which the engine gives what is found about the stack: DefaultRootStackURN in
     * https://github.com/pulumi/pulumi/blob/v3.258.0/sdk/go/common/resource/stack.go.
     */
    static String rootOf(StackContext context) {
        return new Urn(
                        context.stack(),
                        context.project(),
                        List.of("pulumi:pulumi:Stack"),
                        context.project() + "-" + context.stack())
                .toString();
    }
}
