package dev.policypack.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CharMatcher;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Violation;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.testkit.PolicyTester;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.Props;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What constraints refuse most, through the real engine. */
class RefusalsTest {
    private static final Constraint REFUSED = Constraint.refused(
            "lb-group-made-up",
            "ValidationError: no",
            "Write something else.",
            "https://docs.aws.amazon.com/",
            "2026-11-27");

    @Test
    void a_range_holds_both_of_its_ends() {
        BiConsumer<Props, Review> check =
                (props, review) -> Refusals.range(review, REFUSED, props.integer("port"), 1, 65535);

        assertThat(said(check, group().with("port", 0))).containsExactly("port is 0; AWS accepts 1 to 65535");
        assertThat(said(check, group().with("port", "65536"))).containsExactly("port is 65536; AWS accepts 1 to 65535");
        assertThat(said(check, group().with("port", 1))).isEmpty();
        assertThat(said(check, group().with("port", 65535))).isEmpty();
        saysNothingOfMissingAndWaitsForUnknown(check, "port");
    }

    @Test
    void a_fraction_counts_in_a_range() {
        BiConsumer<Props, Review> check =
                (props, review) -> Refusals.range(review, REFUSED, props.number("percent"), 0, 100);

        assertThat(said(check, group().with("percent", 100.5)))
                .containsExactly("percent is 100.5; AWS accepts 0 to 100");
        assertThat(said(check, group().with("percent", 99.5))).isEmpty();
    }

    @Test
    void a_value_is_one_of_those_that_are_accepted_in_the_same_case() {
        BiConsumer<Props, Review> check =
                (props, review) -> Refusals.oneOf(review, REFUSED, props.string("protocol"), "HTTP", "HTTPS");

        assertThat(said(check, group().with("protocol", "http")))
                .containsExactly("protocol is \"http\"; AWS accepts HTTP or HTTPS");
        assertThat(said(check, group().with("protocol", "HTTPS"))).isEmpty();
        saysNothingOfMissingAndWaitsForUnknown(check, "protocol");
    }

    @Test
    void an_element_of_a_list_is_named_by_its_place() {
        BiConsumer<Props, Review> check = (props, review) ->
                review.each(props.strings("methods"), method -> Refusals.oneOf(review, REFUSED, method, "GET"));

        assertThat(said(check, group().with("methods", List.of("GET", "get"))))
                .containsExactly("methods[1]: \"get\"; AWS accepts GET");
    }

    @Test
    void a_length_counts_characters_and_not_their_halves() {
        BiConsumer<Props, Review> check =
                (props, review) -> Refusals.length(review, REFUSED, props.string("name"), 2, 3);

        assertThat(said(check, group().with("name", "abcd")))
                .containsExactly("name is \"abcd\", which has 4 characters; AWS accepts 2 to 3");
        assertThat(said(check, group().with("name", "😀"))).hasSize(1);
        assertThat(said(check, group().with("name", "ab"))).isEmpty();
        assertThat(said(check, group().with("name", "😀😀😀"))).isEmpty();
        saysNothingOfMissingAndWaitsForUnknown(check, "name");
    }

    @Test
    void a_character_that_is_not_accepted_is_refused() {
        BiConsumer<Props, Review> check = (props, review) -> Refusals.characters(
                review, REFUSED, props.string("name"), CharMatcher.inRange('a', 'z'), "letters from a to z");

        assertThat(said(check, group().with("name", "a-b")))
                .containsExactly("name is \"a-b\"; AWS accepts letters from a to z");
        assertThat(said(check, group().with("name", "ab"))).isEmpty();
        saysNothingOfMissingAndWaitsForUnknown(check, "name");
    }

    @Test
    void a_list_has_as_many_elements_as_are_accepted() {
        BiConsumer<Props, Review> check =
                (props, review) -> Refusals.size(review, REFUSED, props.strings("subnets"), 1, 2);

        assertThat(said(check, group().with("subnets", List.of("a", "b", "c"))))
                .containsExactly("subnets has 3 elements; AWS accepts 1 to 2");
        assertThat(said(check, group().with("subnets", List.of()))).hasSize(1);
        assertThat(said(check, group().with("subnets", List.of("a")))).isEmpty();
        assertThat(said(check, group().with("subnets", List.of("a", "b")))).isEmpty();
        saysNothingOfMissingAndWaitsForUnknown(check, "subnets");
    }

    @Test
    void properties_that_exclude_each_other() {
        BiConsumer<Props, Review> check =
                (props, review) -> Refusals.excludes(review, REFUSED, props, "name", "namePrefix");

        assertThat(said(check, group().with("name", "a").with("namePrefix", "b")))
                .containsExactly("name is set, and namePrefix is set, too; AWS accepts only one of them");
        assertThat(said(check, group().with("name", "a").with("namePrefix", "")))
                .isEmpty();
        assertThat(said(check, group().with("name", "a").with("namePrefix", List.of())))
                .isEmpty();
        assertThat(said(check, group().with("namePrefix", "b"))).isEmpty();
        assertThat(outcome(check, group().with("name", "a").with("namePrefix", PropertyValue.unknown())))
                .isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void a_property_that_needs_another_one() {
        BiConsumer<Props, Review> check =
                (props, review) -> Refusals.requires(review, REFUSED, props.object("logs"), "enabled", "bucket");

        assertThat(said(check, group().with("logs", java.util.Map.of("enabled", true))))
                .containsExactly("logs.enabled is set, but bucket is not");
        assertThat(said(check, group().with("logs", java.util.Map.of("enabled", true, "bucket", "b"))))
                .isEmpty();
        assertThat(said(check, group().with("logs", java.util.Map.of("bucket", "b"))))
                .isEmpty();
        assertThat(outcome(
                        check,
                        group().with("logs", java.util.Map.of("enabled", true, "bucket", PropertyValue.unknown()))))
                .isEqualTo(Outcome.UNDECIDED);
    }

    private static void saysNothingOfMissingAndWaitsForUnknown(BiConsumer<Props, Review> check, String property) {
        assertThat(outcome(check, group())).isEqualTo(Outcome.PASSES);
        assertThat(outcome(check, group().with(property, PropertyValue.unknown())))
                .isEqualTo(Outcome.UNDECIDED);
    }

    private static Resource group() {
        return Things.group("web");
    }

    private static List<String> said(BiConsumer<Props, Review> check, Resource resource) {
        return PolicyTester.of(policy(check)).given(resource).violations().stream()
                .map(Violation::compact)
                .toList();
    }

    private static Outcome outcome(BiConsumer<Props, Review> check, Resource resource) {
        return PolicyTester.of(policy(check)).given(resource).outcome();
    }

    private static ResourcePolicy<Resource> policy(BiConsumer<Props, Review> check) {
        return new ResourcePolicy<>() {
            @Override
            public PolicyInfo about() {
                return PolicyInfo.named("lb-group-accepted")
                        .title("Load balancers accept the group")
                        .enforcementLevel(EnforcementLevel.MANDATORY)
                        .constraints(List.of(REFUSED));
            }

            @Override
            public ResourceType<Resource> type() {
                return Things.GROUPS.viewedAs(resource -> resource);
            }

            @Override
            public void validate(Resource resource, Review review) {
                check.accept(resource.props(), review);
            }
        };
    }
}
