package dev.policypack.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.config.InvalidOptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExemptionFileTest {
    @TempDir
    Path folder;

    @Test
    void reads_each_field() {
        assertThat(
                        read(
                                """
                        # Agreed with security.
                        version: 1
                        exemptions:
                          - resource: audit-*
                            policy: "*"
                            property: retentionInDays
                            reason: >
                              The auditors keep
                              these logs themselves.
                            ticket: 123
                            until: 2026-12-31
                          - {resource: b, policy: days, reason: "no: yes"}
                        """))
                .containsExactly(
                        new Exemption(
                                "audit-*",
                                "*",
                                "retentionInDays",
                                "The auditors keep these logs themselves.",
                                "123",
                                Optional.of(LocalDate.of(2026, 12, 31)),
                                "exemptions.yaml, line 4"),
                        new Exemption("b", "days", "", "no: yes", "", Optional.empty(), "exemptions.yaml, line 12"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1",
                "version: 1\nexemptions:",
                "version: 1\nexemptions: []\n",
                "---\nversion: 1\n...\n",
                "\ufeffversion: 1\r\nexemptions:\r\n"
            })
    void a_file_may_hold_no_exemption(String yaml) {
        assertThat(read(yaml)).isEmpty();
    }

    @Test
    void a_name_of_several_lines_does_not_break_the_sentence_that_shows_it() {
        refuses(
                "version: 1\n\"a\\nb\": 2",
                "exemptions.yaml, line 2: there is no field \"a b\"; a file has version and exemptions");
        refuses(
                "version: 1\nexemptions:\n- {resource: a, policy: b, reason: c, until: \"x\\ny\", \"z\\nz\": 1}",
                "exemptions.yaml, line 3: an exemption has no field \"z z\"; it takes resource, policy, property, reason,"
                        + " ticket and until\n"
                        + "exemptions.yaml, line 3: until is \"x y\", which is no date; write the last day of the exemption, such"
                        + " as 2026-12-31");
    }

    @Test
    void every_sentence_names_line_and_field() {
        refuses(
                """
                version: 1
                exemptions:
                  - resource: a
                    policy:
                    reason: " "
                    untill: 2026-12-31
                  - resource: [a]
                    reason: {a: b}
                    until: 31.12.2026
                """,
                """
                exemptions.yaml, line 6: an exemption has no field "untill"; did you mean "until"?
                exemptions.yaml, line 4: policy is blank; write the name of the policy
                exemptions.yaml, line 5: reason is blank; say why the violation is allowed
                exemptions.yaml, line 7: resource is no text; write it in quotes
                exemptions.yaml, line 7: the exemption has no policy; write the name of the policy
                exemptions.yaml, line 8: reason is no text; write it in quotes
                exemptions.yaml, line 9: until is "31.12.2026", which is no date; write the last day of the exemption, such as\
                 2026-12-31""");
        refuses(
                "version: 1\nexemptions:\n- resource: a\n  until: 2026-02-30",
                """
                exemptions.yaml, line 3: the exemption has no policy; write the name of the policy
                exemptions.yaml, line 3: the exemption has no reason; say why the violation is allowed
                exemptions.yaml, line 4: until is "2026-02-30", which is no date; write the last day of the exemption, such as\
                 2026-12-31""");
    }

    @Test
    void another_format_is_refused() {
        refuses("", "exemptions.yaml, line 1: the version is missing; begin the file with version: 1");
        refuses("# nothing", "exemptions.yaml, line 1: the version is missing; begin the file with version: 1");
        refuses("exemptions: []", "exemptions.yaml, line 1: the version is missing; begin the file with version: 1");
        refuses(
                "\nversion: 2",
                "exemptions.yaml, line 2: the version is not 1, the only one that there is; write version: 1");
        refuses(
                "version: [1]",
                "exemptions.yaml, line 1: the version is not 1, the only one that there is; write version: 1");
        refuses("version: 1\nversion: 1", "exemptions.yaml, line 2: \"version\" is written twice; write it once");
        refuses("- a", "exemptions.yaml, line 1: the file begins with something else than version: 1");
        refuses("text", "exemptions.yaml, line 1: the file begins with something else than version: 1");
        refuses(
                "version: 1\nexemption: []",
                "exemptions.yaml, line 2: there is no field \"exemption\"; did you mean \"exemptions\"?");
        refuses(
                "version: 1\nsomething: []",
                "exemptions.yaml, line 2: there is no field \"something\"; a file has version and exemptions");
        refuses(
                "version: 1\nexemptions: {a: b}",
                "exemptions.yaml, line 2: exemptions is no list; begin each exemption with a dash");
        refuses(
                "version: 1\nexemptions:\n  - a",
                "exemptions.yaml, line 3: this is no exemption; it takes resource, policy, property, reason, ticket and until");
        refuses(
                "version: 1\nexemptions:\n  - resource: a\n    resource: b",
                "exemptions.yaml, line 4: \"resource\" is written twice; begin each exemption with a dash");
        refuses(
                "version: 1\n---\nversion: 1",
                "exemptions.yaml, line 3: a second document begins; write all exemptions into the first one");
    }

    @Test
    void yaml_that_is_none_is_refused_with_its_line() {
        String notYaml = ": this is not valid YAML; a text that begins with *, or holds a colon, is written in quotes";
        refuses("version: 1\nexemptions: [", "exemptions.yaml, line 2" + notYaml);
        refuses("version: 1\nexemptions:\n  - resource: *\n    policy: a", "exemptions.yaml, line 3" + notYaml);
        refuses("version: 1\nexemptions:\n  - reason: a: b", "exemptions.yaml, line 3" + notYaml);
        refuses("version: 1\n\texemptions:", "exemptions.yaml, line 2" + notYaml);
        refuses(
                "version: 1\nexemptions:\n  - resource: *-logs",
                "exemptions.yaml, line 3: \"*-logs\" is an alias in YAML; write a text that begins with * in quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "!!a ", "&a ", "\u0000", "\"\\"})
    void nothing_gets_through_that_is_no_sentence(String bad) {
        assertThatThrownBy(() -> read("version: 1\nexemptions: " + bad.repeat(3_000)))
                .isInstanceOf(InvalidOptionException.class);
        assertThatThrownBy(() -> read(bad.repeat(3_000))).isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void a_folder_without_the_file_has_no_exemptions() {
        assertThat(ExemptionFile.in(folder)).isEmpty();
        assertThat(ExemptionFile.in(folder.resolve("gone"))).isEmpty();
    }

    @Test
    void the_other_spelling_of_its_name_is_refused() throws IOException {
        Files.writeString(folder.resolve("exemptions.yml"), "version: 1");

        assertThatThrownBy(() -> ExemptionFile.in(folder))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("exemptions.yml is not read; rename it to exemptions.yaml");
    }

    @Test
    void a_file_that_is_no_text_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("exemptions.yaml"), new byte[] {(byte) 0xff, 0, 1});

        assertThatThrownBy(() -> ExemptionFile.in(folder))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("the exemptions in " + file + " cannot be read; give the path of a YAML file in UTF-8");
    }

    @Test
    void a_thousand_exemptions_are_read() {
        StringBuilder yaml = new StringBuilder("version: 1\nexemptions:\n");
        for (int i = 0; i < 1_000; i++) {
            yaml.append("- {resource: r").append(i).append(", policy: p, reason: x}\n");
        }

        assertThat(read(yaml.toString()))
                .hasSize(1_000)
                .last()
                .hasToString("exemption of \"r999\" from \"p\" (exemptions.yaml, line 1002)");
    }

    private List<Exemption> read(String yaml) {
        try {
            Files.writeString(folder.resolve("exemptions.yaml"), yaml);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return ExemptionFile.in(folder);
    }

    private void refuses(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(message);
    }
}
