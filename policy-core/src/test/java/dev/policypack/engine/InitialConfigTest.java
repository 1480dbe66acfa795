package dev.policypack.engine;

import static dev.policypack.engine.Things.PREVIEW;
import static dev.policypack.engine.Things.days;
import static dev.policypack.engine.Things.group;
import static dev.policypack.engine.Things.info;
import static dev.policypack.engine.Things.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.config.Option;
import dev.policypack.docs.PackIndex;
import dev.policypack.engine.Things.OnGroups;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import dev.policypack.value.PropertyValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration with which a pack begins. */
class InitialConfigTest {
    private static final Option<Long> LEAST = Option.integer("least", 1, 100, 7, "The fewest days.");
    private static final Option<String> TEAM = Option.string("team", "shop", "Who owns it.");
    private static final PolicyPack PACK = pack(
                    new OnGroups(
                            info("least")
                                    .formerly("fewest")
                                    .options(LEAST)
                                    .enforcementLevel(EnforcementLevel.MANDATORY),
                            (group, review) -> {
                                review.violation("%s %s", review.option(LEAST), review.option(TEAM));
                                review.enforcementLevel(EnforcementLevel.ADVISORY)
                                        .violation("softly");
                            }),
                    days(info("days")))
            .settings(TEAM);

    /** By the protocol an entry without a level means advisory. */
    @Test
    void an_entry_that_only_sets_options_leaves_the_level() {
        assertThat(said(PACK.initialConfig(Map.of("least", Map.of("least", 9))), ""))
                .containsExactly(
                        "MANDATORY least: 9 \"shop\"",
                        "ADVISORY days: days is not set; it must be 7 or more",
                        "ADVISORY least: softly");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | MANDATORY 9 ADVISORY",
                "{\"least\": {\"least\": 11}} | MANDATORY 11 ADVISORY",
                "{\"least\": \"mandatory\"} | MANDATORY 9 MANDATORY",
                "{\"least\": {\"enforcementLevel\": \"disabled\", \"least\": 11}} | -"
            })
    void the_users_word_counts_more(String config, String expected) {
        PolicyPack pack =
                PACK.only(info -> info.name().equals("least")).initialConfig(Map.of("least", Map.of("least", 9)));
        List<Verdict> verdicts = new Engine(pack, PackConfig.parse(config), PREVIEW).evaluate(group("a"));

        assertThat(
                        verdicts.isEmpty()
                                ? "-"
                                : verdicts.get(0).violations().get(0).enforcementLevel() + " "
                                        + verdicts.get(0)
                                                .violations()
                                                .get(0)
                                                .sentence()
                                                .replace(" \"shop\"", "") + " "
                                        + verdicts.get(0).violations().get(1).enforcementLevel())
                .isEqualTo(expected);
    }

    @Test
    void all_sets_the_level_of_those_that_are_not_named_and_counts_for_every_violation() {
        assertThat(said(PACK.initialConfig(Map.of("all", "advisory", "days", "mandatory")), ""))
                .containsExactly(
                        "MANDATORY days: days is not set; it must be 7 or more",
                        "ADVISORY least: 7 \"shop\"",
                        "ADVISORY least: softly");
        assertThat(said(PACK.initialConfig(Map.of("all", Map.of("enforcementLevel", "disabled"))), ""))
                .isEmpty();
        assertThat(said(PACK.initialConfig(Map.of("all", Map.of("least", 9))), ""))
                .isEqualTo(said(PACK, ""));
        assertThat(said(PACK.initialConfig(Map.of()), "")).isEqualTo(said(PACK, ""));
    }

    @Test
    void a_former_name_is_known() {
        assertThat(said(PACK.initialConfig(Map.of("fewest", "disabled")), ""))
                .containsExactly("ADVISORY days: days is not set; it must be 7 or more");
    }

    @Test
    void the_settings_of_the_pack_have_initial_values_too() {
        PolicyPack pack = PACK.initialConfig(
                Map.of(PolicyPack.SETTINGS, Map.of("team", "web", "undecided", "blocking"), "least", "disabled"));
        Session session = new Session(pack, PackConfig.none(), PREVIEW);

        assertThat(session.evaluate(List.of(group("a").with("days", PropertyValue.unknown())))
                        .violations())
                .extracting(Violation::enforcementLevel, Violation::sentence)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        EnforcementLevel.MANDATORY, "can't run policy 'days' yet: days can't be known during preview"));
        assertThat(new Session(pack, PackConfig.parse("{\"policy-pack\": {\"undecided\": \"quiet\"}}"), PREVIEW)
                        .evaluate(List.of(group("a").with("days", PropertyValue.unknown())))
                        .violations())
                .isEmpty();
        assertThat(Settings.of(pack).options()).extracting(Option::plainDefault).contains("web", "blocking");
        assertThat(Settings.of(PolicyPack.of("other", "1.0.0").and(pack)).options())
                .extracting(Option::plainDefault)
                .contains("web", "blocking");
    }

    @Test
    void docs_show_the_pack_as_it_is() {
        assertThat(PackIndex.of(
                        PACK.only(info -> info.name().equals("days")).initialConfig(Map.of("days", "mandatory"))))
                .contains("| [days](days.md) | Log groups have their days | unspecified | mandatory |");
    }

    @Test
    void what_does_not_exist_is_refused_when_the_pack_is_made() {
        refused(
                Map.of("dayz", "mandatory"),
                "Policy pack \"test\" has no policy named \"dayz\"; did you mean \"days\"?");
        refused(
                Map.of("least", Map.of("leest", 1)),
                "Policy \"least\" has no option \"leest\"; did you mean \"least\"?");
        refused(Map.of("days", Map.of("x", 1)), "Policy \"days\" has no option \"x\"; it has none.");
        refused(
                Map.of("least", Map.of("least", 101)),
                "option \"least\" cannot have the default 101; it takes a whole number from 1 to 100");
        refused(
                Map.of("days", "loud"),
                "The initial configuration of \"days\" has the level \"loud\"; write \"advisory\", \"mandatory\", \"remediate\" or"
                        + " \"disabled\".");
        refused(
                Map.of("days", 3),
                "The initial configuration of \"days\" has the level 3; write \"advisory\", \"mandatory\", \"remediate\" or"
                        + " \"disabled\".");
        java.util.Map<String, Object> nothing = new java.util.HashMap<>();
        nothing.put("least", null);
        refused(
                Map.of("least", nothing),
                "The initial configuration of \"least\" has nothing for option \"least\"; give it a value, or leave it out.");
        assertThatThrownBy(
                        () -> Settings.of(PACK.initialConfig(Map.of(PolicyPack.SETTINGS, Map.of("undecide", "quiet")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Policy \"policy-pack\" has no option \"undecide\"; did you mean \"undecided\"?");
    }

    private static void refused(Map<String, ?> config, String message) {
        assertThatThrownBy(() -> PACK.initialConfig(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static List<String> said(PolicyPack pack, String config) {
        return new Session(pack, PackConfig.parse(config), PREVIEW)
                .evaluate(List.of(group("a"))).violations().stream()
                        .map(violation ->
                                violation.enforcementLevel() + " " + violation.policy() + ": " + violation.compact())
                        .toList();
    }
}
