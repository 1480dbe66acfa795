package dev.policypack.ecs.simulation;

import com.google.common.base.Strings;
import com.pulumi.test.Mocks;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The simulated AWS as mocks for a unit test of one's own: {@code PulumiTest.withMocks(new
 * SimulatedMocks()).runTest(App::stack)}. Mocks see neither the parent of a resource nor its options, and secrets
 * unwrapped; {@link Rehearsal} sees them all.
 */
public final class SimulatedMocks implements Mocks {
    private final SimulatedAws aws;

    /** In the region {@code us-east-1}. */
    public SimulatedMocks() {
        this(ProviderSettings.DEFAULT);
    }

    /**
     * In a region.
     *
     * @param region for example {@code eu-central-1}
     */
    public SimulatedMocks(String region) {
        this(ProviderSettings.of(Map.of("region", region)));
    }

    SimulatedMocks(ProviderSettings settings) {
        aws = new SimulatedAws(settings);
    }

    @Override
    public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs resource) {
        String type = Strings.nullToEmpty(resource.type);
        String name = Strings.nullToEmpty(resource.name);
        String seed = type + "::" + name;
        Map<String, Object> inputs = wire(resource.inputs);
        Map<String, Object> state = Strings.isNullOrEmpty(resource.id)
                ? aws.create(type, seed, aws.check(type, name, seed, Map.of(), inputs))
                : aws.read(type, seed, resource.id, inputs);
        Object id = Wire.open(state.get("id"));
        return CompletableFuture.completedFuture(
                ResourceResult.of(Optional.ofNullable(id).map(Object::toString), state));
    }

    @Override
    public CompletableFuture<Map<String, Object>> callAsync(CallArgs call) {
        return CompletableFuture.completedFuture(aws.invoke(Strings.nullToEmpty(call.token), wire(call.args)));
    }

    /** The mocks get values of the SDK's own making; the table wants those of the wire. */
    private static Map<String, Object> wire(@Nullable Map<String, Object> properties) {
        return properties == null ? Map.of() : Wire.map(Wire.struct(properties));
    }
}
