package dev.policypack.ecs.aws.iam;

import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Truth;
import java.util.Set;
import java.util.regex.Pattern;

/** An IAM role. */
public final class Role extends ResourceView {
    /** The type. */
    public static final ResourceType<Role> TYPE = CloudControl.and(ResourceType.of(Role::new, "aws:iam/role:Role"));

    private Role(Resource resource) {
        super(resource);
    }

    /** The document that says who may take the role. */
    public PolicyDocument trust() {
        return new PolicyDocument(props().json("assumeRolePolicy"));
    }

    /** The managed policies that it is given by itself, not by an attachment. */
    public Items<Ref<ManagedPolicy>> managedPolicies() {
        return DeclaredInputs.of(resource())
                .strings("managedPolicyArns")
                .map(arn -> ManagedPolicy.TYPE.ref(resource(), arn));
    }

    /** Whether a service of AWS may take the role, in one Region or in all: {@code codedeploy} for {@code codedeploy.amazonaws.com}. */
    public Truth trusts(String service) {
        Pattern principals = Pattern.compile(Pattern.quote(service) + "(\\.[a-z0-9-]+)?\\.amazonaws\\.com(\\.cn)?");
        return trust().statements().any(statement -> statement.allows().and(() -> statement
                .props()
                .object("Principal")
                .strings("Service")
                .any(principal ->
                        principal.matches(name -> principals.matcher(name).matches()))));
    }

    /**
     * Whether the trust policy lets this service of AWS take the role, and nobody else.
     *
     * @param principal the service as it is written: {@code ecs-tasks.amazonaws.com}
     */
    public Truth isForOnly(String principal) {
        return trust().statements().all(statement -> statement
                .letsEveryoneIn()
                .not()
                .and(() -> statement.props().object("Principal").keys().is(Set.of("Service")))
                .and(() -> statement.services().all(service -> service.is(principal)))
                .or(() -> statement.allows().not()));
    }
}
