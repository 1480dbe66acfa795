package dev.policypack.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Committed files that are made from the code, so that they cannot be out of date: a test makes them anew and compares. Run the test
 * with {@code -Dgolden.update} to write them.
 */
public final class Golden {
    /** The system property that makes {@link #check} write instead of compare. */
    public static final String UPDATE = "golden.update";

    private Golden() {}

    /**
     * Compares files with what they must hold, or writes them.
     *
     * @param folder where they are, all of them: a file there that is not among these is reported, too, and deleted by an update
     * @param files what each must hold, by its path in the folder
     * @param mine which files of the folder are made this way, by the end of their names; others are left alone
     * @throws AssertionError that names each file which differs; also when there is no file at all
     */
    public static void check(Path folder, Map<String, String> files, String mine) {
        if (files.isEmpty()) {
            throw new AssertionError("no file was made for " + folder + ", so that nothing was compared");
        }
        try {
            boolean update = System.getProperty(UPDATE) != null;
            List<String> differences = new ArrayList<>();
            for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
                Path path = folder.resolve(file.getKey());
                if (!Files.exists(path)) {
                    differences.add(file.getKey() + " is missing");
                } else if (!Files.readString(path).equals(file.getValue())) {
                    differences.add(
                            file.getKey() + " differs" + firstDifference(Files.readString(path), file.getValue()));
                } else {
                    continue;
                }
                if (update) {
                    Path parent = path.getParent();
                    if (parent != null) {
                        Files.createDirectories(parent);
                    }
                    Files.writeString(path, file.getValue());
                }
            }
            for (String stray : strays(folder, files, mine)) {
                differences.add(stray + " should not be there");
                if (update) {
                    Files.delete(folder.resolve(stray));
                }
            }
            if (!differences.isEmpty() && !update) {
                throw new AssertionError("files in " + folder + " are out of date; run this test with -D" + UPDATE
                        + " and commit the result:\n  " + String.join("\n  ", differences));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> strays(Path folder, Map<String, String> files, String mine) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(mine) && !files.containsKey(path))
                    .sorted()
                    .toList();
        }
    }

    private static String firstDifference(String committed, String made) {
        List<String> before = committed.lines().toList();
        List<String> after = made.lines().toList();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            if (!before.get(i).equals(after.get(i))) {
                return " in line " + (i + 1) + ": \"" + before.get(i) + "\" should be \"" + after.get(i) + "\"";
            }
        }
        return " in length";
    }
}
