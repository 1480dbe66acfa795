package dev.policypack.ecs.aws;

import com.google.common.collect.ImmutableSet;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.Props;
import dev.policypack.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A resource that can be tagged. The types are those of the pack's services whose provider resource has the property {@code tags};
 * source: the published SDK com.pulumi:aws 6.83.0.
 */
public final class TaggedResource extends ResourceView {
    private static final ImmutableSet<String> TAGGABLE = ImmutableSet.of(
            "aws:acm/certificate:Certificate",
            "aws:alb/listener:Listener",
            "aws:alb/listenerRule:ListenerRule",
            "aws:alb/loadBalancer:LoadBalancer",
            "aws:alb/targetGroup:TargetGroup",
            "aws:cloudwatch/logGroup:LogGroup",
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            "aws:codedeploy/application:Application",
            "aws:codedeploy/deploymentGroup:DeploymentGroup",
            "aws:ec2/eip:Eip",
            "aws:ec2/flowLog:FlowLog",
            "aws:ec2/internetGateway:InternetGateway",
            "aws:ec2/natGateway:NatGateway",
            "aws:ec2/routeTable:RouteTable",
            "aws:ec2/securityGroup:SecurityGroup",
            "aws:ec2/subnet:Subnet",
            "aws:ec2/vpc:Vpc",
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            "aws:ecr/repository:Repository",
            "aws:ecs/capacityProvider:CapacityProvider",
            "aws:ecs/cluster:Cluster",
            "aws:ecs/service:Service",
            "aws:ecs/taskDefinition:TaskDefinition",
            "aws:ecs/taskSet:TaskSet",
            "aws:iam/policy:Policy",
            "aws:iam/role:Role",
            "aws:kms/key:Key",
            "aws:lb/listener:Listener",
            "aws:lb/listenerRule:ListenerRule",
            "aws:lb/loadBalancer:LoadBalancer",
            "aws:lb/targetGroup:TargetGroup",
            "aws:rds/cluster:Cluster",
            "aws:rds/clusterInstance:ClusterInstance",
            "aws:rds/clusterParameterGroup:ClusterParameterGroup",
            "aws:rds/instance:Instance",
            "aws:rds/parameterGroup:ParameterGroup",
            "aws:rds/subnetGroup:SubnetGroup",
            "aws:s3/bucket:Bucket",
            "aws:s3/bucketV2:BucketV2",
            "aws:secretsmanager/secret:Secret",
            "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
            "aws:servicediscovery/service:Service",
            "aws:sns/topic:Topic",
            "aws:ssm/parameter:Parameter",
            "aws:wafv2/webAcl:WebAcl");

    /** The types. */
    public static final ResourceType<TaggedResource> TYPE =
            ResourceType.of(TaggedResource::new, TAGGABLE.toArray(new String[0]));

    private TaggedResource(Resource resource) {
        super(resource);
    }

    /**
     * The tags that the resource will have, the provider's {@code defaultTags} included: value by key. Unknown when either of them is.
     */
    public Value<Map<String, Value<String>>> tags() {
        return entries(providersTags()).with(entries(props().object("tags")), (defaults, own) -> {
            Map<String, Value<String>> all = new LinkedHashMap<>(defaults);
            all.putAll(own);
            return all;
        });
    }

    private Props providersTags() {
        Props none = Props.of(MapValue.EMPTY, props().path());
        // The engine sends a provider's nested configuration as JSON texts.
        return resource()
                .provider()
                .map(provider -> provider.props().json("defaultTags").object("tags"))
                .orElse(none);
    }

    private static Value<Map<String, Value<String>>> entries(Props tags) {
        Value<Map<String, Value<String>>> entries = tags.keys().map(keys -> {
            Map<String, Value<String>> byKey = new LinkedHashMap<>();
            keys.forEach(key -> byKey.put(key, tags.string(key)));
            return byKey;
        });
        return entries.orElse(Map.of());
    }
}
