package dev.policypack.value;

import com.google.common.collect.ImmutableList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How values look in a sentence. */
public final class Display {
    /** Longer texts are cut: a message is read in a terminal. */
    private static final int LONGEST_TEXT = 120;

    private static final String PLACE = "%s";

    private Display() {}

    /** Texts in quotes and cut when long, whole numbers without a fraction, lists as {@code a, b or c}, the rest as it is. */
    public static String of(@Nullable Object shown) {
        if (shown instanceof String text) {
            return "\"" + shortened(text) + "\"";
        }
        if (shown instanceof Double number) {
            return shortened(PropertyValue.plainNumber(number));
        }
        if (shown instanceof Collection<?> many) {
            return choice(many);
        }
        return shortened(String.valueOf(shown));
    }

    /** A message out of its template, whose {@code %s} stand for the arguments, shown as by {@link #of}. */
    public static String format(String template, @Nullable Object... args) {
        Object[] shown = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            Object arg = args[i];
            shown[i] = arg instanceof Words words ? words.text() : of(arg);
        }
        if (shown.length == 0) {
            return template;
        }
        return isPlain(template, shown.length) ? filled(template, shown) : String.format(Locale.ROOT, template, shown);
    }

    /** Whether a template holds so many {@code %s} and no other sign for the formatter of the JDK, which takes long while it is cold. */
    private static boolean isPlain(String template, int places) {
        int found = 0;
        for (int at = template.indexOf('%'); at >= 0; at = template.indexOf('%', at + 1)) {
            if (!template.startsWith(PLACE, at)) {
                return false;
            }
            found++;
        }
        return found == places;
    }

    private static String filled(String template, Object... shown) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Object one : shown) {
            int at = template.indexOf(PLACE, from);
            text.append(template, from, at).append(one);
            from = at + PLACE.length();
        }
        return text.append(template, from, template.length()).toString();
    }

    /** A text that is part of the sentence itself, so that it is not put in quotes: {@code Display.words("HTTP")}. */
    public static Object words(String text) {
        return new Words(text);
    }

    private static String choice(Collection<?> many) {
        List<String> shown = many.stream()
                .map(element -> element instanceof String text ? shortened(text) : of(element))
                .collect(ImmutableList.toImmutableList());
        if (shown.size() < 2) {
            return shown.isEmpty() ? "none" : shown.get(0);
        }
        return String.join(", ", shown.subList(0, shown.size() - 1)) + " or " + shown.get(shown.size() - 1);
    }

    /**
     * A text in which control characters, and those that change the direction of writing, are written as escapes, such as {@code \\u001B}: a
     * terminal shows them instead of obeying them. Line breaks stay.
     */
    public static String visible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isInvisible(text.charAt(i))) {
                return escaped(text);
            }
        }
        return text;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isInvisible(c)) {
                escaped.append("\\u").append(HexFormat.of().withUpperCase().toHexDigits(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Unicode's control characters and bidirectional controls: https://www.unicode.org/reports/tr9/, as of 2026-11-27. */
    private static boolean isInvisible(char c) {
        if (c < 0x7F) {
            return c < ' ' && c != '\n';
        }
        return c < 0xA0
                || c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || c == '\u2028'
                || c == '\u2029'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\uFEFF';
    }

    private static String shortened(String text) {
        // Cut first: a text may be megabytes long, and only its beginning is shown.
        String beginning = text.length() <= 2 * LONGEST_TEXT ? text : text.substring(0, 2 * LONGEST_TEXT);
        String oneLine = visible(beginning.replace("\r", "").replace('\n', ' '));
        if (oneLine.length() <= LONGEST_TEXT) {
            return oneLine;
        }
        int end = Character.isHighSurrogate(oneLine.charAt(LONGEST_TEXT - 2)) ? LONGEST_TEXT - 2 : LONGEST_TEXT - 1;
        return oneLine.substring(0, end) + "…";
    }

    private record Words(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
