package dev.policypack.ecs.policies.ecs;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.ecs.aws.secrets.Credentials;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Glob;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** Credentials reach a container from a secret, not as text that everybody can read who may look at task definitions. */
public final class NoPlaintextSecrets implements ResourcePolicy<TaskDefinition> {
    static final Option<List<String>> ALLOWED_NAMES = Option.strings(
            "allowedNames",
            ImmutableList.of(),
            "The names of environment variables that hold no credentials although they look like it; * stands for any text.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-no-plaintext-secrets")
                .title("Containers get credentials from secrets, not from environment variables")
                .description(
                        "Everybody who may describe a task definition can read its environment variables, also those of old revisions. A"
                                + " Pulumi secret is encrypted in the state, but not in the task definition.")
                .remediationSteps(
                        "Store the value in Secrets Manager or an SSM parameter, and list it in `secrets` of the container, with the ARN in"
                                + " `valueFrom`. Replace a credential that was deployed in plain text.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.exposed(
                        "Secrets should not be passed as container environment variables",
                        "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8",
                        "2026-11-27"))
                .frameworks(Frameworks.securityHub("ECS.8"), Frameworks.wellArchitected("SEC 2"))
                .options(ALLOWED_NAMES)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html");
    }

    @Override
    public ResourceType<TaskDefinition> type() {
        return TaskDefinition.TYPE;
    }

    @Override
    public void validate(TaskDefinition task, Review review) {
        review.each(
                task.containers(),
                container -> review.each(container.environment(), variable -> validate(variable, review)));
    }

    private static void validate(Props variable, Review review) {
        Value<String> name = variable.string("name");
        Value<String> value = variable.string("value");
        Truth harmless = name.matches(it -> Glob.anyMatches(review.option(ALLOWED_NAMES), it));
        if (value.isSecret()) {
            review.at(value)
                    .require(
                            harmless.or(
                                    () -> name.with(value, Credentials::find).isMissing()),
                            "value of environment variable %s is a Pulumi secret, but the task definition shows it in plain text",
                            name);
            return;
        }
        Value<Credentials.Kind> found = name.with(value, Credentials::find);
        review.at(value).require(harmless.or(found::isMissing), "value of environment variable %s is %s", name, found);
    }
}
