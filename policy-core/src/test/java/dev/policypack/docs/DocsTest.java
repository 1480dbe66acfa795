package dev.policypack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Framework;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Preset;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.Stack;
import dev.policypack.value.PropertyValue;
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
