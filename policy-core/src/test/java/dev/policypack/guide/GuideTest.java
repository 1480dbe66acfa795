package dev.policypack.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.engine.PackConfig;
import dev.policypack.exemption.ExemptionFile;
import dev.policypack.policy.PolicyPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the pages show is real: Java stands, line by line, in a source that is compiled; configuration is read, and names policies that
 * there are; examples in YAML are those of a policy; commands are those of the tutorial, which {@code .ci/newcomer} runs; links lead somewhere.
 */
class GuideTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path TUTORIAL = ROOT.resolve("examples/own-pack/README.md");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)[^)]*\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]+");
    private static final List<String> SOURCES = new ArrayList<>();

    @TempDir
    Path temporary;

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("policy-core/docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("policy-core/README.md"), TUTORIAL),
                            docs.sorted())
                    .toList();
        }
    }

    @BeforeAll
    static void readSources() throws IOException {
        for (String module : List.of("policy-core", "policy-pack-ecs", "examples")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module))) {
                for (Path file : files.filter(one -> one.toString().matches(".*/src/(main|test)/java/.*\\.java"))
                        .toList()) {
                    SOURCES.add(withoutIndentation(Files.readString(file)));
                }
            }
        }
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static List<String> blocks(Path page, String language) throws IOException {
        return BLOCK.matcher(Files.readString(page))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shows_java_that_is_compiled(Path page) throws IOException {
        for (String snippet : blocks(page, "java")) {
            assertThat(SOURCES.stream().anyMatch(source -> source.contains(withoutIndentation(snippet))))
                    .as("%s shows Java that stands in a source:\n%s", page, snippet)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shows_configuration_that_is_read(Path page) throws IOException {
        for (String json : blocks(page, "json")) {
            assertThat(PackConfig.parse(json).entries().keySet())
                    .as("%s:\n%s", page, json)
                    .isNotEmpty()
                    .allMatch(GuideTest::isPolicy);
        }
    }

    private static boolean isPolicy(String name) {
        String declared = "PolicyInfo.named(\"" + name + "\")";
        return name.equals("all")
                || name.equals(PolicyPack.SETTINGS)
                || SOURCES.stream().anyMatch(source -> source.contains(declared));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shows_exemptions_that_are_read_and_examples_of_a_policy(Path page) throws IOException {
        String examples = Files.readString(Path.of("src/test/resources/dev/policypack/guide/LogKeyRotated.yaml"));
        for (String yaml : blocks(page, "yaml")) {
            if (!page.equals(TUTORIAL) && !yaml.equals(examples)) {
                assertThat(ExemptionFile.read(Files.writeString(temporary.resolve("exemptions.yaml"), yaml)))
                        .as("%s", page)
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shows_commands_that_are_run(Path page) throws IOException {
        List<String> run =
                blocks(TUTORIAL, "sh").stream().flatMap(String::lines).toList();
        for (String commands : blocks(page, "sh")) {
            // The other commands of the first page are those of the pack for ECS, which .ci/run and the end-to-end
            // tests run.
            assertThat(run)
                    .as("%s", page)
                    .containsAll(commands.lines()
                            .filter(command -> !page.equals(ROOT.resolve("README.md")) || command.contains("archetype"))
                            .toList());
        }
    }

    @Test
    void links_lead_somewhere() throws IOException {
        List<Path> linked = new ArrayList<>();
        for (Path page : pages()) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.contains("://"))
                    .forEach(link -> linked.add(page.resolveSibling(link).normalize()));
        }
        assertThat(linked).isNotEmpty().allMatch(Files::exists);
    }

    @Test
    void the_names_that_are_ours_exist() throws IOException {
        List<String> names =
                Files.readAllLines(ROOT.resolve("policy-core/docs/coming-from-typescript-or-python.md")).stream()
                        .filter(line ->
                                line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| TypeScript"))
                        .flatMap(row ->
                                CODE.matcher(row.split("\\|", -1)[3]).results().map(span -> span.group(1)))
                        .flatMap(span -> NAME.matcher(span).results().map(name -> name.group()))
                        .toList();
        String sources = String.join("\n", SOURCES);
        assertThat(names)
                .hasSizeGreaterThan(40)
                .allMatch(name -> sources.contains(" " + name + "(")
                        || sources.contains(" " + name + " ")
                        || sources.contains(" " + name + "<"));
    }
}
