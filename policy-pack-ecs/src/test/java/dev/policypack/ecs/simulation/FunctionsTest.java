package dev.policypack.ecs.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
    private static final String POLICY_DOCUMENT = "aws:iam/getPolicyDocument:getPolicyDocument";

    private final SimulatedAws aws = new SimulatedAws(Map.of("region", "eu-central-1"));

    private String document(Map<String, Object> arguments) {
        return String.valueOf(aws.invoke(POLICY_DOCUMENT, arguments).get("json"));
    }

    private String minified(Map<String, Object> arguments) {
        return String.valueOf(aws.invoke(POLICY_DOCUMENT, arguments).get("minifiedJson"));
    }

    private String statement(Map<String, Object> statement) {
        return minified(Map.of("statements", List.of(statement)));
    }

    @Test
    void writes_a_policy_document_as_the_provider_does() {
        assertThat(document(Map.of(
                        "statements",
                        List.of(
                                Map.of(
                                        "sid",
                                        "Read",
                                        "actions",
                                        List.of("s3:GetObject", "s3:ListBucket"),
                                        "resources",
                                        List.of("arn:aws:s3:::a"),
                                        "conditions",
                                        List.of(Map.of(
                                                "test",
                                                "StringEquals",
                                                "variable",
                                                "aws:SourceAccount",
                                                "values",
                                                List.of("123456789012")))),
                                Map.of(
                                        "effect",
                                        "Deny",
                                        "notActions",
                                        List.of("iam:*"),
                                        "principals",
                                        List.of(Map.of(
                                                "type",
                                                "Service",
                                                "identifiers",
                                                List.of("ecs.amazonaws.com", "ecs-tasks.amazonaws.com"))))))))
                .isEqualTo(
                        """
                        {
                          "Version": "2012-10-17",
                          "Statement": [
                            {
                              "Sid": "Read",
                              "Effect": "Allow",
                              "Action": [
                                "s3:ListBucket",
                                "s3:GetObject"
                              ],
                              "Resource": "arn:aws:s3:::a",
                              "Condition": {
                                "StringEquals": {
                                  "aws:SourceAccount": "123456789012"
                                }
                              }
                            },
                            {
                              "Effect": "Deny",
                              "NotAction": "iam:*",
                              "Principal": {
                                "Service": [
                                  "ecs.amazonaws.com",
                                  "ecs-tasks.amazonaws.com"
                                ]
                              }
                            }
                          ]
                        }""");
    }

    @Test
    void a_document_without_statements_has_none() {
        assertThat(document(Map.of("policyId", "p", "version", "2008-10-17")))
                .isEqualTo("{\n  \"Version\": \"2008-10-17\",\n  \"Id\": \"p\"\n}");
    }

    @Test
    void everybody_is_a_star_and_every_account_is_not() {
        assertThat(statement(Map.of(
                        "actions",
                        List.of("sts:AssumeRole"),
                        "principals",
                        List.of(Map.of("type", "*", "identifiers", List.of("*"))))))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                        + "\"Action\":\"sts:AssumeRole\",\"Principal\":\"*\"}]}");
        assertThat(statement(Map.of("principals", List.of(Map.of("type", "AWS", "identifiers", List.of("*"))))))
                .contains("\"Principal\":{\"AWS\":\"*\"}");
    }

    @Test
    void principals_and_conditions_of_one_kind_are_joined() {
        assertThat(statement(Map.of(
                        "principals",
                        List.of(
                                Map.of("type", "AWS", "identifiers", List.of("a")),
                                Map.of("type", "AWS", "identifiers", List.of("b", "c"))),
                        "conditions",
                        List.of(
                                Map.of("test", "StringLike", "variable", "v", "values", List.of("x", "a")),
                                Map.of("test", "StringLike", "variable", "v", "values", List.of("y"))))))
                .contains("\"Principal\":{\"AWS\":[\"a\",\"c\",\"b\"]}")
                .contains("\"Condition\":{\"StringLike\":{\"v\":[\"x\",\"a\",\"y\"]}}");
    }

    @Test
    void policy_variables_are_written_with_a_dollar() {
        assertThat(statement(Map.of("resources", List.of("arn:aws:s3:::b/&{aws:username}"))))
                .contains("\"Resource\":\"arn:aws:s3:::b/${aws:username}\"");
    }

    @Test
    void documents_are_merged_by_the_id_of_their_statements() {
        assertThat(minified(Map.of(
                        "sourcePolicyDocuments",
                        List.of(
                                "{\"Statement\":[{\"Sid\":\"A\",\"Effect\":\"Allow\",\"Action\":\"a:1\"},{\"Effect\":\"Deny\"}]}"),
                        "statements",
                        List.of(Map.of("sid", "B", "actions", List.of("b:1"))),
                        "overridePolicyDocuments",
                        List.of("{\"Statement\":{\"Sid\":\"A\",\"Effect\":\"Allow\",\"Action\":\"a:2\"}}"))))
                .isEqualTo(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"A\",\"Effect\":\"Allow\","
                                + "\"Action\":\"a:2\"},{\"Effect\":\"Deny\"},{\"Sid\":\"B\",\"Effect\":\"Allow\",\"Action\":\"b:1\"}]}");
    }

    @Test
    void a_source_that_is_no_document_is_refused() {
        assertThatThrownBy(() -> document(Map.of("sourcePolicyDocuments", List.of("oops"))))
                .hasMessage("aws.iam.getPolicyDocument got a document in sourcePolicyDocuments that is not JSON; "
                        + "hand over the json of another policy document.");
    }

    @Test
    void writes_a_lifecycle_policy() {
        assertThat(aws.invoke(
                        "aws:ecr/getLifecyclePolicyDocument:getLifecyclePolicyDocument",
                        Map.of(
                                "rules",
                                List.of(Map.of(
                                        "priority",
                                        1L,
                                        "description",
                                        "few",
                                        "selection",
                                        Map.of(
                                                "tagStatus",
                                                "any",
                                                "countType",
                                                "imageCountMoreThan",
                                                "countNumber",
                                                5L))))))
                .containsEntry(
                        "json",
                        "{\"rules\":[{\"rulePriority\":1,\"description\":\"few\",\"selection\":{\"tagStatus\":\"any\","
                                + "\"countType\":\"imageCountMoreThan\",\"countNumber\":5},\"action\":{\"type\":\"expire\"}}]}");
    }

    @Test
    void knows_where_it_is() {
        assertThat(aws.invoke("aws:index/getRegion:getRegion", Map.of())).containsEntry("name", "eu-central-1");
        assertThat(aws.invoke("aws:index/getCallerIdentity:getCallerIdentity", Map.of()))
                .containsEntry("accountId", "123456789012");
        assertThat(aws.invoke("aws:index/getPartition:getPartition", Map.of())).containsEntry("partition", "aws");
        assertThat(aws.invoke("aws:index/getAvailabilityZones:getAvailabilityZones", Map.of("state", "available")))
                .containsEntry("state", "available")
                .containsEntry("names", List.of("eu-central-1a", "eu-central-1b", "eu-central-1c"))
                .containsEntry("zoneIds", List.of("euc1-az1", "euc1-az2", "euc1-az3"));
    }

    @Test
    void an_answer_repeats_what_was_asked_for() {
        assertThat(aws.invoke("aws:ec2/getVpc:getVpc", Map.of("id", "vpc-1")))
                .containsEntry("id", "vpc-1")
                .containsEntry("arn", "arn:aws:ec2:eu-central-1:123456789012:vpc/vpc-1");
        assertThat(aws.invoke("aws:ec2/getVpc:getVpc", Map.of("default", true)))
                .isEqualTo(aws.invoke("aws:ec2/getVpc:getVpc", Map.of("default", true)));
    }

    @Test
    void a_function_that_is_not_in_the_table_answers_what_names_a_resource() {
        Map<String, Object> answer = aws.invoke("aws:eks/getCluster:getCluster", Map.of("name", "blue"));

        assertThat(answer).containsEntry("name", "blue");
        assertThat(answer.get("id").toString()).matches("getCluster-[0-9a-f]{16}");
        assertThat(answer.get("arn")).isEqualTo("arn:aws:eks:eu-central-1:123456789012:getCluster/" + answer.get("id"));
        assertThat(aws.invoke("aws:eks/getCluster:getCluster", Map.of("name", "blue")))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1a, use1-az1",
        "ap-southeast-2b, apse2-az2",
        "ap-northeast-1c, apne1-az3",
        "us-gov-west-1a, usgw1-az1",
        "ca-central-1a, cac1-az1",
        "elsewhere, ''",
    })
    void ids_of_zones(String zone, String id) {
        assertThat(Functions.zoneId(zone)).isEqualTo(id);
    }
}
