package dev.policypack.examples.fargateweb;

import com.pulumi.aws.kms.Key;
import com.pulumi.aws.kms.KeyArgs;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Map;

/** The stack's own key, for logs, images, alarms, the database and its password. */
final class Encryption {

    private final Key key;

    Encryption(Environment env) {
        key = new Key(
                env.name("key"),
                KeyArgs.builder()
                        .description(env.name())
                        .enableKeyRotation(true)
                        .deletionWindowInDays(30)
                        .policy(policy(env))
                        .tags(env.tags("key"))
                        .build());
    }

    Output<String> arn() {
        return key.arn();
    }

    /**
     * The account decides through IAM who uses the key; two services of AWS need it by themselves. In a key's policy,
     * {@code Resource: "*"} is this key.
     */
    private static Output<String> policy(Environment env) {
        var account = env.account()
                .applyValue(id ->
                        statement(Json.object("AWS", "arn:aws:iam::" + id + ":root"), List.of("kms:*"), Json.object()));
        var logs = Output.tuple(env.region(), env.account())
                .applyValue(it -> statement(
                        Json.object("Service", "logs." + it.t1 + ".amazonaws.com"),
                        List.of(
                                "kms:Encrypt",
                                "kms:Decrypt",
                                "kms:ReEncrypt*",
                                "kms:GenerateDataKey*",
                                "kms:DescribeKey"),
                        Json.object(
                                "ArnLike",
                                Json.object(
                                        "kms:EncryptionContext:aws:logs:arn",
                                        "arn:aws:logs:" + it.t1 + ":" + it.t2 + ":log-group:*"))));
        var alarms = Output.of(statement(
                Json.object("Service", "cloudwatch.amazonaws.com"),
                List.of("kms:Decrypt", "kms:GenerateDataKey*"),
                Json.object()));
        return Json.policy(account, logs, alarms);
    }

    private static Map<String, Object> statement(
            Map<String, Object> principal, List<String> actions, Map<String, Object> condition) {
        var statement = Json.object("Effect", "Allow", "Principal", principal, "Action", actions, "Resource", "*");
        if (!condition.isEmpty()) {
            statement.put("Condition", condition);
        }
        return statement;
    }
}
