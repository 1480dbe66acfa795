package dev.policypack.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the Pulumi CLI tells a program about its stack.
 *
 * @see <a href="https://github.com/pulumi/pulumi-java/blob/v1.36.1/sdk/java/pulumi/src/main/java/com/pulumi/deployment/internal/DeploymentImpl.java">where
 *     the SDK reads the same</a>
 */
final class CliEnvironment {
    private static final String PROJECT = "PULUMI_PROJECT";
    private static final String STACK = "PULUMI_STACK";
    private static final String ORGANIZATION = "PULUMI_ORGANIZATION";
    private static final String CONFIG = "PULUMI_CONFIG";
    private static final String SECRET_KEYS = "PULUMI_CONFIG_SECRET_KEYS";

    private CliEnvironment() {}

    static Setting setting(Map<String, String> environment) {
        String project = environment.get(PROJECT);
        String stack = environment.get(STACK);
        if (project == null || stack == null) {
            throw new IllegalStateException("This process was not started by the Pulumi CLI: " + PROJECT + " and "
                    + STACK + " are not set. Use RehearsedStack.ofProject or RehearsedStack.of instead.");
        }
        Set<String> secrets = new HashSet<>();
        json(environment, SECRET_KEYS, "[]").forEach(key -> secrets.add(plain(key.asText())));
        Map<String, String> open = new TreeMap<>();
        Map<String, String> secret = new TreeMap<>();
        json(environment, CONFIG, "{}").properties().forEach(entry -> {
            String key = plain(entry.getKey());
            (secrets.contains(key) ? secret : open).put(key, entry.getValue().asText());
        });
        return Setting.of(project, stack)
                .inOrganization(environment.getOrDefault(ORGANIZATION, "organization"))
                .withConfig(open, false)
                .withConfig(secret, true);
    }

    private static JsonNode json(Map<String, String> environment, String name, String otherwise) {
        try {
            return JsonMapper.builder().build().readTree(environment.getOrDefault(name, otherwise));
        } catch (JsonProcessingException notJson) {
            // Without the cause, which would show the configuration.
            throw new IllegalStateException(name + " is not valid JSON; the Pulumi CLI sets it.");
        }
    }

    /** Old engines write {@code aws:config:region}. */
    private static String plain(String key) {
        return key.replaceFirst(":config:", ":");
    }
}
