package dev.policypack.engine;

import static dev.policypack.engine.Things.PREVIEW;
import static dev.policypack.engine.Things.days;
import static dev.policypack.engine.Things.group;
import static dev.policypack.engine.Things.info;
import static dev.policypack.engine.Things.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.config.InvalidOptionException;
import dev.policypack.engine.Things.OnGroups;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Preset;
import dev.policypack.policy.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Levels for a whole pack, and who counts more. */
class PresetTest {
    private static final Policy FAILS = days(info("fails")
            .consequence(Consequence.REFUSED)
            .severity(Severity.HIGH)
            .enforcementLevel(EnforcementLevel.MANDATORY));
    private static final Policy OPEN =
            days(info("open").consequence(Consequence.EXPOSED).severity(Severity.MEDIUM));
    private static final Policy TASTE =
            days(info("taste").consequence(Consequence.EXPOSED).severity(Severity.LOW));
    private static final Policy MUTE = days(info("mute").severity(Severity.HIGH));

    private final PolicyPack pack = pack(FAILS, OPEN, TASTE, MUTE).settings(Preset.CHOICE, Preset.KEEP);

    private static List<String> said(PolicyPack pack, String config) {
        return new Engine(pack, PackConfig.parse(config), PREVIEW)
                .evaluate(group("web").with("days", 1)).stream()
                        .flatMap(verdict -> verdict.violations().stream())
                        .map(violation -> violation.policy().name() + " " + violation.enforcementLevel())
                        .toList();
    }

    @Test
    void without_a_choice_each_policy_has_its_own_level() {
        List<String> own = List.of("fails MANDATORY", "open ADVISORY", "taste ADVISORY", "mute ADVISORY");
        assertThat(said(pack, "")).isEqualTo(own);
        assertThat(said(pack, "{\"policy-pack\": {\"preset\": \"recommended\"}}"))
                .isEqualTo(own);
    }

    @Test
    void strict_makes_advisories_mandatory_but_for_those_of_low_severity() {
        assertThat(said(pack, "{\"policy-pack\": {\"preset\": \"strict\"}}"))
                .containsExactly("fails MANDATORY", "open MANDATORY", "taste ADVISORY", "mute ADVISORY");
    }

    @Test
    void minimal_asks_only_what_keeps_the_deployment_from_its_end() {
        assertThat(said(pack, "{\"policy-pack\": {\"preset\": \"minimal\"}}"))
                .containsExactly("fails MANDATORY", "mute ADVISORY");
    }

    @Test
    void what_the_user_sets_for_a_policy_counts_more() {
        assertThat(
                        said(
                                pack,
                                """
                        {"policy-pack": {"preset": "strict"},
                         "fails": "advisory", "open": "advisory", "taste": "disabled", "mute": "mandatory"}
                        """))
                .containsExactly("fails ADVISORY", "open ADVISORY", "mute MANDATORY");
        assertThat(said(pack, "{\"policy-pack\": {\"preset\": \"minimal\"}, \"open\": \"mandatory\"}"))
                .containsExactly("fails MANDATORY", "open MANDATORY", "mute ADVISORY");
        assertThat(said(pack, "{\"policy-pack\": {\"preset\": \"minimal\"}, \"all\": \"advisory\"}"))
                .containsExactly("fails ADVISORY", "open ADVISORY", "taste ADVISORY", "mute ADVISORY");
    }

    @Test
    void some_policies_can_keep_their_recommended_level() {
        PolicyPack renamed = pack(OPEN.changed(info -> info.renamed("open-now").formerly("open-then")), TASTE)
                .settings(Preset.CHOICE, Preset.KEEP);
        assertThat(said(renamed, "{\"policy-pack\": {\"preset\": \"strict\", \"keepRecommended\": [\"open-then\"]}}"))
                .containsExactly("open-now ADVISORY", "taste ADVISORY");
        assertThat(said(renamed, "{\"policy-pack\": {\"preset\": \"minimal\", \"keepRecommended\": [\"t*\"]}}"))
                .containsExactly("taste ADVISORY");
    }

    @Test
    void the_level_that_a_policy_gives_a_single_violation_stays_in_every_preset() {
        OnGroups mixed = new OnGroups(
                info("mixed").consequence(Consequence.HANGS).severity(Severity.MEDIUM), (group, review) -> {
                    review.violation("as declared");
                    review.enforcementLevel(EnforcementLevel.ADVISORY).violation("a hint");
                });
        assertThat(said(
                        pack(mixed).settings(Preset.CHOICE, Preset.KEEP),
                        "{\"policy-pack\": {\"preset\": \"strict\"}}"))
                .containsExactly("mixed MANDATORY", "mixed ADVISORY");
    }

    @Test
    void a_level_that_a_pack_has_set_for_all_violations_counts_more_than_the_preset() {
        PolicyPack own = pack.withLevel("open", EnforcementLevel.ADVISORY);
        assertThat(said(own, "{\"policy-pack\": {\"preset\": \"strict\"}}")).contains("open ADVISORY");
        assertThat(said(own, "{\"policy-pack\": {\"preset\": \"minimal\"}}")).contains("open ADVISORY");
    }

    @Test
    void a_pack_can_make_the_choice_itself() {
        PolicyPack strict = pack.withPreset(Preset.STRICT);
        assertThat(strict.settings()).isEmpty();
        assertThat(strict.policies().stream().map(policy -> policy.about().enforcementLevel()))
                .containsExactly(
                        EnforcementLevel.MANDATORY,
                        EnforcementLevel.MANDATORY,
                        EnforcementLevel.ADVISORY,
                        EnforcementLevel.ADVISORY);
        assertThat(said(strict, "{\"open\": \"advisory\", \"policy-pack\": {\"preset\": \"minimal\"}}"))
                .containsExactly("fails MANDATORY", "open ADVISORY", "taste ADVISORY", "mute ADVISORY");
        assertThat(new Engine(strict, PackConfig.parse("{\"policy-pack\": {\"preset\": \"minimal\"}}"), PREVIEW)
                        .warnings())
                .containsExactly(
                        "the configuration sets option \"preset\" of policy \"policy-pack\", which has no such option; it has"
                                + " undecided, completePreviews, messages, fixedLevels, unknownNames, exemptions, exemptionsEndWithin");
    }

    @Test
    void a_preset_that_there_is_not_is_refused_and_a_policy_that_there_is_not_is_named() {
        assertThatThrownBy(() -> said(pack, "{\"policy-pack\": {\"preset\": \"paranoid\"}}"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("policy \"policy-pack\": option \"preset\" takes recommended, strict or minimal, but"
                        + " \"paranoid\" was given");
        assertThat(new Engine(
                                pack,
                                PackConfig.parse("{\"policy-pack\": {\"keepRecommended\": [\"opn\", \"f*\"]}}"),
                                PREVIEW)
                        .warnings())
                .containsExactly(
                        "the setting \"keepRecommended\" names policy \"opn\", which policy pack \"test\" does not"
                                + " have; did you mean \"open\"?");
    }

    /** The whole table: every consequence, severity and level, so that a new one has to be thought of. */
    @ParameterizedTest
    @CsvSource({
        // consequence, severity, own level, strict, minimal
        "REFUSED,     MEDIUM, ADVISORY,  MANDATORY, ADVISORY",
        "REFUSED,     LOW,    ADVISORY,  ADVISORY,  ADVISORY",
        "REFUSED,     HIGH,   MANDATORY, MANDATORY, MANDATORY",
        "REFUSED,     HIGH,   DISABLED,  DISABLED,  DISABLED",
        "REFUSED,     HIGH,   REMEDIATE, REMEDIATE, REMEDIATE",
        "HANGS,       HIGH,   ADVISORY,  MANDATORY, ADVISORY",
        "OUTAGE,      MEDIUM, ADVISORY,  MANDATORY, DISABLED",
        "DATA_LOSS,   MEDIUM, ADVISORY,  MANDATORY, DISABLED",
        "EXPOSED,     MEDIUM, ADVISORY,  MANDATORY, DISABLED",
        "UNOBSERVED,  MEDIUM, ADVISORY,  MANDATORY, DISABLED",
        "COST,        HIGH,   ADVISORY,  ADVISORY,  DISABLED",
        "COST,        MEDIUM, MANDATORY, MANDATORY, DISABLED",
        "UNTIDY,      HIGH,   ADVISORY,  ADVISORY,  DISABLED",
        "UNSPECIFIED, HIGH,   ADVISORY,  ADVISORY,  ADVISORY",
        "EXPOSED,     UNSPECIFIED, ADVISORY, ADVISORY, DISABLED",
    })
    void levels(
            Consequence consequence,
            Severity severity,
            EnforcementLevel own,
            EnforcementLevel strict,
            EnforcementLevel minimal) {
        PolicyInfo policy =
                info("one").consequence(consequence).severity(severity).enforcementLevel(own);
        assertThat(Preset.RECOMMENDED.appliedTo(policy).enforcementLevel()).isEqualTo(own);
        assertThat(Preset.STRICT.appliedTo(policy).enforcementLevel()).isEqualTo(strict);
        assertThat(Preset.MINIMAL.appliedTo(policy).enforcementLevel()).isEqualTo(minimal);
    }
}
