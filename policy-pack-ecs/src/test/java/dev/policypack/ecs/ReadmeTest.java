package dev.policypack.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.engine.Engine;
import dev.policypack.engine.PackConfig;
import dev.policypack.resource.StackContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README and the guide show as a configuration is one of this pack. */
class ReadmeTest {
    private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "policy-core/docs/configuration-and-exemptions.md"})
    void every_configuration_is_taken_without_a_warning(String page) throws IOException {
        List<String> configurations = JSON.matcher(Files.readString(Path.of("..", page)))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(configurations).isNotEmpty();
        for (String configuration : configurations) {
            Engine engine =
                    new Engine(EcsPolicyPack.pack(), PackConfig.parse(configuration), StackContext.UNCONFIGURED);
            assertThat(engine.warnings()).as(configuration).isEmpty();
        }
    }
}
