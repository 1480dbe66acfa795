package dev.policypack.simulation;

import com.google.common.collect.ImmutableSet;
import dev.policypack.simulation.OutputShape.Choice;
import dev.policypack.simulation.OutputShape.Fields;
import dev.policypack.simulation.OutputShape.Flag;
import dev.policypack.simulation.OutputShape.FreeMap;
import dev.policypack.simulation.OutputShape.ListOf;
import dev.policypack.simulation.OutputShape.Numeric;
import dev.policypack.simulation.OutputShape.Text;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values for outputs that no table knows: well-formed as far as the name of the output says what it is, of its own for each resource, and
 * the same in every run. Hosts are below {@code example.com}, which is reserved for examples (RFC 2606).
 */
final class MadeUp {
    /** Types may hold themselves. */
    private static final int DEEPEST = 4;

    private static final Set<String> SECRETS = ImmutableSet.of(
            "password", "masterPassword", "secretString", "secretBinary", "plaintext", "privateKey", "privateKeyPem");

    private MadeUp() {}

    /**
     * Whether an output of this name says which resource it is: by it other resources refer to this one. What is made up of other outputs
     * says nothing about the real resource.
     */
    static boolean isIdentity(String output) {
        return isArn(output) || isId(output) || isName(output) || isUrl(output) || isHost(output);
    }

    /** A value of this shape; empty for what is not made up. */
    static Optional<PropertyValue> value(SimulatedOutput output, OutputShape shape) {
        return value(output, shape, DEEPEST);
    }

    private static Optional<PropertyValue> value(SimulatedOutput output, OutputShape shape, int deepest) {
        String name = lastOf(output.name());
        if (shape instanceof Text) {
            PropertyValue text = PropertyValue.of(text(output, name));
            return Optional.of(SECRETS.contains(name) ? PropertyValue.secret(text) : text);
        }
        if (shape instanceof Numeric) {
            return Optional.of(PropertyValue.of(1));
        }
        if (shape instanceof Flag) {
            return Optional.of(PropertyValue.of(false));
        }
        if (shape instanceof FreeMap) {
            return Optional.of(MapValue.EMPTY);
        }
        if (shape instanceof Choice choice) {
            return Optional.of(choice.first());
        }
        if (shape instanceof ListOf list) {
            SimulatedOutput element = output.of(singular(output.name()));
            return Optional.of(PropertyValue.of(
                    deepest == 0
                            ? List.of()
                            : value(element, list.element(), deepest - 1).stream()
                                    .toList()));
        }
        if (shape instanceof Fields fields) {
            Map<String, PropertyValue> entries = new TreeMap<>();
            if (deepest > 0) {
                fields.required().forEach((field, of) -> value(output.of(output.name() + '.' + field), of, deepest - 1)
                        .ifPresent(value -> entries.put(field, value)));
            }
            return Optional.of(new MapValue(entries));
        }
        return Optional.empty();
    }

    private static String text(SimulatedOutput output, String name) {
        String own = output.programName().toLowerCase(Locale.ROOT) + '-' + output.hex(7);
        if (isArn(name)) {
            return "arn:%s:%s:%s:%s:%s/%s"
                    .formatted(
                            orElse(output.fact("partition"), "aws"),
                            output.module(),
                            region(output),
                            account(output),
                            name.equals("arn") ? output.lastWord().toLowerCase(Locale.ROOT) : withoutEnd(name, 3),
                            own);
        }
        if (isAccount(name)) {
            return account(output);
        }
        if (isId(name)) {
            return (name.equals("id") ? output.lastWord().toLowerCase(Locale.ROOT) : withoutEnd(name, 2))
                    + '-'
                    + output.hex(16);
        }
        if (isUrl(name)) {
            return "https://" + own + ".example.com";
        }
        if (isHost(name)) {
            return own + ".example.com";
        }
        if (isName(name)) {
            return own;
        }
        if (name.equals("region")) {
            return region(output);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith("json") || lower.endsWith("policy") || lower.endsWith("document")) {
            return "{}";
        }
        if (lower.endsWith("date") || lower.endsWith("time") || name.endsWith("At")) {
            return "2026-01-01T00:00:00Z";
        }
        return name + '-' + output.hex(8);
    }

    private static boolean isArn(String name) {
        return name.equals("arn") || name.endsWith("Arn");
    }

    private static boolean isId(String name) {
        return name.equals("id") || name.endsWith("Id");
    }

    private static boolean isAccount(String name) {
        return name.equals("accountId") || name.equals("ownerId");
    }

    private static boolean isUrl(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("url") || lower.endsWith("uri");
    }

    private static boolean isHost(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("domainname")
                || lower.endsWith("dnsname")
                || lower.endsWith("hostname")
                || lower.endsWith("endpoint")
                || lower.equals("host")
                || lower.equals("fqdn");
    }

    private static boolean isName(String name) {
        return name.equals("name") || name.endsWith("Name");
    }

    private static String region(SimulatedOutput output) {
        return orElse(output.fact("region"), "us-east-1");
    }

    /** The account of the examples in AWS's documentation. */
    private static String account(SimulatedOutput output) {
        return orElse(output.fact("account"), "123456789012");
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static String withoutEnd(String name, int characters) {
        return name.substring(0, name.length() - characters).toLowerCase(Locale.ROOT);
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** One of {@code subnetIds} is a {@code subnetId}. */
    private static String singular(String name) {
        return name.endsWith("s") && name.length() > 1 ? name.substring(0, name.length() - 1) : name;
    }
}
