package dev.policypack.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets a system property")
class GoldenTest {
    @TempDir
    Path folder;

    private final String before = System.getProperty(Golden.UPDATE);

    @BeforeEach
    void compare() {
        System.clearProperty(Golden.UPDATE);
    }

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(Golden.UPDATE);
        } else {
            System.setProperty(Golden.UPDATE, before);
        }
    }

    @Test
    void names_every_file_that_differs() throws IOException {
        Files.writeString(folder.resolve("same.md"), "a\n");
        Files.writeString(folder.resolve("other.md"), "a\nb\n");
        Files.writeString(folder.resolve("short.md"), "a\n");
        Files.writeString(folder.resolve("stray.md"), "a\n");
        Files.writeString(folder.resolve("notes.txt"), "a\n");

        assertThatThrownBy(() -> Golden.check(
                        folder,
                        Map.of("same.md", "a\n", "other.md", "a\nc\n", "short.md", "a\nb\n", "new/gone.md", "a\n"),
                        ".md"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("files in " + folder + " are out of date; run this test with -Dgolden.update and commit the"
                        + " result:\n"
                        + "  new/gone.md is missing\n"
                        + "  other.md differs in line 2: \"b\" should be \"c\"\n"
                        + "  short.md differs in length\n"
                        + "  stray.md should not be there");
    }

    @Test
    void an_update_writes_them_and_deletes_what_is_left_over() throws IOException {
        Files.writeString(folder.resolve("stray.md"), "a\n");
        Files.writeString(folder.resolve("notes.txt"), "a\n");
        Map<String, String> files = Map.of("a.md", "a\n", "new/b.md", "b\n");

        System.setProperty(Golden.UPDATE, "");
        Golden.check(folder, files, ".md");
        System.clearProperty(Golden.UPDATE);

        assertThatCode(() -> Golden.check(folder, files, ".md")).doesNotThrowAnyException();
        assertThat(folder.resolve("stray.md")).doesNotExist();
        assertThat(folder.resolve("notes.txt")).exists();
    }

    @Test
    void a_test_that_makes_no_file_fails() {
        assertThatThrownBy(() -> Golden.check(folder, Map.of(), ".md"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("no file was made for " + folder + ", so that nothing was compared");
    }

    @Test
    void a_folder_that_is_not_there_has_no_files() {
        assertThatThrownBy(() -> Golden.check(folder.resolve("none"), Map.of("a.md", "a"), ".md"))
                .isInstanceOf(AssertionError.class)
                .hasMessageEndingWith("\n  a.md is missing");
    }
}
