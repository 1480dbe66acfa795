package dev.policypack.simulation;

import static dev.policypack.simulation.SimulatedType.type;

import dev.policypack.simulation.SimulatedType.NameShape;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small table of AWS, as a pack would plug it in. */
public final class TestCloud implements SimulatedPackage {
    @Override
    public String name() {
        return "aws";
    }

    @Override
    public String version() {
        return "6.83.0";
    }

    @Override
    public Collection<SimulatedType> types() {
        return List.of(
                type("aws:ec2/vpc:Vpc")
                        .preset("enableDnsSupport", true)
                        .id("vpc-0{hex16}")
                        .output("arn", "arn:aws:ec2:{region}:123456789012:vpc/{id}")
                        .build(),
                type("aws:cloudwatch/logGroup:LogGroup")
                        .named()
                        .off("skipDestroy")
                        .id("{name}")
                        .output("arn", "arn:aws:logs:{region}:123456789012:log-group:{name}")
                        .build(),
                type("aws:lb/targetGroup:TargetGroup")
                        .named("name", "namePrefix", 32, NameShape.NONE)
                        .refuses((name, inputs) ->
                                PropertyValue.of("UDP").equals(inputs.entries().get("protocol"))
                                        ? Optional.of("this target group does not take UDP")
                                        : Optional.empty())
                        .preset("healthCheck.enabled", true)
                        .preset("targets.weight", 1)
                        .replacedBy("port")
                        .output("healthCheck.path", "/")
                        .output("healthCheck", Map.of("path", "/", "enabled", true))
                        .id("tg-{hex16}")
                        .build());
    }

    @Override
    public Collection<SimulatedType> functions() {
        return List.of(
                type("aws:index/getRegion:getRegion").output("name", "{region}").build());
    }

    @Override
    public Map<String, String> facts(MapValue config) {
        return Map.of(
                "region", config.entries().get("region") instanceof StringValue text ? text.value() : "us-east-1");
    }

    @Override
    public MapValue completed(String token, MapValue inputs, MapValue config) {
        return BridgeDefaults.notedIn(inputs, Set.of("tags"));
    }

    @Override
    public Map<String, PropertyNames> properties() {
        return Map.of(
                "aws:cloudwatch/logGroup:LogGroup", new PropertyNames(Set.of("name", "retentionInDays"), Set.of("arn")),
                "aws:index/getRegion:getRegion", new PropertyNames(Set.of("name"), Set.of("description")),
                "pulumi:providers:aws", new PropertyNames(Set.of("region"), Set.of()));
    }
}
