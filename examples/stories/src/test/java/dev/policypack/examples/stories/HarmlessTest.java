package dev.policypack.examples.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import dev.policypack.ecs.EcsRehearsal;
import dev.policypack.engine.Report;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that are right, rehearsed. */
class HarmlessTest {

    static Stream<Named<Consumer<Context>>> programs() {
        return Harmless.programs().entrySet().stream().map(program -> Named.of(program.getKey(), program.getValue()));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void nobody_has_anything_to_say(Consumer<Context> program) {
        Report report = EcsRehearsal.of("shop", Story.DEV.stack())
                .withConfig(Story.DEV.config())
                .evaluate(program);
        assertThat(report.violations()).as(report.toString()).isEmpty();
    }
}
