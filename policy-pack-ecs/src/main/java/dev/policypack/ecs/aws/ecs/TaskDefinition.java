package dev.policypack.ecs.aws.ecs;

import com.google.common.base.Suppliers;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.iam.Role;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.function.Supplier;

/** An ECS task definition. */
public final class TaskDefinition extends ResourceView {
    /** The type. */
    public static final ResourceType<TaskDefinition> TYPE =
            CloudControl.and(ResourceType.of(TaskDefinition::new, "aws:ecs/taskDefinition:TaskDefinition")
                    .identifiedBy("arn", "arnWithoutRevision", "id", "family"));

    private final Supplier<Items<Container>> containers = Suppliers.memoize(
            () -> props().ignoringCase().jsonObjects("containerDefinitions").map(Container::new));

    private TaskDefinition(Resource resource) {
        super(resource);
    }

    /** Whether it says itself that it runs on Fargate; a service may still run it there when it does not. */
    public Truth runsOnFargate() {
        return props().strings("requiresCompatibilities").any(compatibility -> compatibility.is("FARGATE"));
    }

    /** The task's CPU, as it is written. */
    public Value<String> cpu() {
        return props().string("cpu");
    }

    /** The task's memory, as it is written. */
    public Value<String> memory() {
        return props().string("memory");
    }

    /**
     * The processors that the task runs on, {@code X86_64} or {@code ARM64}; missing when the instances of its cluster decide. On Fargate
     * they are {@code X86_64} by default. Source: <a
     * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html">RuntimePlatform</a>, as of 2026-11-21.
     */
    public Value<String> architecture() {
        return byDefaultOnFargate("cpuArchitecture", "X86_64");
    }

    /** The operating system, such as {@code LINUX}, the default on Fargate; missing when the instances of its cluster decide. */
    public Value<String> operatingSystem() {
        return byDefaultOnFargate("operatingSystemFamily", "LINUX");
    }

    private Value<String> byDefaultOnFargate(String property, String inItsPlace) {
        Value<String> written = props().object("runtimePlatform").nonEmptyText(property);
        return runsOnFargate().answer() == Truth.Answer.YES ? written.orElse(inItsPlace) : written;
    }

    /** The network mode. */
    public Value<String> networkMode() {
        return props().string("networkMode");
    }

    /** The containers, read out of the JSON in {@code containerDefinitions}. */
    public Items<Container> containers() {
        return containers.get();
    }

    /** The container definitions as they are written: what the text holds, whatever it is; malformed when it is no JSON. */
    public Value<PropertyValue> containerDefinitions() {
        return props().jsonValue("containerDefinitions");
    }

    /** The role with which ECS starts the task. */
    public Ref<Role> executionRole() {
        return Role.TYPE.ref(resource(), props(), "executionRoleArn");
    }

    /** The role that the containers have. */
    public Ref<Role> taskRole() {
        return Role.TYPE.ref(resource(), props(), "taskRoleArn");
    }
}
