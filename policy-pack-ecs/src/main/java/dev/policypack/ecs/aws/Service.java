package dev.policypack.ecs.aws;

import dev.policypack.policy.Ref;
import dev.policypack.policy.Resource;
import dev.policypack.policy.ResourceType;
import dev.policypack.policy.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Value;

/** An ECS service. */
public final class Service extends ResourceView {
    /** The type. */
    public static final ResourceType<Service> TYPE = ResourceType.of(Service::new, "aws:ecs/service:Service");

    private Service(Resource resource) {
        super(resource);
    }

    /** The service's name. */
    public Value<String> name() {
        return props().text("name");
    }

    /** The task definition that it runs. */
    public Ref<TaskDefinition> taskDefinition() {
        return TaskDefinition.TYPE.ref(resource(), props(), "taskDefinition");
    }

    /** The load balancers' target groups that it puts its tasks into. */
    public Items<TargetRegistration> loadBalancers() {
        return props().objects("loadBalancers").map(block -> new TargetRegistration(this, block));
    }

    /** The type of deployment controller: {@code ECS}, {@code CODE_DEPLOY} or {@code EXTERNAL}; {@code ECS} by default. */
    public Value<String> deploymentController() {
        return props().object("deploymentController").text("type").orElse("ECS");
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

    /** The registries of service discovery. */
    public Props serviceRegistries() {
        return props().object("serviceRegistries");
    }

    /** The configuration of Service Connect. */
    public Props serviceConnectConfiguration() {
        return props().object("serviceConnectConfiguration");
    }

    /** One of the blocks in {@code loadBalancers}. */
    public static final class TargetRegistration {
        private final Service service;
        private final Props props;

        private TargetRegistration(Service service, Props props) {
            this.service = service;
            this.props = props;
        }

        /** The target group. */
        public Ref<TargetGroup> targetGroup() {
            return TargetGroup.TYPE.ref(service.resource(), props, "targetGroupArn");
        }

        /** The second target group of a blue/green deployment by ECS; aws 6.83 does not have it yet. */
        public Ref<TargetGroup> alternateTargetGroup() {
            return TargetGroup.TYPE.ref(
                    service.resource(), props.object("advancedConfiguration"), "alternateTargetGroupArn");
        }

        /** The name of the container that gets the requests. */
        public Value<String> containerName() {
            return props.text("containerName");
        }

        /** The port of the container that gets the requests. */
        public Value<Long> containerPort() {
            return props.integer("containerPort");
        }
    }
}
