package dev.policypack.ecs.policies.secrets;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoPlaceholderSecretTest {
    private static final String READABLE =
            " is no Pulumi secret, so that everybody can read it in the state of the stack";
    private static final String PLACEHOLDER = " holds a placeholder where the real value belongs";

    private final PolicyTester policy = PolicyTester.of(new NoPlaceholderSecret());
    private final Resource version = Resource.of("aws:secretsmanager/secretVersion:SecretVersion", "key");
    private final Resource parameter = Resource.of("aws:ssm/parameter:Parameter", "key");
    private final Resource task = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHANGEME_IN_PRODUCTION",
                "Change me!",
                "<CHANGE_ME>",
                "change-this-123",
                "REPLACE_ME",
                "PLACEHOLDER",
                "YOUR_API_KEY_HERE",
                "<insert password here>",
                "to be replaced",
                "TODO",
                "xxxxx",
                "your-password",
                "password"
            })
    void finds_placeholders_also_in_pulumi_secrets(String word) {
        policy.given(version.with("secretString", secret(word))).violates("secretString" + PLACEHOLDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kj8Gf5-rTz1",
                "exchange-me-not",
                "s3cret-with-password-inside",
                "https://placeholder.example.com/",
                "changelog",
                "xx-TODO-yy9"
            })
    void leaves_real_values_alone(String value) {
        policy.given(version.with("secretString", secret(value))).passes();
    }

    @Test
    void looks_into_json() {
        policy.given(version.with("secretString", secret("{\"user\": \"shop\", \"password\": \"CHANGEME\"}")))
                .violates("secretString.password: secretString" + PLACEHOLDER);
    }

    @Test
    void finds_credentials_that_are_no_pulumi_secrets() {
        policy.given(version.with("secretString", "kj8Gf5-rTz1")).violates("secretString" + READABLE);
        policy.given(parameter.with("type", "SecureString").with("value", "kj8Gf5-rTz1"))
                .violates("value" + READABLE);
    }

    @Test
    void leaves_passwords_of_databases_to_their_own_policy_unless_they_are_placeholders() {
        Resource cluster = Resource.of("aws:rds/cluster:Cluster", "db");
        Resource instance = Resource.of("aws:rds/instance:Instance", "db");
        policy.given(cluster.with("masterPassword", "kj8Gf5-rTz1")).passes();
        policy.given(instance.with("password", "kj8Gf5-rTz1")).passes();
        policy.given(cluster.with("masterPassword", secret("CHANGEME"))).violates("masterPassword" + PLACEHOLDER);
        policy.given(instance.with("password", secret("CHANGEME"))).violates("password" + PLACEHOLDER);
    }

    @Test
    void leaves_settings_alone_that_are_no_credentials() {
        policy.given(parameter.with("type", "String").with("value", "30")).passes();
        policy.given(parameter.with("type", "String").with("value", "todo")).passes();
        policy.given(parameter.with("type", "String").with("value", "CHANGEME")).violates("value" + PLACEHOLDER);
    }

    @Test
    void leaves_alone_what_a_person_fills_in_elsewhere() {
        ResourceOptions filledIn = ResourceOptions.NONE.ignoringChanges("secretString");
        policy.given(version.with("secretString", "CHANGEME").withOptions(filledIn))
                .passes();
    }

    @Test
    void reads_environment_variables() {
        policy.given(task.with("containerDefinitions", containers("API_TOKEN", "CHANGEME")))
                .violates("containerDefinitions[0].environment[0].value: the environment variable \"API_TOKEN\""
                        + PLACEHOLDER);
        policy.given(task.with("containerDefinitions", containers("TOKEN_URL", "https://id.example.com/token")))
                .passes();
        policy.given(task.with("containerDefinitions", containers("PASSWORD_MIN_LENGTH", "12")))
                .passes();
        policy.given(task.with("containerDefinitions", containers("GREETING", "todo")))
                .passes();
        policy.given(task.with("containerDefinitions", unknown())).isUndecidedOn("containerDefinitions");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(version.with("secretString", unknown())).isUndecidedOn("secretString");
        policy.given(parameter.with("type", unknown()).with("value", "kj8Gf5-rTz1"))
                .isUndecidedOn("type");
        policy.given(version).passes();
    }

    private static String containers(String name, String value) {
        return "[{\"name\": \"web\", \"environment\": [{\"name\": \"%s\", \"value\": \"%s\"}]}]".formatted(name, value);
    }
}
