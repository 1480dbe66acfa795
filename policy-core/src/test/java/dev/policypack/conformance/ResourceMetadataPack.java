package dev.policypack.conformance;

import dev.policypack.conformance.Simple.SimplePolicy;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Review;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.Stack;
import dev.policypack.server.PolicyServer;
import dev.policypack.value.Truth;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Policies that look at everything about a resource but its properties; each must find one resource of the program. */
final class ResourceMetadataPack {
    private ResourceMetadataPack() {}

    public static void main(String[] args) {
        PolicyServer.main(
                args, stack -> PolicyPack.of("resource-metadata", "1.0.0").with(policies()));
    }

    private static List<Policy> policies() {
        return List.of(
                new One(
                        "name-type-urn-props",
                        "identity",
                        resource -> Simple.TYPE.matches(resource.type())
                                && resource.urn().contains("::identity")
                                && resource.props().bool("value").is(true).answer() == Truth.Answer.YES),
                new One("protect", "protected", resource -> resource.options().protect()),
                new One("ignore-changes", "ignoreChanges", resource -> resource.options()
                        .ignoreChanges()
                        .contains("value")),
                new One("delete-before-replace", "deleteBeforeReplace", resource -> resource.options()
                        .deleteBeforeReplace()
                        .orElse(false)),
                new One("additional-secret-outputs", "secretOutput", resource -> resource.options()
                        .additionalSecretOutputs()
                        .contains("value")),
                new One("custom-timeouts", "customTimeouts", resource -> resource.options()
                        .createTimeout()
                        .equals(java.util.Optional.of(Duration.ofMinutes(5)))),
                new One("provider", "explicitProvider", resource -> resource.provider()
                        .filter(provider -> provider.type().equals("pulumi:providers:simple"))
                        .filter(provider -> provider.name().equals("prov"))
                        .isPresent()),
                new One("parent", "child", resource -> resource.parent().contains("::parent")),
                new All("dependencies", "dependsOn", Resource::dependencies),
                new All("property-dependencies", "propertyDependency", resource -> resource.propertyDependencies()
                        .getOrDefault("value", List.of())));
    }

    /** A policy about one resource, known by its name. */
    private static final class One extends SimplePolicy {
        private final String name;
        private final String resource;
        private final Predicate<Resource> condition;

        One(String name, String resource, Predicate<Resource> condition) {
            this.name = name;
            this.resource = resource;
            this.condition = condition;
        }

        @Override
        public PolicyInfo about() {
            return PolicyInfo.named(name).title("Looks at " + name);
        }

        @Override
        public void validate(Simple simple, Review review) {
            if (simple.resource().name().equals(resource) && condition.test(simple.resource())) {
                review.violation("metadata matched");
            }
        }
    }

    /** A policy about the resources that one resource depends on, which only a stack policy knows. */
    private static final class All implements StackPolicy {
        private final String name;
        private final String resource;
        private final Function<Resource, List<String>> dependencies;

        All(String name, String resource, Function<Resource, List<String>> dependencies) {
            this.name = name;
            this.resource = resource;
            this.dependencies = dependencies;
        }

        @Override
        public PolicyInfo about() {
            return PolicyInfo.named(name).title("Looks at " + name);
        }

        @Override
        public void validate(Stack stack, Review review) {
            for (Simple simple : stack.ofType(Simple.TYPE)) {
                if (simple.resource().name().equals(resource)
                        && dependencies.apply(simple.resource()).stream()
                                .anyMatch(urn -> urn.contains("::dependency"))) {
                    review.on(simple).violation("metadata matched");
                }
            }
        }
    }
}
