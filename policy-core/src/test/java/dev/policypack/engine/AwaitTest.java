package dev.policypack.engine;

import static dev.policypack.engine.Things.PREVIEW;
import static dev.policypack.engine.Things.engine;
import static dev.policypack.engine.Things.group;
import static dev.policypack.engine.Things.info;
import static dev.policypack.engine.Things.pack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.engine.Things.OnGroups;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyContext;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Observation;
import dev.policypack.value.Path;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Policies that wait for what runs beside them. */
class AwaitTest {

    @Test
    void an_answer_from_another_thread_counts_as_any_other() {
        assertThat(outcome(CompletableFuture.supplyAsync(Truth::yes))).isEqualTo(Outcome.PASSES);
        assertThat(outcome(CompletableFuture.supplyAsync(Truth::no).thenApply(Truth::not)))
                .isEqualTo(Outcome.PASSES);
        assertThat(outcome(CompletableFuture.completedStage(Truth.no()))).isEqualTo(Outcome.VIOLATES);
        assertThat(outcome(CompletableFuture.supplyAsync(AwaitTest::unknown))).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void what_fails_may_be_made_an_answer() {
        assertThat(outcome(CompletableFuture.<Truth>failedFuture(new IOException("hunter2"))
                        .exceptionally(failure -> unknown())))
                .isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void a_policy_that_has_nothing_to_say_may_learn_so_late() {
        OnGroups policy = new OnGroups(info("p"), (group, review) -> {
            if (review.await(CompletableFuture.supplyAsync(() -> true))) {
                review.notApplicable("Not here");
            }
        });

        assertThat(engine("", policy).evaluate(group("a")))
                .extracting(Verdict::outcome, Verdict::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Outcome.NOT_APPLICABLE, "Not here"));
    }

    @Test
    void what_fails_beside_a_policy_is_named_itself_and_both_places_are() {
        CompletionStage<Truth> failing = CompletableFuture.supplyAsync(AwaitTest::fails);
        Violation failure = engine("", asks(failing))
                .evaluate(group("a"))
                .get(0)
                .violations()
                .get(0);

        assertThat(failure.enforcementLevel()).isEqualTo(EnforcementLevel.MANDATORY);
        assertThat(failure.sentence())
                .startsWith("policy \"p\" of policy pack \"test@v1.2.0\" failed with java.lang.IllegalStateException; ")
                .contains("\n    at dev.policypack.engine.AwaitTest.fails(AwaitTest.java:")
                .contains("\n    at dev.policypack.engine.AwaitTest.lambda$asks$")
                .doesNotContain("hunter2")
                .doesNotContain("CompletionException")
                .doesNotContain("Recorder");
    }

    @Test
    void a_failure_that_must_be_declared_is_named_too() {
        assertThat(engine("", asks(CompletableFuture.failedFuture(new IOException("hunter2"))))
                        .evaluate(group("a"))
                        .get(0)
                        .violations()
                        .get(0)
                        .sentence())
                .contains(" failed with java.io.IOException; ")
                .doesNotContain("hunter2");
    }

    @Test
    void nobody_waits_for_ever() {
        CompletableFuture<Truth> never = new CompletableFuture<>();
        Engine engine = new Engine(
                pack(asks(never)),
                PackConfig.none(),
                new Recorder.Surroundings(PREVIEW, entry -> {}, Duration.ofMillis(1)));

        assertThat(engine.evaluate(group("a")).get(0).violations().get(0).sentence())
                .contains(" failed with java.util.concurrent.TimeoutException; ")
                .contains("\n    at dev.policypack.engine.AwaitTest.lambda$asks$");
        assertThat(never).isCancelled();
    }

    @Test
    void who_is_interrupted_does_not_wait_on() {
        CompletableFuture<Truth> never = new CompletableFuture<>();
        Thread.currentThread().interrupt();
        Verdict verdict = engine("", asks(never)).evaluate(group("a")).get(0);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(verdict.violations().get(0).sentence()).contains(" failed with java.lang.InterruptedException; ");
        assertThat(never).isCancelled();
    }

    @Test
    void a_remedy_may_wait_too() {
        ResourcePolicy<Resource> policy = new ResourcePolicy<>() {
            @Override
            public PolicyInfo about() {
                return info("p").enforcementLevel(EnforcementLevel.REMEDIATE);
            }

            @Override
            public ResourceType<Resource> type() {
                return Things.GROUPS;
            }

            @Override
            public void validate(Resource group, Review review) {
                review.require(group.props().has("days"), "days is not set");
            }

            @Override
            public Optional<Props> remediate(Resource group, PolicyContext given) {
                return Optional.of(group.props().with("days", given.await(CompletableFuture.supplyAsync(() -> 7))));
            }
        };

        assertThat(engine("", policy).remediate(group("a")))
                .extracting(Remediation::properties)
                .containsExactly((dev.policypack.value.PropertyValue.MapValue)
                        group("a").with("days", 7).props().raw());
    }

    private static OnGroups asks(CompletionStage<Truth> stage) {
        return new OnGroups(info("p"), (group, review) -> review.require(review.await(stage), "it is not"));
    }

    private static Outcome outcome(CompletionStage<Truth> stage) {
        return engine("", asks(stage)).evaluate(group("a")).get(0).outcome();
    }

    private static Truth unknown() {
        return Truth.unknown(new Observation(Observation.Kind.NOT_YET_KNOWN, Path.root(""), "the registry"));
    }

    private static Truth fails() {
        throw new IllegalStateException("hunter2");
    }
}
