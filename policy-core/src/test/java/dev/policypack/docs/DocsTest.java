package dev.policypack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.Framework;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Preset;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocsTest {
    private final PolicyPack pack =
            PolicyPack.of("test", "1.0.0").description("For tests.").with(new Retention(), new Bare());

    /** A policy that says as little as is allowed. */
    private static final class Bare implements StackPolicy {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("bare").title("All is well");
        }

        @Override
        public void validate(Stack stack, Review review) {
            review.violation("%s resources are too many", stack.resources().size());
        }

        @Override
        public Examples examples() {
            Resource first = Resource.of("aws:s3/bucket:Bucket", "web");
            Resource second = Resource.of("aws:sns/topic:Topic", "web")
                    .with("count", 0.5)
                    .with("later", PropertyValue.unknown())
                    .with("list", List.of(Map.of("a", "1"), true))
                    .with("nothing", null)
                    .with("password", PropertyValue.secret("changeme"))
                    .dependingOn(first);
            return Examples.bad(first, second);
        }
    }

    /** The level is not the whole truth where the policy gives its violations another one. */
    @Test
    void page_and_index_say_where_the_level_is_another_one() {
        PolicyPack varying = PolicyPack.of("test", "1.0.0")
                .settings(Preset.CHOICE)
                .with(new Retention().changed(info -> info.levelVaries("advisory outside production")));

        assertThat(PolicyPage.of(varying, varying.policies().get(0), ""))
                .contains("| low | mandatory, advisory outside production | mandatory, advisory outside production |"
                        + " mandatory, advisory outside production |");
        assertThat(PackIndex.of(varying.withLevel("logs-retention", EnforcementLevel.MANDATORY)))
                .contains("| low | mandatory | mandatory | mandatory |");
    }

    @Test
    void a_page_shows_what_to_avoid_and_what_is_said_then() {
        assertThat(PolicyPage.of(pack, new Retention(), "../../src"))
                .isEqualTo(
                        """
                        # logs-retention

                        **Logs are kept for a while**

                        | severity | level | applies to | frameworks | options |
                        | --- | --- | --- | --- | --- |
                        | low | mandatory | `aws:cloudwatch/logGroup:LogGroup`, `aws:logs/group:Group` | AWS Security Hub CloudWatch.16 | `least` |

                        Nobody can look into what is gone.

                        ## Avoid

                        ```yaml
                        resources:
                          web:
                            type: aws:cloudwatch/logGroup:LogGroup
                            properties:
                              name: /ecs/web
                              days: 1
                        ```

                        The deployment is answered with:

                        ```text
                        Logs are kept for a while
                        days is 1; keep logs for 7 days
                        Fix: Set `days`.
                        See: https://example.com/retention
                        ```

                        ## Prefer

                        ```yaml
                        resources:
                          web:
                            type: aws:cloudwatch/logGroup:LogGroup
                            properties:
                              name: /ecs/web
                              days: 7
                        ```

                        ## Fix

                        Set `days`.

                        With the level `remediate` the policy repairs the resource by itself:

                        ```yaml
                        resources:
                          web:
                            type: aws:cloudwatch/logGroup:LogGroup
                            properties:
                              name: /ecs/web
                              days: 7
                        ```

                        ## Configure

                        | option | what it does | takes | default |
                        | --- | --- | --- | --- |
                        | `least` | The fewest days. | a whole number from 1 to 3653 | `7` |

                        In the file for `--policy-pack-config`, with the defaults:

                        ```json
                        {
                          "logs-retention" : {
                            "enforcementLevel" : "mandatory",
                            "least" : 7
                          }
                        }
                        ```

                        ## More

                        - <https://example.com/retention>
                        - [source](../../src/main/java/dev/policypack/docs/Retention.java), [test](../../src/test/java/dev/policypack/docs/RetentionTest.java)
                        - former names, which keep working: log-days
                        """);
    }

    @Test
    void no_heading_stands_over_nothing() {
        assertThat(PolicyPage.of(pack, new Bare(), ""))
                .isEqualTo(
                        """
                        # bare

                        **All is well**

                        | severity | level | applies to | frameworks | options |
                        | --- | --- | --- | --- | --- |
                        | unspecified | advisory | the stack | none | none |

                        ## Avoid

                        ```yaml
                        resources:
                          webBucket:
                            type: aws:s3/bucket:Bucket
                            properties: {}
                          webTopic:
                            type: aws:sns/topic:Topic
                            properties:
                              count: 0.5
                              later: "${unknown}"
                              list:
                                - a: "1"
                                - true
                              nothing: null
                              password:
                                fn::secret: changeme
                            options:
                              dependsOn:
                                - "${webBucket}"
                        ```

                        The deployment is answered with:

                        ```text
                        All is well
                        2 resources are too many
                        ```

                        ## Configure

                        In the file for `--policy-pack-config`, with the defaults:

                        ```json
                        {
                          "bare" : {
                            "enforcementLevel" : "advisory"
                          }
                        }
                        ```
                        """);
    }

    @Test
    void the_index_lists_policies_by_service_and_by_control() {
        assertThat(PackIndex.of(pack))
                .isEqualTo(
                        """
                        # Policies of test

                        For tests.

                        ## bare

                        | policy | what must hold | severity | level |
                        | --- | --- | --- | --- |
                        | [bare](bare.md) | All is well | unspecified | advisory |

                        ## logs

                        | policy | what must hold | severity | level |
                        | --- | --- | --- | --- |
                        | [logs-retention](logs-retention.md) | Logs are kept for a while | low | mandatory |

                        ## By control

                        | control | policies |
                        | --- | --- |
                        | AWS Security Hub CloudWatch.16 | [logs-retention](logs-retention.md) |
                        """);
    }

    /** A policy on facts. */
    private static final class Accepted implements ResourcePolicy<Resource> {
        private static final Constraint LEAST = Constraint.refused(
                "logs-days-least",
                "InvalidParameterException: a|b is\n too low",
                "Set `days` to 1 or more.",
                "https://example.com/least",
                "2026-11-27");
        private static final Constraint NAME = Constraint.refused(
                "logs-name-set", "Name must be `set`", "Set `name`.", "https://example.com/name", "2026-11-27");
        private static final Constraint TWICE = Constraint.lost(
                "s3-days-twice", "Only the last one counts.", "Set one.", "https://example.com/twice", "2026-11-27");

        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("logs-accepted")
                    .title("Logs are accepted")
                    .severity(Severity.HIGH)
                    .enforcementLevel(EnforcementLevel.MANDATORY)
                    .evidence(
                            Evidence.hangs("It | hangs.", "https://example.com/hangs", "2026-11-27"),
                            Evidence.asked("The team wants it."))
                    .constraints(List.of(LEAST, NAME, TWICE));
        }

        @Override
        public ResourceType<Resource> type() {
            return ResourceType.of(resource -> resource, "aws:cloudwatch/logGroup:LogGroup");
        }

        @Override
        public void validate(Resource group, Review review) {
            Value<Long> days = group.props().integer("days");
            review.refuse(LEAST, days.matches(number -> number < 1), "days is %s", days);
            review.refuse(NAME, group.props().has("name").not(), "name is not set");
        }

        @Override
        public Map<String, Examples> constraintExamples() {
            Resource group = Resource.of("aws:cloudwatch/logGroup:LogGroup", "web");
            return ImmutableMap.of(
                    "logs-days-least", Examples.bad(group.with("days", 0)).good(group.with("days", 1)));
        }
    }

    @Test
    void a_page_shows_evidence_and_constraints() {
        assertThat(PolicyPage.of(pack.with(new Accepted()), new Accepted(), "src"))
                .isEqualTo(
                        """
                        # logs-accepted

                        **Logs are accepted**

                        | severity | level | applies to | frameworks | options |
                        | --- | --- | --- | --- | --- |
                        | high | mandatory | `aws:cloudwatch/logGroup:LogGroup` | none | `withoutConstraints` |

                        ## Evidence

                        - the deployment does not become stable: `It | hangs.` ([source](https://example.com/hangs), 2026-11-27)
                        - a team has asked for it: `The team wants it.`

                        ## Constraints

                        | constraint | what happens | what to write | source |
                        | --- | --- | --- | --- |
                        | <a id="logs-days-least"></a>`logs-days-least` | `InvalidParameterException: a\\|b is too low` | Set `days` to 1 or more. | [source](https://example.com/least), 2026-11-27 |
                        | <a id="logs-name-set"></a>`logs-name-set` | `` Name must be `set` `` | Set `name`. | [source](https://example.com/name), 2026-11-27 |
                        | <a id="s3-days-twice"></a>`s3-days-twice` | what the program says is silently dropped: `Only the last one counts.` | Set one. | [source](https://example.com/twice), 2026-11-27 |

                        ## Examples

                        ### logs-days-least

                        #### Avoid

                        ```yaml
                        resources:
                          web:
                            type: aws:cloudwatch/logGroup:LogGroup
                            properties:
                              days: 0
                        ```

                        The deployment is answered with:

                        ```text
                        Logs are accepted
                        days is 0
                        Refused with: InvalidParameterException: a|b is
                         too low
                        Fix: Set `days` to 1 or more.
                        See: https://example.com/least
                        Constraint: logs-days-least
                        ```

                        #### Prefer

                        ```yaml
                        resources:
                          web:
                            type: aws:cloudwatch/logGroup:LogGroup
                            properties:
                              days: 1
                        ```

                        ## Configure

                        | option | what it does | takes | default |
                        | --- | --- | --- | --- |
                        | `withoutConstraints` | The identifiers of constraints that are not checked; * stands for any characters, ? for one. | a list of texts | `[]` |

                        In the file for `--policy-pack-config`, with the defaults:

                        ```json
                        {
                          "logs-accepted" : {
                            "enforcementLevel" : "mandatory",
                            "withoutConstraints" : [ ]
                          }
                        }
                        ```

                        ## More

                        - [source](src/main/java/dev/policypack/docs/DocsTest$Accepted.java)
                        """);
    }

    @Test
    void all_constraints_are_listed_by_service_and_by_error_code() {
        PolicyPack facts = PolicyPack.of("test", "1.0.0").with(new Bare(), new Accepted());

        assertThat(PackIndex.of(facts))
                .contains(
                        "\nThe pack knows 3 constraints, checked by 1 policy, that the cloud and its provider have: [all of them, by service"
                                + " and by error code](constraints.md).\n");
        assertThat(PackIndex.pages(facts, "").get("constraints.md"))
                .isEqualTo(
                        """
                        # Constraints of test

                        3 constraints, checked by 1 policy: what the cloud refuses, what never becomes stable, and what is silently dropped. \
                        Users exempt a constraint by its identifier, and switch it off by the option `withoutConstraints` of its policy.

                        ## By service

                        ### logs

                        2 constraints:

                        - [logs-days-least](logs-accepted.md#logs-days-least): `InvalidParameterException: a|b is too low`
                        - [logs-name-set](logs-accepted.md#logs-name-set): `` Name must be `set` ``

                        ### s3

                        1 constraint:

                        - [s3-days-twice](logs-accepted.md#s3-days-twice): what the program says is silently dropped: `Only the last one counts.`

                        ## By error code

                        ### InvalidParameterException

                        1 constraint:

                        - [logs-days-least](logs-accepted.md#logs-days-least): `InvalidParameterException: a|b is too low`

                        ### No code: AWS or the provider refuses it

                        1 constraint:

                        - [logs-name-set](logs-accepted.md#logs-name-set): `` Name must be `set` ``

                        ### No code: what the program says is silently dropped

                        1 constraint:

                        - [s3-days-twice](logs-accepted.md#s3-days-twice): what the program says is silently dropped: `Only the last one counts.`
                        """);
        assertThat(PackIndex.pages(pack, "")).doesNotContainKey("constraints.md");
    }

    @Test
    void the_schema_knows_the_constraints_that_can_be_switched_off() {
        assertThat(ConfigSchema.of(PolicyPack.of("test", "1.0.0").with(new Accepted()))
                        .replaceAll("\\s+", " "))
                .contains(
                        "\"withoutConstraints\" : { \"type\" : \"array\", \"items\" : { \"anyOf\" : [ { \"enum\" : [ \"logs-days-least\","
                                + " \"logs-name-set\", \"s3-days-twice\" ] }, { \"pattern\" : \"[*?]\" } ] }, \"default\" : [ ],");
    }

    @Test
    void with_presets_the_levels_of_each_are_shown_and_what_goes_wrong_is_an_index() {
        PolicyPack chosen = PolicyPack.of("test", "1.0.0")
                .settings(Preset.CHOICE, Preset.KEEP)
                .with(
                        new Retention().changed(info -> info.consequence(Consequence.COST)
                                .frameworks(
                                        new Framework("AWS Security Hub", "", "ECS.12"),
                                        new Framework("AWS Security Hub", "", "ECS.2"))),
                        new Bare().changed(info -> info.severity(Severity.HIGH).consequence(Consequence.EXPOSED)));
        assertThat(PackIndex.of(chosen))
                .isEqualTo(
                        """
                        # Policies of test

                        The setting `preset` chooses between three sets of levels. The levels of all policies for which no \
                        other level is set: recommended (each policy has its own level), strict (advisories on failures, \
                        security, data and operations are mandatory, but for those of low severity), minimal (only policies \
                        on what makes a deployment fail or hang are asked).

                        ## bare

                        | policy | what must hold | severity | recommended | strict | minimal |
                        | --- | --- | --- | --- | --- | --- |
                        | [bare](bare.md) | All is well | high | advisory | mandatory | disabled |

                        ## logs

                        | policy | what must hold | severity | recommended | strict | minimal |
                        | --- | --- | --- | --- | --- | --- |
                        | [logs-retention](logs-retention.md) | Logs are kept for a while | low | mandatory | mandatory | disabled |

                        ## By what goes wrong

                        ### Data, credentials or rights are open to others

                        - [bare](bare.md): All is well

                        ### Money is spent for nothing, or nobody knows on what

                        - [logs-retention](logs-retention.md): Logs are kept for a while

                        ## By control

                        | control | policies |
                        | --- | --- |
                        | AWS Security Hub ECS.2 | [logs-retention](logs-retention.md) |
                        | AWS Security Hub ECS.12 | [logs-retention](logs-retention.md) |
                        """);
        assertThat(PolicyPage.of(chosen, chosen.policies().get(1), ""))
                .contains(
                        """
                        | severity | recommended | strict | minimal | applies to | frameworks | options |
                        | --- | --- | --- | --- | --- | --- | --- |
                        | high | advisory | mandatory | disabled | the stack | none | none |
                        """);
    }

    @Test
    void the_page_of_a_former_name_leads_to_the_new_one() {
        Map<String, String> pages = PackIndex.pages(pack, "");

        assertThat(pages.keySet()).containsExactly("README.md", "logs-retention.md", "log-days.md", "bare.md");
        assertThat(pages.get("log-days.md"))
                .isEqualTo(
                        """
                        # log-days

                        This policy is now called [logs-retention](logs-retention.md); the old name keeps working.
                        """);
    }

    @Test
    void the_schema_knows_every_policy_and_option() {
        String schema = ConfigSchema.of(PolicyPack.of("test", "1.0.0").with(new Retention()));
        assertThat(schema)
                .startsWith(
                        """
                        {
                          "$schema" : "https://json-schema.org/draft/2020-12/schema",
                          "title" : "Configuration of policy pack test",
                          "type" : "object",
                          "if" : {
                            "required" : [ "version" ],
                            "properties" : {
                              "version" : {
                                "type" : "number"
                              }
                            }
                          },
                          "then" : {
                            "type" : "object",
                            "properties" : {
                              "version" : {
                                "const" : 2
                              },
                              "policies" : {
                                "type" : "object",
                                "properties" : {
                                  "all" : {
                                    "$ref" : "#/$defs/all"
                                  },
                                  "policy-pack" : {
                                    "$ref" : "#/$defs/policy-pack"
                                  },
                                  "logs-retention" : {
                                    "$ref" : "#/$defs/logs-retention"
                                  }
                                },
                                "additionalProperties" : false
                              },
                              "exceptions" : {
                                "type" : "object",
                                "description" : "Policy exceptions of Pulumi, each under an ID.",
                                "propertyNames" : {
                                  "pattern" : "^[a-zA-Z0-9_.-]+$"
                                },
                                "additionalProperties" : {
                                  "type" : "object",
                                  "properties" : {
                                    "reason" : {
                                      "type" : "string",
                                      "pattern" : "\\\\S"
                                    },
                                    "match" : {
                                      "type" : "array",
                                      "items" : {
                                        "type" : "object",
                                        "properties" : {
                                          "policies" : {
                                            "type" : "array",
                                            "items" : {
                                              "enum" : [ "logs-retention" ]
                                            },
                                            "minItems" : 1
                                          },
                                          "targets" : {
                                            "type" : "array",
                                            "items" : {
                                              "type" : "string",
                                              "pattern" : "^urn:"
                                            },
                                            "minItems" : 1
                                          }
                                        },
                                        "additionalProperties" : false,
                                        "required" : [ "policies", "targets" ]
                                      },
                                      "minItems" : 1
                                    }
                                  },
                                  "additionalProperties" : false,
                                  "required" : [ "reason", "match" ]
                                }
                              },
                              "environments" : {
                                "type" : "array",
                                "items" : {
                                  "type" : "string"
                                }
                              }
                            },
                            "additionalProperties" : false
                          },
                          "else" : {
                            "type" : "object",
                            "properties" : {
                              "all" : {
                                "$ref" : "#/$defs/all"
                              },
                              "policy-pack" : {
                                "$ref" : "#/$defs/policy-pack"
                              },
                              "logs-retention" : {
                                "$ref" : "#/$defs/logs-retention"
                              },
                              "environments" : {
                                "type" : "array",
                                "items" : {
                                  "type" : "string"
                                }
                              }
                            },
                            "additionalProperties" : false
                          },
                          "$defs" : {
                            "all" : {
                              "enum" : [ "advisory", "mandatory", "remediate", "disabled" ],
                              "description" : "The level of every policy that is not named itself."
                            },
                            "policy-pack" : {
                        """)
                .endsWith(
                        """
                            "logs-retention" : {
                              "description" : "Logs are kept for a while",
                              "anyOf" : [ {
                                "enum" : [ "advisory", "mandatory", "remediate", "disabled" ]
                              }, {
                                "type" : "object",
                                "properties" : {
                                  "enforcementLevel" : {
                                    "enum" : [ "advisory", "mandatory", "remediate", "disabled" ],
                                    "default" : "mandatory"
                                  },
                                  "least" : {
                                    "type" : "integer",
                                    "minimum" : 1,
                                    "maximum" : 3653,
                                    "default" : 7,
                                    "description" : "The fewest days."
                                  }
                                },
                                "additionalProperties" : false
                              } ]
                            }
                          }
                        }
                        """);
    }
}
