package dev.policypack.resource;

import com.google.common.collect.ImmutableMap;
import dev.policypack.value.Internal;
import java.util.Map;
import java.util.Optional;

/**
 * The deployment that is judged. A part that the engine does not tell (when a pack is published, or a state file is analyzed) is
 * empty.
 *
 * @param project the project's name
 * @param stack the stack's name
 * @param organization the organization's name; {@code organization} for a backend that has none
 * @param dryRun whether this is a preview
 * @param config the stack's configuration by {@code namespace:key}, structured values as JSON texts; may hold secrets, so it is
 *     never to be printed
 * @param tags the stack's tags, as they were before this deployment
 */
public record StackContext(
        String project,
        String stack,
        String organization,
        boolean dryRun,
        Map<String, String> config,
        Map<String, String> tags) {

    /** Nothing is known about the deployment. */
    public static final StackContext UNCONFIGURED = new StackContext("", "", "", false, Map.of(), Map.of());

    /** A preview of a stack without organization, configuration and tags; for tests and for programs that judge resources themselves. */
    public static StackContext preview(String project, String stack) {
        return new StackContext(project, stack, "organization", true, Map.of(), Map.of());
    }

    /** Copies the maps. */
    public StackContext {
        config = ImmutableMap.copyOf(config);
        tags = ImmutableMap.copyOf(tags);
    }

    /** The same with the stack and the project of a resource, where the engine does not tell them; else unchanged. */
    @Internal
    public StackContext orOf(String urn) {
        return stack.isEmpty()
                ? Urn.parse(urn)
                        .map(one -> new StackContext(one.project(), one.stack(), organization, dryRun, config, tags))
                        .orElse(this)
                : this;
    }

    /**
     * The language runtime of the program, such as {@code java} or {@code yaml}; empty where the backend keeps no such tag. Pulumi Cloud does: the
     * tag {@code pulumi:runtime}, ProjectRuntimeTag in https://github.com/pulumi/pulumi/blob/v3.274.1/sdk/go/common/apitype/core.go, read on
     * 2026-11-27.
     */
    public Optional<String> runtime() {
        return Optional.ofNullable(tags.get("pulumi:runtime"));
    }

    /** A value of the stack's configuration; a key without namespace is one of the project. */
    public Optional<String> config(String key) {
        return Optional.ofNullable(config.get(key.contains(":") ? key : project + ":" + key));
    }

    /** Never the configuration, which may hold secrets. */
    @Override
    public String toString() {
        return organization + "/" + project + "/" + stack + (dryRun ? " (preview)" : "");
    }
}
