package dev.policypack.ecs.aws.ecs;

import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.elb.TargetGroup;
import dev.policypack.ecs.aws.iam.Role;
import dev.policypack.ecs.aws.servicediscovery.DiscoveryService;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** An ECS service. */
public final class Service extends ResourceView {
    /** The type. */
    public static final ResourceType<Service> TYPE = CloudControl.and(
            ResourceType.of(Service::new, "aws:ecs/service:Service").identifiedBy("arn", "id", "name", "serviceName"));

    private Service(Resource resource) {
        super(resource);
    }

    /** The service's name; with the Cloud Control provider a program gives it as {@code serviceName}. */
    public Value<String> name() {
        return props().string("serviceName").or(props().string("name"));
    }

    /** The cluster in which it runs; the account's default cluster when it is missing. */
    public Ref<Cluster> cluster() {
        return Cluster.TYPE.ref(resource(), props(), "cluster");
    }

    /** The task definition that it runs. */
    public Ref<TaskDefinition> taskDefinition() {
        return TaskDefinition.TYPE.ref(resource(), props(), "taskDefinition");
    }

    /** The load balancers' target groups that it puts its tasks into. */
    public Items<TargetRegistration> loadBalancers() {
        return props().objects("loadBalancers").map(block -> new TargetRegistration(resource(), block));
    }

    /** The type of deployment controller: {@code ECS}, {@code CODE_DEPLOY} or {@code EXTERNAL}; {@code ECS} by default. */
    public Value<String> deploymentController() {
        return props().object("deploymentController").string("type").orElse("ECS");
    }

    /**
     * For how long failed health checks are passed over after a task has started, in seconds; 0 by default. Source: <a
     * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html">CreateService</a>, as of 2026-11-21.
     */
    public Value<Long> healthCheckGracePeriodSeconds() {
        return props().integer("healthCheckGracePeriodSeconds");
    }

    /** Subnets and security groups of the tasks; only tasks in network mode {@code awsvpc} have one. */
    public Props networkConfiguration() {
        return props().object("networkConfiguration");
    }

    /** Whether one task runs on each container instance, whose number nobody chooses. */
    public Truth isDaemon() {
        return props().string("schedulingStrategy").is("DAEMON");
    }

    /** How many tasks run; the classic provider sends 0 when it is missing, and for the Cloud Control provider it then is 1. */
    public Value<Long> desiredCount() {
        Value<Long> written = props().integer("desiredCount");
        return CloudControl.isProviderOf(resource()) ? written.orElse(1L) : written;
    }

    /** How ECS itself replaces tasks: {@code ROLLING}, {@code BLUE_GREEN}, {@code LINEAR} or {@code CANARY}; provider 6 knows the first only. */
    public Value<String> deploymentStrategy() {
        return props().object("deploymentConfiguration").string("strategy").orElse("ROLLING");
    }

    /**
     * Whether ECS replaces the tasks a few at a time, with the healthy percentages and the circuit breaker as its means; the tasks of a
     * daemon it replaces instance by instance.
     */
    public Truth isRolledByEcs() {
        return isDaemon().not().and(() -> deploymentController().is("ECS").and(() -> deploymentStrategy()
                .is("ROLLING")));
    }

    /** Whether ECS itself moves the requests from old tasks to new ones, between two target groups. */
    public Truth isShiftedByEcs() {
        return deploymentController().is("ECS").and(() -> deploymentStrategy()
                .isOneOf("BLUE_GREEN", "LINEAR", "CANARY"));
    }

    /** What ends a failing deployment: {@code enable} and {@code rollback}. */
    public Props deploymentCircuitBreaker() {
        return props().object("deploymentCircuitBreaker");
    }

    /** Whether alarms end a failing deployment and bring the last good one back. */
    public Truth rollsBackOnAlarms() {
        Props alarms = props().object("alarms");
        return alarms.bool("enable")
                .is(true)
                .and(() -> alarms.bool("rollback").is(true))
                .and(() -> alarms.strings("alarmNames").isEmpty().not());
    }

    /** How many of the desired tasks must stay, in percent, rounded up to whole tasks; 100 by default. */
    public Value<Long> deploymentMinimumHealthyPercent() {
        return props().integer("deploymentMinimumHealthyPercent").orElse(100L);
    }

    /** How many tasks there may be, in percent of the desired ones, rounded down to whole tasks; 200 by default. */
    public Value<Long> deploymentMaximumPercent() {
        return props().integer("deploymentMaximumPercent").orElse(200L);
    }

    /** Whose tags the tasks get: {@code SERVICE}, {@code TASK_DEFINITION} or {@code NONE}. */
    public Value<String> propagateTags() {
        return props().string("propagateTags");
    }

    /** Whether people may run commands in its containers. */
    public Truth allowsExec() {
        return props().bool("enableExecuteCommand").is(true);
    }

    /** The registries of service discovery. */
    public Props serviceRegistries() {
        return props().object("serviceRegistries");
    }

    /** Whether the registries are written as a list, where the classic provider takes one object. */
    public Truth listsItsRegistries() {
        if (CloudControl.isProviderOf(resource())) {
            return Truth.no();
        }
        return props().value("serviceRegistries")
                .matches(value ->
                        value instanceof ListValue list && !list.elements().isEmpty());
    }

    /** The registry of service discovery in which its tasks are found. */
    public Ref<DiscoveryService> registry() {
        return DiscoveryService.TYPE.ref(resource(), serviceRegistries(), "registryArn");
    }

    /** Whether it says which port an SRV record of the registry names: by {@code port}, or by container and its port, never both. */
    public Truth namesOnePortForRegistry() {
        Props registry = serviceRegistries();
        Truth port = registry.integer("port").isPresent();
        Truth container = registry.string("containerName")
                .isPresent()
                .and(registry.integer("containerPort").isPresent());
        return port.or(container).and(port.and(container).not());
    }

    /** The configuration of Service Connect. */
    public Props serviceConnectConfiguration() {
        return props().object("serviceConnectConfiguration");
    }

    /** One of the blocks in {@code loadBalancers}. */
    public static final class TargetRegistration {
        private final Resource owner;
        private final Props props;

        TargetRegistration(Resource owner, Props props) {
            this.owner = owner;
            this.props = props;
        }

        /** The target group. */
        public Ref<TargetGroup> targetGroup() {
            return TargetGroup.TYPE.ref(owner, props, "targetGroupArn");
        }

        /** The second target group of a blue/green deployment by ECS; aws 6.83 does not have it yet. */
        public Ref<TargetGroup> alternateTargetGroup() {
            return TargetGroup.TYPE.ref(owner, props.object("advancedConfiguration"), "alternateTargetGroupArn");
        }

        /** The listener rule, or the listener of a network load balancer, that ECS changes in a blue/green deployment. */
        public Value<String> productionListenerRule() {
            return props.object("advancedConfiguration").string("productionListenerRule");
        }

        /** The role with which ECS changes the listener rule in a blue/green deployment. */
        public Ref<Role> role() {
            return Role.TYPE.ref(owner, props.object("advancedConfiguration"), "roleArn");
        }

        /** The name of the container that gets the requests. */
        public Value<String> containerName() {
            return props.string("containerName");
        }

        /** The port of the container that gets the requests. */
        public Value<Long> containerPort() {
            return props.integer("containerPort");
        }
    }
}
