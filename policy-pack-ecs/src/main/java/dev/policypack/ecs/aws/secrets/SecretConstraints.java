package dev.policypack.ecs.aws.secrets;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.primitives.Ints;
import dev.policypack.ecs.aws.Targets;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Secrets Manager refuses in secrets and their rotation. Expressions: <a
 * href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html">Rotation schedules</a>, as of 2026-11-27.
 */
public final class SecretConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint ROTATION_EXPRESSION = ALL.refused(
            "secretsmanager-rotation-expression",
            "Invalid schedule expression.",
            "Write `rate(10 days)`, or `cron()` with six fields, for example `cron(0 4 1 * ? *)`.",
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html");

    private static final Constraint ROTATION_HOURS = ALL.refused(
            "secretsmanager-rotation-hours",
            "Rate in hour should be least 4 and less than 24.",
            "Write between 4 and 23 hours, or days.",
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html");

    private static final Constraint ROTATION_DAYS = ALL.refused(
            "secretsmanager-rotation-days",
            "Rate in day should be greater than 0 and less than 1000.",
            "Write between 1 and 999 days.",
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html");

    private static final Constraint ROTATION_CRON = ALL.refused(
            "secretsmanager-rotation-cron",
            "Invalid schedule expression.",
            "Write the minute as 0, the year as `*`, `?` in one of the two day fields, and hours at least four apart.",
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html");

    private static final Constraint ROTATION_DURATION = ALL.refused(
            "secretsmanager-rotation-duration",
            "Duration must be at least 1 hour, at most 24 hour.",
            "Write the window in hours, for example `3h`.",
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html");

    private static final Constraint ROTATION_WINDOW = ALL.refused(
            "secretsmanager-rotation-window",
            "Duration cannot be greater than Rate in hour.",
            "Make the window shorter, or let it begin earlier.",
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html");

    private static final Constraint ROTATION_FUNCTION = ALL.refused(
            "secretsmanager-rotation-function",
            "Invalid rotation Lambda ARN. Ensure the ARN matches format "
                    + "arn:aws:lambda:<region>:<account>:function:<functionName>.",
            "Write the ARN of the function that rotates the secret.",
            "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html");

    private static final Constraint ROTATION_FUNCTION_REQUIRED = ALL.refused(
            "secretsmanager-rotation-function-required",
            "No Lambda rotation function ARN is associated with this secret.",
            "Set `rotationLambdaArn` to the function that rotates the secret.",
            "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html");

    private static final Constraint ROTATION_UNIQUE = ALL.refused(
            "secretsmanager-rotation-unique",
            "A previous rotation isn't complete. That rotation will be reattempted.",
            "Keep one rotation for each secret.",
            "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html");

    private static final Constraint KMS_KEY = ALL.refused(
            "secretsmanager-kms-key",
            "Access to KMS is not allowed",
            "Use a key of your own, or remove `kmsKeyId`.",
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html");

    private static final Constraint REPLICA_REGION = ALL.refused(
            "secretsmanager-replica-region",
            "Invalid replica region.",
            "Write the name of a Region, for example `eu-west-1`.",
            "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html");

    private static final String SECRET = "aws:secretsmanager/secret:Secret";

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, SECRET, "aws:secretsmanager/secretRotation:SecretRotation");

    private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');
    private static final CharMatcher IN_REGIONS =
            DIGITS.or(CharMatcher.inRange('a', 'z')).or(CharMatcher.is('-'));
    private static final int LEAST_HOURS = 4;
    private static final int HOURS_OF_DAY = 24;
    private static final int MOST_DAYS = 1000;
    private static final int CRON_FIELDS = 6;

    private SecretConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks one of these resources. */
    public static void check(Resource resource, Review review) {
        if (resource.type().equals(SECRET)) {
            checkSecret(resource.props(), review);
        } else {
            checkRotation(resource.props(), review);
        }
    }

    private static void checkSecret(Props secret, Review review) {
        Value<String> key = secret.string("kmsKeyId");
        review.refuse(
                KMS_KEY,
                key.matches(text -> {
                    String alias = text.substring(text.lastIndexOf(':') + 1);
                    return alias.startsWith("alias/aws/") && !alias.equals("alias/aws/secretsmanager");
                }),
                "kmsKeyId is %s, which is the AWS managed key of another service",
                key);
        review.each(secret.objects("replicas"), replica -> {
            Value<String> region = replica.string("region");
            review.refuse(
                    REPLICA_REGION,
                    region.matches(text -> !isRegion(text)),
                    "region is %s, which is not the name of a Region",
                    region);
        });
    }

    /** Whether a text looks like the name of a Region: {@code eu-central-1}. */
    private static boolean isRegion(String text) {
        return IN_REGIONS.matchesAllOf(text)
                && CharMatcher.is('-').countIn(text) >= 2
                && DIGITS.matches(text.charAt(text.length() - 1));
    }

    private static void checkRotation(Props rotation, Review review) {
        Value<String> function = rotation.nonEmptyText("rotationLambdaArn");
        review.refuse(
                ROTATION_FUNCTION,
                function.matches(text -> !text.startsWith("arn:")),
                "rotationLambdaArn is %s, which is not the ARN of a function",
                function);
        Props rules = rotation.object("rotationRules");
        Value<String> expression = rules.nonEmptyText("scheduleExpression");
        Value<String> duration = rules.nonEmptyText("duration");
        if (expression.isPresent().answer() != Truth.Answer.NO) {
            checkExpression(expression, review);
        }
        review.refuse(
                ROTATION_DURATION,
                duration.matches(text -> hours(text) < 1 || hours(text) > HOURS_OF_DAY),
                "duration is %s; Secrets Manager accepts 1h to 24h",
                duration);
        review.refuse(
                ROTATION_WINDOW,
                duration.matches(expression, (window, when) -> isTooLong(hours(window), when)),
                "duration is %s, which is too long for %s",
                duration,
                expression);
    }

    private static void checkExpression(Value<String> expression, Review review) {
        review.refuse(
                ROTATION_EXPRESSION,
                expression.matches(text -> rate(text) == null && cron(text) == null),
                "scheduleExpression is %s, which is neither a rate in hours or days nor a cron expression with six fields",
                expression);
        review.refuse(
                ROTATION_HOURS,
                expression.matches(text -> isOutside(rate(text), "hour", LEAST_HOURS, HOURS_OF_DAY - 1)),
                "scheduleExpression is %s; Secrets Manager accepts 4 to 23 hours",
                expression);
        review.refuse(
                ROTATION_DAYS,
                expression.matches(text -> isOutside(rate(text), "day", 1, MOST_DAYS)),
                "scheduleExpression is %s; Secrets Manager accepts 1 to 999 days",
                expression);
        review.refuse(
                ROTATION_CRON,
                expression.matches(text -> {
                    List<String> fields = cron(text);
                    return fields != null
                            && (!fields.get(0).equals("0")
                                    || !fields.get(5).equals("*")
                                    || fields.get(2).equals("?")
                                            == fields.get(4).equals("?")
                                    || areDense(fields.get(1)));
                }),
                "scheduleExpression is %s; its minute is 0, its year *, one of its two day fields ?, and its hours are at least four apart",
                expression);
    }

    /** The number and the unit of {@code rate(10 days)}; null for anything else. */
    private static @Nullable List<String> rate(String expression) {
        if (!expression.startsWith("rate(") || !expression.endsWith(")")) {
            return null;
        }
        List<String> words = Splitter.on(' ').splitToList(expression.substring(5, expression.length() - 1));
        return words.size() == 2
                        && Ints.tryParse(words.get(0)) != null
                        && DIGITS.matchesAllOf(words.get(0))
                        && List.of("hour", "hours", "day", "days").contains(words.get(1))
                ? words
                : null;
    }

    /** The fields of {@code cron(0 4 1 * ? *)}; null for anything else. */
    private static @Nullable List<String> cron(String expression) {
        if (!expression.startsWith("cron(") || !expression.endsWith(")")) {
            return null;
        }
        List<String> fields = Splitter.on(' ').splitToList(expression.substring(5, expression.length() - 1));
        return fields.size() == CRON_FIELDS ? fields : null;
    }

    private static boolean isOutside(@Nullable List<String> rate, String unit, int least, int most) {
        if (rate == null || !rate.get(1).startsWith(unit)) {
            return false;
        }
        int number = number(rate.get(0));
        return number < least || number > most;
    }

    /** Whether the hours of a cron expression come closer than four to each other. */
    private static boolean areDense(String hours) {
        int slash = hours.indexOf('/');
        if (slash > 0) {
            int step = number(hours.substring(slash + 1));
            return step > 0 && step < LEAST_HOURS;
        }
        if (hours.equals("*") || hours.indexOf('-') > 0) {
            return true;
        }
        List<Integer> all = Splitter.on(',').splitToList(hours).stream()
                .map(SecretConstraints::number)
                .sorted()
                .toList();
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i) - all.get(i - 1) < LEAST_HOURS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTooLong(int hours, String expression) {
        List<String> rate = rate(expression);
        if (rate != null) {
            return rate.get(1).startsWith("hour") && hours > number(rate.get(0));
        }
        List<String> fields = cron(expression);
        return fields != null
                && DIGITS.matchesAllOf(fields.get(1))
                && !fields.get(1).isEmpty()
                && number(fields.get(1)) + hours > HOURS_OF_DAY;
    }

    /** The hours of {@code 3h}; 0 for anything else. */
    private static int hours(String duration) {
        return duration.endsWith("h") ? Math.max(0, number(duration.substring(0, duration.length() - 1))) : 0;
    }

    private static int number(String text) {
        Integer parsed = DIGITS.matchesAllOf(text) ? Ints.tryParse(text) : null;
        return parsed == null ? -1 : parsed;
    }

    /** Checks what rotations have to do with the secrets of the same stack. */
    public static void check(Stack stack, Review review) {
        Set<String> rotated = new HashSet<>();
        for (SecretRotation rotation : stack.ofType(SecretRotation.TYPE)) {
            Value<String> target = Targets.of(rotation.secret(), stack);
            review.on(rotation)
                    .at(rotation.secret())
                    .refuse(
                            ROTATION_UNIQUE,
                            target.matches(secret -> !rotated.add(secret)),
                            "another rotation is for the same secret");
            checkFunction(rotation, stack, review.on(rotation));
        }
    }

    private static void checkFunction(SecretRotation rotation, Stack stack, Review review) {
        Props written = DeclaredInputs.of(rotation.resource());
        Truth lacks = written.has("rotationLambdaArn").not().and(() -> written.has("externalSecretRotationRoleArn")
                .not());
        if (lacks.answer() == Truth.Answer.NO) {
            return;
        }
        for (Secret secret : stack.ofType(Secret.TYPE)) {
            review.at(written.path().key("rotationLambdaArn"))
                    .refuse(
                            ROTATION_FUNCTION_REQUIRED,
                            lacks.and(() -> DeclaredInputs.of(secret.resource())
                                            .has("type")
                                            .not())
                                    .and(() -> stack.leadsTo(rotation.secret(), secret.resource())),
                            "rotationLambdaArn is not set, and no other service manages the secret");
        }
    }
}
