package dev.policypack.engine;

import static dev.policypack.engine.Things.PREVIEW;
import static dev.policypack.engine.Things.days;
import static dev.policypack.engine.Things.group;
import static dev.policypack.engine.Things.info;
import static dev.policypack.engine.Things.pack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.engine.Things.OnStack;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A pack knows where a program may have put what its policies look for. */
class PropertyHintTest {
    private static PolicyPack withHint(PolicyPack pack) {
        return pack.propertyHint((resource, property) -> property.equals("days")
                ? Optional.of("weeks of " + resource.name() + " is set instead")
                : Optional.empty());
    }

    private static List<String> sentences(List<Verdict> verdicts) {
        return verdicts.stream()
                .flatMap(verdict -> verdict.violations().stream())
                .map(Violation::sentence)
                .toList();
    }

    @Test
    void it_goes_behind_the_sentence_about_the_property() {
        Engine engine = new Engine(withHint(pack(days(info("one")))), PackConfig.none(), PREVIEW);
        assertThat(sentences(engine.evaluate(group("web"))))
                .containsExactly("days is not set; it must be 7 or more; weeks of web is set instead");
    }

    @Test
    void a_stack_policy_has_it_for_the_resource_that_it_reports_and_not_for_the_stack() {
        OnStack policy = new OnStack(info("one"), (stack, review) -> {
            for (Resource resource : stack.resources()) {
                review.on(resource).require(resource.props().has("days"), "days is not set");
                review.on(resource).require(resource.props().has("name"), "name is not set");
            }
            review.require(Truth.no(), "days are too few");
        });
        Engine engine = new Engine(withHint(pack(policy)), PackConfig.none(), PREVIEW);
        assertThat(sentences(engine.evaluate(Stack.of(List.of(group("web"))))))
                .containsExactly("days is not set; weeks of web is set instead", "name is not set", "days are too few");
    }

    @Test
    void packs_that_are_made_of_it_keep_it() {
        PolicyPack kept = withHint(pack())
                .and(pack(days(info("one"))))
                .description("For tests.")
                .decideNow("now.")
                .only(policy -> true);
        assertThat(sentences(new Engine(kept, PackConfig.none(), PREVIEW).evaluate(group("web"))))
                .containsExactly("days is not set; it must be 7 or more; weeks of web is set instead");
    }
}
