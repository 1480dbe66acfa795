package dev.policypack.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.config.Options;
import dev.policypack.engine.Engine;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Remediation;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page of one policy, in Markdown: what to avoid, what is said then, what to write, how to configure it. */
public final class PolicyPage {
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
        policy.examples().bad().stream().findFirst().ifPresent(bad -> {
            page.append("\n## Avoid\n\n").append(yaml(bad)).append("\nThe deployment is answered with:\n\n");
            page.append("```text\n").append(messages(bad)).append("```\n");
        });
        policy.examples().good().stream().findFirst().ifPresent(good -> page.append("\n## Prefer\n\n")
                .append(yaml(good)));
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
                    .append(".java), [test](")
                    .append(sources)
                    .append("/test/java/")
                    .append(path)
                    .append("Test.java)\n");
        }
        if (!info.formerNames().isEmpty()) {
            more.append("- former names, which keep working: ")
                    .append(String.join(", ", info.formerNames()))
                    .append("\n");
        }
        section(page, "More", more.isEmpty() ? more : more.insert(0, "\n"));
        return page.toString();
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

    private String messages(List<Resource> resources) {
        Engine engine = engine(EnforcementLevel.ADVISORY);
        List<Verdict> verdicts = new ArrayList<>();
        resources.forEach(resource -> verdicts.addAll(engine.evaluate(resource)));
        verdicts.addAll(engine.evaluate(Stack.of(resources)));
        return verdicts.stream()
                .flatMap(verdict -> verdict.violations().stream())
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
