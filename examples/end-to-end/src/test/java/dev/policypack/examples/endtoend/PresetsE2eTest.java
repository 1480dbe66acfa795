package dev.policypack.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.EcsPolicyPack;
import dev.policypack.ecs.EcsRehearsal;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Report;
import dev.policypack.examples.fargateweb.App;
import dev.policypack.policy.Preset;
import dev.policypack.rehearsal.RehearsedStack;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The repaired example passes, whatever the preset, and whoever chose it. */
class PresetsE2eTest {

    @ParameterizedTest
    @CsvSource({
        "RECOMMENDED, dev", "STRICT, dev", "MINIMAL, dev",
        "RECOMMENDED, prod", "STRICT, prod", "MINIMAL, prod"
    })
    void the_repaired_example_passes(Preset preset, String stack) {
        RehearsedStack rehearsed =
                EcsRehearsal.of("fargate-web", stack).withConfig(Map.of("aws:region", "eu-central-1"));
        String config = "{\"policy-pack\": {\"preset\": \"%s\"}}"
                .formatted(preset.name().toLowerCase(Locale.ROOT));

        Report byUser = rehearsed.withPackConfig(PackConfig.parse(config)).evaluate(App::stack);
        assertThat(byUser.violations()).as(byUser.toString()).isEmpty();

        Report byPack = rehearsed.evaluatedBy(EcsPolicyPack.pack(preset)).evaluate(App::stack);
        assertThat(byPack.violations()).as(byPack.toString()).isEmpty();
    }
}
