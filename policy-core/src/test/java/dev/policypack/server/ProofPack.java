package dev.policypack.server;

import dev.policypack.config.Option;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyContext;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Preset;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.util.List;
import java.util.Optional;

/** A pack with a policy for each thing that a policy can do, each on a type of its own. */
final class ProofPack {
    private ProofPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> PolicyPack.of("proof", "1.2.3")
                .settings(Preset.CHOICE, Preset.KEEP)
                .with(policies()));
    }

    static final List<Policy> policies() {
        return List.of(
                new Size(),
                new Fails(),
                new Levels(),
                new Deep(),
                new Repairs(),
                new Seals(),
                new Wipes(),
                new Graph());
    }

    private static ResourceType<Resource> type(String token) {
        return ResourceType.of(resource -> resource, token);
    }

    /** Demands something of a number; with an option. */
    private static final class Size implements ResourcePolicy<Resource> {
        private static final Option<Long> MOST = Option.integer("most", 1, 10, 5, "The largest size.");

        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("size")
                    .title("Things are small")
                    .enforcementLevel(EnforcementLevel.MANDATORY)
                    .severity(Severity.HIGH)
                    .consequence(Consequence.COST)
                    .options(MOST);
        }

        @Override
        public ResourceType<Resource> type() {
            return ResourceType.matching("things", token -> token.startsWith("demo:"), resource -> resource);
        }

        @Override
        public void validate(Resource thing, Review review) {
            long most = review.option(MOST);
            var size = thing.props().integer("size");
            review.require(
                    size.isMissing().or(size.matches(is -> is <= most)), "size is %s, but may be %s", size, most);
        }
    }

    /** Throws; the message of the exception must not get out. */
    private static final class Fails implements ResourcePolicy<Resource> {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("fails").title("Fails");
        }

        @Override
        public ResourceType<Resource> type() {
            return ProofPack.type("demo:fails");
        }

        @Override
        public void validate(Resource thing, Review review) {
            throw new IllegalStateException("the password is hunter2");
        }
    }

    /** Gives single violations a level and a severity of their own. */
    private static final class Levels implements ResourcePolicy<Resource> {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("levels").title("Levels").severity(Severity.LOW);
        }

        @Override
        public ResourceType<Resource> type() {
            return ProofPack.type("demo:levels");
        }

        @Override
        public void validate(Resource thing, Review review) {
            review.violation("as declared");
            review.enforcementLevel(EnforcementLevel.MANDATORY)
                    .severity(Severity.CRITICAL)
                    .violation("worse");
            review.enforcementLevel(EnforcementLevel.REMEDIATE).violation("to be repaired");
        }
    }

    /** Reads values in every depth. */
    private static final class Deep implements ResourcePolicy<Resource> {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("deep").title("Nothing is bad").enforcementLevel(EnforcementLevel.MANDATORY);
        }

        @Override
        public ResourceType<Resource> type() {
            return ProofPack.type("demo:deep");
        }

        @Override
        public void validate(Resource thing, Review review) {
            var leaf = thing.props().string("leaf");
            review.require(leaf.is("bad").not(), "leaf is %s", leaf);
            var inside = thing.props().object("object").string("inside");
            review.require(inside.is("bad").not(), "inside is %s", inside);
            review.each(
                    thing.props().strings("list"),
                    element -> review.require(element.is("bad").not(), "element is %s", element));
        }
    }

    /** Repairs one property. */
    private static final class Repairs implements ResourcePolicy<Resource> {
        private static final Option<String> NAME = Option.string("owner", "nobody", "Who owns what nobody owns.");

        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("repairs")
                    .title("Things have an owner")
                    .enforcementLevel(EnforcementLevel.REMEDIATE)
                    .options(NAME);
        }

        @Override
        public ResourceType<Resource> type() {
            return ProofPack.type("demo:repairs");
        }

        @Override
        public void validate(Resource thing, Review review) {
            review.require(thing.props().has("owner"), "owner is not set");
        }

        @Override
        public Optional<Props> remediate(Resource thing, PolicyContext given) {
            return Optional.of(thing.props().with("owner", given.option(NAME)));
        }
    }

    /** Repairs what the policy before it has left. */
    private static final class Seals implements ResourcePolicy<Resource> {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("seals")
                    .title("Owned things are sealed")
                    .enforcementLevel(EnforcementLevel.REMEDIATE);
        }

        @Override
        public ResourceType<Resource> type() {
            return ProofPack.type("demo:repairs");
        }

        @Override
        public void validate(Resource thing, Review review) {
            Truth owned = thing.props().has("owner");
            review.require(owned.implies(() -> thing.props().has("seal")), "seal is not set");
        }

        @Override
        public Optional<Props> remediate(Resource thing) {
            return Optional.of(thing.props().with("seal", true));
        }
    }

    /** Would leave nothing of a resource. */
    private static final class Wipes implements ResourcePolicy<Resource> {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("wipes").title("Nothing is left").enforcementLevel(EnforcementLevel.REMEDIATE);
        }

        @Override
        public ResourceType<Resource> type() {
            return ProofPack.type("demo:wipes");
        }

        @Override
        public void validate(Resource thing, Review review) {
            review.violation("something is there");
        }

        @Override
        public Optional<Props> remediate(Resource thing) {
            return Optional.of(thing.props().without("only"));
        }
    }

    /** Tells what a stack policy sees of each resource. */
    private static final class Graph implements StackPolicy {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("graph")
                    .title("Graph")
                    .consequence(Consequence.UNOBSERVED)
                    .severity(Severity.MEDIUM)
                    .enforcementLevel(EnforcementLevel.ADVISORY);
        }

        @Override
        public void validate(Stack stack, Review review) {
            for (Resource node : stack.ofType(ProofPack.type("demo:node"))) {
                review.on(node)
                        .violation(
                                "depends on %s of %s",
                                stack.dependenciesOf(node), node.dependencies().size());
            }
        }
    }
}
