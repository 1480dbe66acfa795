package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoPlaintextSecretsTest {
    private final PolicyTester policy = PolicyTester.of(new NoPlaintextSecrets());

    private static Resource task(String name, Object value) {
        return Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
                .with(
                        "containerDefinitions",
                        List.of(Map.of(
                                "name",
                                "web",
                                "image",
                                "web:1",
                                "environment",
                                List.of(Map.of("name", name, "value", value)))));
    }

    private void reports(String name, String value, String what) {
        policy.given(task(name, value))
                .violates("containerDefinitions[0].environment[0].value of environment variable \"" + name + "\" is "
                        + what);
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_PASSWORD, fish",
        "DATABASE_PASSWORD, CHANGEME",
        "DATABASE_PASSWORD, 123456",
        "DB_PASS, fish",
        "SMTP_PWD, fish",
        "GITHUB_TOKEN, abc",
        "SECRET, abc",
        "clientSecret, abc",
        "STRIPE_API_KEY, abc",
        "SIGNING_KEY, abc",
        "REDIS_PASSWORD_2, abc",
        "db.password, abc"
    })
    void knows_credentials_by_their_name(String name, String value) {
        reports(name, value, "a credential, as its name says");
    }

    @ParameterizedTest
    @CsvSource({
        "TOKEN_URL, https://login.example.com/token",
        "PASSWORD_MIN_LENGTH, 12",
        "DATABASE_SECRET_ARN, arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-AbCdEf",
        "DATABASE_SECRET, arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-AbCdEf",
        "DATABASE_PASSWORD, /shop/prod/database/password",
        "DATABASE_SECRET, shop/prod/database",
        "DATABASE_PASSWORD, ${DATABASE_PASSWORD}",
        "DATABASE_PASSWORD, ''",
        "ALLOW_EMPTY_PASSWORD, yes",
        "USE_TOKEN, true",
        "MAX_TOKEN, 4096",
        "PWD, work",
        "SORT_KEY, createdAt",
        "S3_KEY, data.csv",
        "DATABASE_HOST, database.example.com",
        "DATABASE_URL, postgres://database:5432/shop",
        "DATABASE_URL, postgres://shop:${PASSWORD}@database:5432/shop",
        "SENTRY_DSN, https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/2",
        "GIT_COMMIT, 0123456789abcdef0123456789abcdef01234567",
        "REQUEST_ID, 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
        "MODE, MyVeryLongServiceNameForProd2Environment",
        "RECAPTCHA_SITE_KEY, 6LcA3bQpAAAAAD7kXyZ1w2E3r4T5y6U7i8O9p0Aa",
        "SETTINGS, eyJkYXRhYmFzZSI6InNob3AiLCJyZXRyaWVzIjozfQ=="
    })
    void leaves_everything_else_alone(String name, String value) {
        policy.given(task(name, value)).passes();
    }

    @ParameterizedTest
    @CsvSource({
        "KEY_ID, AKIAIOSFODNN7EXAMPLE, an AWS access key",
        "PEM, -----BEGIN RSA PRIVATE KEY-----, a private key",
        "PEM, -----BEGIN PRIVATE KEY-----, a private key",
        "GH, ghp_0123456789abcdefghijABCDEFGHIJ012345, an access token",
        "SESSION, eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N, an access token",
        "DATABASE_URL, postgres://shop:fish@database:5432/shop, a connection with a password in it",
        "JDBC, jdbc:postgresql://database/shop?user=shop&password=fish, a connection with a password in it",
        "CONNECTION, Server=database;User Id=shop;Password=fish;, a connection with a password in it",
        "VALUE, kT7pQ2/vX9mB4nL8sD1fG6hJ3wR5yU0zAcEeIoKq, 'a random text, as keys and tokens are'",
        "VALUE, a8Fk2Lq9Zx4Vb7Nm1Qw3Er5T, 'a random text, as keys and tokens are'"
    })
    void knows_credentials_by_their_shape(String name, String value, String what) {
        reports(name, value, what);
    }

    @Test
    void a_secret_of_pulumi_is_in_plain_text_in_the_task_definition() {
        policy.given(task("DATABASE_PASSWORD", secret("fish")))
                .violates(
                        "containerDefinitions[0].environment[0].value of environment variable \"DATABASE_PASSWORD\" is a Pulumi secret,"
                                + " but the task definition shows it in plain text");
        policy.given(task("GREETING", secret("hello"))).passes();
        policy.given(Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
                        .with(
                                "containerDefinitions",
                                secret("[{\"environment\": [{\"name\": \"TOKEN\", \"value\": \"x\"}]}]")))
                .violates(
                        "containerDefinitions[0].environment[0].value of environment variable [secret] is a Pulumi secret, but the task"
                                + " definition shows it in plain text");
    }

    @ParameterizedTest
    @CsvSource({
        "NEXT_PUBLIC_FIREBASE_API_KEY, AIzaSyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q",
        "DB_CREDENTIALS, prod-database-credentials",
        "STRIPE_KEY_PRICE, price_1NvvxxABCdefGHIjklMNOpq",
        "BROKER_URL, amqp://guest:guest@localhost:5672"
    })
    void leaves_what_everybody_may_know_alone(String name, String value) {
        policy.given(task(name, value)).passes();
    }

    @Test
    void leaves_secrets_of_the_container_alone() {
        policy.given(
                        Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
                                .with(
                                        "containerDefinitions",
                                        "[{\"name\": \"web\", \"secrets\": [{\"name\": \"TOKEN\", \"valueFrom\": \"/shop/token\"}]}]"))
                .passes();
    }

    @Test
    void leaves_names_alone_that_are_allowed() {
        PolicyTester lenient = policy.with(NoPlaintextSecrets.ALLOWED_NAMES, List.of("PUBLIC_*"));
        lenient.given(task("PUBLIC_TOKEN", "abc")).passes();
        lenient.given(task("TOKEN", "abc"))
                .violates(
                        "containerDefinitions[0].environment[0].value of environment variable \"TOKEN\" is a credential, as its name says");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(task("TOKEN", unknown())).isUndecidedOn("containerDefinitions[0].environment[0].value");
        policy.given(task("x", "x").with("containerDefinitions", unknown())).isUndecidedOn("containerDefinitions");
    }

    @Test
    void bears_huge_values() {
        policy.given(task("TEXT", "a/".repeat(500_000))).passes();
        policy.given(task("TEXT", "a1B".repeat(300_000)))
                .violates(
                        "containerDefinitions[0].environment[0].value of environment variable \"TEXT\" is a random text, as keys and tokens are");
    }
}
