package dev.policypack.ecs.policies.storage;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.efs.MountTargetConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import java.util.Map;

/** EFS accepts the mount target. */
public final class MountTargetAccepted implements ResourcePolicy<Resource>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("efs-mount-target-accepted")
                .title("EFS accepts the mount target")
                .description(
                        "EFS refuses a mount target that does not fit its subnet, security groups or file system, and a second one in a zone.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(MountTargetConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return MountTargetConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        MountTargetConstraints.check(resource, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        MountTargetConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(MountTargetConstraints.class);
    }
}
