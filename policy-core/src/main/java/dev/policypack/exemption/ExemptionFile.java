package dev.policypack.exemption;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.InvalidOptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The exemptions that lie beside a pack, in the file {@value #NAME}:
 *
 * <pre>{@code
 * version: 1
 * exemptions:
 *   - resource: audit-*             # a URN or a name in the program; * for any characters, ? for one; quotes when it begins with *
 *     policy: logs-retention        # today's name or a former one, or the identifier of a constraint, with the same wildcards
 *     property: retentionInDays     # the path or the end of it, with the same wildcards; may be left out
 *     reason: The auditors keep these logs themselves.
 *     ticket: OPS-12                # may be left out
 *     until: 2026-12-31             # the last day, in UTC; may be left out
 * }</pre>
 *
 * <p>The version is that of the format; there is only 1. The same list stands in the pack's configuration under {@code policy-pack}, {@code
 * exemptions}, as JSON. Both are taken together.
 *
 * <ul>
 *   <li>An exempted violation is left out where it was found, does not stop the deployment, and is listed with its reason on the stack.
 *       Nothing is repaired where the violation is exempted.
 *   <li>What a stack policy finds belongs to the resource that it names; what it says about the whole stack, to the resource of the
 *       stack, whose name is {@code <project>-<stack>}.
 *   <li>An exemption that has ended, that nothing needs, or whose policy does not exist is listed on the stack, too. One that may be needed
 *       for what is not decided yet is not, nor one whose URN names another stack. Before one ends, and when one allows everything, that is
 *       said there, too; a violation that an exemption has allowed until it ended says so.
 *   <li>A policy that fails stops the deployment all the same: nobody knows what it would have said.
 * </ul>
 */
public final class ExemptionFile {
    /** The name of the file in the folder of the pack. */
    public static final String NAME = "exemptions.yaml";

    /** A name under which it is not read, but expected by who knows both spellings. */
    private static final String OTHER_NAME = "exemptions.yml";

    private ExemptionFile() {}

    /**
     * The exemptions in the file of this folder; none when there is no such file.
     *
     * @throws InvalidOptionException when the file is something else; a sentence for each reason, with line and field
     */
    public static List<Exemption> in(Path folder) {
        Path file = folder.resolve(NAME);
        if (Files.exists(folder.resolve(OTHER_NAME))) {
            throw new InvalidOptionException(OTHER_NAME + " is not read; rename it to " + NAME);
        }
        // Most packs have none, and must not pay for a YAML reader with their start.
        return Files.exists(file) ? read(file) : ImmutableList.of();
    }

    /**
     * The exemptions in a file of any name.
     *
     * @throws InvalidOptionException when there is none, or it is something else; as {@link #in}
     */
    public static List<Exemption> read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new InvalidOptionException(
                    "the exemptions in " + file + " cannot be read; give the path of a YAML file in UTF-8");
        }
        return ExemptionYaml.read(String.valueOf(file.getFileName()), text);
    }
}
