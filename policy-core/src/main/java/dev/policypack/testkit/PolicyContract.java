package dev.policypack.testkit;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import dev.policypack.engine.Remediation;
import dev.policypack.example.Examples;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Violation;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.OpaqueValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every policy must meet without being asked:
 *
 * <ul>
 *   <li>texts: a title without a period, a reason and a fix in whole sentences, a link, a severity
 *   <li>at least one bad and one good example; every bad one violates, every good one does not; no name of a property in them seems to be
 *       misspelt
 *   <li>what is mandatory by default has evidence, which its page names, or is refused by a constraint
 *   <li>with everything unknown it claims nothing; with any one value unknown it does not turn round, and finds nothing at another level or
 *       severity
 *   <li>with any one value secret, no message holds the text of it
 *   <li>its repair, if it has one, makes the bad example pass, and a second repair changes nothing; secrets, unknowns and files in other
 *       properties stay as they are, and what was secret is not written anew in plain text
 * </ul>
 */
public final class PolicyContract {
    /** What a repair must leave as it is, under names that no resource has. */
    private static final ImmutableMap<String, PropertyValue> FREIGHT = ImmutableMap.of(
            "freightSecret", PropertyValue.secret("4c1f0a7e"),
            "freightUnknown", PropertyValue.unknown(),
            "freightFile", new OpaqueValue(OpaqueValue.Kind.ASSET, MapValue.EMPTY.with("text", new StringValue(""))));

    /** A text that no message can hold by chance. */
    private static final int SHORTEST_SECRET = 4;

    private final Policy policy;
    private final PolicyInfo info;
    private final PolicyTester tester;
    private final Examples examples;
    private final List<List<Resource>> all;
    private final List<String> breaches = new ArrayList<>();

    private PolicyContract(PolicyPack pack, Policy policy) {
        this.policy = policy;
        this.info = policy.about();
        this.tester = PolicyTester.of(policy, pack);
        this.examples = policy.examples();
        this.all = ImmutableList.<List<Resource>>builder()
                .addAll(examples.bad())
                .addAll(examples.good())
                .build();
    }

    /**
     * Checks every policy of a pack.
     *
     * @throws AssertionError that names each breach; also when the pack has no policy
     */
    public static void check(PolicyPack pack) {
        List<String> breaches = breaches(pack);
        if (!breaches.isEmpty()) {
            throw new AssertionError(
                    breaches.size() + " breaches of the policies' contract:\n  " + String.join("\n  ", breaches));
        }
    }

    /**
     * What {@link #check} would name, a sentence each that begins with the name of the policy: for a pack that cannot meet the contract in
     * one go.
     *
     * @throws AssertionError when the pack has no policy
     */
    public static List<String> breaches(PolicyPack pack) {
        if (pack.policies().isEmpty()) {
            throw new AssertionError("policy pack " + pack + " has no policies, so that nothing was checked");
        }
        ImmutableList.Builder<String> breaches = ImmutableList.builder();
        for (Policy policy : pack.policies()) {
            breaches.addAll(new PolicyContract(pack, policy).breaches());
        }
        return breaches.build();
    }

    private List<String> breaches() {
        strings();
        evidence();
        examples();
        constraints();
        names();
        MapValue unknown = unknownProperties();
        for (List<Resource> example : all) {
            unknowns(example, unknown);
            secrets(example);
        }
        for (List<Resource> bad : examples.bad()) {
            remediate(bad);
            repairKeepsFreight(bad);
            variants(bad, SecretValue::new).forEach(this::repairKeepsSecrets);
        }
        boolean remediates = examples.bad().stream()
                .anyMatch(bad -> !tester.ask(bad).repairs().isEmpty());
        if (remediates && !info.isRemediating()) {
            breach("remediates its bad example, but does not say so; add remediates() to about()");
        }
        if (!remediates && info.isRemediating() && !examples.bad().isEmpty()) {
            breach("says that it remediates, but does not remediate any of its bad examples");
        }
        return breaches;
    }

    private void breach(String what) {
        breaches.add(info.name() + " " + what);
    }

    private void strings() {
        if (info.title().endsWith(".")) {
            breach("has a title that ends with a period");
        }
        if (info.description().isEmpty() || !info.description().endsWith(".")) {
            breach("has no reason in whole sentences");
        }
        if (info.remediationSteps().isEmpty() || !info.remediationSteps().endsWith(".")) {
            breach("has no fix in whole sentences");
        }
        if (info.severity() == Severity.UNSPECIFIED) {
            breach("has no severity");
        }
        if (!info.url().startsWith("https://")) {
            breach("has no link to what it rests on");
        }
    }

    /** What stops a deployment says why it may. */
    private void evidence() {
        boolean hasNone = info.evidence().isEmpty() && info.constraints().isEmpty();
        if (hasNone && info.enforcementLevel() == EnforcementLevel.MANDATORY) {
            breach(
                    "has no evidence that its violations may stop a deployment; add evidence(…) to about(), or make it advisory");
            return;
        }
        for (Evidence evidence : info.evidence()) {
            if (!isComplete(evidence)) {
                breach("has evidence without words, an address that begins with https:// or a date: " + evidence);
            }
        }
        Set<String> said = new TreeSet<>();
        for (List<Resource> example : all) {
            for (Violation violation : tester.ask(example).violations()) {
                Optional<Evidence> evidence = violation.evidence();
                if (evidence.isEmpty() && violation.enforcementLevel() == EnforcementLevel.MANDATORY) {
                    said.add("stops a deployment without evidence: " + violation.compact());
                } else if (violation.constraint().isEmpty()
                        && evidence.isPresent()
                        && !info.evidence().contains(evidence.get())) {
                    said.add("has a violation whose evidence about() does not name: " + evidence.get());
                }
            }
        }
        said.forEach(this::breach);
    }

    private static boolean isComplete(Evidence evidence) {
        boolean isFound =
                evidence.url().startsWith("https://") && evidence.date().matches("20\\d\\d-\\d\\d-\\d\\d");
        boolean isAsked =
                evidence.kind() == Evidence.Kind.ASKED && evidence.url().isEmpty();
        return !evidence.words().isBlank() && (isFound || isAsked);
    }

    private void names() {
        for (List<Resource> example : all) {
            Misspellings misspellings = new Misspellings();
            tester.ask(misspellings.watch(example));
            misspellings.in(example).ifPresent(sentence -> breach("has an example with a wrong name: " + sentence));
        }
    }

    private void examples() {
        if (examples.bad().isEmpty() || examples.good().isEmpty()) {
            breach("has not at least one bad and one good example");
        }
        for (List<Resource> bad : examples.bad()) {
            PolicyTester.Result result = tester.ask(bad);
            if (result.outcome() != Outcome.VIOLATES) {
                breach("is not violated by its bad example: " + result);
            }
            for (Violation violation : result.violations()) {
                if (violation.sentence().endsWith(".")) {
                    breach("has a message that ends with a period: " + violation.sentence());
                }
                if (saysPlaceTwice(violation)) {
                    breach(
                            "says twice where its violation is, so let the sentence begin with another word, or with the last of the path: "
                                    + violation.compact());
                }
            }
        }
        for (List<Resource> good : examples.good()) {
            PolicyTester.Result result = tester.ask(good);
            boolean passes = info.constraints().isEmpty()
                    ? result.outcome() == Outcome.PASSES
                    : result.outcome() != Outcome.VIOLATES;
            if (!passes) {
                breach("does not pass its good example: " + result);
            }
        }
    }

    /** Each constraint refuses its bad examples, mandatory, and takes its good ones; and it says all that there is to say. */
    private void constraints() {
        Map<String, Examples> byId = policy.constraintExamples();
        Set<String> ids = new HashSet<>();
        for (Constraint constraint : info.constraints()) {
            String id = constraint.id();
            ids.add(id);
            Examples own = byId.getOrDefault(id, Examples.none());
            if (own.bad().isEmpty() || own.good().isEmpty()) {
                breach("has constraint " + id + " without a bad and a good example");
            }
            for (List<Resource> bad : own.bad()) {
                if (tester.ask(bad).violations().stream().noneMatch(violation -> names(violation, constraint))) {
                    breach("has constraint " + id + ", which does not refuse its bad example: " + tester.ask(bad));
                }
            }
            for (List<Resource> good : own.good()) {
                if (tester.ask(good).violations().stream().anyMatch(violation -> names(violation, constraint))) {
                    breach("has constraint " + id + ", which refuses its good example: " + tester.ask(good));
                }
            }
            if (!constraint.remediationSteps().endsWith(".")) {
                breach("has constraint " + id + " without remediation steps in whole sentences");
            }
            if (!isComplete(constraint.evidence())) {
                breach("has constraint " + id + " without the words of the cloud, their address and a date");
            }
        }
        byId.keySet().stream()
                .filter(name -> !ids.contains(name))
                .forEach(name -> breach("has examples of \"" + name + "\", which is none of its constraints"));
    }

    private static boolean names(Violation violation, Constraint constraint) {
        return violation.constraint().filter(constraint::equals).isPresent();
    }

    private void unknowns(List<Resource> example, MapValue unknownProperties) {
        PolicyTester.Result before = tester.ask(example);
        Outcome known = before.outcome();
        Set<String> levels = levels(before.violations());
        List<Resource> nothing = example.stream()
                .map(resource -> resource.withProperties(unknownProperties))
                .collect(ImmutableList.toImmutableList());
        PolicyTester.Result blind = tester.ask(nothing);
        if (blind.outcome() == Outcome.VIOLATES) {
            breach("claims something where nothing is known: " + blind);
        }
        for (List<Resource> partly : variants(example, value -> PropertyValue.unknown())) {
            PolicyTester.Result result = tester.ask(partly);
            boolean turned = (result.outcome() == Outcome.VIOLATES && known == Outcome.PASSES)
                    || (result.outcome() == Outcome.PASSES && known == Outcome.VIOLATES);
            if (turned) {
                breach("turns from " + known + " to " + result + " when a value is unknown, in "
                        + difference(example, partly));
            } else if (!levels.containsAll(levels(result.violations()))) {
                breach("has another level or severity when a value is unknown, in " + difference(example, partly) + ": "
                        + levels + " became " + levels(result.violations()));
            } else {
                samePlaces(before, result)
                        .ifPresent(place -> breach("has another level or severity at " + place
                                + " when a value is unknown, in " + difference(example, partly)));
            }
        }
    }

    /** The first place at which something is found in both that is worse or better for a value that nobody knows. */
    private static Optional<String> samePlaces(PolicyTester.Result known, PolicyTester.Result partly) {
        ListMultimap<List<String>, Violation> byPlace = Multimaps.index(known.violations(), PolicyContract::placeOf);
        return partly.violations().stream()
                .filter(violation -> byPlace.containsKey(placeOf(violation))
                        && !levels(byPlace.get(placeOf(violation))).containsAll(levels(List.of(violation))))
                .map(violation -> violation.place().isEmpty() ? violation.subject() : violation.place())
                .findFirst();
    }

    private static List<String> placeOf(Violation violation) {
        return List.of(violation.rule(), violation.urn(), violation.place());
    }

    /** {@code versioning.enabled: versioning is off}. */
    private static boolean saysPlaceTwice(Violation violation) {
        if (!violation.compact().equals(violation.place() + ": " + violation.sentence())) {
            return false;
        }
        List<String> steps = Splitter.on(CharMatcher.anyOf(".[]"))
                .omitEmptyStrings()
                .splitToList(violation.path().toString());
        String first = Splitter.on(' ').splitToList(violation.sentence()).get(0);
        return steps.contains(first) && !CharMatcher.inRange('0', '9').matchesAllOf(first);
    }

    /** What is found is no worse and no better for a value that nobody knows. */
    private static Set<String> levels(Collection<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.enforcementLevel().word() + " of severity "
                        + violation.severity().name().toLowerCase(Locale.ROOT))
                .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    }

    /** Every property that any example has, unknown: one that is missing in an example would be known to be missing. */
    private MapValue unknownProperties() {
        Map<String, PropertyValue> entries = new LinkedHashMap<>();
        for (List<Resource> example : all) {
            for (Resource resource : example) {
                if (resource.props().raw() instanceof MapValue map) {
                    map.entries().keySet().forEach(key -> entries.put(key, PropertyValue.unknown()));
                }
            }
        }
        return new MapValue(entries);
    }

    private void secrets(List<Resource> example) {
        List<List<Resource>> secrets = variants(example, SecretValue::new);
        List<List<Resource>> others = variants(example, PolicyContract::anotherSecret);
        for (int i = 0; i < secrets.size(); i++) {
            String text = secretText(secrets.get(i));
            if (text.length() < SHORTEST_SECRET) {
                continue;
            }
            // A sentence that stays the same with another secret has the text as a word of its own.
            List<String> withAnother = tester.ask(others.get(i)).violations().stream()
                    .map(Violation::compact)
                    .toList();
            for (Violation violation : tester.ask(secrets.get(i)).violations()) {
                if (violation.compact().contains(text) && !withAnother.contains(violation.compact())) {
                    breach("shows a secret in its message: " + violation.compact());
                }
            }
        }
    }

    private static PropertyValue anotherSecret(PropertyValue value) {
        return new SecretValue(value instanceof StringValue text ? new StringValue(text.value() + "-7f3a9") : value);
    }

    private void remediate(List<Resource> bad) {
        PolicyTester.Result result = tester.ask(bad);
        List<Remediation> repairs = result.repairs();
        if (repairs.isEmpty()) {
            return;
        }
        for (Remediation repair : repairs) {
            if (!repair.failure().isEmpty()) {
                breach("fails to repair its bad example: " + repair.failure());
                return;
            }
        }
        Resource subject = result.subject().orElseThrow();
        Resource repaired =
                subject.withProperties(repairs.get(repairs.size() - 1).properties());
        PolicyTester.Result again = tester.ask(List.of(repaired));
        if (again.outcome() == Outcome.VIOLATES) {
            breach("is still violated after its repair: " + again);
        }
        if (!again.repairs().isEmpty()) {
            breach("repairs again what it has repaired");
        }
    }

    private void repairKeepsFreight(List<Resource> bad) {
        List<Resource> loaded = new ArrayList<>();
        for (Resource resource : bad) {
            for (Map.Entry<String, PropertyValue> piece : FREIGHT.entrySet()) {
                resource = resource.with(piece.getKey(), piece.getValue());
            }
            loaded.add(resource);
        }
        for (Remediation repair : tester.ask(loaded).repairs()) {
            Map<String, PropertyValue> left = repair.properties().entries();
            FREIGHT.forEach((key, piece) -> {
                if (!piece.equals(left.get(key))) {
                    breach("does not leave " + key + " as it is when it repairs something else");
                }
            });
        }
    }

    private void repairKeepsSecrets(List<Resource> secret) {
        PolicyTester.Result result = tester.ask(secret);
        for (Remediation repair : result.repairs()) {
            Texts before = new Texts();
            before.collect(result.subject().orElseThrow().props().raw(), false);
            Texts after = new Texts();
            after.collect(repair.properties(), false);
            before.hidden.removeAll(before.shown);
            if (after.shown.stream().anyMatch(before.hidden::contains)) {
                breach("writes in plain text what was secret when it repairs something");
            }
        }
    }

    /** The texts in a value. */
    private static final class Texts {
        private final Set<String> shown = new HashSet<>();
        private final Set<String> hidden = new HashSet<>();

        void collect(PropertyValue value, boolean secret) {
            if (value instanceof StringValue text) {
                (secret ? hidden : shown).add(text.value());
            } else if (value instanceof SecretValue wrapped) {
                collect(wrapped.content(), true);
            } else if (value instanceof MapValue map) {
                map.entries().values().forEach(entry -> collect(entry, secret));
            } else if (value instanceof ListValue list) {
                list.elements().forEach(element -> collect(element, secret));
            }
        }
    }

    /** The example with one value changed, once for each value at any depth. */
    private static List<List<Resource>> variants(
            List<Resource> example, java.util.function.UnaryOperator<PropertyValue> change) {
        List<List<Resource>> variants = new ArrayList<>();
        for (int i = 0; i < example.size(); i++) {
            Resource resource = example.get(i);
            for (PropertyValue variant : variants(resource.props().raw(), change)) {
                if (variant instanceof MapValue map) {
                    List<Resource> changed = new ArrayList<>(example);
                    changed.set(i, resource.withProperties(map));
                    variants.add(changed);
                }
            }
        }
        return variants;
    }

    private static List<PropertyValue> variants(
            PropertyValue value, java.util.function.UnaryOperator<PropertyValue> change) {
        List<PropertyValue> variants = new ArrayList<>();
        variants.add(change.apply(value));
        if (value instanceof MapValue map) {
            map.entries().forEach((key, entry) -> variants(entry, change)
                    .forEach(variant -> variants.add(map.with(key, variant))));
        } else if (value instanceof ListValue list) {
            for (int i = 0; i < list.elements().size(); i++) {
                int at = i;
                variants(list.elements().get(i), change).forEach(variant -> {
                    List<PropertyValue> elements = new ArrayList<>(list.elements());
                    elements.set(at, variant);
                    variants.add(new ListValue(elements));
                });
            }
        }
        return variants;
    }

    private static String secretText(List<Resource> resources) {
        for (Resource resource : resources) {
            String text = secretText(resource.props().raw());
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String secretText(PropertyValue value) {
        if (value instanceof SecretValue secret && secret.content() instanceof StringValue text) {
            return text.value();
        }
        if (value instanceof MapValue map) {
            return map.entries().values().stream()
                    .map(PolicyContract::secretText)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        if (value instanceof ListValue list) {
            return list.elements().stream()
                    .map(PolicyContract::secretText)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        return "";
    }

    private static String difference(List<Resource> from, List<Resource> to) {
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i) != to.get(i)) {
                return to.get(i) + " " + to.get(i).props().raw();
            }
        }
        return "nothing";
    }
}
