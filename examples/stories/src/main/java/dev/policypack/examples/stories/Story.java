package dev.policypack.examples.stories;

import com.google.common.collect.ImmutableMap;
import com.google.gson.Gson;
import com.pulumi.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A deployment that failed.
 *
 * @param policy the name of the policy that stops it
 * @param happened what was written and what came of it
 * @param broken the program as it was
 * @param repaired the program put right
 * @param stack the name of the stack
 * @param config the stack's configuration, with the tags that all resources get
 * @param options what the team has set for the policy
 */
public record Story(
        String policy,
        String happened,
        Consumer<Context> broken,
        Consumer<Context> repaired,
        String stack,
        Map<String, String> config,
        Map<String, Object> options) {

    private static final ImmutableMap<String, String> CONFIG = ImmutableMap.of(
            "aws:region",
            "eu-central-1",
            "aws:defaultTags",
            """
            {"tags": {"Environment": "dev", "Owner": "shop-team", "Project": "shop", "CostCenter": "4711", "ManagedBy": "pulumi"}}\
            """);

    /** A story of a stack {@code dev}, for a team that has set no options of the policy. */
    static Story of(String policy, String happened, Consumer<Context> broken, Consumer<Context> repaired) {
        return new Story(policy, happened, broken, repaired, "dev", CONFIG, ImmutableMap.of());
    }

    /** A story of the shop. */
    static Story ofShop(String policy, String happened, Consumer<Shop> broken, Consumer<Shop> repaired) {
        return of(policy, happened, Shop.with(broken), Shop.with(repaired));
    }

    /** The same in production. */
    Story inProduction() {
        return new Story(policy, happened, broken, repaired, "prod", config, options);
    }

    /** The same with this, too, in the stack's configuration. */
    Story withConfig(String key, String value) {
        var all = ImmutableMap.<String, String>builder().putAll(config).put(key, value);
        return new Story(policy, happened, broken, repaired, stack, all.buildOrThrow(), options);
    }

    /** The same for a team that has set an option of the policy. */
    Story withOption(String name, Object value) {
        var all = ImmutableMap.<String, Object>builder().putAll(options).put(name, value);
        return new Story(policy, happened, broken, repaired, stack, config, all.buildOrThrow());
    }

    /**
     * The configuration of the pack, as JSON: this policy stops the deployment, also if it would only warn by default; all others do
     * what they do by default.
     */
    public String packConfig() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("enforcementLevel", "mandatory");
        settings.putAll(options);
        return new Gson().toJson(Map.of(policy, settings));
    }
}
