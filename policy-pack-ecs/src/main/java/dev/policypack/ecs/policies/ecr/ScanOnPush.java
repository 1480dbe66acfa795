package dev.policypack.ecs.policies.ecr;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecr.Repository;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import java.util.Map;
import java.util.Optional;

/** An image is looked through for known weaknesses when it is pushed. */
public final class ScanOnPush implements ResourcePolicy<Repository> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecr-scan-on-push")
                .title("ECR repositories scan images when they are pushed")
                .description(
                        "An image with a known weakness is found on the day it is pushed, rather than on the day it is used by somebody"
                                + " else.")
                .remediationSteps(
                        "Set `imageScanningConfiguration.scanOnPush` to true; where the registry scans everything, exempt the repository.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("ECR.1"))
                .url("https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html")
                .remediates();
    }

    @Override
    public ResourceType<Repository> type() {
        return Repository.TYPE;
    }

    @Override
    public void validate(Repository repository, Review review) {
        review.require(repository.scanOnPush().is(true), "scanOnPush is %s", repository.scanOnPush());
    }

    @Override
    public Optional<Props> remediate(Repository repository) {
        return Optional.of(repository.props().with("imageScanningConfiguration", Map.of("scanOnPush", true)));
    }
}
