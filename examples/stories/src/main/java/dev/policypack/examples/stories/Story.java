package dev.policypack.examples.stories;

import com.google.common.collect.ImmutableMap;
import com.google.gson.Gson;
import com.pulumi.Context;
import dev.policypack.ecs.EcsPolicyPack;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
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
 * @param setting where it happened
 * @param stopped when the Pulumi CLI stops it
 * @param isOpinion whether the policy only advises against it, unless the team chooses the preset {@code strict}
 */
public record Story(
        String policy,
        String happened,
        Consumer<Context> broken,
        Consumer<Context> repaired,
        Setting setting,
        Moment stopped,
        boolean isOpinion) {

    /** When the Pulumi CLI stops a deployment. */
    public enum Moment {
        /** In a preview, before anything is touched. */
        PREVIEW("preview"),
        /** In the update, when a value is known that a preview cannot know, and before the resource is created. */
        UPDATE("update"),
        /**
         * In a preview, when the team has promised that its programs make no resource inside an apply: then what is missing from a preview
         * is missing. Without the promise, when everything is deployed.
         */
        WHOLE_PREVIEW("preview, with `completePreviews`"),
        /**
         * In a preview of a program whose SDK keeps the edges between resources that are not there yet. That of Java loses them, and the CLI
         * shows the stack once more when everything is deployed. {@code python/shop.py} tells these stories in Python.
         */
        PREVIEW_WITH_EDGES("preview in Python, TypeScript and YAML, afterwards in Java"),
        /** The same, when the team has promised that its programs make no resource inside an apply. */
        WHOLE_PREVIEW_WITH_EDGES("preview in Python, TypeScript and YAML, with `completePreviews`, afterwards in Java"),
        /**
         * When everything is deployed: which image a container runs is not known before its repository is made. A rehearsal shows it before.
         */
        AFTERWARDS("afterwards");

        private final String words;

        Moment(String words) {
            this.words = words;
        }

        /** As it is written in a table. */
        @Override
        public String toString() {
            return words;
        }
    }

    /**
     * Where a story happened.
     *
     * @param stack the name of the stack
     * @param config the stack's configuration
     * @param otherStacks the outputs of the stacks that there are besides, by their names
     * @param options what the team has set for the policy
     */
    public record Setting(
            String stack,
            Map<String, String> config,
            Map<String, Map<String, Object>> otherStacks,
            Map<String, Object> options) {}

    /** A stack {@code dev} of a team that has set nothing for its policies. */
    static final Setting DEV = new Setting(
            "dev",
            ImmutableMap.of(
                    "aws:region",
                    "eu-central-1",
                    "aws:defaultTags",
                    """
                    {"tags": {"Environment": "dev", "Owner": "shop-team", "Project": "shop", "CostCenter": "4711", "ManagedBy": "pulumi"}}\
                    """),
            ImmutableMap.of(),
            ImmutableMap.of());

    /** A story of a stack {@code dev}, stopped in a preview, for a team that has set no options of the policy. */
    static Story of(String policy, String happened, Consumer<Context> broken, Consumer<Context> repaired) {
        return new Story(policy, happened, broken, repaired, DEV, Moment.PREVIEW, false);
    }

    /** A story of the shop. */
    static Story ofShop(String policy, String happened, Consumer<Shop> broken, Consumer<Shop> repaired) {
        return of(policy, happened, Shop.with(broken), Shop.with(repaired));
    }

    /** The same, stopped by the CLI at this moment. */
    Story stopped(Moment moment) {
        return new Story(policy, happened, broken, repaired, setting, moment, isOpinion);
    }

    /** The same, of which the policy only advises against what happened: a team with the preset {@code strict} is stopped. */
    Story asOpinion() {
        return new Story(policy, happened, broken, repaired, setting, stopped, true);
    }

    /** The same in production. */
    Story inProduction() {
        return in(new Setting("prod", setting.config, setting.otherStacks, setting.options));
    }

    /** The same with this, too, in the stack's configuration. */
    Story withConfig(String key, String value) {
        return in(new Setting(setting.stack, with(setting.config, key, value), setting.otherStacks, setting.options));
    }

    /** The same where there is this stack, too. */
    Story besides(String otherStack, Map<String, Object> outputs) {
        return in(new Setting(
                setting.stack, setting.config, with(setting.otherStacks, otherStack, outputs), setting.options));
    }

    /** The same for a team that has set this option of the policy. */
    Story withOption(String name, Object value) {
        return in(new Setting(setting.stack, setting.config, setting.otherStacks, with(setting.options, name, value)));
    }

    private Story in(Setting other) {
        return new Story(policy, happened, broken, repaired, other, stopped, isOpinion);
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        return ImmutableMap.<String, V>builder().putAll(map).put(key, value).buildOrThrow();
    }

    /**
     * The configuration of the pack, as JSON: if the policy would only warn by default, it stops the deployment; all else is as it is by
     * default.
     */
    public String packConfig() {
        return packConfig(Map.of());
    }

    /** The same of a team that has promised to make no resource inside an apply. */
    public String packConfigOfWholePreviews() {
        return packConfig(Map.of(PolicyPack.SETTINGS, Map.of("completePreviews", true)));
    }

    private String packConfig(Map<String, Object> ofPack) {
        Map<String, Object> settings = new LinkedHashMap<>(setting.options);
        if (defaultLevel() != EnforcementLevel.MANDATORY) {
            settings.put("enforcementLevel", "mandatory");
        }
        Map<String, Object> all = new LinkedHashMap<>(ofPack);
        if (isOpinion) {
            Map<String, Object> strict = new LinkedHashMap<>();
            if (ofPack.get(PolicyPack.SETTINGS) instanceof Map<?, ?> more) {
                more.forEach((name, value) -> strict.put(String.valueOf(name), value));
            }
            strict.put("preset", "strict");
            all.put(PolicyPack.SETTINGS, strict);
        }
        if (!settings.isEmpty()) {
            all.put(policy, settings);
        }
        return new Gson().toJson(all);
    }

    /** With which settings of the pack it is stopped: as they are, with the preset {@code strict}, or with a level for its policy. */
    public String needs() {
        if (isOpinion) {
            return "`strict`";
        }
        return defaultLevel() == EnforcementLevel.MANDATORY ? "`recommended`" : "its level set to `mandatory`";
    }

    private EnforcementLevel defaultLevel() {
        return EcsPolicyPack.pack().policies().stream()
                .map(Policy::about)
                .filter(about -> about.name().equals(policy))
                .map(PolicyInfo::enforcementLevel)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return policy;
    }
}
