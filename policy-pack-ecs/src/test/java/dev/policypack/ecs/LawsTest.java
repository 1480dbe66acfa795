package dev.policypack.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Remediation;
import dev.policypack.engine.Session;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.UndecidedCheck;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.value.Path;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.BooleanValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NullValue;
import dev.policypack.value.PropertyValue.NumberValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.Props;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * What holds for every policy, whatever it is shown. All policies are asked about the examples of all of them, changed at random: other
 * values, missing values, values of another shape.
 */
class LawsTest {
    private static final PolicyPack PACK = EcsPolicyPack.pack();
    private static final StackContext PREVIEW =
            new StackContext("shop", "prod", "organization", true, Map.of(), Map.of());
    /** Those that are off unless a user sets them are asked, too; all others have the levels that they give themselves. */
    private static final PackConfig ALL_ASKED = PackConfig.parse(PACK.policies().stream()
            .map(Policy::about)
            .filter(about -> about.enforcementLevel() == EnforcementLevel.DISABLED)
            .map(about -> "\"" + about.name() + "\": \"advisory\"")
            .collect(Collectors.joining(", ", "{", "}")));

    private static final PackConfig ALL_REPAIRING = PackConfig.parse("{\"all\": \"remediate\"}");
    private static final Session ASKING = new Session(PACK, ALL_ASKED, PREVIEW);
    private static final Session REPAIRING = new Session(PACK, ALL_REPAIRING, PREVIEW);
    private static final String SECRET = "zq7hunter2";

    /** How many values are tried in the place of one that was unknown. */
    private static final int COMPLETIONS = 6;

    private static final List<List<Resource>> EXAMPLES = allExamples();
    private static final List<PropertyValue> OTHER_VALUES = otherValues();
    private static final Set<Object> REFERENCES = references();

    private static final Map<String, List<PropertyValue>> VALUES_BY_NAME = valuesByName();

    private static final Map<String, AtomicLong> CASES = new LinkedHashMap<>();

    /** What policies have come to that were undecided before. */
    private static final Map<String, Set<Outcome>> COMPLETED = new TreeMap<>();

    /** Where a value stands: the resource, and the keys and indexes that lead to it. */
    private record Place(int resource, List<Object> steps) {
        /** The name of the property, or of the list of which it is an element. */
        String name() {
            return steps.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .reduce("", (first, last) -> last);
        }

        boolean covers(Place other) {
            return resource == other.resource
                    && other.steps.size() >= steps.size()
                    && other.steps.subList(0, steps.size()).equals(steps);
        }
    }

    @AfterContainer
    static void sayHowMany() {
        System.out.println(
                "laws asked of " + PACK.policies().size() + " policies on " + EXAMPLES.size() + " examples: " + CASES);
        Map<String, Set<Outcome>> oneWay = new TreeMap<>(COMPLETED);
        oneWay.values().removeIf(outcomes -> outcomes.size() > 1);
        System.out.println(
                COMPLETED.size() + " policies were undecided for an unknown value and decided by a known one; for "
                        + oneWay.size() + " of them only one outcome was met: " + oneWay);
    }

    @Property
    void no_input_makes_a_policy_fail(@ForAll("stacks") List<Resource> stack) {
        evaluate(stack).values().forEach(verdict -> {
            count("verdicts on bad input");
            assertThat(verdict.violations()).extracting(Violation::sentence).noneMatch(LawsTest::isFailure);
        });
    }

    @Property
    void what_is_unknown_turns_no_verdict_on_a_resource_round(
            @ForAll("stacks") List<Resource> stack, @ForAll("picks") List<Integer> picks) {
        List<Resource> partly = stack;
        for (int pick : picks) {
            partly = changed(partly, new Random(pick), places(partly), LawsTest::unknown);
        }
        compare("verdicts on resources with unknown values", stack, partly, subject -> !subject.endsWith(" stack"));
    }

    @Property
    void what_is_unknown_turns_no_verdict_on_the_stack_round(
            @ForAll("stacks") List<Resource> stack, @ForAll("picks") List<Integer> picks) {
        List<Resource> partly = stack;
        for (int pick : picks) {
            List<Resource> now = partly;
            List<Place> possible = places(now).stream()
                    .filter(place -> mayComeFromThisStack(stack, place))
                    .toList();
            partly = changed(now, new Random(pick), possible, LawsTest::unknown);
        }
        compare("verdicts on stacks with unknown values", stack, partly, subject -> subject.endsWith(" stack"));
    }

    @Property
    void a_lost_edge_turns_no_verdict_round(
            @ForAll("stacks") List<Resource> stack, @ForAll("picks") List<Integer> picks) {
        List<Resource> kept = stack;
        List<Resource> lost = stack;
        for (int pick : picks) {
            kept = withUnknownReference(kept, stack, pick, true);
            lost = withUnknownReference(lost, stack, pick, false);
        }
        compare("verdicts with kept edges", stack, kept, subject -> true);
        compare("verdicts with lost edges", kept, lost, subject -> true);
    }

    @Property
    void what_waits_for_a_value_is_decided_when_it_is_known(
            @ForAll("examples") List<Resource> stack, @ForAll("picks") List<Integer> picks) {
        for (int pick : picks) {
            Random random = new Random(pick);
            if (!places(stack).isEmpty()) {
                Place place = one(places(stack), random);
                completed("unknown value", stack, with(stack, place, LawsTest::unknown), place, random);
            }
        }
    }

    @Property
    void what_waits_for_a_reference_is_decided_when_it_is_known(
            @ForAll("examples") List<Resource> stack, @ForAll("picks") List<Integer> picks) {
        for (int pick : picks) {
            reference(stack, pick).ifPresent(place -> {
                List<Resource> kept = withUnknownReference(stack, stack, pick, true);
                List<Resource> lost = withUnknownReference(stack, stack, pick, false);
                completed("unknown value with its edge", stack, kept, place, new Random(pick));
                completed("unknown value without its edge", stack, lost, place, new Random(pick));
            });
        }
    }

    @Property
    void what_is_secret_is_not_said(@ForAll("stacks") List<Resource> stack, @ForAll("picks") List<Integer> picks) {
        List<Resource> secret = stack;
        for (int pick : picks) {
            Random random = new Random(pick);
            secret = changed(secret, random, places(secret), value -> new SecretValue(marked(value, random)));
        }
        Session session = new Session(PACK, ALL_ASKED, PREVIEW);
        List<Session.Findings> findings = new ArrayList<>();
        for (Resource resource : secret) {
            findings.add(session.analyze(resource));
            for (Remediation repair : REPAIRING.remediate(resource)) {
                count("repairs with secret values");
                assertThat(repair.properties().toString()).doesNotContain(SECRET);
            }
        }
        findings.add(session.analyzeStack(secret));
        for (Session.Findings finding : findings) {
            finding.reported().forEach(violation -> {
                count("messages with secret values");
                assertThat(violation.message() + violation.subject() + violation.place())
                        .doesNotContain(SECRET);
            });
            finding.verdicts().forEach(verdict -> {
                count("verdicts with secret values");
                assertThat(verdict.open() + verdict.reason()).doesNotContain(SECRET);
            });
        }
    }

    @Provide
    Arbitrary<List<Resource>> stacks() {
        return Combinators.combine(
                        Arbitraries.of(EXAMPLES),
                        Arbitraries.integers().between(0, 1_000_000).list().ofMaxSize(3))
                .as((example, changes) -> {
                    List<Resource> changed = example;
                    for (int change : changes) {
                        changed = withOtherValue(changed, new Random(change));
                    }
                    return changed;
                });
    }

    @Provide
    Arbitrary<List<Resource>> examples() {
        return Arbitraries.of(EXAMPLES);
    }

    @Provide
    Arbitrary<List<Integer>> picks() {
        return Arbitraries.integers().between(0, 1_000_000).list().ofMinSize(1).ofMaxSize(3);
    }

    private static void compare(String what, List<Resource> known, List<Resource> partly, Predicate<String> subjects) {
        Map<String, Verdict> before = evaluate(known);
        evaluate(partly).forEach((subject, verdict) -> {
            if (!subjects.test(subject)) {
                return;
            }
            count(what);
            assertThat(verdict.violations()).extracting(Violation::sentence).noneMatch(LawsTest::isFailure);
            Outcome one = before.get(subject).outcome();
            Outcome two = verdict.outcome();
            boolean turned = (one == Outcome.PASSES && two == Outcome.VIOLATES)
                    || (one == Outcome.VIOLATES && two == Outcome.PASSES);
            assertThat(turned)
                    .as(
                            "%s turns from %s %s to %s %s%nfirst: %s%nthen: %s",
                            subject,
                            one,
                            sentences(before.get(subject)),
                            two,
                            sentences(verdict),
                            shown(known),
                            shown(partly))
                    .isFalse();
            Set<String> levelsByPlace = levelsByPlace(before.get(subject));
            Set<String> places = new TreeSet<>();
            before.get(subject).violations().forEach(violation -> places.add(placeOf(violation)));
            Set<String> otherLevels = levelsByPlace(verdict);
            otherLevels.removeAll(levelsByPlace);
            otherLevels.removeIf(level -> places.stream().noneMatch(level::startsWith));
            assertThat(otherLevels)
                    .as("%s%nfirst: %s %s%nthen: %s", subject, levelsByPlace, shown(known), shown(partly))
                    .isEmpty();
        });
    }

    private static Set<String> levelsByPlace(Verdict verdict) {
        Set<String> levels = new TreeSet<>();
        for (Violation violation : verdict.violations()) {
            levels.add(placeOf(violation) + violation.enforcementLevel() + " " + violation.severity());
        }
        return levels;
    }

    private static String placeOf(Violation violation) {
        return violation.rule() + " at " + violation.urn() + " " + violation.place() + ": ";
    }

    private static void assertNobodyWaits(String subject, Verdict verdict, List<Resource> stack) {
        assertThat(verdict.open())
                .as("%s is %s, but everything is known in %s", subject, verdict.outcome(), shown(stack))
                .noneMatch(UndecidedCheck::isAnsweredLater);
    }

    private static boolean isKnown(List<Resource> stack) {
        return stack.stream().noneMatch(resource -> resource.props().holdsUnknown());
    }

    /**
     * Whatever is undecided because of what is unknown in this place: once something known of the right shape stands there, be it what
     * stood there before or something else, no policy waits for it any longer. That all completions come to the same is allowed, since a policy may know
     * less than there is to know, but counted.
     */
    private static void completed(
            String what, List<Resource> known, List<Resource> partly, Place place, Random random) {
        if (!isKnown(known)) {
            return;
        }
        Map<String, Verdict> before = evaluate(known);
        Map<String, Verdict> undecided = evaluate(partly);
        undecided.values().removeIf(verdict -> verdict.outcome() != Outcome.UNDECIDED);
        // Who waited before, such as for a list where a text stands, does not wait for this place.
        undecided.keySet().removeIf(subject -> !before.get(subject).open().isEmpty());
        if (undecided.isEmpty()) {
            return;
        }
        List<List<Resource>> completions = new ArrayList<>(List.of(known));
        PropertyValue original = at(known, place);
        List<PropertyValue> others = Stream.concat(
                        VALUES_BY_NAME.getOrDefault(place.name(), List.of()).stream(),
                        isLeaf(original) ? OTHER_VALUES.stream() : Stream.of())
                .filter(other -> other.getClass() == original.getClass())
                .toList();
        for (int i = 1; i < COMPLETIONS && !others.isEmpty(); i++) {
            PropertyValue other = one(others, random);
            List<Resource> completion = with(partly, place, unknown -> other);
            if (isKnown(completion)) {
                completions.add(completion);
            }
        }
        Map<String, Set<Outcome>> outcomes = new LinkedHashMap<>();
        for (List<Resource> completion : completions) {
            Map<String, Verdict> after = evaluate(completion);
            undecided.keySet().forEach(subject -> {
                Verdict verdict = after.get(subject);
                outcomes.computeIfAbsent(subject, key -> new LinkedHashSet<>()).add(verdict.outcome());
                assertNobodyWaits(subject, verdict, completion);
            });
        }
        outcomes.forEach((subject, all) -> {
            count("verdicts completed from an " + what);
            count("of them with " + (all.size() == 1 ? "one outcome" : "several outcomes"));
            String policy = undecided.get(subject).policy().name();
            COMPLETED.computeIfAbsent(policy, key -> new TreeSet<>()).addAll(all);
        });
    }

    private static List<String> sentences(Verdict verdict) {
        return verdict.violations().stream().map(Violation::compact).toList();
    }

    private static String shown(List<Resource> stack) {
        StringBuilder text = new StringBuilder();
        for (Resource resource : stack) {
            text.append("\n  ")
                    .append(resource)
                    .append(' ')
                    .append(resource.props().raw());
            text.append(" after ").append(resource.dependencies()).append(resource.propertyDependencies());
        }
        return text.toString();
    }

    /** What each policy says about each resource, and about the stack. */
    private static Map<String, Verdict> evaluate(List<Resource> stack) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Resource resource : stack) {
            ASKING.analyze(resource)
                    .verdicts()
                    .forEach(verdict -> verdicts.put(verdict.policy() + " " + resource.urn(), verdict));
        }
        ASKING.analyzeStack(stack).verdicts().forEach(verdict -> verdicts.put(verdict.policy() + " stack", verdict));
        return verdicts;
    }

    private static boolean isFailure(String sentence) {
        return sentence.contains("this is a defect of the policy");
    }

    private static void count(String what) {
        CASES.computeIfAbsent(what, key -> new AtomicLong()).incrementAndGet();
    }

    private static List<List<Resource>> allExamples() {
        List<List<Resource>> all = new ArrayList<>();
        for (Policy policy : PACK.policies()) {
            all.addAll(policy.examples().bad());
            all.addAll(policy.examples().good());
        }
        return all;
    }

    /** What may stand in a place where something else is expected; the values of the examples themselves among them. */
    private static List<PropertyValue> otherValues() {
        Set<PropertyValue> values = new LinkedHashSet<>();
        for (Object value : Arrays.asList(
                null, "", "abc", "0", "-1", "{", "[]", "{}", "*", "true", 0, -1, 1, 0.5, 1e18, true, false)) {
            values.add(PropertyValue.of(value));
        }
        values.add(PropertyValue.of(List.of()));
        values.add(PropertyValue.of(Map.of()));
        values.add(PropertyValue.of("x".repeat(10_000)));
        for (List<Resource> example : EXAMPLES) {
            for (Place place : places(example)) {
                values.add(at(example, place));
            }
        }
        return List.copyOf(values);
    }

    /** The values that the examples have for a property of this name. */
    private static Map<String, List<PropertyValue>> valuesByName() {
        Map<String, List<PropertyValue>> values = new LinkedHashMap<>();
        for (List<Resource> example : EXAMPLES) {
            for (Place place : places(example)) {
                values.computeIfAbsent(place.name(), key -> new ArrayList<>()).add(at(example, place));
            }
        }
        return values;
    }

    private static List<Resource> withOtherValue(List<Resource> stack, Random random) {
        return changed(stack, random, places(stack), value -> {
            PropertyValue inside = json(value);
            List<Place> places = new ArrayList<>();
            collect(inside, 0, List.of(), places);
            if (inside == value || places.isEmpty() || random.nextInt(4) == 0) {
                return one(OTHER_VALUES, random);
            }
            return written(replaced(inside, one(places, random).steps(), old -> one(OTHER_VALUES, random)));
        });
    }

    /** A null stays: the SDKs drop it before anybody asks, so that a property whose value is unknown is one that is there. */
    private static PropertyValue unknown(PropertyValue value) {
        return value instanceof NullValue ? value : PropertyValue.unknown();
    }

    /** The same value with the marker in every text. */
    private static PropertyValue marked(PropertyValue value, Random random) {
        PropertyValue inside = json(value);
        if (inside != value) {
            return written(marked(inside, random));
        }
        if (value instanceof StringValue text) {
            return PropertyValue.of(
                    switch (random.nextInt(3)) {
                        case 0 -> SECRET;
                        case 1 -> text.value() + SECRET;
                        default -> SECRET + text.value();
                    });
        }
        if (value instanceof ListValue list) {
            return new ListValue(list.elements().stream()
                    .map(element -> marked(element, random))
                    .toList());
        }
        if (value instanceof MapValue map) {
            Map<String, PropertyValue> entries = new LinkedHashMap<>();
            map.entries().forEach((key, entry) -> entries.put(key, marked(entry, random)));
            return new MapValue(entries);
        }
        return value;
    }

    /** A text that is the ARN, ID or name of another resource becomes unknown; the edge to that resource is kept or lost. */
    private static List<Resource> withUnknownReference(
            List<Resource> stack, List<Resource> known, int pick, boolean kept) {
        Optional<Place> reference = reference(known, pick);
        if (reference.isEmpty()) {
            return stack;
        }
        Place place = reference.get();
        List<Resource> changed = new ArrayList<>(stack);
        Resource owner = stack.get(place.resource());
        String property = (String) place.steps().get(0);
        List<String> edges = new ArrayList<>(owner.propertyDependencies().getOrDefault(property, List.of()));
        edges.addAll(referred(known, place));
        Resource unknown = owner.withProperties(
                (MapValue) replaced(owner.props().raw(), place.steps(), value -> PropertyValue.unknown()));
        changed.set(place.resource(), kept ? unknown.withPropertyDependencies(property, edges) : unknown);
        return changed;
    }

    /** One of the places that hold the ARN, ID or name of another resource; empty when there is none. */
    private static Optional<Place> reference(List<Resource> stack, int pick) {
        List<Place> references = places(stack).stream()
                .filter(place -> !referred(stack, place).isEmpty())
                .toList();
        return references.isEmpty() ? Optional.empty() : Optional.of(references.get(pick % references.size()));
    }

    /** The URNs of the other resources that the text in this place is the ARN, ID or name of. */
    private static List<String> referred(List<Resource> stack, Place place) {
        List<String> urns = new ArrayList<>();
        boolean own = place.steps().size() == 1 && isIdentifier(place.steps().get(0));
        if (own || !(at(stack, place) instanceof StringValue text)) {
            return urns;
        }
        for (int i = 0; i < stack.size(); i++) {
            if (i != place.resource() && stack.get(i).props().raw() instanceof MapValue map) {
                for (String identifier : List.of("arn", "id", "name")) {
                    if (text.equals(map.entries().get(identifier))) {
                        urns.add(stack.get(i).urn());
                    }
                }
            }
        }
        return urns;
    }

    /**
     * An unknown value comes from a resource of the same stack. So where a reference belongs, only one that leads to a resource of the
     * stack can have been unknown before; and an object or list only if it holds such a reference, or else it might, once it is known.
     */
    private static boolean mayComeFromThisStack(List<Resource> stack, Place place) {
        boolean leaf = isLeaf(at(stack, place));
        boolean leadsToAResource = false;
        for (Place below : places(stack)) {
            if (place.covers(below) && isLeaf(at(stack, below))) {
                boolean leads = !referred(stack, below).isEmpty();
                if (!leads && below.steps().stream().anyMatch(REFERENCES::contains)) {
                    return false;
                }
                leadsToAResource |= leads;
            }
        }
        return leaf || leadsToAResource;
    }

    private static boolean isLeaf(PropertyValue value) {
        return !(value instanceof MapValue) && !(value instanceof ListValue);
    }

    /** The names of properties that hold references in some example. */
    private static Set<Object> references() {
        Set<Object> names = new LinkedHashSet<>();
        for (List<Resource> example : EXAMPLES) {
            for (Place place : places(example)) {
                if (!referred(example, place).isEmpty()
                        || (at(example, place) instanceof StringValue text
                                && text.value().startsWith("arn:"))) {
                    place.steps().stream()
                            .filter(step -> step instanceof String && !isIdentifier(step))
                            .reduce((first, last) -> last)
                            .ifPresent(names::add);
                }
            }
        }
        return names;
    }

    private static boolean isIdentifier(Object step) {
        return step.equals("arn") || step.equals("id") || step.equals("name");
    }

    private static List<Resource> changed(
            List<Resource> stack, Random random, List<Place> places, UnaryOperator<PropertyValue> change) {
        return places.isEmpty() ? stack : with(stack, one(places, random), change);
    }

    private static List<Resource> with(List<Resource> stack, Place place, UnaryOperator<PropertyValue> change) {
        List<Resource> changed = new ArrayList<>(stack);
        Resource resource = stack.get(place.resource());
        changed.set(place.resource(), resource.withProperties((MapValue)
                replaced(resource.props().raw(), place.steps(), change)));
        return changed;
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<Place> places(List<Resource> stack) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < stack.size(); i++) {
            collect(stack.get(i).props().raw(), i, List.of(), places);
        }
        return places;
    }

    private static void collect(PropertyValue value, int resource, List<Object> steps, List<Place> places) {
        if (!steps.isEmpty()) {
            places.add(new Place(resource, steps));
        }
        if (value instanceof MapValue map) {
            map.entries().forEach((key, entry) -> collect(entry, resource, longer(steps, key), places));
        } else if (value instanceof ListValue list) {
            for (int i = 0; i < list.elements().size(); i++) {
                collect(list.elements().get(i), resource, longer(steps, i), places);
            }
        }
    }

    private static List<Object> longer(List<Object> steps, Object step) {
        List<Object> longer = new ArrayList<>(steps);
        longer.add(step);
        return longer;
    }

    /** What stands in a place; unknown when the place lies in something that is. */
    private static PropertyValue at(List<Resource> stack, Place place) {
        List<PropertyValue> found = new ArrayList<>();
        replaced(stack.get(place.resource()).props().raw(), place.steps(), value -> {
            found.add(value);
            return value;
        });
        return found.isEmpty() ? PropertyValue.unknown() : found.get(0);
    }

    /** The value with what stands in a place below it changed; as it is when there is no such place. */
    private static PropertyValue replaced(
            PropertyValue value, List<Object> steps, UnaryOperator<PropertyValue> change) {
        if (steps.isEmpty()) {
            return change.apply(value);
        }
        Object step = steps.get(0);
        Function<PropertyValue, PropertyValue> below = inner -> replaced(inner, steps.subList(1, steps.size()), change);
        if (step instanceof String key
                && value instanceof MapValue map
                && map.entries().containsKey(key)) {
            return map.with(key, below.apply(map.entries().get(key)));
        }
        if (step instanceof Integer index
                && value instanceof ListValue list
                && index < list.elements().size()) {
            List<PropertyValue> elements = new ArrayList<>(list.elements());
            elements.set(index, below.apply(elements.get(index)));
            return new ListValue(elements);
        }
        return value;
    }

    /** What a text that is a JSON object or list holds; other values as they are. */
    private static PropertyValue json(PropertyValue value) {
        if (!(value instanceof StringValue text) || !text.value().strip().matches("(?s)[\\[{].*[\\]}]")) {
            return value;
        }
        List<PropertyValue> read = new ArrayList<>();
        Props.of(MapValue.EMPTY.with("text", value), Path.root(""))
                .jsonValue("text")
                .matches(read::add);
        return read.isEmpty() ? value : read.get(0);
    }

    private static PropertyValue written(PropertyValue value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return PropertyValue.of(text.toString());
    }

    private static void write(PropertyValue value, StringBuilder text) {
        if (value instanceof MapValue map) {
            text.append('{');
            map.entries().forEach((key, entry) -> {
                text.append(text.charAt(text.length() - 1) == '{' ? "" : ",");
                text.append(quoted(key)).append(':');
                write(entry, text);
            });
            text.append('}');
        } else if (value instanceof ListValue list) {
            text.append('[');
            for (int i = 0; i < list.elements().size(); i++) {
                text.append(i == 0 ? "" : ",");
                write(list.elements().get(i), text);
            }
            text.append(']');
        } else if (value instanceof StringValue string) {
            text.append(quoted(string.value()));
        } else if (value instanceof NumberValue number) {
            text.append(PropertyValue.plainNumber(number.value()));
        } else if (value instanceof BooleanValue bool) {
            text.append(bool.value());
        } else {
            text.append("null");
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(sign -> {
            if (sign == '"' || sign == '\\' || sign < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", sign));
            } else {
                quoted.append((char) sign);
            }
        });
        return quoted.append('"').toString();
    }
}
