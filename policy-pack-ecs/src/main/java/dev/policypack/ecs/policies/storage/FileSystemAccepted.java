package dev.policypack.ecs.policies.storage;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.efs.FileSystemConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import java.util.Map;

/** EFS accepts the file system. */
public final class FileSystemAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("efs-file-system-accepted")
                .title("EFS accepts the file system")
                .description(
                        "EFS refuses a file system whose modes, lifecycle, policy or replication do not fit each other.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(FileSystemConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return FileSystemConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        FileSystemConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(FileSystemConstraints.class);
    }
}
