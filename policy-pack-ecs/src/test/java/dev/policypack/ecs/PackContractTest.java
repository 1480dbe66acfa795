package dev.policypack.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.testkit.PolicyContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackContractTest {
    /** Mandatory policies whose evidence is still to be written down. The list only shrinks: a name that is no longer needed fails the test. */
    private static final List<String> WITHOUT_EVIDENCE = List.of();

    @Test
    void every_policy_meets_the_contract() {
        List<String> breaches = new ArrayList<>(PolicyContract.breaches(EcsPolicyPack.pack()));
        List<String> noLongerNeeded = WITHOUT_EVIDENCE.stream()
                .filter(name -> !breaches.remove(name
                        + " has no evidence that its violations may stop a deployment; add evidence(…) to about(), or make it"
                        + " advisory"))
                .toList();

        assertThat(breaches).isEmpty();
        assertThat(noLongerNeeded)
                .as("policies that have evidence now, or advise: take them out of WITHOUT_EVIDENCE")
                .isEmpty();
    }

    /** A file that kept the old name of its policy would be read by nobody. */
    @Test
    void every_policy_has_its_file_of_examples_and_every_file_its_policy() throws IOException {
        Path resources = Path.of("src/main/resources");
        try (Stream<Path> files = Files.walk(resources.resolve("dev/policypack/ecs/policies"))) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> resources.relativize(file).toString().replace('\\', '/'))
                    .toList();
            assertThat(names)
                    .containsExactlyInAnyOrderElementsOf(EcsPolicyPack.pack().policies().stream()
                            // The examples of constraints lie beside the facts.
                            .filter(policy -> policy.about().constraints().isEmpty())
                            .map(policy -> policy.getClass().getName().replace('.', '/') + ".yaml")
                            .toList());
        }
    }
}
