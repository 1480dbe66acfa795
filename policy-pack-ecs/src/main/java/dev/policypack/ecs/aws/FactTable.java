package dev.policypack.ecs.aws;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A table of facts that is too long for Java, and made by one of the scripts in {@code src/facts}: a file beside these classes. */
final class FactTable {
    private FactTable() {}

    /**
     * The lines of a table, by their first words; those that begin with # are comments.
     *
     * @param file the name of the file: {@code iam-actions.txt}
     */
    static Map<String, String> read(String file) {
        try {
            ImmutableMap.Builder<String, String> lines = ImmutableMap.builder();
            for (String line :
                    Resources.readLines(Resources.getResource(FactTable.class, file), StandardCharsets.UTF_8)) {
                int space = line.indexOf(' ');
                if (!line.startsWith("#") && space > 0) {
                    lines.put(line.substring(0, space), line.substring(space + 1));
                }
            }
            return lines.buildOrThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + file + " could not be read", e);
        }
    }
}
