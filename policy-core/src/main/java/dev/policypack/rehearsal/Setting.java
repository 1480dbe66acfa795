package dev.policypack.rehearsal;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.policypack.simulation.SimulatedOutput;
import dev.policypack.simulation.SimulatedPackage;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a program is rehearsed.
 *
 * @param project the name of the project
 * @param stack the name of the stack
 * @param organization the name of the organization
 * @param config the configuration of the stack, by whole keys
 * @param secretKeys the keys whose values are secret
 * @param stackOutputs what other stacks have to give, by their names
 * @param packages the tables of the simulated cloud
 * @param notes what is to be said about the rehearsal itself, a sentence each
 */
record Setting(
        String project,
        String stack,
        String organization,
        Map<String, String> config,
        Set<String> secretKeys,
        Map<String, Map<String, Object>> stackOutputs,
        List<SimulatedPackage> packages,
        List<String> notes) {

    Setting {
        config = ImmutableMap.copyOf(config);
        secretKeys = ImmutableSet.copyOf(secretKeys);
        stackOutputs = ImmutableMap.copyOf(stackOutputs);
        packages = ImmutableList.copyOf(packages);
        notes = ImmutableList.copyOf(notes);
    }

    static Setting of(String project, String stack) {
        return new Setting(project, stack, "organization", Map.of(), Set.of(), Map.of(), List.of(), List.of());
    }

    Setting inOrganization(String name) {
        return new Setting(project, stack, name, config, secretKeys, stackOutputs, packages, notes);
    }

    /** The same with more configuration; a key without a colon is the project's own. */
    Setting withConfig(Map<String, String> settings, boolean secret) {
        Map<String, String> all = new TreeMap<>(config);
        Set<String> allSecrets = new LinkedHashSet<>(secretKeys);
        settings.forEach((key, value) -> {
            String whole = key.contains(":") ? key : project + ':' + key;
            all.put(whole, value);
            if (secret) {
                allSecrets.add(whole);
            } else {
                allSecrets.remove(whole);
            }
        });
        return new Setting(project, stack, organization, all, allSecrets, stackOutputs, packages, notes);
    }

    Setting withStackOutputs(Map<String, Map<String, Object>> outputs) {
        Map<String, Map<String, Object>> all = new TreeMap<>(stackOutputs);
        all.putAll(outputs);
        return new Setting(project, stack, organization, config, secretKeys, all, packages, notes);
    }

    Setting simulating(List<SimulatedPackage> more) {
        List<SimulatedPackage> all = ImmutableList.<SimulatedPackage>builder()
                .addAll(packages)
                .addAll(more)
                .build();
        return new Setting(project, stack, organization, config, secretKeys, stackOutputs, all, notes);
    }

    Setting noting(String note) {
        List<String> all =
                ImmutableList.<String>builder().addAll(notes).add(note).build();
        return new Setting(project, stack, organization, config, secretKeys, stackOutputs, packages, all);
    }

    /** The configuration of the providers of a package. */
    MapValue configOf(String packageName) {
        String prefix = packageName + ':';
        Map<String, PropertyValue> own = new LinkedHashMap<>();
        config.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                own.put(
                        key.substring(prefix.length()),
                        secretKeys.contains(key) ? PropertyValue.secret(value) : PropertyValue.of(value));
            }
        });
        return new MapValue(own);
    }

    /** An ID for what has no provider. */
    static String uuid(String of) {
        String digits = SimulatedOutput.hex(of, 30);
        return digits.substring(0, 8) + '-' + digits.substring(8, 12) + "-4" + digits.substring(12, 15) + "-a"
                + digits.substring(15, 18) + '-' + digits.substring(18);
    }
}
