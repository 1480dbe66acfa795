package dev.policypack.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The failed deployments from which the pack was made, one name a line: each is stopped by a policy of that name. */
class FailedDeploymentsTest {

    @Test
    void each_is_a_policy_under_its_name_or_a_former_one() throws IOException {
        List<String> failures = Resources.readLines(
                Resources.getResource(FailedDeploymentsTest.class, "failed-deployments.txt"), StandardCharsets.UTF_8);
        List<String> policies = EcsPolicyPack.pack().policies().stream()
                .map(policy -> policy.about())
                .flatMap(info -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(info.name()), info.formerNames().stream()))
                .toList();
        assertThat(failures).hasSize(81);
        assertThat(policies).containsAll(failures);
    }
}
