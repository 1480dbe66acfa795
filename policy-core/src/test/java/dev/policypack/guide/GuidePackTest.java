package dev.policypack.guide;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.docs.ConfigSchema;
import dev.policypack.docs.PackIndex;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Report;
import dev.policypack.engine.Session;
import dev.policypack.exemption.Baseline;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.testkit.Golden;
import dev.policypack.testkit.PolicyContract;
import dev.policypack.testkit.PolicyTester;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuidePackTest {
    private final PolicyTester policy = PolicyTester.of(new LogRetention());
    private final Resource group = Resource.of("aws:cloudwatch/logGroup:LogGroup", "web");

    @Test
    void asks_for_a_retention() {
        policy.given(group.with("retentionInDays", 30)).passes();
        policy.given(group).violates("retentionInDays is not set, so that logs are kept for ever");
        policy.given(group.with("retentionInDays", 7)).violates("retentionInDays is 7; keep logs for at least 30 days");
        policy.given(group.with("retentionInDays", unknown())).isUndecidedOn("retentionInDays");
        policy.given(Resource.of("aws:s3/bucket:Bucket", "web")).isNotApplicable();
    }

    @Test
    void keeps_secrets() {
        policy.given(group.with("retentionInDays", secret(7)))
                .violates("retentionInDays is [secret]; keep logs for at least 30 days");
    }

    @Test
    void repairs_what_nobody_has_chosen() {
        policy.given(group).isRepairedTo(group.with("retentionInDays", 30));
        policy.given(group.with("retentionInDays", 7)).isNotRepaired();
    }

    @Test
    void keeps_to_what_is_set() {
        policy.with(LogRetention.MINIMUM_DAYS, 365)
                .inStack("prod")
                .given(group.with("retentionInDays", 30))
                .violates("retentionInDays is 30; keep logs for at least 365 days");
    }

    @Test
    void follows_a_reference() {
        PolicyTester rotated = PolicyTester.of(new LogKeyRotated());
        Resource key =
                Resource.of("aws:kms/key:Key", "logs").with("arn", "arn:aws:kms:eu-central-1:123456789012:key/1");
        Resource encrypted = group.with("kmsKeyId", "arn:aws:kms:eu-central-1:123456789012:key/1");

        rotated.given(encrypted, key).violates("its key, aws:kms/key:Key (logs), is never rotated");
        rotated.given(encrypted, key.with("enableKeyRotation", true)).passes();
        rotated.given(encrypted).isUndecidedOn("kmsKeyId");
        rotated.given(group).passes();
    }

    @Test
    void follows_a_reference_that_is_not_known_yet() {
        PolicyTester rotated = PolicyTester.of(new LogKeyRotated());
        Resource key = Resource.of("aws:kms/key:Key", "logs").with("arn", unknown());
        Resource other = Resource.of("aws:kms/key:Key", "other").with("enableKeyRotation", true);
        Resource encrypted = group.with("kmsKeyId", unknown()).withPropertyDependencies("kmsKeyId", List.of(key.urn()));

        rotated.given(encrypted, key, other).violates("its key, aws:kms/key:Key (logs), is never rotated");
    }

    @Test
    void every_policy_meets_the_contract() {
        PolicyContract.check(GuidePack.pack());
    }

    @Test
    void the_pages_are_up_to_date(@TempDir Path docs) throws Exception {
        for (Map.Entry<String, String> page :
                PackIndex.pages(GuidePack.pack(), "").entrySet()) {
            Files.writeString(docs.resolve(page.getKey()), page.getValue());
        }
        Files.writeString(docs.resolve("logs.schema.json"), ConfigSchema.of(GuidePack.pack()));
        Golden.check(docs, PackIndex.pages(GuidePack.pack(), ""), ".md");
        Golden.check(docs, Map.of("logs.schema.json", ConfigSchema.of(GuidePack.pack())), ".schema.json");
    }

    @Test
    void only_new_violations_count(@TempDir Path folder) {
        Path file = folder.resolve("baseline.json");
        Baseline.of(judged(group).violations()).write(file);

        Report report = judged(group, Resource.of("aws:cloudwatch/logGroup:LogGroup", "api"));
        Report fresh = report.since(Baseline.read(file));
        assertThat(fresh.violations())
                .extracting(violation -> violation.subject())
                .containsExactly("aws:cloudwatch/logGroup:LogGroup (api)");
    }

    @Test
    void packs_are_made_out_of_packs() {
        assertThat(GuidePack.lenient().policies()).hasSize(2);
        assertThat(GuidePack.withAudits().policies())
                .extracting(one -> one.about().name())
                .containsExactly("logs-retention", "logs-key-rotated", "audit-logs-retention");
    }

    private static Report judged(Resource... resources) {
        return new Session(GuidePack.pack(), PackConfig.none(), StackContext.UNCONFIGURED).evaluate(List.of(resources));
    }
}
