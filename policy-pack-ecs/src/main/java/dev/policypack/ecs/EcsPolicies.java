package dev.policypack.ecs;

import dev.policypack.ecs.policies.alb.HealthCheckTiming;
import dev.policypack.ecs.policies.aurora.EngineVersion;
import dev.policypack.ecs.policies.ecr.ScanOnPush;
import dev.policypack.ecs.policies.ecs.FargateCpuMemory;
import dev.policypack.ecs.policies.ecs.ImagePinned;
import dev.policypack.ecs.policies.ecs.LaunchTypeOrCapacityProviders;
import dev.policypack.ecs.policies.ecs.ServiceLoadBalancer;
import dev.policypack.ecs.policies.governance.TagsRequired;
import dev.policypack.ecs.policies.iam.NoWildcardAction;
import dev.policypack.ecs.policies.logs.LogRetention;
import dev.policypack.ecs.policies.pulumi.UnresolvedOutput;
import dev.policypack.policy.Policy;
import java.util.List;

/** All policies of the pack. Written by the golden test out of the compiled classes; run it with -Dgolden.update. */
final class EcsPolicies {
    private EcsPolicies() {}

    static List<Policy> all() {
        return List.of(
                new HealthCheckTiming(),
                new EngineVersion(),
                new ScanOnPush(),
                new FargateCpuMemory(),
                new ImagePinned(),
                new LaunchTypeOrCapacityProviders(),
                new ServiceLoadBalancer(),
                new TagsRequired(),
                new NoWildcardAction(),
                new LogRetention(),
                new UnresolvedOutput());
    }
}
