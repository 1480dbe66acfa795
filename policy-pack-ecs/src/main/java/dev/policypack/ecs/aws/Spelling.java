package dev.policypack.ecs.aws;

import com.google.common.base.CaseFormat;
import com.google.common.collect.ImmutableMap;
import dev.policypack.ecs.aws.ProviderProperties.Kind;
import dev.policypack.ecs.aws.ProviderProperties.Shape;
import dev.policypack.value.Nearest;
import dev.policypack.value.Path;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which property a program may have meant by a name that is none. */
final class Spelling {
    /** The fewest letters that a name must share with a longer one to be taken for it. */
    private static final int FEWEST_SHARED = 4;

    /** What AWS, CloudFormation or Terraform call it, and the provider of Pulumi does not. */
    private static final ImmutableMap<String, String> OTHER_WORDS = ImmutableMap.of(
            "targetGroups", "loadBalancers",
            "environmentVariables", "environment",
            "scheme", "internal",
            "retention", "retentionInDays");

    /**
     * Where programs put a property so that it never arrives: Pulumi's SDK for Node hands on only names that the provider has at the top
     * of a resource (major 6 for {@code deploymentConfiguration}), and says nothing about the others.
     */
    private static final ImmutableMap<String, String> LOST = ImmutableMap.of(
            "aws:ecs/service:Service deploymentCircuitBreaker",
            "inside deploymentConfiguration it is dropped without a word, for it is a property of the service itself",
            "aws:ecr/repository:Repository encryptionConfigurations",
            "as encryptionConfiguration, in the singular, it is dropped without a word");

    private Spelling() {}

    /** Where a property would have got lost on its way, as the end of a sentence; empty when nobody knows such a place. */
    static Optional<String> lost(String type, String property) {
        return Optional.ofNullable(LOST.get(type + " " + property));
    }

    /**
     * A property that may have been meant.
     *
     * @param path where it stands: {@code healthCheck.path}; empty when it is not one property
     * @param words the same for a person
     */
    record Meant(String path, String words) {
        private static Meant beside(Path at, String name, String more) {
            return new Meant(at.key(name).toString(), name + more);
        }
    }

    /**
     * What may have been meant.
     *
     * @param key the name that is none
     * @param value what it was set to
     * @param at the object in which it stands
     * @param parent the name of the property in which it stands; empty for the resource itself
     * @param here the properties that there are in its place
     * @param top the properties of the resource itself
     */
    static Optional<Meant> meant(
            String key, PropertyValue value, Path at, String parent, ProviderProperties here, ProviderProperties top) {
        return sameWord(key, at, here)
                .or(() -> parent.isEmpty() ? inOneOf(key, here) : onTop(key, parent, top))
                .or(() -> itsContent(value, parent, here))
                .or(() -> Optional.ofNullable(OTHER_WORDS.get(key))
                        .filter(word -> here.names().contains(word))
                        .or(() -> nearest(key, here.names()))
                        .map(name -> Meant.beside(at, name, "")));
    }

    /** The same name in the plural, the singular, another case or with underscores. */
    private static Optional<Meant> sameWord(String key, Path at, ProviderProperties here) {
        String camel = key.contains("_") ? CaseFormat.LOWER_UNDERSCORE.to(CaseFormat.LOWER_CAMEL, key) : key;
        return here.names().stream()
                .filter(name -> stem(name).equalsIgnoreCase(stem(camel)))
                .map(name -> Meant.beside(at, name, arity(here.shapes(name))))
                .findFirst();
    }

    private static String stem(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    private static String arity(List<Shape> shapes) {
        return shapes.stream().anyMatch(shape -> shape.kind() == Kind.OBJECTS) ? ", a list of objects" : "";
    }

    /** A property of the resource itself: {@code deploymentMaximumPercent} for {@code maximumPercent} in {@code deploymentConfiguration}. */
    private static Optional<Meant> onTop(String key, String parent, ProviderProperties top) {
        if (top.names().contains(key)) {
            return Optional.of(ofResource(key));
        }
        String ending = CaseFormat.LOWER_CAMEL.to(CaseFormat.UPPER_CAMEL, key);
        return top.names().stream()
                .filter(name ->
                        name.endsWith(ending) && parent.startsWith(name.substring(0, name.length() - ending.length())))
                .map(Spelling::ofResource)
                .findFirst();
    }

    private static Meant ofResource(String name) {
        return new Meant(name, name + " of the resource itself");
    }

    /** A property of an object of the resource: {@code healthCheck.path} for {@code healthCheckPath}, or for {@code path} alone. */
    private static Optional<Meant> inOneOf(String key, ProviderProperties here) {
        List<String> places = new ArrayList<>();
        for (String name : here.names()) {
            for (Shape shape : here.shapes(name)) {
                here.inside(shape).ifPresent(object -> object.names().stream()
                        .filter(inner -> inner.equals(key)
                                || (name + CaseFormat.LOWER_CAMEL.to(CaseFormat.UPPER_CAMEL, inner)).equals(key))
                        .forEach(inner -> places.add(name + "." + inner)));
            }
        }
        return places.size() == 1 ? Optional.of(new Meant(places.get(0), places.get(0))) : Optional.empty();
    }

    /** An object too many, as around what AWS calls {@code awsvpcConfiguration}. */
    private static Optional<Meant> itsContent(PropertyValue value, String parent, ProviderProperties here) {
        return value instanceof MapValue map
                        && !parent.isEmpty()
                        && !map.entries().isEmpty()
                        && here.names().containsAll(map.entries().keySet())
                ? Optional.of(new Meant("", "to write what is in it into " + parent + " itself"))
                : Optional.empty();
    }

    private static Optional<String> nearest(String key, Collection<String> names) {
        String nearest = null;
        int fewest = Math.max(2, key.length() / 4) + 1;
        for (String name : names) {
            int changes = isPart(key, name) ? 1 : Nearest.changes(key, name);
            if (changes < fewest) {
                fewest = changes;
                nearest = name;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static boolean isPart(String one, String other) {
        return Math.min(one.length(), other.length()) >= FEWEST_SHARED
                && (one.startsWith(other) || other.startsWith(one));
    }
}
