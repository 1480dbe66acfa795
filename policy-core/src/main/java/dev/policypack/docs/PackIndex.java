package dev.policypack.docs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimap;
import com.google.common.collect.MultimapBuilder;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.Framework;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Preset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The tables of a pack's policies, in Markdown: by service with their levels, by what goes wrong, and by control. */
public final class PackIndex {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final PolicyPack pack;
    private final ImmutableList<PolicyInfo> policies;
    private final StringBuilder page = new StringBuilder();

    private PackIndex(PolicyPack pack) {
        this.pack = pack;
        this.policies = pack.policies().stream()
                .map(Policy::about)
                .sorted(Comparator.comparing(PolicyInfo::name))
                .collect(ImmutableList.toImmutableList());
    }

    /** The index page; each policy links to its own page beside it. */
    public static String of(PolicyPack pack) {
        return new PackIndex(pack).render();
    }

    private String render() {
        page.append("# Policies of ").append(pack.name()).append("\n");
        if (!pack.description().isEmpty()) {
            page.append("\n").append(pack.description()).append("\n");
        }
        if (pack.settings().contains(Preset.CHOICE)) {
            page.append("\nThe setting `")
                    .append(Preset.CHOICE)
                    .append("` chooses between three sets of levels. ")
                    .append(Preset.CHOICE.description())
                    .append("\n");
        }
        if (!ConstraintTables.isEmpty(pack)) {
            page.append("\nThe pack knows ")
                    .append(ConstraintTables.sentence(pack))
                    .append(", that the cloud and its provider have: [all of them, by service and by error code](")
                    .append(ConstraintTables.FILE)
                    .append(").\n");
        }
        byService();
        byConsequence();
        byControl();
        return page.toString();
    }

    private void byService() {
        Multimap<String, PolicyInfo> byService =
                MultimapBuilder.treeKeys().arrayListValues().build();
        policies.forEach(policy -> byService.put(service(policy), policy));
        LevelColumns columns = new LevelColumns(pack);
        byService.asMap().forEach((service, those) -> {
            page.append("\n## ")
                    .append(service)
                    .append("\n\n| policy | what must hold | severity | ")
                    .append(columns.headings())
                    .append(" |\n| --- | --- | --- | ")
                    .append(columns.line())
                    .append(" |\n");
            for (PolicyInfo policy : those) {
                page.append("| ")
                        .append(link(policy))
                        .append(" | ")
                        .append(policy.title())
                        .append(" | ")
                        .append(PolicyPage.lower(policy.severity()))
                        .append(" | ")
                        .append(columns.levels(policy))
                        .append(" |\n");
            }
        });
    }

    private void byConsequence() {
        Multimap<Consequence, PolicyInfo> byConsequence =
                MultimapBuilder.enumKeys(Consequence.class).arrayListValues().build();
        policies.stream()
                .filter(policy -> policy.consequence() != Consequence.UNSPECIFIED)
                .forEach(policy -> byConsequence.put(policy.consequence(), policy));
        if (!byConsequence.isEmpty()) {
            page.append("\n## By what goes wrong\n");
            byConsequence.asMap().forEach((consequence, those) -> {
                page.append("\n### ").append(consequence.title()).append("\n\n");
                those.forEach(policy -> page.append("- ")
                        .append(link(policy))
                        .append(": ")
                        .append(policy.title())
                        .append("\n"));
            });
        }
    }

    private void byControl() {
        // ECS.2 stands before ECS.12.
        ImmutableListMultimap.Builder<String, PolicyInfo> byControl =
                ImmutableListMultimap.<String, PolicyInfo>builder()
                        .orderKeysBy(Comparator.comparing(PackIndex::withPaddedNumbers));
        for (PolicyInfo policy : policies) {
            for (Framework control : policy.frameworks()) {
                byControl.put(control.toString(), policy);
            }
        }
        ImmutableListMultimap<String, PolicyInfo> controls = byControl.build();
        if (!controls.isEmpty()) {
            page.append("\n## By control\n\n| control | policies |\n| --- | --- |\n");
            controls.asMap().forEach((control, those) -> page.append("| ")
                    .append(control)
                    .append(" | ")
                    .append(String.join(
                            ", ", those.stream().map(PackIndex::link).toList()))
                    .append(" |\n"));
        }
    }

    private static String withPaddedNumbers(String control) {
        return DIGITS.matcher(control)
                .replaceAll((MatchResult digits) ->
                        "0".repeat(Math.max(0, 6 - digits.group().length())) + digits.group());
    }

    private static String link(PolicyInfo policy) {
        return "[" + policy.name() + "](" + policy.name() + ".md)";
    }

    private static String service(PolicyInfo policy) {
        int dash = policy.name().indexOf('-');
        return dash < 0 ? policy.name() : policy.name().substring(0, dash);
    }

    /**
     * The pages of a whole pack by file name: one for each policy, {@code README.md} as their index, and {@code constraints.md} when
     * it has constraints.
     */
    public static Map<String, String> pages(PolicyPack pack, String sources) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", of(pack));
        if (!ConstraintTables.isEmpty(pack)) {
            pages.put(ConstraintTables.FILE, ConstraintTables.list(pack));
        }
        for (Policy policy : pack.policies()) {
            pages.put(policy.about().name() + ".md", PolicyPage.of(pack, policy, sources));
            for (String former : policy.about().formerNames()) {
                pages.put(
                        former + ".md",
                        "# " + former + "\n\nThis policy is now called ["
                                + policy.about().name() + "](" + policy.about().name()
                                + ".md); the old name keeps working.\n");
            }
        }
        return pages;
    }
}
