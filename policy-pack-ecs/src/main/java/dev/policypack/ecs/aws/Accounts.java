package dev.policypack.ecs.aws;

import com.google.common.collect.ImmutableSet;
import dev.policypack.resource.Resource;
import dev.policypack.resource.Stack;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AWS accounts. Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">Amazon Resource Names</a>, as of
 * 2026-11-21.
 */
public final class Accounts {
    // The account of the examples in the AWS documentation. It is nobody's; what lies in it was made up for a
    // rehearsal.
    private static final String MADE_UP = "123456789012";

    private static final Pattern ARN = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:([0-9]{12}):.*", Pattern.DOTALL);

    private Accounts() {}

    /** The account in an ARN; empty when it has none, and when it is made up. */
    public static Optional<String> real(String arn) {
        Matcher matcher = ARN.matcher(arn);
        return matcher.matches() && !MADE_UP.equals(matcher.group(1))
                ? Optional.ofNullable(matcher.group(1))
                : Optional.empty();
    }

    /** The accounts that the stack's resources are known to lie in; empty when none is known. */
    public static Set<String> of(Stack stack) {
        ImmutableSet.Builder<String> accounts = ImmutableSet.builder();
        for (Resource resource : stack.resources()) {
            resource.props().string("arn").matches(arn -> {
                real(arn).ifPresent(accounts::add);
                return true;
            });
        }
        return accounts.build();
    }
}
