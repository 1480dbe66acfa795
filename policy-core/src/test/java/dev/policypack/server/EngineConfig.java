package dev.policypack.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;

/**
 * The configuration as Pulumi sends it: {@code ReconcilePolicyPackConfig} and {@code Configure} in
 * https://github.com/pulumi/pulumi/blob/v3.274.1/pkg/resource/analyzer/config.go and …/resource/plugin/analyzer_plugin.go, read on
 * 2026-11-27. The level of every policy is filled in; a policy that the pack does not have and that gets no level is refused.
 */
final class EngineConfig {
    private EngineConfig() {}

    /** What the pack is sent for the file that users give with {@code --policy-pack-config}; apostrophes stand for quotes. */
    static ConfigureAnalyzerRequest of(AnalyzerInfo info, String file) {
        Map<String, PolicyConfig> all = new LinkedHashMap<>();
        info.getPoliciesList().forEach(policy -> {
            PolicyConfig.Builder config = PolicyConfig.newBuilder().setEnforcementLevel(policy.getEnforcementLevel());
            policy.getConfigSchema().getProperties().getFieldsMap().forEach((name, schema) -> byDefault(schema)
                    .ifPresent(value -> config.getPropertiesBuilder().putFields(name, value)));
            all.put(policy.getName(), config.build());
        });
        info.getInitialConfigMap()
                .forEach((name, config) -> apply(all, name, Optional.of(config.getEnforcementLevel()), config));
        JsonNode root = parse(file);
        level(root.path("all"))
                .ifPresent(level -> all.replaceAll((name, config) ->
                        config.toBuilder().setEnforcementLevel(level).build()));
        root.properties()
                .forEach(entry -> apply(
                        all,
                        entry.getKey(),
                        level(entry.getValue()),
                        PolicyConfig.newBuilder()
                                .setProperties(properties(entry.getValue()))
                                .build()));
        return ConfigureAnalyzerRequest.newBuilder().putAllPolicyConfig(all).build();
    }

    private static Optional<Value> byDefault(Value schema) {
        return Optional.ofNullable(schema.getStructValue().getFieldsMap().get("default"));
    }

    private static void apply(
            Map<String, PolicyConfig> all, String name, Optional<EnforcementLevel> level, PolicyConfig given) {
        PolicyConfig before = all.get(name);
        if (before == null && level.isEmpty()) {
            throw new IllegalArgumentException("invalid enforcement level \"\"");
        }
        PolicyConfig.Builder after = before == null ? PolicyConfig.newBuilder() : before.toBuilder();
        level.ifPresent(after::setEnforcementLevel);
        after.getPropertiesBuilder().putAllFields(given.getProperties().getFieldsMap());
        all.put(name, after.build());
    }

    private static Optional<EnforcementLevel> level(JsonNode entry) {
        JsonNode level = entry.isTextual() ? entry : entry.path("enforcementLevel");
        return level.isTextual()
                ? Optional.of(EnforcementLevel.valueOf(level.textValue().toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static Struct properties(JsonNode entry) {
        return entry.isObject()
                ? PackProcess.struct(entry.toString()).toBuilder()
                        .removeFields("enforcementLevel")
                        .build()
                : Struct.getDefaultInstance();
    }

    private static JsonNode parse(String file) {
        try {
            return new ObjectMapper().readTree(file.isEmpty() ? "{}" : file.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
