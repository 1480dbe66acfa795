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
import dev.policypack.engine.Things.OnStack;
import dev.policypack.exemption.Baseline;
import dev.policypack.finding.Violation;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
    private static final OnGroups DAYS = days(info("days").enforcementLevel(EnforcementLevel.MANDATORY));
    private static final OnStack ALL = new OnStack(info("every"), (stack, review) -> review.violation("all is bad"));
    private static final Resource A = group("a").with("days", 1);
    private static final Resource B = group("b").with("days", 2);
    private static final String URN = "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::";

    @TempDir
    Path folder;

    @Test
    void the_file_is_sorted_and_the_same_in_every_order() throws IOException {
        Path file = folder.resolve("baseline.json");
        Baseline.of(report(pack(DAYS, ALL), B, A).violations()).write(file);

        assertThat(Files.readString(file))
                .isEqualTo(
                        """
                        {
                          "version" : 2,
                          "violations" : [ {
                            "policy" : "days",
                            "urn" : "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::a",
                            "property" : "days"
                          }, {
                            "policy" : "days",
                            "urn" : "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::b",
                            "property" : "days"
                          }, {
                            "policy" : "every",
                            "urn" : "",
                            "property" : ""
                          } ]
                        }
                        """)
                .isEqualTo(
                        Baseline.of(report(pack(ALL, DAYS), A, B).violations()).toString())
                .isEqualTo(Baseline.read(file).toString());
    }

    @Test
    void only_what_is_new_stops_the_deployment() {
        Baseline baseline = Baseline.of(report(pack(DAYS), A).violations());
        Report report = report(pack(DAYS), A, B);

        assertThat(report(pack(DAYS), A).since(baseline).isBlocking()).isFalse();
        assertThat(report(pack(DAYS), A).since(baseline))
                .hasToString("All is well: 1 resource, 1 policy of test@v1.2.0, no violation, 1 known before.\n");
        assertThat(report.since(baseline).violations())
                .extracting(Violation::subject)
                .containsExactly("aws:cloudwatch/logGroup:LogGroup (b)");
        assertThat(report.since(baseline).summary())
                .isEqualTo(
                        "Stopped: 2 resources, 1 policy of test@v1.2.0, 1 mandatory and 0 advisory violations, 1 known"
                                + " before.");
        assertThat(baseline.entries()).hasSize(1);
    }

    @Test
    void a_violation_is_known_by_its_property_whatever_is_said_about_it() {
        OnGroups two = new OnGroups(info("days"), (group, review) -> {
            review.at(group.props().value("days")).violation("days is bad");
            review.at(group.props().value("kmsKeyId")).violation("the key is bad");
        });
        Baseline baseline = Baseline.of(report(pack(DAYS), A).violations());

        assertThat(report(pack(DAYS), group("a").with("days", 3))
                        .since(baseline)
                        .violations())
                .isEmpty();
        assertThat(report(pack(two), A).since(baseline).violations())
                .extracting(Violation::compact)
                .containsExactly("kmsKeyId: the key is bad");
    }

    @Test
    void a_constraint_is_known_by_its_own_name() {
        Constraint least =
                Constraint.refused("days-least", "InvalidParameter", "Set `days`.", "https://a.example", "2026-11-27");
        Constraint most =
                Constraint.refused("days-most", "InvalidParameter", "Set `days`.", "https://a.example", "2026-11-27");
        OnGroups policy = new OnGroups(info("days").constraints(List.of(least, most)), (group, review) -> {
            var days = group.props().integer("days");
            review.refuse(least, days.matches(number -> number < 7), "days is %s", days);
            review.refuse(most, days.matches(number -> number > 9), "days is %s", days);
        });
        Baseline baseline = Baseline.of(report(pack(policy), A).violations());

        assertThat(baseline.entries()).containsExactly(new Baseline.Entry("days-least", URN + "a", "days"));
        assertThat(report(pack(policy), A).since(baseline).violations()).isEmpty();
        assertThat(report(pack(policy), group("a").with("days", 10))
                        .since(baseline)
                        .violations())
                .extracting(Violation::rule)
                .containsExactly("days-most");
    }

    @Test
    void it_only_shrinks() {
        Baseline baseline = Baseline.of(report(pack(DAYS), A, B).violations());
        Report mended =
                report(pack(DAYS), group("a").with("days", 7), B, group("c").with("days", 1));

        assertThat(mended.since(baseline).noLongerFound())
                .containsExactly(new Baseline.Entry("days", URN + "a", "days"));
        assertThat(mended.since(baseline))
                .hasToString(
                        """
                        Stopped: 3 resources, 1 policy of test@v1.2.0, 1 mandatory and 0 advisory violations, 1 known before.

                        mandatory  days  aws:cloudwatch/logGroup:LogGroup (c)
                          Log groups have their days
                          days is 1; it must be 7 or more

                        no longer found, to be removed from the baseline:
                          days, urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::a, days
                        """);
        Baseline shrunk = baseline.shrunkTo(mended.violations());
        assertThat(shrunk.entries()).containsExactly(new Baseline.Entry("days", URN + "b", "days"));
        // What was mended once may not come back.
        assertThat(report(pack(DAYS), A, B).since(shrunk).isBlocking()).isTrue();
    }

    @Test
    void a_renamed_policy_is_still_known() {
        Baseline baseline = Baseline.of(report(pack(DAYS), A).violations());
        PolicyPack renamed = pack(days(
                info("retention").enforcementLevel(EnforcementLevel.MANDATORY).formerly("days")));

        assertThat(report(renamed, A).since(baseline).isBlocking()).isFalse();
        assertThat(baseline.shrunkTo(report(renamed, A).violations()).entries()).hasSize(1);
    }

    @Test
    void failures_notes_and_what_is_exempted_are_not_recorded() {
        OnGroups failing = new OnGroups(info("fails"), (group, review) -> {
            throw new IllegalStateException();
        });
        PackConfig config = PackConfig.parse(
                """
                {"nothing": "advisory", "policy-pack": {"exemptions": [{"resource": "a", "policy": "days", "reason": "The auditors keep these logs."}]}}""");
        Report report = report(config, pack(failing, DAYS), A);

        assertThat(report.violations()).hasSize(3);
        assertThat(Baseline.of(report.violations()).entries()).isEmpty();
        assertThat(report.since(Baseline.of(report.violations())).violations()).hasSize(3);
    }

    @Test
    void an_empty_baseline_knows_nothing() {
        Baseline none = Baseline.of(report(pack(DAYS)).violations());

        assertThat(none).hasToString("{\n  \"version\" : 2,\n  \"violations\" : [ ]\n}\n");
        assertThat(report(pack(DAYS), A).since(none))
                .hasToString(report(pack(DAYS), A).toString());
    }

    @Test
    void ten_thousand_violations_are_recorded_and_known() {
        List<Resource> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(group("g" + i).with("days", 1));
        }
        Report report = report(pack(DAYS), many.toArray(new Resource[0]));
        Path file = folder.resolve("baseline.json");
        Baseline.of(report.violations()).write(file);

        assertThat(report.since(Baseline.read(file)).violations()).isEmpty();
    }

    @Test
    void another_file_is_refused() throws IOException {
        refuses("", "baseline.json: version is not 2, the only one that is read; record the file anew");
        refuses("[]", "baseline.json: version is not 2, the only one that is read; record the file anew");
        refuses(
                "{\"version\": 1, \"violations\": []}",
                "baseline.json: version is 1, which knew a violation by its sentence; record the file anew, so that it is known by its"
                        + " property");
        refuses("{\"version\": 3}", "baseline.json: version is not 2, the only one that is read; record the file anew");
        refuses("{\"version\": 2}", "baseline.json: violations is no list; record the file anew");
        refuses(
                "{\"version\": 2, \"violations\": [5]}",
                "baseline.json: violation 1 has no text as policy; remove it, or record the file anew");
        refuses(
                "{\"version\": 2, \"violations\": [{\"policy\": \"a\", \"urn\": \"\", \"property\": null}]}",
                "baseline.json: violation 1 has no text as property; remove it, or record the file anew");
        String notJson = ": this is not valid JSON; take the file back from version control, or record it anew";
        refuses("{\n<<<<<<< HEAD", "baseline.json, line 2" + notJson);
        refuses("{} {}", "baseline.json, line 1" + notJson);
        assertThatThrownBy(() -> Baseline.read(folder.resolve("none.json")))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("the baseline " + folder.resolve("none.json")
                        + " cannot be read; give the path of a file that was recorded");
        assertThatThrownBy(() ->
                        Baseline.of(report(pack(DAYS), A).violations()).write(folder.resolve("gone/baseline.json")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the baseline " + folder.resolve("gone/baseline.json") + " cannot be written");
    }

    private void refuses(String json, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("baseline.json"), json);
        assertThatThrownBy(() -> Baseline.read(file))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(message);
    }

    private static Report report(PolicyPack pack, Resource... resources) {
        return report(PackConfig.none(), pack, resources);
    }

    private static Report report(PackConfig config, PolicyPack pack, Resource... resources) {
        Session session = new Session(pack, config, PREVIEW);
        List<Session.Findings> findings = new ArrayList<>();
        for (Resource resource : resources) {
            findings.add(session.analyze(resource));
        }
        findings.add(session.analyzeStack(List.of(resources)));
        return Report.of(pack, resources.length, findings);
    }
}
