package dev.policypack.ecs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Session;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Verdict;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.testkit.Golden;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each stack policy says of its own examples when not everything is known: in a rehearsal, in the first preview of a program whose
 * SDK keeps the edges between resources, in one whose SDK loses them, in an update, and of a state file; the previews also as whole ones,
 * which show all resources that there will be. A good example is a violation nowhere; a bad one is where all is known, and passes nowhere without a word. The table is a page for users.
 */
class FiveWorldsTest {
    private static final PolicyPack PACK = EcsPolicyPack.pack();
    private static final PackConfig ALL_ASKED = PackConfig.parse("{\"all\": \"advisory\"}");
    private static final PackConfig ALL_ASKED_OF_WHOLE_PREVIEWS =
            PackConfig.parse("{\"all\": \"advisory\", \"policy-pack\": {\"completePreviews\": true}}");

    /** What AWS computes, among the properties that the examples have: unknown until a resource is there. */
    private static final Set<String> COMPUTED = Set.of("arn", "id", "repositoryUrl");

    private enum World {
        REHEARSAL("rehearsal", true, true, true, false, false),
        PREVIEW_WITH_EDGES("first preview: TypeScript, Python, YAML", true, false, true, false, false),
        WHOLE_PREVIEW_WITH_EDGES("the same, `whole`", true, false, true, false, true),
        PREVIEW_WITHOUT_EDGES("first preview: Java", true, false, false, false, false),
        WHOLE_PREVIEW_WITHOUT_EDGES("the same, `whole`", true, false, false, false, true),
        UPDATE("update", false, true, true, false, false),
        STATE("state file", false, true, true, true, false);

        private final String title;
        private final boolean dryRun;
        private final boolean known;
        private final boolean edges;
        private final boolean
                mixesOutputs; // each resource is shown with its outputs, and nobody says what its inputs were
        private final boolean whole; // the team has promised that previews show all resources

        World(String title, boolean dryRun, boolean known, boolean edges, boolean mixesOutputs, boolean whole) {
            this.title = title;
            this.dryRun = dryRun;
            this.known = known;
            this.edges = edges;
            this.mixesOutputs = mixesOutputs;
            this.whole = whole;
        }
    }

    static Stream<StackPolicy> policies() {
        return PACK.policies().stream().filter(StackPolicy.class::isInstance).map(StackPolicy.class::cast);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_good_example_is_a_violation_nowhere(Policy policy) {
        for (World world : World.values()) {
            for (List<Resource> good : policy.examples().good()) {
                assertThat(outcome(policy, good, world))
                        .as(policy.about() + " in " + world.title)
                        .isNotEqualTo(Outcome.VIOLATES);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_bad_example_is_one_where_all_is_known_and_passes_nowhere(Policy policy) {
        for (World world : World.values()) {
            for (List<Resource> bad : policy.examples().bad()) {
                Set<Outcome> honest =
                        world.known ? EnumSet.of(Outcome.VIOLATES) : EnumSet.of(Outcome.VIOLATES, Outcome.UNDECIDED);
                assertThat(outcome(policy, bad, world))
                        .as(policy.about() + " in " + world.title)
                        .isIn(honest);
            }
        }
    }

    @Test
    void the_page_says_when_each_policy_knows() {
        Golden.check(Path.of("docs"), Map.of("when-it-is-known.md", page()), "when-it-is-known.md");
    }

    private static String page() {
        String heads = Stream.of(World.values()).map(world -> world.title).collect(joining(" | "));
        String rows = policies()
                .map(policy -> "| [" + policy.about() + "](policies/" + policy.about() + ".md) | "
                        + Stream.of(World.values())
                                .map(world -> cell(policy, world))
                                .collect(joining(" | "))
                        + " |\n")
                .sorted()
                .collect(joining());
        return """
                # When it is known

                Policies that look at one resource need its inputs, and have them in every preview. Those that look at several need to know
                which is meant: before the first update no resource has an ARN or an ID, so that references are unknown, and the program may
                yet make more resources out of what is unknown. Such a policy then waits and says so; it never guesses.

                The table says what becomes of the mistakes that the pages of the policies show: *found*, or *waits* for what is not known
                yet. A first preview is one of a stack that is not there yet; later ones know what is there. Programs on the Java SDK lose
                the edges between new resources, so that a reference may lead to any resource of its type. A rehearsal knows everything
                before there is anything.

                A preview is *whole* when the program makes no resource inside an apply, and the team says so, by `"policy-pack":
                {"completePreviews": true}` in the configuration of the pack: what is missing from such a preview is missing.

                | policy | %s |
                | --- |%s
                %s"""
                .formatted(heads, " --- |".repeat(World.values().length), rows);
    }

    private static String cell(Policy policy, World world) {
        return policy.examples().bad().stream()
                .map(bad -> switch (outcome(policy, bad, world)) {
                    case VIOLATES -> "found";
                    case UNDECIDED -> "waits";
                    case PASSES, NOT_APPLICABLE -> "missed";
                })
                .distinct()
                .sorted()
                .collect(joining(" or "));
    }

    /** What the policy comes to, the worst first. */
    private static Outcome outcome(Policy policy, List<Resource> example, World world) {
        StackContext context = new StackContext("shop", "dev", "organization", world.dryRun, Map.of(), Map.of());
        Session session = new Session(
                PACK.only(info -> info.name().equals(policy.about().name())),
                world.whole ? ALL_ASKED_OF_WHOLE_PREVIEWS : ALL_ASKED,
                context);
        List<Resource> stack = in(world, example);
        List<Verdict> verdicts = new ArrayList<>();
        for (Resource resource : stack) {
            Resource shown = world.mixesOutputs ? resource : inputs(resource);
            verdicts.addAll(session.analyze(shown).verdicts());
        }
        verdicts.addAll(session.analyzeStack(stack).verdicts());
        return Stream.of(Outcome.VIOLATES, Outcome.UNDECIDED, Outcome.PASSES)
                .filter(outcome -> verdicts.stream().anyMatch(verdict -> verdict.outcome() == outcome))
                .findFirst()
                .orElse(Outcome.NOT_APPLICABLE);
    }

    private static Resource inputs(Resource resource) {
        Resource inputs = resource.withDependencies(List.of());
        for (String computed : COMPUTED) {
            inputs = inputs.without(computed);
        }
        return inputs;
    }

    private static List<Resource> in(World world, List<Resource> example) {
        Map<String, String> owners = new LinkedHashMap<>();
        for (Resource resource : example) {
            entries(resource).forEach((name, value) -> {
                if (COMPUTED.contains(name) && value instanceof StringValue text) {
                    owners.put(text.value(), resource.urn());
                }
            });
        }
        return example.stream().map(resource -> in(world, resource, owners)).toList();
    }

    private static Resource in(World world, Resource resource, Map<String, String> owners) {
        Resource seen = resource;
        for (Map.Entry<String, PropertyValue> property : entries(resource).entrySet()) {
            if (COMPUTED.contains(property.getKey())) {
                continue;
            }
            Set<String> sources = new LinkedHashSet<>();
            PropertyValue hidden = hidden(property.getValue(), owners, sources);
            if (!world.known) {
                seen = seen.with(property.getKey(), hidden);
            }
            if (world.edges && !sources.isEmpty()) {
                seen = seen.withPropertyDependencies(property.getKey(), sources);
            }
        }
        if (!world.known && !resource.type().startsWith("pulumi:")) {
            for (String computed : COMPUTED) {
                if (computed.equals("id") || entries(resource).containsKey(computed)) {
                    seen = seen.with(computed, PropertyValue.unknown());
                }
            }
        }
        return seen;
    }

    private static Map<String, PropertyValue> entries(Resource resource) {
        return ((MapValue) resource.props().raw()).entries();
    }

    /** The value with each text unknown that is made from what AWS computes for others, whose URNs are added to the sources. */
    private static PropertyValue hidden(PropertyValue value, Map<String, String> owners, Set<String> sources) {
        if (value instanceof MapValue map) {
            Map<String, PropertyValue> entries = new LinkedHashMap<>();
            map.entries().forEach((key, entry) -> entries.put(key, hidden(entry, owners, sources)));
            return new MapValue(entries);
        }
        if (value instanceof ListValue list) {
            return new ListValue(list.elements().stream()
                    .map(element -> hidden(element, owners, sources))
                    .toList());
        }
        if (!(value instanceof StringValue text)) {
            return value;
        }
        List<String> from = owners.keySet().stream()
                .filter(computed -> Pattern.compile("(?<![\\w-])" + Pattern.quote(computed) + "(?![\\w-])")
                        .matcher(text.value())
                        .find())
                .map(owners::get)
                .toList();
        sources.addAll(from);
        return from.isEmpty() ? value : PropertyValue.unknown();
    }
}
