package dev.policypack.ecs.aws.iam;

import dev.policypack.resource.Ref;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** What a role may do, by all the ways in which it can be given policies. What denies is not looked at. */
public final class RoleGrants {
    private RoleGrants() {}

    /** Whether a role of the stack is allowed an action on at least some resources; unknown when a policy of it lies outside the stack. */
    public static Truth allow(Role role, String action, Stack stack) {
        Truth inline = role.resource().as(PolicyHolder.TYPE).documents().any(document -> allows(document, action));
        return inline.or(() -> role.managedPolicies().any(policy -> allows(policy, action, stack)))
                .or(() -> stack.any(RolePolicy.TYPE, policy -> stack.leadsTo(policy.role(), role)
                        .and(() -> allows(policy.document(), action))))
                .or(() -> stack.any(ManagedPolicy.TYPE, policy -> policy.roles()
                        .any(given -> stack.leadsTo(given, role))
                        .and(() -> allows(policy.document(), action))))
                .or(() -> stack.any(RolePolicyAttachment.TYPE, attached -> stack.leadsTo(attached.role(), role)
                        .and(() -> allows(attached.policy(), action, stack))));
    }

    private static Truth allows(Ref<ManagedPolicy> policy, String action, Stack stack) {
        Value<List<String>> known =
                policy.value().map(arn -> ManagedPolicy.actionsOfAws(arn).orElse(null));
        return known.isPresent().answer() == Truth.Answer.YES
                ? known.matches(patterns -> patterns.stream().anyMatch(pattern -> IamActions.includes(pattern, action)))
                : stack.resolve(policy).is(found -> allows(found.document(), action));
    }

    private static Truth allows(PolicyDocument document, String action) {
        return document.statements().any(statement -> statement.allows().and(() -> statement
                .actions()
                .any(pattern -> covers(pattern, action))
                .or(() -> allowsTheRest(statement, action))));
    }

    /** A statement with {@code NotAction} allows everything else. */
    private static Truth allowsTheRest(PolicyDocument.Statement statement, String action) {
        return statement
                .props()
                .has("NotAction")
                .and(() -> statement.props().strings("NotAction").none(pattern -> covers(pattern, action)));
    }

    private static Truth covers(Value<String> pattern, String action) {
        return pattern.matches(text -> IamActions.includes(text, action));
    }
}
