package dev.policypack.ecs.aws.codedeploy;

import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.iam.Role;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/**
 * What CodeDeploy deploys to, and how. Source: <a
 * href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TargetGroupPairInfo.html">TargetGroupPairInfo</a>, as of
 * 2026-11-21.
 */
public final class DeploymentGroup extends ResourceView {
    /** The type. */
    public static final ResourceType<DeploymentGroup> TYPE =
            ResourceType.of(DeploymentGroup::new, "aws:codedeploy/deploymentGroup:DeploymentGroup");

    private DeploymentGroup(Resource resource) {
        super(resource);
    }

    /** The ECS service that it deploys. */
    public Ref<Service> service() {
        return Service.TYPE.ref(resource(), props().object("ecsService"), "serviceName");
    }

    /** The application. */
    public Ref<CodeDeployApplication> application() {
        return CodeDeployApplication.TYPE.ref(resource(), props(), "appName");
    }

    /** The role with which CodeDeploy does its work. */
    public Ref<Role> role() {
        return Role.TYPE.ref(resource(), props(), "serviceRoleArn");
    }

    /** The names of the target groups between which requests are moved. */
    public Items<Value<String>> targetGroups() {
        return pair().objects("targetGroups").map(group -> group.string("name"));
    }

    /** Whether there are two target groups, and two different ones. */
    public Truth hasTwoTargetGroups() {
        Truth same = targetGroups().any(one -> targetGroups()
                .any(other -> Truth.of(!one.path().equals(other.path())).and(() -> one.isEqualTo(other))));
        return targetGroups().size().is(2).and(same.not());
    }

    /** The listener whose requests are moved. */
    public Items<Value<String>> productionListeners() {
        return pair().object("prodTrafficRoute").strings("listenerArns");
    }

    private Props pair() {
        return props().object("loadBalancerInfo").object("targetGroupPairInfo");
    }
}
