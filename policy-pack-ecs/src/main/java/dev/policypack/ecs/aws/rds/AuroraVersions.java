package dev.policypack.ecs.aws.rds;

import com.google.common.base.Splitter;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import dev.policypack.ecs.aws.FactTable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of Aurora PostgreSQL: which minors can be created, and how long AWS supports a major.
 *
 * <p>Sources: <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html">
 * release calendar</a>, as of 2026-11-21, and the engine versions in the resource schemas of cfn-lint, as of {@link #AS_OF}. The minors
 * are a file, {@code aurora-versions.txt}, read when it is first needed.
 */
public final class AuroraVersions {
    /** The day of the table of minors, as its head says. */
    public static final LocalDate AS_OF = LocalDate.of(2026, 10, 20);

    private static final Pattern VERSION = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})");

    private static final ImmutableMap<Integer, LocalDate> ENDS_OF_STANDARD_SUPPORT =
            ImmutableMap.<Integer, LocalDate>builder()
                    .put(18, LocalDate.of(2031, 2, 28))
                    .put(17, LocalDate.of(2030, 2, 28))
                    .put(16, LocalDate.of(2029, 2, 28))
                    .put(15, LocalDate.of(2028, 2, 29))
                    .put(14, LocalDate.of(2027, 2, 28))
                    .put(13, LocalDate.of(2026, 2, 28))
                    .put(12, LocalDate.of(2025, 2, 28))
                    .put(11, LocalDate.of(2024, 2, 29))
                    .buildOrThrow();

    private static final Supplier<Map<Integer, Major>> MAJORS = Suppliers.memoize(AuroraVersions::majors);

    private AuroraVersions() {}

    /**
     * A major of Aurora PostgreSQL.
     *
     * @param number the major
     * @param endOfStandardSupport the last day of standard support; extended support, which costs extra, follows
     * @param creatable the minors that can be created
     */
    public record Major(int number, LocalDate endOfStandardSupport, ImmutableSortedSet<Integer> creatable) {
        /** Whether this minor can no longer be created. One that is newer than the table may well be there. */
        boolean isDead(int minor) {
            return !creatable.contains(minor) && minor < creatable.last();
        }

        /** The creatable version that is nearest to a minor: the next higher one. */
        String nearest(int minor) {
            Integer next = creatable.higher(minor);
            return number + "." + (next == null ? creatable.last() : next);
        }
    }

    private static Map<Integer, Major> majors() {
        Map<String, String> minors = FactTable.read("aurora-versions.txt");
        ImmutableMap.Builder<Integer, Major> majors = ImmutableMap.builder();
        ENDS_OF_STANDARD_SUPPORT.forEach((number, end) -> majors.put(
                number,
                new Major(
                        number,
                        end,
                        Splitter.on(' ')
                                .splitToStream(minors.getOrDefault(String.valueOf(number), ""))
                                .map(Integer::valueOf)
                                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder())))));
        return majors.buildOrThrow();
    }

    /** The major of a version; empty for a text that is no version, or a major that the table does not know. */
    public static Optional<Major> major(String version) {
        String number = version.indexOf('.') < 0 ? version : version.substring(0, version.indexOf('.'));
        return number.matches("[0-9]{1,3}")
                ? Optional.ofNullable(MAJORS.get().get(Integer.valueOf(number)))
                : Optional.empty();
    }

    /** Whether a version {@code major.minor} can no longer be created; false for what the table does not know. */
    public static boolean isDead(String version) {
        Matcher matcher = VERSION.matcher(version);
        return matcher.matches()
                && major(version)
                        .map(major -> major.isDead(Integer.parseInt(matcher.group(2))))
                        .orElse(false);
    }

    /** The creatable version of the same major that is nearest to a dead one; empty for what the table does not know. */
    public static Optional<String> nearest(String version) {
        Matcher matcher = VERSION.matcher(version);
        return matcher.matches()
                ? major(version).map(major -> major.nearest(Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** The last day of standard support of a version's major, when that is over on a day; empty otherwise. */
    public static Optional<LocalDate> standardSupportEnded(String version, LocalDate on) {
        return major(version).map(Major::endOfStandardSupport).filter(end -> end.isBefore(on));
    }
}
