package dev.policypack.examples.stories;

import com.pulumi.Context;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.iam.RolePolicyAttachment;
import com.pulumi.aws.iam.RolePolicyAttachmentArgs;
import com.pulumi.aws.kms.Key;
import com.pulumi.aws.kms.KeyArgs;
import com.pulumi.aws.secretsmanager.Secret;
import com.pulumi.aws.secretsmanager.SecretRotation;
import com.pulumi.aws.secretsmanager.SecretRotationArgs;
import com.pulumi.aws.secretsmanager.SecretVersion;
import com.pulumi.aws.secretsmanager.SecretVersionArgs;
import com.pulumi.aws.secretsmanager.inputs.SecretRotationRotationRulesArgs;
import com.pulumi.core.Output;
import dev.policypack.examples.stories.Story.Moment;
import java.util.List;

/** What was wrong with rights, secrets, logs or alarms. */
final class SecurityStories {
    private static final String DEPLOYER = "{\"AWS\": \"arn:aws:iam::123456789012:role/build\"}";
    private static final String TASK_ROLES = "arn:aws:iam::123456789012:role/shop-*";

    private SecurityStories() {}

    static List<Story> all() {
        return List.of(
                Story.ofShop(
                        "iam-no-wildcard-action",
                        "Everything that S3 can do, for a program that reads pictures.",
                        shop -> shop.taskPolicy.with(it -> it.policy(allow("s3:*", "arn:aws:s3:::shop-pictures/*"))),
                        shop -> shop.taskPolicy.with(
                                it -> it.policy(allow("s3:GetObject", "arn:aws:s3:::shop-pictures/*")))),
                Story.ofShop(
                        "iam-no-wildcard-resource",
                        "The one table that the program needs became all tables of the account.",
                        shop -> shop.taskPolicy.with(it -> it.policy(allow("dynamodb:GetItem", "*"))),
                        shop -> shop.taskPolicy.with(it -> it.policy(
                                allow("dynamodb:GetItem", "arn:aws:dynamodb:eu-central-1:123456789012:table/orders")))),
                Story.of(
                        "iam-trust-scoped",
                        "A role for the build that everybody with an account of AWS may take.",
                        ctx -> deployRole(ctx, "{\"AWS\": \"*\"}"),
                        ctx -> deployRole(ctx, DEPLOYER)),
                Story.of(
                        "iam-pass-role-scoped",
                        "The build may start a task with any role of the account.",
                        ctx -> letPassRole(deployRole(ctx, DEPLOYER), "*"),
                        ctx -> letPassRole(deployRole(ctx, DEPLOYER), TASK_ROLES)),
                Story.of(
                        "iam-no-admin-policy",
                        "The build is an administrator, because something was refused on a Friday.",
                        ctx -> attach(deployRole(ctx, DEPLOYER), "AdministratorAccess"),
                        ctx -> attach(deployRole(ctx, DEPLOYER), "AmazonECS_FullAccess")),
                Story.of(
                                "secrets-no-placeholder",
                                "CHANGEME_IN_PRODUCTION went to production.",
                                ctx -> paymentKey(Output.of("CHANGEME_IN_PRODUCTION")),
                                ctx -> paymentKey(ctx.config().requireSecret("paymentKey")))
                        .withConfig("paymentKey", "8f14e45fceea167a5a36dedd4bea2543"),
                Story.of(
                                "secrets-rotation",
                                "A key that had leaked was good for years.",
                                ctx -> new Secret("payment"),
                                ctx -> rotate(new Secret("payment")))
                        .stopped(Moment.WHOLE_PREVIEW),
                Story.of(
                        "logs-retention",
                        "Logs that nobody deletes, with the addresses of all customers in them.",
                        ctx -> logs(ctx, LogGroupArgs.builder()),
                        ctx -> logs(ctx, LogGroupArgs.builder().retentionInDays(30))),
                Story.ofShop(
                                "logs-encrypted",
                                "A key of the team's own, whose policy does not let CloudWatch Logs in.",
                                shop -> shop.logGroup.with(
                                        it -> it.kmsKeyId(key("ecs").arn())),
                                shop -> shop.logGroup.with(it ->
                                        it.kmsKeyId(key("logs.eu-central-1").arn())))
                        .stopped(Moment.WHOLE_PREVIEW),
                Story.ofShop(
                                "alarms-present",
                                "The alarms went off, and told nobody.",
                                shop -> shop.alarms.forEach(part -> part.with(it -> it.alarmActions(List.of()))),
                                shop -> shop.alarms.forEach(part -> part.with(it -> it.alarmActions(Shop.ALARM_TOPIC))))
                        .stopped(Moment.WHOLE_PREVIEW));
    }

    private static String allow(String action, String resource) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "%s"}]}
                """
                .formatted(action, resource);
    }

    private static Role deployRole(Context ctx, String principal) {
        var role = new Role(
                "deploy",
                RoleArgs.builder()
                        .assumeRolePolicy(
                                """
                                {"Version": "2012-10-17", "Statement": [
                                  {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": %s}]}
                                """
                                        .formatted(principal))
                        .build());
        ctx.export("deployRole", role.arn());
        return role;
    }

    private static void letPassRole(Role role, String passed) {
        new RolePolicy(
                "deploy",
                RolePolicyArgs.builder()
                        .role(role.id())
                        .policy(allow("iam:PassRole", passed))
                        .build());
    }

    private static void attach(Role role, String policy) {
        new RolePolicyAttachment(
                "deploy",
                RolePolicyAttachmentArgs.builder()
                        .role(role.name())
                        .policyArn("arn:aws:iam::aws:policy/" + policy)
                        .build());
    }

    private static void paymentKey(Output<String> value) {
        new SecretVersion(
                "payment",
                SecretVersionArgs.builder()
                        .secretId("shop/payment")
                        .secretString(value)
                        .build());
    }

    private static void rotate(Secret secret) {
        new SecretRotation(
                "payment",
                SecretRotationArgs.builder()
                        .secretId(secret.id())
                        .rotationLambdaArn("arn:aws:lambda:eu-central-1:123456789012:function:rotate-payment")
                        .rotationRules(SecretRotationRotationRulesArgs.builder()
                                .automaticallyAfterDays(30)
                                .build())
                        .build());
    }

    private static void logs(Context ctx, LogGroupArgs.Builder arguments) {
        ctx.export("logGroup", new LogGroup("audit", arguments.build()).name());
    }

    static Key key(String service) {
        return new Key(
                "logs",
                KeyArgs.builder()
                        .enableKeyRotation(true)
                        .policy(
                                """
                                {"Version": "2012-10-17", "Statement": [
                                  {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"},
                                   "Action": "kms:*", "Resource": "*"},
                                  {"Effect": "Allow", "Principal": {"Service": "%s.amazonaws.com"}, "Resource": "*",
                                   "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]}]}
                                """
                                        .formatted(service))
                        .build());
    }
}
