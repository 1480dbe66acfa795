package dev.policypack.ecs.aws.secrets;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How credentials look: by the name of the variable that holds them, and by their own shape.
 *
 * <p>Sources: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM identifiers</a>, <a
 * href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a> (private keys), <a
 * href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519</a> (JSON Web Tokens), <a
 * href="https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns">the patterns of
 * GitHub's secret scanning</a>, as of 2026-11-21.
 */
public final class Credentials {
    /** What a text is taken for, and why. */
    public enum Kind {
        /** The name says so. */
        NAMED("a credential, as its name says"),
        /** The ID of an AWS access key. */
        AWS_ACCESS_KEY("an AWS access key"),
        /** A private key in PEM. */
        PRIVATE_KEY("a private key"),
        /** A token of a known service, or a JSON Web Token. */
        TOKEN("an access token"),
        /** A URL or connection string with a password in it. */
        PASSWORD_IN_URL("a connection with a password in it"),
        /** A text without any pattern, as keys are. */
        RANDOM("a random text, as keys and tokens are");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As it is written in a sentence. */
        @Override
        public String toString() {
            return words;
        }
    }

    // Every variable of every container is looked at, and almost none holds a credential: what can be none is ruled out
    // by cheap questions, before a pattern is tried.

    /** The shortest text that is a credential by its own shape. */
    private static final int SHORTEST = "xoxb-0123456789".length();

    private static final int SHORTEST_RANDOM = 24;

    private static final ImmutableMap<Kind, Pattern> SHAPES = ImmutableMap.of(
            Kind.AWS_ACCESS_KEY,
            Pattern.compile("\\b(?:AKIA|ASIA)[A-Z2-7]{16}\\b"),
            Kind.PRIVATE_KEY,
            Pattern.compile("-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY"),
            Kind.TOKEN,
            Pattern.compile(
                    "\\bgh[pousr]_[A-Za-z0-9]{36}|\\bgithub_pat_\\w{22}|\\bglpat-[\\w-]{20}|\\bxox[abeoprs]-[\\w-]{10}"
                            + "|hooks\\.slack\\.com/services/\\w{1,20}/\\w{1,20}/\\w{20}|\\b[sr]k_live_\\w{16}|\\bSG\\.[\\w-]{16,100}\\.[\\w-]{16}"
                            + "|\\bnpm_[A-Za-z0-9]{36}|\\bpul-[0-9a-f]{40}|\\bhv[sb]\\.[\\w-]{24}"
                            + "|\\beyJ[\\w-]{8,2000}\\.eyJ[\\w-]{8,8000}\\.[\\w-]{8}"));

    /** What stands before or behind every password in a connection. */
    private static final CharMatcher OF_CONNECTION = CharMatcher.anyOf("@=");

    private static final Pattern PASSWORD_IN_URL =
            Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]{0,30}://[^/\\s:@]{0,100}:[^/\\s@${<%*][^/\\s@]{0,200}@"
                    + "|(?i:(?:^|[?&;])\\s*(?:password|pwd)\\s*=\\s*[^&;\\s${<%*])");

    // What a name ends with when it is the name of a credential: TOKEN_URL and PASSWORD_MIN_LENGTH end with something
    // else.
    private static final ImmutableSet<String> NAMES = ImmutableSet.of(
            "password", "passwd", "passphrase", "secret", "token", "credential", "credentials", "apikey", "secretkey");
    // Each of these names, and each key, holds one of these.
    private static final ImmutableList<String> PARTS_OF_NAMES =
            ImmutableList.of("pass", "pwd", "secret", "token", "credential", "key");
    private static final ImmutableSet<String> NAMES_BEHIND_ANOTHER_WORD = ImmutableSet.of("pass", "pwd");
    private static final ImmutableSet<String> KEYS = ImmutableSet.of(
            "api", "secret", "private", "access", "auth", "encryption", "signing", "master", "jwt", "hmac");

    // Words in names of texts that look random and are no secrets.
    private static final ImmutableSet<String> PUBLIC = ImmutableSet.of(
            "public",
            "publishable",
            "site",
            "id",
            "ids",
            "arn",
            "hash",
            "digest",
            "checksum",
            "sha",
            "sha256",
            "etag",
            "fingerprint",
            "version",
            "revision",
            "commit",
            "build",
            "config",
            "b64",
            "base64",
            "cert",
            "certificate",
            "ca",
            "url",
            "uri",
            "host",
            "endpoint",
            "image");

    // Switches, references to where the credential is, and what something else fills in.
    private static final Pattern NO_CREDENTIAL = Pattern.compile(
            "(?i:true|false|yes|no|on|off|none|null|enabled|disabled|required|optional|[0-9]{1,5})"
                    + "|arn:.+"
                    + "|\\.{0,2}/[\\w.@-]+(?:/[\\w.@-]+)*+/?"
                    + "|[a-z][a-z0-9_.-]*(?:/[\\w.-]+)++"
                    + "|[a-z][a-z0-9+.-]*://.+"
                    + "|.*(?:\\$\\{|\\$\\(|\\{\\{).*",
            Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+[0-9]*|[0-9]+");
    private static final Pattern BASE62 = Pattern.compile("[A-Za-z0-9_-]{24,}={0,2}|[A-Za-z0-9+/]{40}");
    // No task definition is longer: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
    private static final int LONGEST_VALUE = 65_536;

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private static final ImmutableList<String> PUBLIC_PREFIXES = ImmutableList.of(
            "NEXT_PUBLIC_", "NUXT_PUBLIC_", "VITE_", "REACT_APP_", "EXPO_PUBLIC_", "GATSBY_", "PUBLIC_");
    private static final CharMatcher NAME_OF_SECRET =
            CharMatcher.inRange('a', 'z').or(CharMatcher.is('-'));

    private Credentials() {}

    /**
     * What an environment variable holds.
     *
     * @return null when it is no credential, as far as one can see
     */
    public static @Nullable Kind find(String name, String all) {
        String value = all.substring(0, Math.min(all.length(), LONGEST_VALUE));
        Kind shape = shape(value);
        if (shape != null) {
            return shape;
        }
        String text = value.strip();
        if (isPublicByName(name) || isReferenceByName(name, text)) {
            return null;
        }
        boolean named = mayBeCredentialName(name) && isCredentialName(words(name));
        if (text.isEmpty()
                || (!named && text.length() < SHORTEST_RANDOM)
                || NO_CREDENTIAL.matcher(text).matches()) {
            return null;
        }
        if (named) {
            return Kind.NAMED;
        }
        return isRandom(text) && words(name).stream().noneMatch(PUBLIC::contains) ? Kind.RANDOM : null;
    }

    /**
     * Whether a framework puts variables of this name into what browsers load, so that they are no secrets: <a
     * href="https://nextjs.org/docs/app/guides/environment-variables">Next.js</a> and others, as of 2026-11-27.
     */
    private static boolean isPublicByName(String name) {
        return PUBLIC_PREFIXES.stream().anyMatch(name::startsWith);
    }

    /** Whether a text is the name of a secret and not the secret: words joined by hyphens, or an identifier of Stripe's catalogue. */
    private static boolean isReferenceByName(String name, String text) {
        String lower = Ascii.toLowerCase(name);
        boolean mayBeName = lower.endsWith("credentials") || lower.endsWith("secret") || lower.endsWith("secret_name");
        return text.startsWith("price_")
                || text.startsWith("prod_")
                || (mayBeName && NAME_OF_SECRET.matchesAllOf(text) && text.indexOf('-') > 0);
    }

    private static @Nullable Kind shape(String value) {
        if (value.length() >= SHORTEST) {
            for (Map.Entry<Kind, Pattern> shape : SHAPES.entrySet()) {
                if (shape.getValue().matcher(value).find()) {
                    return shape.getKey();
                }
            }
        }
        return OF_CONNECTION.matchesAnyOf(value)
                        && !isLocal(value)
                        && PASSWORD_IN_URL.matcher(value).find()
                ? Kind.PASSWORD_IN_URL
                : null;
    }

    /** A server on the same host, with the login that it comes with, is reached by the containers of the task only. */
    private static boolean isLocal(String value) {
        return value.contains("@localhost") || value.contains("@127.0.0.1");
    }

    private static boolean mayBeCredentialName(String name) {
        String lower = Ascii.toLowerCase(name);
        return PARTS_OF_NAMES.stream().anyMatch(lower::contains);
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(name);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        // DB_PASSWORD_2 is a second one.
        while (!words.isEmpty() && DIGITS.matcher(words.get(words.size() - 1)).matches()) {
            words.remove(words.size() - 1);
        }
        return words;
    }

    private static boolean isCredentialName(List<String> words) {
        if (words.isEmpty()) {
            return false;
        }
        String last = words.get(words.size() - 1);
        String before = words.size() > 1 ? words.get(words.size() - 2) : "";
        return NAMES.contains(last)
                || (NAMES_BEHIND_ANOTHER_WORD.contains(last) && !before.isEmpty())
                || (last.equals("key") && KEYS.contains(before));
    }

    /** Whether letters of both cases and digits stand so mixed that no words are in it, and nothing readable is encoded in it. */
    private static boolean isRandom(String text) {
        if (!BASE62.matcher(text).matches()) {
            return false;
        }
        int changes = 0;
        for (int i = 1; i < text.length(); i++) {
            changes += kind(text.charAt(i)) == kind(text.charAt(i - 1)) ? 0 : 1;
        }
        long kinds = text.chars().map(sign -> kind((char) sign)).distinct().count();
        return kinds >= 3 && changes * 100 >= text.length() * 45 && !holdsText(text);
    }

    private static int kind(char sign) {
        if (sign >= 'a' && sign <= 'z') {
            return 0;
        }
        return sign >= 'A' && sign <= 'Z' ? 1 : sign >= '0' && sign <= '9' ? 2 : 3;
    }

    private static boolean holdsText(String text) {
        try {
            String decoded = new String(
                    BaseEncoding.base64()
                            .omitPadding()
                            .decode(CharMatcher.is('=').trimTrailingFrom(text)),
                    StandardCharsets.ISO_8859_1);
            return CharMatcher.inRange(' ', '~').or(CharMatcher.anyOf("\r\n\t")).matchesAllOf(decoded);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
