package dev.policypack.docs;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import java.util.Comparator;
import java.util.List;

/** What the pages say about constraints, in Markdown: a table for a policy, and the list of all, by service and by answer. */
final class ConstraintTables {
    /** The file of the list. */
    static final String FILE = "constraints.md";

    private static final CharMatcher CODE = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("._"));

    /** What tells the name of an error from that of a property, with which an answer may begin, too. */
    private static final ImmutableList<String> OF_ERRORS = ImmutableList.of(
            "Duplicate",
            "Error",
            "Exceeded",
            "Exception",
            "Fault",
            "InUse",
            "Incompatible",
            "Invalid",
            "Limit",
            "Malformed",
            "NotFound",
            "NotSupported",
            "_");

    private ConstraintTables() {}

    /** A constraint and the policy that checks it. */
    private record Checked(PolicyInfo policy, Constraint constraint) {
        String line() {
            return "- [" + constraint.id() + "](" + policy.name() + ".md#" + constraint.id() + "): "
                    + answer(constraint.evidence()) + "\n";
        }
    }

    /** The table of one policy; each row has the identifier as its anchor. */
    static String of(PolicyInfo policy) {
        StringBuilder table = new StringBuilder(
                "| constraint | what happens | what to write | source |\n| --- | --- | --- | --- |\n");
        for (Constraint constraint : policy.constraints()) {
            Evidence evidence = constraint.evidence();
            table.append("| <a id=\"")
                    .append(constraint.id())
                    .append("\"></a>`")
                    .append(constraint.id())
                    .append("` | ")
                    .append(cell(answer(evidence)))
                    .append(" | ")
                    .append(cell(constraint.remediationSteps()))
                    .append(" | ")
                    .append(source(evidence))
                    .append(" |\n");
        }
        return table.toString();
    }

    /** Whether a pack has any. */
    static boolean isEmpty(PolicyPack pack) {
        return pack.policies().stream()
                .allMatch(policy -> policy.about().constraints().isEmpty());
    }

    /** How many a pack has, and which policies check them, as a sentence for the index. */
    static String sentence(PolicyPack pack) {
        long policies = pack.policies().stream()
                .filter(policy -> !policy.about().constraints().isEmpty())
                .count();
        int constraints = all(pack).size();
        return constraints + (constraints == 1 ? " constraint" : " constraints") + ", checked by " + policies
                + (policies == 1 ? " policy" : " policies");
    }

    /** The list of all constraints of a pack. */
    static String list(PolicyPack pack) {
        ListMultimap<String, Checked> byService =
                MultimapBuilder.treeKeys().arrayListValues().build();
        ListMultimap<String, Checked> byCode =
                MultimapBuilder.treeKeys().arrayListValues().build();
        ListMultimap<Evidence.Kind, Checked> others =
                MultimapBuilder.enumKeys(Evidence.Kind.class).arrayListValues().build();
        for (Checked one : all(pack)) {
            byService.put(service(one.constraint()), one);
            String code = code(one.constraint().evidence());
            if (code.isEmpty()) {
                others.put(one.constraint().evidence().kind(), one);
            } else {
                byCode.put(code, one);
            }
        }
        StringBuilder page = new StringBuilder("# Constraints of ")
                .append(pack.name())
                .append("\n\n")
                .append(sentence(pack))
                .append(
                        ": what the cloud refuses, what never becomes stable, and what is silently dropped. Users exempt a constraint by its"
                                + " identifier, and switch it off by the option `")
                .append(PolicyInfo.WITHOUT.name())
                .append("` of its policy.\n\n## By service\n");
        byService.asMap().forEach((service, those) -> section(page, service, List.copyOf(those)));
        page.append("\n## By error code\n");
        byCode.asMap().forEach((code, those) -> section(page, code, List.copyOf(those)));
        others.asMap().forEach((kind, those) -> section(page, "No code: " + kind.meaning(), List.copyOf(those)));
        return page.toString();
    }

    private static void section(StringBuilder page, String heading, List<Checked> those) {
        page.append("\n### ").append(heading).append("\n\n").append(those.size());
        page.append(those.size() == 1 ? " constraint:\n\n" : " constraints:\n\n");
        those.forEach(one -> page.append(one.line()));
    }

    private static List<Checked> all(PolicyPack pack) {
        return pack.policies().stream()
                .map(Policy::about)
                .flatMap(info -> info.constraints().stream().map(constraint -> new Checked(info, constraint)))
                .sorted(Comparator.comparing(one -> one.constraint().id()))
                .toList();
    }

    private static String service(Constraint constraint) {
        return Splitter.on('-').splitToList(constraint.id()).get(0);
    }

    /** The name of the error with which an answer begins: {@code ClientException}; empty where it begins with none. */
    private static String code(Evidence evidence) {
        String words = evidence.words();
        int end = CharMatcher.anyOf(": ").indexIn(words);
        String first = end < 0 ? "" : words.substring(0, end);
        boolean isCode = CODE.matchesAllOf(first) && OF_ERRORS.stream().anyMatch(first::contains);
        return isCode && evidence.kind() == Evidence.Kind.REFUSED ? first : "";
    }

    /** The answer as code, or what happens in its place. */
    private static String answer(Evidence evidence) {
        String words = quoted(evidence.words());
        return evidence.kind() == Evidence.Kind.REFUSED
                ? words
                : evidence.kind().meaning() + ": " + words;
    }

    /** Words of a page or of a cloud, shown as they are, whatever Markdown would make of them. */
    static String quoted(String words) {
        String line = CharMatcher.whitespace().collapseFrom(words, ' ');
        return line.indexOf('`') < 0 ? "`" + line + "`" : "`` " + line + " ``";
    }

    /** Where evidence is found, and when; empty when it is found nowhere. */
    static String source(Evidence evidence) {
        return evidence.url().isEmpty() ? "" : "[source](" + evidence.url() + "), " + evidence.date();
    }

    private static String cell(String text) {
        return CharMatcher.whitespace().collapseFrom(text, ' ').replace("|", "\\|");
    }
}
