package dev.policypack.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.config.Options;
import dev.policypack.engine.Engine;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Remediation;
import dev.policypack.example.Examples;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.Stack;
import dev.policypack.resource.StackContext;
import dev.policypack.value.PropertyValue.MapValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The page of one policy, in Markdown: what to avoid, what is said then, what to write, how to configure it. */
public final class PolicyPage {
    /** How many constraints of a policy are shown by their examples. */
    private static final int SHOWN_CONSTRAINTS = 3;

    private final PolicyPack pack;
    private final Policy policy;
    private final PolicyInfo info;

    private PolicyPage(PolicyPack pack, Policy policy) {
        this.pack = pack;
        this.policy = policy;
        this.info = policy.about();
    }

    /**
     * The page.
     *
     * @param pack the pack that the policy belongs to
     * @param sources the way from the page to the folder of the Java packages, without a slash at its end; empty for no link
     */
    public static String of(PolicyPack pack, Policy policy, String sources) {
        return new PolicyPage(pack, policy).render(sources);
    }

    /** What a policy looks at: its resource type, or the stack. */
    static String appliesTo(Policy policy) {
        List<String> what = new ArrayList<>();
        if (policy instanceof ResourcePolicy<?> resourcePolicy) {
            what.addAll(
                    resourcePolicy.type().tokens().isEmpty()
                            ? ImmutableList.of(resourcePolicy.type().toString())
                            : resourcePolicy.type().tokens().stream()
                                    .map(token -> "`" + token + "`")
                                    .collect(ImmutableList.toImmutableList()));
        }
        if (policy instanceof StackPolicy) {
            what.add("the stack");
        }
        return String.join(", ", what);
    }

    private String render(String sources) {
        StringBuilder page = new StringBuilder();
        page.append("# ")
                .append(info.name())
                .append("\n\n**")
                .append(info.title())
                .append("**\n\n");
        LevelColumns columns = new LevelColumns(pack);
        page.append("| severity | ")
                .append(columns.headings())
                .append(" | applies to | frameworks | options |\n| --- | ")
                .append(columns.line())
                .append(" | --- | --- | --- |\n| ")
                .append(lower(info.severity()))
                .append(" | ")
                .append(columns.levels(info))
                .append(" | ")
                .append(appliesTo(policy))
                .append(" | ")
                .append(orNone(info.frameworks().stream().map(Object::toString).toList()))
                .append(" | ")
                .append(orNone(info.options().stream()
                        .map(option -> "`" + option.name() + "`")
                        .toList()))
                .append(" |\n");
        if (!info.description().isEmpty()) {
            page.append("\n").append(info.description()).append("\n");
        }
        section(page, "Evidence", evidence());
        Map<String, Examples> ofConstraints = policy.constraintExamples();
        if (hasOwnExamples(ofConstraints.values())) {
            examples(policy.examples(), "## ", violation -> true, page);
        }
        if (!info.constraints().isEmpty()) {
            page.append("\n## Constraints\n\n").append(ConstraintTables.of(info));
            page.append("\n## Examples\n");
            ofConstraints.entrySet().stream().limit(SHOWN_CONSTRAINTS).forEach(one -> {
                page.append("\n### ").append(one.getKey()).append("\n");
                examples(one.getValue(), "#### ", violation -> violation.rule().equals(one.getKey()), page);
            });
        }
        StringBuilder fix = new StringBuilder();
        if (!info.remediationSteps().isEmpty()) {
            fix.append("\n").append(info.remediationSteps()).append("\n");
        }
        remediate(fix);
        section(page, "Fix", fix);
        page.append("\n## Configure\n\n").append(configure());
        StringBuilder more = new StringBuilder();
        if (!info.url().isEmpty()) {
            more.append("- <").append(info.url()).append(">\n");
        }
        if (!sources.isEmpty()) {
            String path = policy.getClass().getName().replace('.', '/');
            more.append("- [source](")
                    .append(sources)
                    .append("/main/java/")
                    .append(path)
                    .append(".java)");
            // Constraints are tested by their examples.
            more.append(
                    info.constraints().isEmpty()
                            ? ", [test](" + sources + "/test/java/" + path + "Test.java)\n"
                            : "\n");
        }
        if (!info.formerNames().isEmpty()) {
            more.append("- former names, which keep working: ")
                    .append(String.join(", ", info.formerNames()))
                    .append("\n");
        }
        section(page, "More", more.isEmpty() ? more : more.insert(0, "\n"));
        return page.toString();
    }

    /** Why its violations may stop a deployment. */
    private String evidence() {
        StringBuilder text = new StringBuilder();
        for (Evidence evidence : info.evidence()) {
            String source = ConstraintTables.source(evidence);
            text.append("\n- ")
                    .append(evidence.kind().meaning())
                    .append(": ")
                    .append(ConstraintTables.quoted(evidence.words()))
                    .append(source.isEmpty() ? "" : " (" + source + ")");
        }
        return text.isEmpty() ? "" : text.append("\n").toString();
    }

    /** Whether the policy has examples apart from those of its constraints, which stand behind them. */
    private boolean hasOwnExamples(Collection<Examples> ofConstraints) {
        int others = ofConstraints.stream().mapToInt(one -> one.bad().size()).sum();
        return policy.examples().bad().size() > others;
    }

    /** The first example of each kind, and what is said about the bad one. */
    private void examples(Examples examples, String heading, Predicate<Violation> shown, StringBuilder page) {
        examples.bad().stream().findFirst().ifPresent(bad -> {
            page.append("\n").append(heading).append("Avoid\n\n").append(yaml(bad));
            page.append("\nThe deployment is answered with:\n\n```text\n")
                    .append(messages(bad, shown))
                    .append("```\n");
        });
        examples.good().stream()
                .findFirst()
                .ifPresent(good ->
                        page.append("\n").append(heading).append("Prefer\n\n").append(yaml(good)));
    }

    /** No heading stands over nothing. */
    private static void section(StringBuilder page, String heading, CharSequence content) {
        if (!content.isEmpty()) {
            page.append("\n## ").append(heading).append("\n").append(content);
        }
    }

    private String configure() {
        StringBuilder text = new StringBuilder();
        if (!info.options().isEmpty()) {
            text.append("| option | what it does | takes | default |\n| --- | --- | --- | --- |\n");
            for (Option<?> option : info.options()) {
                text.append("| `")
                        .append(option.name())
                        .append("` | ")
                        .append(option.description())
                        .append(" | ")
                        .append(option.wanted())
                        .append(option.isRequired() ? " | must be set, such as `" : " | `")
                        .append(json(option.plainDefault(), false))
                        .append("` |\n");
            }
            text.append("\n");
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put(Option.ENFORCEMENT_LEVEL, lower(info.enforcementLevel()));
        info.options().forEach(option -> entry.put(option.name(), option.plainDefault()));
        text.append("In the file for `--policy-pack-config`, with the defaults:\n\n```json\n")
                .append(json(Map.of(info.name(), entry), true))
                .append("\n```\n");
        return text.toString();
    }

    private Engine engine(EnforcementLevel level) {
        PackConfig.Entry entry = new PackConfig.Entry(Optional.empty(), Options.least(info.options()));
        PackConfig.Entry all = new PackConfig.Entry(Optional.of(level), MapValue.EMPTY);
        return new Engine(
                pack.only(info -> info.name().equals(this.info.name())),
                PackConfig.of(Map.of(info.name(), entry, PackConfig.ALL, all)),
                StackContext.preview("shop", "dev"));
    }

    private String messages(List<Resource> resources, Predicate<Violation> shown) {
        Engine engine = engine(EnforcementLevel.ADVISORY);
        List<Verdict> verdicts = new ArrayList<>();
        resources.forEach(resource -> verdicts.addAll(engine.evaluate(resource)));
        verdicts.addAll(engine.evaluate(Stack.of(resources)));
        return verdicts.stream()
                .flatMap(verdict -> verdict.violations().stream())
                .filter(shown)
                .map(Violation::message)
                .distinct()
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    /** What the policy makes of the first example that it can repair; one that the page does not show yet is shown before. */
    private void remediate(StringBuilder fix) {
        Engine engine = engine(EnforcementLevel.REMEDIATE);
        List<List<Resource>> examples = policy.examples().bad();
        for (List<Resource> bad : examples) {
            for (Resource resource : bad) {
                List<Remediation> repairs = engine.remediate(resource);
                if (!repairs.isEmpty()) {
                    Resource repaired = resource.withProperties(
                            repairs.get(repairs.size() - 1).properties());
                    fix.append(
                                    bad.equals(examples.get(0))
                                            ? "\nWith the level `remediate` the policy repairs the resource by itself:\n\n"
                                            : "\nWith the level `remediate` the policy makes of this resource\n\n"
                                                    + yaml(List.of(resource)) + "\nthis one by itself:\n\n")
                            .append(yaml(List.of(repaired)));
                    return;
                }
            }
        }
    }

    private static String yaml(List<Resource> resources) {
        return "```yaml\n" + ExampleYaml.of(resources) + "```\n";
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String orNone(List<String> texts) {
        return texts.isEmpty() ? "none" : String.join(", ", texts);
    }

    private static String json(Object value, boolean pretty) {
        try {
            ObjectMapper mapper = new ObjectMapper();
            return pretty
                    ? mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value)
                    : mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a default that is plain Java could not be written as JSON", e);
        }
    }
}
