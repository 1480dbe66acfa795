package dev.policypack.docs;

import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of a pack's policies, in Markdown. */
public final class PackIndex {
    private PackIndex() {}

    /** The index page; each policy links to its own page beside it. */
    public static String of(PolicyPack pack) {
        StringBuilder page = new StringBuilder("# Policies of " + pack.name() + "\n");
        if (!pack.description().isEmpty()) {
            page.append("\n").append(pack.description()).append("\n");
        }
        Map<String, List<PolicyInfo>> byService = pack.policies().stream()
                .map(Policy::about)
                .sorted(Comparator.comparing(PolicyInfo::name))
                .collect(Collectors.groupingBy(PackIndex::service, TreeMap::new, Collectors.toList()));
        byService.forEach((service, policies) -> {
            page.append("\n## ")
                    .append(service)
                    .append("\n\n| policy | what must hold | severity | level |\n| --- | --- | --- | --- |\n");
            for (PolicyInfo policy : policies) {
                page.append("| [")
                        .append(policy.name())
                        .append("](")
                        .append(policy.name())
                        .append(".md) | ")
                        .append(policy.title())
                        .append(" | ")
                        .append(PolicyPage.lower(policy.severity()))
                        .append(" | ")
                        .append(PolicyPage.lower(policy.level()))
                        .append(" |\n");
            }
        });
        Map<String, List<String>> byControl = new TreeMap<>();
        pack.policies().forEach(policy -> policy.about().frameworks().forEach(control -> byControl
                .computeIfAbsent(control.toString(), key -> new java.util.ArrayList<>())
                .add(policy.about().name())));
        if (!byControl.isEmpty()) {
            page.append("\n## By control\n\n| control | policies |\n| --- | --- |\n");
            byControl.forEach((control, names) -> page.append("| ")
                    .append(control)
                    .append(" | ")
                    .append(names.stream()
                            .map(name -> "[" + name + "](" + name + ".md)")
                            .collect(Collectors.joining(", ")))
                    .append(" |\n"));
        }
        return page.toString();
    }

    private static String service(PolicyInfo policy) {
        int dash = policy.name().indexOf('-');
        return dash < 0 ? policy.name() : policy.name().substring(0, dash);
    }

    /** The pages of a whole pack by file name: one for each policy, and {@code README.md} as their index. */
    public static Map<String, String> pages(PolicyPack pack, String sources) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", of(pack));
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
