package dev.policypack.testkit;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.SetMultimap;
import dev.policypack.resource.Resource;
import dev.policypack.value.Nearest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds properties of made-up resources whose names are probably misspelt: nobody has asked for them, but for another name that is nearly
 * the same and not there. Otherwise a test of what happens without the property would hold, and the test of what happens with it, too.
 */
final class Misspellings {
    private static final int SHORTEST_NAME = 4;

    /** In a long name two letters may be wrong; in a short one that makes another word. */
    private static final int LONG_NAME = 10;

    private final SetMultimap<String, String> askedByOwner = HashMultimap.create();

    /** The same resources, for the policy that is tried. */
    List<Resource> watch(List<Resource> resources) {
        return resources.stream()
                .map(resource -> resource.watchedBy(path -> askedByOwner.put(path.owner(), plain(path.toString()))))
                .collect(ImmutableList.toImmutableList());
    }

    /** What is wrong with these resources, as a sentence, once the policy has been asked; empty when nothing is. */
    Optional<String> in(List<Resource> resources) {
        for (Resource resource : resources) {
            Set<String> written = written(resource);
            Set<String> asked = askedByOwner.get(resource.toString());
            for (String name : written) {
                if (!asked.contains(name)) {
                    for (String wanted : asked) {
                        if (!written.contains(wanted) && isMisspelt(name, wanted)) {
                            return Optional.of(resource + " has a property \"" + name
                                    + "\", for which the policy does not ask, and no \"" + wanted
                                    + "\", for which it does; is it misspelt?");
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Set<String> written(Resource resource) {
        Set<String> names = new LinkedHashSet<>();
        resource.props().leaves().forEach(leaf -> {
            String path = plain(leaf.path().toString());
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
                names.add(path.substring(0, dot));
            }
            names.add(path);
        });
        return names;
    }

    /** A path without positions in lists: one object may stand for a list of it. */
    private static String plain(String path) {
        return path.replaceAll("\\[[0-9]+]", "");
    }

    private static boolean isMisspelt(String name, String wanted) {
        int in = name.lastIndexOf('.') + 1;
        if (in != wanted.lastIndexOf('.') + 1 || !name.startsWith(wanted.substring(0, in))) {
            return false;
        }
        String is = name.substring(in);
        String should = wanted.substring(in);
        if (letters(is).equals(letters(should))) {
            return true;
        }
        int most = should.length() >= LONG_NAME ? 2 : 1;
        return should.length() >= SHORTEST_NAME && Nearest.changes(is, should) <= most;
    }

    private static String letters(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
