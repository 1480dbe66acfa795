package com.example.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pulumi.Context;
import com.pulumi.aws.s3.Bucket;
import com.pulumi.aws.s3.BucketArgs;
import com.pulumi.aws.s3.BucketPolicy;
import com.pulumi.aws.s3.BucketPolicyArgs;
import dev.policypack.engine.Report;
import dev.policypack.rehearsal.RehearsedStack;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private final RehearsedStack shop = RehearsedStack.of(Pack.pack(), "shop", "dev");

    /** What the {@code main} of a program hands to {@code Pulumi.run}. */
    static void uploads(Context context) {
        Bucket uploads =
                new Bucket("uploads", BucketArgs.builder().acl("private").build());
        new BucketPolicy(
                "uploads",
                BucketPolicyArgs.builder()
                        .bucket(uploads.bucket())
                        .policy(uploads.arn()
                                .applyValue(arn ->
                                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
                                                + "\"Action\":\"s3:*\",\"Resource\":\"" + arn + "/*\"}]}"))
                        .build());
    }

    @Test
    void nothing_stops_the_uploads() {
        Report report = shop.evaluate(RehearsalTest::uploads);

        assertFalse(report.isBlocking(), report.toString());
    }

    @Test
    void a_bucket_that_is_made_inside_an_apply_is_judged_too() {
        Report report = shop.evaluate(context -> new Bucket("uploads")
                .arn()
                .applyValue(arn -> new Bucket(
                        "copies", BucketArgs.builder().acl("public-read").build())));

        assertTrue(report.isBlocking(), report.toString());
        assertEquals(1, report.violations().size());
    }
}
