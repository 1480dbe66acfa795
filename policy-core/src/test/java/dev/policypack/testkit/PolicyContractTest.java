package dev.policypack.testkit;

import static dev.policypack.testkit.Retention.group;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.example.Examples;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each policy here is bad in one way, and the contract must say in which. */
class PolicyContractTest {

    @Test
    void a_good_policy_meets_it() {
        assertThatCode(() -> check(new Retention())).doesNotThrowAnyException();
    }

    @Test
    void a_pack_without_policies_is_not_checked_by_accident() {
        assertThatThrownBy(() -> PolicyContract.check(PolicyPack.of("test", "1.0.0")))
                .isInstanceOf(AssertionError.class)
                .hasMessage("policy pack test@v1.0.0 has no policies, so that nothing was checked");
    }

    @Test
    void strings() {
        breaks(
                new Retention() {
                    @Override
                    public PolicyInfo about() {
                        return PolicyInfo.named("logs-retention")
                                .title("Logs are kept.")
                                .description("no period")
                                .options(LEAST);
                    }
                },
                """
                5 breaches of the policies' contract:
                  logs-retention has a title that ends with a period
                  logs-retention has no reason in whole sentences
                  logs-retention has no fix in whole sentences
                  logs-retention has no severity
                  logs-retention has no link to what it rests on""");
    }

    @Test
    void link_must_be_one() {
        breaks(
                new Retention() {
                    @Override
                    public PolicyInfo about() {
                        return super.about().url("http://example.com").severity(Severity.UNSPECIFIED);
                    }
                },
                """
                2 breaches of the policies' contract:
                  logs-retention has no severity
                  logs-retention has no link to what it rests on""");
    }

    @Test
    void examples_must_be_there() {
        breaks(
                new Retention() {
                    @Override
                    public Examples examples() {
                        return Examples.none();
                    }
                },
                """
                1 breaches of the policies' contract:
                  logs-retention has not at least one bad and one good example""");
    }

    @Test
    void examples_must_be_what_they_say() {
        breaks(
                new Retention() {
                    @Override
                    public Examples examples() {
                        return Examples.bad(group().with("days", 7)).good(group().with("days", 1));
                    }
                },
                """
                2 breaches of the policies' contract:
                  logs-retention is not violated by its bad example: PASSES
                  logs-retention does not pass its good example: VIOLATES
                  days is 1; keep logs for 7 days""");
    }

    @Test
    void a_message_has_no_period() {
        breaks(
                new Retention() {
                    @Override
                    public void validate(Resource group, Review review) {
                        review.require(group.props().integer("days").is(7L), "days is wrong.");
                    }
                },
                """
                1 breaches of the policies' contract:
                  logs-retention has a message that ends with a period: days is wrong.""");
    }

    @Test
    void a_message_says_once_where_it_is() {
        breaks(
                new Retention() {
                    @Override
                    public void validate(Resource group, Review review) {
                        Value<Boolean> on = group.props().object("kept").bool("on");
                        review.at(on).require(group.props().integer("days").is(7L), "kept is not on");
                    }
                },
                """
                1 breaches of the policies' contract:
                  logs-retention says twice where its violation is, so let the sentence begin with another word, or with the last of the\
                 path: kept.on: kept is not on""");
    }

    @Test
    void nothing_may_be_claimed_about_what_is_unknown() {
        Policy claims = new Retention() {
            @Override
            public void validate(Resource group, Review review) {
                boolean enough = group.props().integer("days").is(7L).answer() == Truth.Answer.YES;
                review.require(Truth.of(enough), "days is not enough");
            }
        };

        assertThatThrownBy(() -> check(claims))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        "logs-retention claims something where nothing is known: VIOLATES\n  days is not" + " enough")
                .hasMessageContaining(
                        "logs-retention turns from PASSES to VIOLATES\n  days is not enough when a value is"
                                + " unknown, in aws:cloudwatch/logGroup:LogGroup (web)");
    }

    @Test
    void a_secret_may_not_be_shown() {
        Policy tells = new Retention() {
            @Override
            public void validate(Resource group, Review review) {
                StringBuilder told = new StringBuilder();
                group.props().string("name").matches(name -> told.append(name).isEmpty());
                review.require(group.props().integer("days").is(7L), "days is wrong for %s", told);
            }
        };

        assertThatThrownBy(() -> check(tells))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("logs-retention shows a secret in its message: days is wrong for /ecs/web");
    }

    @Test
    void what_stops_a_deployment_has_evidence() {
        String url = "https://example.com/a";
        breaks(
                new Retention() {
                    @Override
                    public PolicyInfo about() {
                        return super.about().evidence(new Evidence[0]);
                    }
                },
                """
                1 breaches of the policies' contract:
                  logs-retention has no evidence that its violations may stop a deployment; add evidence(…) to about(), or make it\
                 advisory""");
        breaks(
                new Retention() {
                    @Override
                    public PolicyInfo about() {
                        return super.about()
                                .evidence(
                                        Evidence.hangs("It hangs.", url, "2026-11-27"),
                                        Evidence.lost(" ", url, "2026-11-27"),
                                        Evidence.refused("No.", "http://example.com", "2026-11-27"),
                                        Evidence.exposed("Open.", url, "today"));
                    }
                },
                """
                3 breaches of the policies' contract:
                  logs-retention has evidence without words, an address that begins with https:// or a date: lost:\s\s
                  logs-retention has evidence without words, an address that begins with https:// or a date: refused: No.
                  logs-retention has evidence without words, an address that begins with https:// or a date: exposed: Open.""");
        breaks(
                new Retention() {
                    @Override
                    public PolicyInfo about() {
                        return super.about().evidence(new Evidence[0]).enforcementLevel(EnforcementLevel.ADVISORY);
                    }

                    @Override
                    public void validate(Resource group, Review review) {
                        super.validate(group, review.evidence(Evidence.hangs("It hangs.", url, "2026-11-27")));
                    }
                },
                """
                1 breaches of the policies' contract:
                  logs-retention has a violation whose evidence about() does not name: hangs: It hangs.""");
        breaks(
                new Retention() {
                    @Override
                    public PolicyInfo about() {
                        return super.about().evidence(new Evidence[0]).enforcementLevel(EnforcementLevel.ADVISORY);
                    }

                    @Override
                    public void validate(Resource group, Review review) {
                        super.validate(group, review.enforcementLevel(EnforcementLevel.MANDATORY));
                    }
                },
                """
                1 breaches of the policies' contract:
                  logs-retention stops a deployment without evidence: days is 1; keep logs for 7 days""");
        assertThatCode(() -> check(new Retention() {
                    @Override
                    public PolicyInfo about() {
                        return super.about().evidence(new Evidence[0]).enforcementLevel(EnforcementLevel.ADVISORY);
                    }
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void a_place_keeps_its_level_whatever_else_is_found() {
        breaks(
                new Retention() {
                    @Override
                    public void validate(Resource group, Review review) {
                        review.at(group.props().value("name"))
                                .enforcementLevel(EnforcementLevel.ADVISORY)
                                .require(group.props().integer("days").is(7L), "the name promises a week");
                        boolean named =
                                group.props().string("name").is("/ecs/web").answer() == Truth.Answer.YES;
                        super.validate(group, named ? review : review.enforcementLevel(EnforcementLevel.ADVISORY));
                    }
                },
                """
                1 breaches of the policies' contract:
                  logs-retention has another level or severity at days when a value is unknown, in\
                 aws:cloudwatch/logGroup:LogGroup (web) MapValue[entries={name=UnknownValue[], days=NumberValue[value=1.0]}]""");
    }

    @Test
    void a_level_must_not_depend_on_what_nobody_knows() {
        breaks(
                new Retention() {
                    @Override
                    public void validate(Resource group, Review review) {
                        Review here =
                                group.props().string("name").is("/ecs/web").answer() == Truth.Answer.YES
                                        ? review.enforcementLevel(EnforcementLevel.ADVISORY)
                                        : review;
                        super.validate(group, here);
                    }
                },
                """
                1 breaches of the policies' contract:
                  logs-retention has another level or severity when a value is unknown, in aws:cloudwatch/logGroup:LogGroup (web)\
                 MapValue[entries={name=UnknownValue[], days=NumberValue[value=1.0]}]: [advisory of severity low] became [mandatory of severity low]""");
    }

    @Test
    void a_repair_must_repair() {
        breaks(
                new Remediating() {
                    @Override
                    public Optional<Props> remediate(Resource group) {
                        return Optional.of(group.props().with("days", 2));
                    }
                },
                """
                1 breaches of the policies' contract:
                  logs-retention is still violated after its repair: VIOLATES
                  days is 2; keep logs for 7 days""");
    }

    @Test
    void a_repair_must_come_to_an_end() {
        breaks(
                new Remediating() {
                    @Override
                    public Optional<Props> remediate(Resource group) {
                        return Optional.of(group.props().with("days", 2).with("tries", triesOf(group) + 1));
                    }
                },
                """
                2 breaches of the policies' contract:
                  logs-retention is still violated after its repair: VIOLATES
                  days is 2; keep logs for 7 days
                  logs-retention repairs again what it has repaired""");
    }

    @Test
    void a_repair_must_keep_what_it_does_not_mean_to_touch() {
        breaks(
                new Remediating() {
                    @Override
                    public Optional<Props> remediate(Resource group) {
                        return Optional.of(group.props().with("days", 7).without("freightUnknown"));
                    }
                },
                """
                1 breaches of the policies' contract:
                  logs-retention does not leave freightUnknown as it is when it repairs something else""");
    }

    @Test
    void a_repair_must_not_show_a_secret() {
        breaks(
                new Remediating() {
                    @Override
                    public Optional<Props> remediate(Resource group) {
                        Props named = group.props().with("days", 7);
                        return Optional.of(
                                group.props().string("name").is("/ecs/web").answer() == Truth.Answer.YES
                                        ? named.with("comment", "/ecs/web")
                                        : named);
                    }
                },
                """
                1 breaches of the policies' contract:
                  logs-retention writes in plain text what was secret when it repairs something""");
    }

    @Test
    void a_policy_that_remediates_says_so_and_no_other() {
        breaks(
                new Retention() {
                    @Override
                    public Optional<Props> remediate(Resource group) {
                        return Optional.of(group.props().with("days", 7));
                    }
                },
                """
                1 breaches of the policies' contract:
                  logs-retention remediates its bad example, but does not say so; add remediates() to about()""");
        breaks(
                new Remediating(),
                """
                1 breaches of the policies' contract:
                  logs-retention says that it remediates, but does not remediate any of its bad examples""");
    }

    private static class Remediating extends Retention {
        @Override
        public PolicyInfo about() {
            return super.about().remediates();
        }
    }

    private static long triesOf(Resource group) {
        return group.props().integer("tries").is(1L).answer() == Truth.Answer.YES ? 1 : 0;
    }

    private static void breaks(Policy policy, String message) {
        assertThatThrownBy(() -> check(policy))
                .isInstanceOf(AssertionError.class)
                .hasMessage(message);
    }

    private static void check(Policy policy) {
        PolicyContract.check(PolicyPack.of("test", "1.0.0").with(policy));
    }

    @Test
    void names_in_examples_must_be_those_that_are_asked_for() {
        breaks(
                new Retention() {
                    @Override
                    public Examples examples() {
                        return Examples.bad(group().with("dayz", 30)).good(group().with("days", 7));
                    }
                },
                """
                1 breaches of the policies' contract:
                  logs-retention has an example with a wrong name: aws:cloudwatch/logGroup:LogGroup (web) has a property "dayz",\
                 for which the policy does not ask, and no "days", for which it does; is it misspelt?""");
    }

    @Test
    void a_repair_must_not_fail() {
        assertThatThrownBy(() -> check(new Remediating() {
                    @Override
                    public Optional<Props> remediate(Resource group) {
                        throw new IllegalStateException("hunter2");
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "1 breaches of the policies' contract:\n  logs-retention fails to repair its bad example:"
                                + " policy \"logs-retention\" of policy pack \"test@v1.0.0\" failed to repair it with"
                                + " java.lang.IllegalStateException; ");
    }
}
