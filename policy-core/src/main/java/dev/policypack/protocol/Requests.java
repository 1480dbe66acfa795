package dev.policypack.protocol;

import com.google.common.collect.ImmutableMap;
import dev.policypack.engine.Levels;
import dev.policypack.engine.PackConfig;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.resource.StackContext;
import dev.policypack.value.Internal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerProviderResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResourceOptions;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureRequest;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;

/** What the engine sends, in our words. */
@Internal
public final class Requests {
    private Requests() {}

    public static Resource resource(AnalyzeRequest request) {
        Resource resource = Resource.of(request.getUrn(), request.getType(), request.getName())
                .withProperties(WireFormat.read(request.getProperties()))
                .withOptions(options(request.getOptions()))
                .withParent(request.getOptions().getParent());
        return request.hasProvider() ? resource.withProvider(provider(request.getProvider())) : resource;
    }

    public static Resource resource(AnalyzerResource sent) {
        Map<String, List<String>> urns = new LinkedHashMap<>();
        sent.getPropertyDependenciesMap()
                .forEach((property, dependencies) -> urns.put(property, dependencies.getUrnsList()));
        Resource resource = Resource.of(sent.getUrn(), sent.getType(), sent.getName())
                .withProperties(WireFormat.read(sent.getProperties()))
                .withOptions(options(sent.getOptions()))
                .withParent(sent.getParent())
                .withDependencies(sent.getDependenciesList())
                .withPropertyDependencies(urns);
        return sent.hasProvider() ? resource.withProvider(provider(sent.getProvider())) : resource;
    }

    private static Resource provider(AnalyzerProviderResource provider) {
        return Resource.of(provider.getUrn(), provider.getType(), provider.getName())
                .withProperties(WireFormat.read(provider.getProperties()));
    }

    private static ResourceOptions options(AnalyzerResourceOptions options) {
        AnalyzerResourceOptions.CustomTimeouts timeouts = options.getCustomTimeouts();
        return new ResourceOptions(
                options.getProtect(),
                options.getIgnoreChangesList(),
                options.getDeleteBeforeReplaceDefined()
                        ? Optional.of(options.getDeleteBeforeReplace())
                        : Optional.empty(),
                options.getAliasesList(),
                options.getAdditionalSecretOutputsList(),
                seconds(timeouts.getCreate()),
                seconds(timeouts.getUpdate()),
                seconds(timeouts.getDelete()),
                seconds(timeouts.getRead()));
    }

    private static Optional<Duration> seconds(double seconds) {
        return seconds > 0 ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000))) : Optional.empty();
    }

    public static StackContext context(AnalyzerStackConfigureRequest request) {
        return new StackContext(
                request.getProject(),
                request.getStack(),
                request.getOrganization(),
                request.getDryRun(),
                request.getConfigMap(),
                request.getTagsMap());
    }

    /** What users have set. The engine sends a level for every policy, set or not; {@link Levels} knows which of them count. */
    public static PackConfig config(ConfigureAnalyzerRequest request) {
        ImmutableMap.Builder<String, PackConfig.Entry> entries = ImmutableMap.builder();
        request.getPolicyConfigMap()
                .forEach((name, config) -> entries.put(
                        name,
                        new PackConfig.Entry(
                                level(config.getEnforcementLevel()), WireFormat.read(config.getProperties()))));
        return PackConfig.filledIn(entries.buildOrThrow());
    }

    private static Optional<EnforcementLevel> level(pulumirpc.AnalyzerOuterClass.EnforcementLevel level) {
        return switch (level) {
            case ADVISORY -> Optional.of(EnforcementLevel.ADVISORY);
            case MANDATORY -> Optional.of(EnforcementLevel.MANDATORY);
            case DISABLED -> Optional.of(EnforcementLevel.DISABLED);
            case REMEDIATE -> Optional.of(EnforcementLevel.REMEDIATE);
            case UNRECOGNIZED -> Optional.empty();
        };
    }
}
