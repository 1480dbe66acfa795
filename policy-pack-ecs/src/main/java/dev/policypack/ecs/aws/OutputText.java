package dev.policypack.ecs.aws;

import com.google.common.collect.ImmutableList;
import java.util.regex.Pattern;

/**
 * What the SDKs of Pulumi write in place of a value when an Output is turned into text: TypeScript and .NET {@code Calling [toString] on
 * an [Output<T>]}, Python {@code Calling __str__ on an Output[T]}, Java {@code Calling 'toString' on an 'Output<T>'}; a serializer of
 * JSON may have escaped the quotes. Go prints the address of the Output.
 */
public final class OutputText {
    private static final Pattern WARNING = Pattern.compile(
            "Calling (?:\\[\\w+]|__\\w+__|(?:'|\\\\u0027)\\w+(?:'|\\\\u0027)) on an (?:\\[|'|\\\\u0027)?Output"
                    + "|\\{0xc[0-9a-f]{9}}"
                    + "|\\[object (?:Object|Promise)]");

    /** What these begin with. Every text of the stack is looked at, and almost none of them has one. */
    private static final ImmutableList<String> MARKS = ImmutableList.of("Calling ", "{0xc", "[object ");

    /** The shortest is the address of an Output in Go. */
    private static final int SHORTEST = "{0xc000123456}".length();

    private OutputText() {}

    /** Whether such a text stands somewhere in this one: then nothing else can be said about the value. */
    public static boolean isIn(String text) {
        return text.equals("undefined")
                || (text.length() >= SHORTEST
                        && hasMark(text)
                        && WARNING.matcher(text).find());
    }

    private static boolean hasMark(String text) {
        for (String mark : MARKS) {
            if (text.contains(mark)) {
                return true;
            }
        }
        return false;
    }
}
