package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Container;
import dev.policypack.ecs.aws.ecs.ContainerSchema;
import dev.policypack.ecs.aws.ecs.ContainerSchema.Misfit;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Display;
import dev.policypack.value.Items;
import dev.policypack.value.Observation;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The text in {@code containerDefinitions} is JSON of the kind that ECS takes. */
public final class ContainerDefinitionsValid implements ResourcePolicy<TaskDefinition> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-container-definitions-valid")
                .title(
                        "Container definitions are a JSON list of containers whose properties have the types that ECS accepts")
                .description(
                        "No compiler checks this string. The provider or ECS refuses what does not fit when the task definition is"
                                + " registered, after other resources were created.")
                .remediationSteps(
                        "Build the string with a JSON function from a list of objects. Numbers and strings are not converted:"
                                + " `environment` is a list of `name` and `value`, both strings, and `command` is a list of strings.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "ECS Task Definition container_definitions is invalid",
                        "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/task_definition.go",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html");
    }

    @Override
    public ResourceType<TaskDefinition> type() {
        return TaskDefinition.TYPE;
    }

    @Override
    public void validate(TaskDefinition task, Review review) {
        Value<PropertyValue> written = task.containerDefinitions();
        Observation evidence = written.evidence();
        if (evidence.kind() == Observation.Kind.MALFORMED) {
            review.require(Truth.of(false, evidence), "containerDefinitions is %s", Display.words(evidence.found()));
            return;
        }
        Value<List<Misfit>> misfits =
                written.map(value -> ContainerSchema.misfits(value, written.path(), written.isSecret()));
        review.each(Items.of(misfits), misfit -> report(misfit, review));
        if (review.when(misfits.matches(List::isEmpty))) {
            review.require(
                    task.containers().any(Container::isEssential),
                    "essential is false for every container; ECS requires at least one essential container");
            Set<String> names = new HashSet<>();
            review.each(
                    task.containers(),
                    container -> review.require(
                            container.name().isMissing().or(() -> container
                                    .name()
                                    .matches(names::add)),
                            "name is %s, but another container has the same name",
                            container.name()));
        }
    }

    private static void report(Misfit misfit, Review review) {
        review.require(
                Truth.of(false, misfit.evidence()),
                "%s is %s; ECS accepts %s",
                Display.words(misfit.name()),
                Display.words(misfit.evidence().found()),
                Display.words(misfit.wanted()));
    }
}
