package dev.policypack.ecs.aws.ecs;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Value;

/**
 * A service of ECS Express Mode, on Fargate with a load balancer and scaling that ECS makes; since provider 7. Source: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateExpressGatewayService.html">
 * CreateExpressGatewayService</a>, as of 2026-11-27.
 */
public final class ExpressGatewayService extends ResourceView {
    /** The type. */
    public static final ResourceType<ExpressGatewayService> TYPE =
            ResourceType.of(ExpressGatewayService::new, "aws:ecs/expressGatewayService:ExpressGatewayService");

    private ExpressGatewayService(Resource resource) {
        super(resource);
    }

    /** The container that gets the requests. */
    public Props primaryContainer() {
        return props().object("primaryContainer");
    }

    /** The task's CPU, as it is written; 256 by default. */
    public Value<String> cpu() {
        return props().nonEmptyText("cpu").orElse("256");
    }

    /** The task's memory, as it is written; 512 by default. */
    public Value<String> memory() {
        return props().nonEmptyText("memory").orElse("512");
    }

    /** By what the number of tasks is scaled; one at the most. */
    public Items<Props> scalingTargets() {
        return props().objects("scalingTargets");
    }
}
