package dev.policypack.ecs;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.engine.Engine;
import dev.policypack.engine.PackConfig;
import dev.policypack.finding.Violation;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is missing may stand somewhere else in the program: the policy that misses it says where. */
class HintsTest {
    private static final String LOST = ", and the provider has no such property there";

    private final Resource repository = Resource.of("aws:ecr/repository:Repository", "web");
    private final Resource group = Resource.of("aws:cloudwatch/logGroup:LogGroup", "web");

    private static List<String> said(String policy, Resource resource) {
        return said(policy, "{}", resource);
    }

    private static List<String> said(String policy, String config, Resource resource) {
        return new Engine(
                        EcsPolicyPack.pack().only(info -> info.name().equals(policy)),
                        PackConfig.parse(config),
                        new StackContext("shop", "dev", "organization", true, Map.of(), Map.of()))
                .evaluate(resource).stream()
                        .flatMap(verdict -> verdict.violations().stream())
                        .map(Violation::sentence)
                        .toList();
    }

    @Test
    void a_name_that_is_near() {
        assertThat(said("ecr-immutable-tags", repository.with("imageTagMutabilty", "IMMUTABLE")))
                .containsExactly(
                        "imageTagMutability is \"MUTABLE\", so that a tag can be pushed again with another image;"
                                + " the resource itself sets imageTagMutabilty" + LOST);
        assertThat(said("logs-retention", group.with("retention_in_days", 30)))
                .containsExactly(
                        "retentionInDays is not set, so logs never expire; the resource itself sets retention_in_days"
                                + LOST);
    }

    @Test
    void a_name_from_elsewhere() {
        assertThat(said("logs-retention", group.with("retention", 30)))
                .containsExactly(
                        "retentionInDays is not set, so logs never expire; the resource itself sets retention" + LOST);
    }

    @Test
    void one_level_too_high_and_one_too_low() {
        assertThat(said("ecr-scan-on-push", repository.with("scanOnPush", true)))
                .containsExactly("scanOnPush is not set; the resource itself sets scanOnPush" + LOST);
        Resource service = Resource.of("aws:ecs/service:Service", "web");
        assertThat(said(
                        "ecs-propagate-tags",
                        service.with("deploymentConfiguration", Map.of("propagateTags", "SERVICE"))))
                .containsExactly("propagateTags is not set, so that tasks carry no tags;"
                        + " deploymentConfiguration sets propagateTags" + LOST);
    }

    @Test
    void the_singular_of_a_list() {
        Resource cluster = Resource.of("aws:ecs/cluster:Cluster", "shop");
        assertThat(said("ecs-container-insights", cluster.with("setting", Map.of("name", "containerInsights"))))
                .containsExactly(
                        "settings has no containerInsights that is enabled or enhanced; the resource itself sets setting"
                                + LOST);
    }

    @Test
    void what_is_lost_before_anybody_can_see_it() {
        assertThat(said("ecr-encryption", "{\"ecr-encryption\": {\"required\": true}}", repository))
                .containsExactly(
                        "encryptionConfigurations names no key of KMS, so that AWS encrypts the images with a key of Amazon S3;"
                                + " as encryptionConfiguration, in the singular, it is dropped without a word");
        assertThat(said(
                        "ecr-encryption",
                        "{\"ecr-encryption\": {\"required\": true}}",
                        repository.with("encryptionConfigurations", List.of(Map.of("encryptionType", "AES256")))))
                .containsExactly(
                        "encryptionConfigurations names no key of KMS, so that AWS encrypts the images with a key of Amazon S3");
    }

    @Test
    void nothing_is_said_of_what_is_far_away_and_no_value_is_shown() {
        assertThat(said("logs-retention", group.with("owner", "shop")))
                .containsExactly("retentionInDays is not set, so logs never expire");
        assertThat(said("logs-retention", group.with("retention", secret("hunter2"))))
                .containsExactly(
                        "retentionInDays is not set, so logs never expire; the resource itself sets retention" + LOST);
        assertThat(said("logs-retention", group.with("retention", unknown())))
                .containsExactly(
                        "retentionInDays is not set, so logs never expire; the resource itself sets retention" + LOST);
        assertThat(said("logs-retention", group.with("retentionInDays", 30).with("retention", 30)))
                .isEmpty();
    }
}
