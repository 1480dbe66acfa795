package dev.policypack.ecs.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration of a provider changes in a program's resources.
 *
 * @param account where they live
 * @param defaultTags the tags that every resource gets unless it has its own with that key
 */
record ProviderSettings(AwsAccount account, Map<String, Object> defaultTags) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static final ProviderSettings DEFAULT = of(Map.of());

    /**
     * @param config the properties of the provider. Those that are not text come as JSON text, both from a program and
     *     from the stack's configuration
     */
    static ProviderSettings of(Map<String, Object> config) {
        Object region = Wire.open(config.get("region"));
        boolean usable = region instanceof String text && !text.isBlank() && !Wire.isUnknown(text);
        AwsAccount account = AwsAccount.in(usable ? String.valueOf(region) : AwsAccount.DEFAULT_REGION);
        Map<String, Object> tags = new TreeMap<>();
        if (object(config.get("defaultTags")) instanceof Map<?, ?> settings
                && object(settings.get("tags")) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> {
                if (value != null) {
                    tags.put(String.valueOf(key), value);
                }
            });
        }
        return new ProviderSettings(account, tags);
    }

    private static @Nullable Object object(@Nullable Object value) {
        Object content = Wire.open(value);
        if (content instanceof String text && !Wire.isUnknown(text)) {
            try {
                return JSON.readValue(text, Object.class);
            } catch (JsonProcessingException notJson) {
                return null;
            }
        }
        return content;
    }
}
