package dev.policypack.ecs.policies.ecr;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScanOnPushTest {
    private static final String SCANNING = "imageScanningConfiguration";

    private final PolicyTester policy = PolicyTester.of(new ScanOnPush());
    private final Resource repository = Resource.of("aws:ecr/repository:Repository", "web");

    @Test
    void accepts_a_scan() {
        policy.given(repository.with(SCANNING, Map.of("scanOnPush", true))).passes();
        policy.given(repository.with(SCANNING, List.of(Map.of("scanOnPush", "true"))))
                .passes();
    }

    @Test
    void refuses_none() {
        policy.given(repository).violates("imageScanningConfiguration.scanOnPush is not set");
        policy.given(repository.with(SCANNING, Map.of("scanOnPush", false)))
                .violates("imageScanningConfiguration.scanOnPush is false");
    }

    @Test
    void repairs_it_and_keeps_the_rest() {
        policy.given(repository.with("name", "web"))
                .isRepairedTo(repository.with("name", "web").with(SCANNING, Map.of("scanOnPush", true)));
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(repository.with(SCANNING, unknown())).isUndecidedOn(SCANNING);
    }
}
