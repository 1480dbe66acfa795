package dev.policypack.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateE2eTest {

    @Test
    void a_mistake_that_shows_only_when_values_are_known_stops_the_update_before_the_resource_is_created(
            @TempDir Path temporary) throws Exception {
        PulumiCli pulumi = PulumiCli.in(temporary);
        Path project = pulumi.project("late", LateMistake.class);
        String pack = PulumiCli.PACK.toString();

        PulumiCli.Run preview =
                pulumi.run(project, "preview", "--policy-pack", pack).succeeds();
        assertThat(preview.output())
                .contains("aws:ecs/taskDefinition:TaskDefinition (web) waits for containerDefinitions: ");

        PulumiCli.Run update = pulumi.run(project, "up", "--yes", "--skip-preview", "--policy-pack", pack)
                .fails();
        assertThat(update.output())
                .contains("[mandatory] [severity: high]  ecs-image-pinned  (aws:ecs:TaskDefinition: web)")
                .containsPattern(
                        "containerDefinitions\\[0]\\.image is \"123456789012\\.dkr\\.ecr\\.eu-central-1\\.amazonaws\\.com/"
                                + "web-[0-9a-f]{7}:latest\", whose tag can refer to another image later");

        PulumiCli.Run state = pulumi.run(project, "stack", "export").succeeds();
        assertThat(state.output())
                .contains("\"type\": \"aws:ecr/repository:Repository\"")
                .doesNotContain("\"type\": \"aws:ecs/taskDefinition:TaskDefinition\"");
    }
}
