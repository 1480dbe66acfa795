package dev.policypack.protocol;

import com.google.common.collect.ImmutableMap;
import dev.policypack.engine.PackConfig;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.resource.StackContext;
import dev.policypack.value.Internal;
import java.time.Duration;
import java.util.HashMap;
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

    /**
     * What users have set. The engine sends the level that holds for a policy, set or not; one that is the policy's own is taken as not
     * set, so that it overrules neither a preset nor the levels that the policy gives to single violations. Unless the level of all
     * policies was set: then each one is as the user wants it.
     */
    public static PackConfig config(ConfigureAnalyzerRequest request, PolicyPack pack) {
        Map<String, EnforcementLevel> own = new HashMap<>();
        if (!request.containsPolicyConfig(PackConfig.ALL)) {
            for (Policy policy : pack.policies()) {
                PolicyInfo info = policy.about();
                own.put(info.name(), info.enforcementLevel());
            }
        }
        ImmutableMap.Builder<String, PackConfig.Entry> entries = ImmutableMap.builder();
        request.getPolicyConfigMap()
                .forEach((name, config) -> entries.put(
                        name,
                        new PackConfig.Entry(
                                level(config.getEnforcementLevel()).filter(level -> level != own.get(name)),
                                WireFormat.read(config.getProperties()))));
        return PackConfig.of(entries.buildOrThrow());
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
