package dev.policypack.exemption;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableSortedSet;
import dev.policypack.config.InvalidOptionException;
import dev.policypack.finding.Violation;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * The violations that a stack had when a team began to use a pack, so that only new ones stop it. It only shrinks: what is mended once
 * may not come back.
 *
 * <pre>{@code
 * Baseline.of(report.violations()).write(file);                              // once
 * Report fresh = report.since(Baseline.read(file));             // from then on: only what is new
 * Baseline.read(file).shrunkTo(report.violations()).write(file);             // when fresh.noLongerFound() is not empty
 * }</pre>
 *
 * <p>The file is JSON, sorted, so that it changes only where something has changed, and holds one stack:
 *
 * <pre>{@code
 * {
 *   "version" : 2,
 *   "violations" : [ {
 *     "policy" : "logs-retention",
 *     "urn" : "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::web",
 *     "property" : "retentionInDays"
 *   } ]
 * }
 * }</pre>
 *
 * <p>A violation is known by policy (also under a former name) or constraint, resource and property: a better message, or another value that
 * is wrong, is no new violation. Several that one policy finds at one property are known as one. A policy that failed is never known, and
 * neither is what the pack says about the run itself. Immutable.
 */
public final class Baseline {
    private static final int VERSION = 2;

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::policy).thenComparing(Entry::urn).thenComparing(Entry::property);

    private final ImmutableSortedSet<Entry> entries;

    private Baseline(Iterable<Entry> entries) {
        this.entries = ImmutableSortedSet.copyOf(ORDER, entries);
    }

    /**
     * A violation that is known.
     *
     * @param policy the name of the policy, or the identifier of the constraint
     * @param urn the resource; empty for the stack
     * @param property the path of the property, with {@code of} and the resource when it is another one's; empty for the resource as a whole
     */
    public record Entry(String policy, String urn, String property) {
        /** The entry on one line. */
        @Override
        public String toString() {
            return policy + ", " + (urn.isEmpty() ? "stack" : urn) + (property.isEmpty() ? "" : ", " + property);
        }
    }

    /** What is found today. */
    public static Baseline of(Collection<Violation> found) {
        Set<Entry> today = new TreeSet<>(ORDER);
        for (Violation violation : found) {
            if (canBeKnown(violation)) {
                today.add(entry(violation, violation.rule()));
            }
        }
        return new Baseline(today);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidOptionException when there is none, or it is something else; one sentence with the place
     */
    public static Baseline read(Path file) {
        try {
            return parse(String.valueOf(file.getFileName()), Files.readString(file));
        } catch (IOException e) {
            throw new InvalidOptionException(
                    "the baseline " + file + " cannot be read; give the path of a file that was recorded");
        }
    }

    /** The baseline in a text; messages name it by the file. */
    public static Baseline parse(String file, String json) {
        JsonNode root;
        try {
            root = JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(json);
        } catch (JsonProcessingException e) {
            // What is nested too deeply has no location.
            JsonLocation at = e.getLocation();
            throw new InvalidOptionException(file
                    + (at == null ? "" : ", line " + at.getLineNr())
                    + ": this is not valid JSON; take the file back from version control, or record it anew");
        }
        int version = root.path("version").isInt() ? root.path("version").intValue() : 0;
        if (version == 1) {
            throw new InvalidOptionException(
                    file
                            + ": version is 1, which knew a violation by its sentence; record the file anew, so that it is known by its property");
        }
        if (version != VERSION) {
            throw new InvalidOptionException(
                    file + ": version is not " + VERSION + ", the only one that is read; record the file anew");
        }
        if (!root.path("violations").isArray()) {
            throw new InvalidOptionException(file + ": violations is no list; record the file anew");
        }
        Set<Entry> entries = new TreeSet<>(ORDER);
        int number = 0;
        for (JsonNode node : root.path("violations")) {
            number++;
            for (String field : new String[] {"policy", "urn", "property"}) {
                if (!node.path(field).isTextual()) {
                    throw new InvalidOptionException(file + ": violation " + number + " has no text as " + field
                            + "; remove it, or record the file anew");
                }
            }
            entries.add(new Entry(
                    node.path("policy").textValue(),
                    node.path("urn").textValue(),
                    node.path("property").textValue()));
        }
        return new Baseline(entries);
    }

    /** The violations that are known, sorted. */
    public Set<Entry> entries() {
        return entries;
    }

    /** Whether a violation is known. */
    public boolean holds(Violation violation) {
        return canBeKnown(violation) && !entriesOf(violation).isEmpty();
    }

    /** The known violations that are no longer among those found, sorted. */
    public Set<Entry> noLongerIn(Collection<Violation> found) {
        Set<Entry> gone = new TreeSet<>(ORDER);
        gone.addAll(entries);
        found.forEach(violation -> gone.removeAll(entriesOf(violation)));
        return ImmutableSortedSet.copyOfSorted((java.util.SortedSet<Entry>) gone);
    }

    /** The known violations that are still among those found, and no others. */
    public Baseline shrunkTo(Collection<Violation> found) {
        Set<Entry> still = new TreeSet<>(ORDER);
        still.addAll(entries);
        still.removeAll(noLongerIn(found));
        return new Baseline(still);
    }

    /**
     * Writes the file.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void write(Path file) {
        try {
            Files.writeString(file, toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the baseline " + file + " cannot be written", e);
        }
    }

    private Set<Entry> entriesOf(Violation violation) {
        Set<Entry> mine = new TreeSet<>(ORDER);
        PolicyInfo policy = violation.policy();
        mine.add(entry(violation, violation.rule()));
        mine.add(entry(violation, policy.name()));
        policy.formerNames().forEach(former -> mine.add(entry(violation, former)));
        mine.retainAll(entries);
        return mine;
    }

    private static Entry entry(Violation violation, String policy) {
        return new Entry(policy, violation.urn(), violation.place());
    }

    private static boolean canBeKnown(Violation violation) {
        return !violation.isFailure() && !violation.policy().name().equals(PolicyPack.SETTINGS);
    }

    /** The content of the file. */
    @Override
    public String toString() {
        JsonMapper mapper = JsonMapper.builder().build();
        ObjectNode root = mapper.createObjectNode().put("version", VERSION);
        ArrayNode violations = root.putArray("violations");
        entries.forEach(entry -> violations
                .addObject()
                .put("policy", entry.policy())
                .put("urn", entry.urn())
                .put("property", entry.property()));
        // The same on every system, for the file is committed.
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            return mapper.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts could not be written as JSON", e);
        }
    }
}
