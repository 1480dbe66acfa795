package dev.policypack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** What is written about this module names what is there. */
class DocumentationTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final Pattern ROW = Pattern.compile("^\\| F([0-9]+) \\|.*$", Pattern.MULTILINE);

    /** A class, maybe with a member: {@code Stack#ofType}. */
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)(?:\\.([A-Z]\\w+))?(?:#(\\w+))?`");

    @Test
    void the_feature_table_has_every_row_once_and_in_order() throws Exception {
        List<Integer> numbers = ROW.matcher(table())
                .results()
                .map(row -> Integer.valueOf(row.group(1)))
                .toList();
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 76).boxed().toList());
        assertThat(table().lines().filter(line -> line.startsWith("| F")))
                .allSatisfy(line -> assertThat(cells(line)).hasSize(5));
    }

    @Test
    void every_class_and_member_of_the_feature_table_exists() throws Exception {
        ListMultimap<String, Class<?>> classes = classes(MAIN);
        List<String> wrong = new ArrayList<>();
        for (String cell : cellsNamed("here")) {
            for (MatchResult name : NAME.matcher(cell).results().toList()) {
                if (classes.get(name.group(1)).stream().noneMatch(type -> has(type, name.group(2), name.group(3)))) {
                    wrong.add(name.group());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_test_of_the_feature_table_exists_and_is_one() throws Exception {
        ListMultimap<String, Class<?>> classes = classes(TEST);
        List<String> wrong = new ArrayList<>();
        int tests = 0;
        for (String cell : cellsNamed("shown by")) {
            List<MatchResult> names = NAME.matcher(cell).results().toList();
            assertThat(names.isEmpty()).as(cell).isEqualTo(cell.equals("—"));
            for (MatchResult name : names) {
                tests++;
                if (classes.get(name.group(1)).stream().noneMatch(type -> hasTest(type, name.group(3)))) {
                    wrong.add(name.group());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tests).isGreaterThan(76);
    }

    @Test
    void the_table_of_traps_has_every_row_once_and_every_test_of_traps() throws Exception {
        ListMultimap<String, Class<?>> classes = classes(TEST);
        List<Integer> numbers = new ArrayList<>();
        TreeSet<String> ofTraps = new TreeSet<>();
        for (String row :
                traps().lines().filter(line -> line.matches("\\| [0-9]+ \\|.*")).toList()) {
            List<String> cells = cells(row);
            assertThat(cells).hasSize(3);
            numbers.add(Integer.valueOf(cells.get(0)));
            List<MatchResult> tests = NAME.matcher(cells.get(2)).results().toList();
            assertThat(tests).as(row).isNotEmpty().allSatisfy(test -> assertThat(classes.get(test.group(1)))
                    .anyMatch(type -> hasTest(type, test.group(3))));
            tests.stream().filter(test -> test.group(1).equals("TrapsTest")).forEach(test -> assertThat(
                            ofTraps.add(test.group(3)))
                    .as(test.group() + " for the first time")
                    .isTrue());
        }
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 27).boxed().toList());
        assertThat(ofTraps)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(classes.get("TrapsTest").get(0).getDeclaredMethods())
                                .filter(method -> method.isAnnotationPresent(Test.class))
                                .map(Member::getName)
                                .toList());
    }

    @Test
    void the_overview_names_every_public_class() throws Exception {
        TreeSet<String> there = new TreeSet<>();
        classes(MAIN).values().stream()
                .filter(type -> java.lang.reflect.Modifier.isPublic(type.getModifiers()))
                .filter(type -> !type.isAnnotationPresent(dev.policypack.value.Internal.class))
                .forEach(type -> there.add(type.getName()));
        TreeSet<String> named = new TreeSet<>();
        Matcher links = Pattern.compile("\\{@link ([\\w.]+)}").matcher(overview());
        while (links.find()) {
            named.add(links.group(1));
        }
        assertThat(named).isEqualTo(there);
        assertThat(overview().lines()).as("two screens").hasSizeLessThan(90);
    }

    @Test
    void the_pack_of_the_overview_is_one_that_compiles() throws Exception {
        String source = Files.readString(TEST.resolve("dev/policypack/OverviewPack.java"));
        String shown = source.substring(source.indexOf("    public static void main"), source.lastIndexOf("}"));

        assertThat(overview()).contains("<pre>{@code\n" + shown.stripTrailing().stripIndent() + "\n}</pre>");
    }

    private static String table() throws IOException {
        return Files.readString(Path.of("docs/feature-table.md"));
    }

    private static String traps() throws IOException {
        return Files.readString(Path.of("docs/traps.md"));
    }

    private static String overview() throws IOException {
        return Files.readString(Path.of("src/main/javadoc/overview.html"));
    }

    private static List<String> cells(String line) {
        String inner = line.substring(1, line.length() - 1);
        return Stream.of(inner.split("\\|", -1)).map(String::strip).toList();
    }

    /** The cells below a heading, of all tables. */
    private static List<String> cellsNamed(String heading) throws IOException {
        List<String> found = new ArrayList<>();
        int column = -1;
        for (String line : table().lines().filter(line -> line.startsWith("|")).toList()) {
            List<String> cells = cells(line);
            if (cells.contains(heading)) {
                column = cells.indexOf(heading);
            } else if (!line.startsWith("| ---")) {
                found.add(cells.get(column));
            }
        }
        assertThat(found).hasSizeGreaterThan(76);
        return ImmutableList.copyOf(found);
    }

    /** The top-level classes of a source folder by their simple names, of which there may be several. */
    private static ListMultimap<String, Class<?>> classes(Path sources) throws Exception {
        ImmutableListMultimap.Builder<String, Class<?>> classes = ImmutableListMultimap.builder();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String name = sources.relativize(file).toString().replace(".java", "");
                if (!name.endsWith("package-info")) {
                    Class<?> type = Class.forName(
                            name.replace('/', '.').replace('\\', '.'), false, DocumentationTest.class.getClassLoader());
                    classes.put(type.getSimpleName(), type);
                }
            }
        }
        return classes.build();
    }

    private static boolean has(Class<?> type, String nested, String member) {
        if (nested != null) {
            return Stream.of(type.getDeclaredClasses())
                    .anyMatch(inside -> inside.getSimpleName().equals(nested) && has(inside, null, member));
        }
        return member == null
                || Stream.<Member>concat(
                                Stream.of(type.getDeclaredMethods()), Stream.<Field>of(type.getDeclaredFields()))
                        .anyMatch(one -> one.getName().equals(member));
    }

    private static boolean hasTest(Class<?> type, String method) {
        return !ReflectionSupport.findMethods(
                        type,
                        found -> found.getName().equals(method)
                                && (AnnotationSupport.isAnnotated(found, Test.class)
                                        || AnnotationSupport.isAnnotated(found, ParameterizedTest.class)
                                        || AnnotationSupport.isAnnotated(found, net.jqwik.api.Property.class)),
                        HierarchyTraversalMode.TOP_DOWN)
                .isEmpty();
    }
}
