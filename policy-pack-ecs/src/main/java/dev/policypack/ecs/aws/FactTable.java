package dev.policypack.ecs.aws;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import dev.policypack.value.Internal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A table of facts that is too long for Java, and made by one of the scripts in {@code src/facts}: a file beside these classes. */
@Internal
public final class FactTable {
    private FactTable() {}

    /**
     * The lines of a table, by their first words; those that begin with # are comments.
     *
     * @param file the name of the file: {@code iam-actions.txt}
     */
    public static Map<String, String> read(String file) {
        try {
            // As one text: these tables are read in every run, and readers that go letter by letter take long before
            // the JVM is warm.
            String text = new String(
                    Resources.toByteArray(Resources.getResource(FactTable.class, file)), StandardCharsets.UTF_8);
            ImmutableMap.Builder<String, String> lines = ImmutableMap.builder();
            int end;
            for (int start = 0; start < text.length(); start = end + 1) {
                int newLine = text.indexOf('\n', start);
                end = newLine < 0 ? text.length() : newLine;
                int space = text.indexOf(' ', start);
                if (text.charAt(start) != '#' && space > start && space < end) {
                    lines.put(text.substring(start, space), text.substring(space + 1, end));
                }
            }
            return lines.buildOrThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + file + " could not be read", e);
        }
    }
}
