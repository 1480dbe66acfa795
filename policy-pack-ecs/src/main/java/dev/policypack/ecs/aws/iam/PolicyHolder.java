package dev.policypack.ecs.aws.iam;

import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.iam.PolicyDocument.Statement;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Items;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** An IAM resource that grants something: a policy of its own, or the inline policies of a role, user or group. */
public final class PolicyHolder extends ResourceView {
    /** The types. */
    public static final ResourceType<PolicyHolder> TYPE = CloudControl.and(ResourceType.of(
            PolicyHolder::new,
            "aws:iam/policy:Policy",
            "aws:iam/rolePolicy:RolePolicy",
            "aws:iam/userPolicy:UserPolicy",
            "aws:iam/groupPolicy:GroupPolicy",
            "aws:iam/role:Role"));

    private PolicyHolder(Resource resource) {
        super(resource);
    }

    /** The documents that grant; a role's trust policy grants nothing and is not among them. */
    public Items<PolicyDocument> documents() {
        if (Role.TYPE.matches(resource().type())) {
            return DeclaredInputs.of(resource())
                    .objects("inlinePolicies")
                    .map(inline -> new PolicyDocument(
                            inline.json(CloudControl.isProviderOf(resource()) ? "policyDocument" : "policy")));
        }
        return Items.of(Value.known(List.of(new PolicyDocument(props().json("policy"))), props().path()));
    }

    /** Looks at each statement of each document. */
    public void eachStatement(Review review, Consumer<Statement> check) {
        review.each(documents(), document -> review.each(document.statements(), check));
    }

    /** Looks at each statement that allows something. */
    public void eachAllowing(Review review, Consumer<Statement> check) {
        eachStatement(review, statement -> {
            if (review.when(statement.allows())) {
                check.accept(statement);
            }
        });
    }

    /**
     * Whether it is a managed policy that roles of the stack have as their permissions boundary and that nothing is attached to: a boundary
     * grants nothing. Source: <a
     * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">Permissions boundaries</a>, as of 2026-11-27.
     */
    public Truth isOnlyBoundary(Stack stack) {
        if (!ManagedPolicy.TYPE.matches(resource().type())) {
            return Truth.no();
        }
        return Truth.any(stack.ofType(Role.TYPE).stream()
                        .map(role -> stack.leadsTo(
                                ManagedPolicy.TYPE.ref(role.resource(), role.props(), "permissionsBoundary"),
                                resource()))
                        .toList())
                .and(() -> Truth.any(stack.ofType(RolePolicyAttachment.TYPE).stream()
                                .map(attachment -> stack.leadsTo(attachment.policy(), resource()))
                                .toList())
                        .not());
    }

    /** Whether only the stack tells what it grants: a managed policy may be a permissions boundary. */
    public boolean isManaged() {
        return ManagedPolicy.TYPE.matches(resource().type());
    }

    /** Looks at each action that a statement allows, together with the statement. */
    public void eachAllowedAction(Review review, BiConsumer<Value<String>, Statement> check) {
        eachStatement(review, statement -> {
            if (review.when(statement.allows())) {
                review.each(statement.actions(), action -> check.accept(action, statement));
            }
        });
    }
}
