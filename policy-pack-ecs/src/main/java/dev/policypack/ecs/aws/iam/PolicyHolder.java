package dev.policypack.ecs.aws.iam;

import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.iam.PolicyDocument.Statement;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
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

    /** Looks at each action that a statement allows, together with the statement. */
    public void eachAllowedAction(Review review, BiConsumer<Value<String>, Statement> check) {
        eachStatement(review, statement -> {
            if (review.when(statement.allows())) {
                review.each(statement.actions(), action -> check.accept(action, statement));
            }
        });
    }
}
