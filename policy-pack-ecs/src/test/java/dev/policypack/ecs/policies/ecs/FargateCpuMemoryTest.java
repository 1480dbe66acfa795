package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FargateCpuMemoryTest {
    private final PolicyTester policy = PolicyTester.of(new FargateCpuMemory());
    private final Resource fargate = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
            .with("requiresCompatibilities", List.of("FARGATE"));

    private final Resource silent = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
            .with("arn", "arn:aws:ecs:eu-central-1:123456789012:task-definition/web:1")
            .with("cpu", "256");
    private final Resource service = Resource.of("aws:ecs/service:Service", "service")
            .with("taskDefinition", "arn:aws:ecs:eu-central-1:123456789012:task-definition/web:1");

    @ParameterizedTest
    @CsvSource({
        "256, 512",
        "256, 1024",
        "256, 2048",
        "1024, 8192",
        "16384, 122880",
        "32768, 249856",
        "1 vCPU, 2 GB",
        ".25 vCPU, 0.5GB"
    })
    void accepts_pairs_from_the_size_table(String cpu, String memory) {
        policy.given(fargate.with("cpu", cpu).with("memory", memory)).passes();
    }

    @ParameterizedTest
    @CsvSource({
        "256, 4096, '512, 1024 or 2048'",
        "512, 512, 1024 to 4096 in steps of 1024",
        "1024, 2049, 2048 to 8192 in steps of 1024",
        "8192, 17408, 16384 to 61440 in steps of 4096"
    })
    void names_the_memory_that_would_fit(String cpu, String memory, String offered) {
        policy.given(fargate.with("cpu", cpu).with("memory", memory))
                .violates("memory is \"%s\"; with cpu %s, Fargate supports %s MiB".formatted(memory, cpu, offered));
    }

    @Test
    void names_the_sizes_when_the_cpu_is_none_of_them() {
        policy.given(fargate.with("cpu", "300").with("memory", "512"))
                .violates("cpu is \"300\"; Fargate supports 256, 512, 1024, 2048, 4096, 8192, 16384 or 32768");
    }

    @Test
    void asks_for_both() {
        policy.given(fargate.with("memory", "512"))
                .violates("cpu is not set; Fargate supports 256, 512, 1024, 2048, 4096, 8192, 16384 or 32768");
        policy.given(fargate.with("cpu", "256"))
                .violates("memory is not set; with cpu 256, Fargate supports 512, 1024 or 2048 MiB");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(fargate.with("cpu", "256").with("memory", unknown())).isUndecidedOn("memory");
        policy.given(fargate.with("cpu", unknown()).with("memory", "4096")).isUndecidedOn("cpu");
        policy.given(fargate.with("requiresCompatibilities", unknown())).isUndecidedOn("requiresCompatibilities");
    }

    @Test
    void leaves_tasks_on_ec2_alone() {
        policy.given(Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web").with("cpu", "300"))
                .isNotApplicable();
    }

    @Test
    void judges_a_task_that_only_its_service_runs_on_fargate() {
        policy.given(silent.with("memory", "4096"), service.with("launchType", "FARGATE"))
                .violates("memory is \"4096\"; with cpu 256, Fargate supports 512, 1024 or 2048 MiB");
        Resource spot = service.with(
                "capacityProviderStrategies", List.of(Map.of("capacityProvider", "FARGATE_SPOT", "weight", 1)));
        policy.given(silent.with("memory", "4096"), spot)
                .violates("memory is \"4096\"; with cpu 256, Fargate supports 512, 1024 or 2048 MiB");
        policy.given(silent.with("memory", "512"), spot).passes();
    }

    @Test
    void says_it_once_where_both_say_fargate() {
        policy.given(
                        silent.with("requiresCompatibilities", List.of("FARGATE"))
                                .with("memory", "4096"),
                        service.with("launchType", "FARGATE"))
                .violates("memory is \"4096\"; with cpu 256, Fargate supports 512, 1024 or 2048 MiB");
    }

    @Test
    void finds_the_task_of_a_service_by_its_edge_or_because_there_is_no_other() {
        Resource bad = silent.with("arn", unknown()).with("memory", "4096");
        Resource other =
                Resource.of("aws:ecs/taskDefinition:TaskDefinition", "other").with("cpu", "300");
        Resource open = service.with("launchType", "FARGATE").with("taskDefinition", unknown());
        policy.given(bad, other, open.withPropertyDependencies("taskDefinition", List.of(bad.urn())))
                .violates("memory is \"4096\"; with cpu 256, Fargate supports 512, 1024 or 2048 MiB");
        policy.given(bad, open).violates("memory is \"4096\"; with cpu 256, Fargate supports 512, 1024 or 2048 MiB");
        policy.given(bad, other, open).isUndecidedOn("taskDefinition of aws:ecs/service:Service (service)");
    }

    @Test
    void leaves_services_on_ec2_and_tasks_outside_the_stack_alone() {
        policy.given(silent.with("memory", "4096"), service.with("launchType", "EC2"))
                .isNotApplicable();
        policy.given(
                        silent.with("memory", "4096"),
                        service.with("launchType", "FARGATE")
                                .with("taskDefinition", "arn:aws:ecs:eu-central-1:123456789012:task-definition/x:7"))
                .isNotApplicable();
    }

    @ParameterizedTest
    @CsvSource({
        "256, 1, 512",
        "256, 768, 1024",
        "256, 1.5 GB, 2048",
        ".5 vCPU, 512, 1024",
        "8192, 16385, 20480",
        "32768, 122881, 249856"
    })
    void a_remedy_takes_the_next_larger_memory(String cpu, String memory, String larger) {
        Resource task = fargate.with("cpu", cpu).with("memory", memory);
        policy.given(task).isRepairedTo(task.with("memory", larger));
    }

    @Test
    void a_remedy_never_takes_a_smaller_memory_nor_another_cpu() {
        for (Resource task : List.of(
                fargate.with("cpu", "256").with("memory", "4096"),
                fargate.with("cpu", "300").with("memory", "512"),
                fargate.with("cpu", "256"),
                fargate.with("cpu", "256").with("memory", "much"),
                fargate.with("cpu", unknown()).with("memory", "768"))) {
            policy.given(task).isRepairedTo(task);
        }
    }
}
