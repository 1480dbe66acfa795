package dev.policypack.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several policies repair one resource, one after the other, on its way to the provider. */
class RemediesE2eTest {
    private static final String CONFIG =
            """
            {
              "all": "disabled",
              "ecs-launch-type-or-capacity-providers": "remediate",
              "ecs-propagate-tags": "remediate",
              "ecs-deployment-circuit-breaker": "remediate"
            }
            """;

    @Test
    void three_remedies_on_one_service_reach_the_provider_and_the_rest_of_it_stays(@TempDir Path temporary)
            throws Exception {
        PulumiCli pulumi = PulumiCli.in(temporary);
        Path project = pulumi.project("fargate-web-broken", dev.policypack.examples.fargatewebbroken.App.class);
        JsonNode untouched = deployed(pulumi, project, temporary);
        assertThat(untouched.has("launchType")).isTrue();
        pulumi.run(project, "destroy", "--yes", "--skip-preview").succeeds();

        Path config = Files.writeString(temporary.resolve("policies.json"), CONFIG);
        String[] withPack = {"--policy-pack", PulumiCli.PACK.toString(), "--policy-pack-config", config.toString()};
        // In the preview the service's task definition is not known yet: it goes through the remedies as that.
        PulumiCli.Run preview = pulumi.run(project, words(withPack, "preview")).succeeds();
        assertThat(preview.output()).contains("[remediate]  ecs-propagate-tags");

        JsonNode repaired = deployed(pulumi, project, temporary, withPack);
        assertThat(repaired.path("propagateTags").asText()).isEqualTo("SERVICE");
        assertThat(repaired.path("deploymentCircuitBreaker").path("rollback").asBoolean())
                .isTrue();
        assertThat(repaired.has("launchType")).isFalse();
        assertThat(repaired.path("capacityProviderStrategies"))
                .isEqualTo(untouched.path("capacityProviderStrategies"))
                .isNotEmpty();
        assertThat(repaired.path("networkConfiguration").path("assignPublicIp"))
                .isEqualTo(untouched.path("networkConfiguration").path("assignPublicIp"));
        assertThat(repaired.path("taskDefinition").asText()).startsWith("arn:aws:ecs:");

        // What is repaired once stays so: the second update has nothing to change.
        PulumiCli.Run again = pulumi.run(
                        project, words(withPack, "up", "--yes", "--skip-preview", "--expect-no-changes"))
                .succeeds();
        assertThat(again.output()).doesNotContain("[mandatory]");
    }

    private static JsonNode deployed(PulumiCli pulumi, Path project, Path temporary, String... more) throws Exception {
        pulumi.run(project, words(more, "up", "--yes", "--skip-preview")).succeeds();
        Path state = temporary.resolve("state.json");
        pulumi.run(project, "stack", "export", "--file", state.toString()).succeeds();
        for (JsonNode resource :
                new ObjectMapper().readTree(state.toFile()).path("deployment").path("resources")) {
            if (resource.path("type").asText().equals("aws:ecs/service:Service")) {
                return resource.path("inputs");
            }
        }
        throw new AssertionError("there is no service in " + state);
    }

    private static String[] words(String[] more, String... first) {
        String[] words = new String[first.length + more.length];
        System.arraycopy(first, 0, words, 0, first.length);
        System.arraycopy(more, 0, words, first.length, more.length);
        return words;
    }
}
