package dev.policypack.ecs.simulation;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a computed output is made of: the account, the properties that the resource has so far, and letters and digits
 * that no other output has. These are a hash of the resource's URN and the output's name: the same in every run.
 */
final class Facts {
    private static final String HEX = "0123456789abcdef";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String ALNUM = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";

    private static final Pattern BRACES = Pattern.compile("\\{([a-zA-Z]+)([0-9]*)(\\|last)?\\}");

    private final AwsAccount account;
    private final String seed;
    private final String output;
    private final Map<String, Object> properties;

    Facts(AwsAccount account, String seed, String output, Map<String, Object> properties) {
        this.account = account;
        this.seed = seed;
        this.output = output;
        this.properties = properties;
    }

    AwsAccount account() {
        return account;
    }

    /**
     * A property of the resource, opened if it is a secret; null if the resource does not have it or it is not known.
     */
    @Nullable
    Object get(String property) {
        Object value = Wire.open(properties.get(property));
        return Wire.isUnknown(value) ? null : value;
    }

    /** A property of the resource as text, or the other one if the resource does not have it. */
    String string(String property, String otherwise) {
        Object value = get(property);
        return value == null ? otherwise : value.toString();
    }

    /** What stands behind the last slash of a property that may be an ARN or a plain name. */
    String last(String property, String otherwise) {
        return Iterables.getLast(Splitter.on('/').split(string(property, otherwise)));
    }

    /** Hexadecimal digits that are this output's own. */
    String hex(int length) {
        return unique(HEX, length);
    }

    /**
     * Fills in a template. {@code {partition}}, {@code {region}}, {@code {account}}, {@code {dns}} are the account's;
     * {@code {hex8}}, {@code {upper17}}, {@code {alnum12}}, {@code {letters6}}, {@code {digits10}} are so many unique
     * characters, {@code {uuid}} is a UUID, {@code {defaultVpc}} the ID of the region's default VPC; anything else in
     * braces is a property of the resource, {@code {cluster|last}} what stands behind its last slash. A property that
     * the resource does not have gives eight unique characters.
     */
    String fill(String template) {
        return BRACES.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(3) != null
                                ? last(match.group(1), unique(ALNUM, 8))
                                : value(match.group(1), match.group(2))));
    }

    private String value(String name, String length) {
        if (!length.isEmpty()) {
            int characters = Integer.parseInt(length);
            return switch (name) {
                case "hex" -> unique(HEX, characters);
                case "upper" -> unique(UPPER, characters);
                case "alnum" -> unique(ALNUM, characters);
                case "letters" -> unique(LETTERS, characters);
                case "digits" -> unique(DIGITS, characters);
                default -> string(name + length, unique(ALNUM, 8));
            };
        }
        return switch (name) {
            case "partition" -> account.partition();
            case "region" -> account.region();
            case "account" -> account.number();
            case "dns" -> account.dnsSuffix();
            case "uuid" -> uuid();
            case "defaultVpc" -> "vpc-0" + new Facts(account, account.region(), name, Map.of()).hex(16);
            default -> string(name, unique(ALNUM, 8));
        };
    }

    /** Version 4, as AWS makes them. */
    private String uuid() {
        String digits = unique(HEX, 32);
        return digits.substring(0, 8) + '-' + digits.substring(8, 12) + "-4" + digits.substring(13, 16) + "-a"
                + digits.substring(17, 20) + '-' + digits.substring(20);
    }

    private String unique(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int block = 0; text.length() < length; block++) {
            byte[] hash = Hashing.sha256()
                    .hashString(seed + '\n' + output + '\n' + block, StandardCharsets.UTF_8)
                    .asBytes();
            for (int i = 0; i < hash.length && text.length() < length; i++) {
                text.append(alphabet.charAt((hash[i] & 0xff) % alphabet.length()));
            }
        }
        return text.toString();
    }
}
