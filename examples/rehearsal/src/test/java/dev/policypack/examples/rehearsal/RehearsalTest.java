package dev.policypack.examples.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.EcsRehearsal;
import dev.policypack.engine.Report;
import dev.policypack.examples.fargateweb.App;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A program that is judged by a unit test, as its owner would have it. */
class RehearsalTest {
    @Test
    void nothing_stops_the_deployment_to_production() {
        Report report = EcsRehearsal.of("shop", "prod")
                .withConfig(Map.of("aws:region", "eu-central-1"))
                .evaluate(App::stack);
        assertThat(report.isBlocking()).as(report.toString()).isFalse();
    }
}
