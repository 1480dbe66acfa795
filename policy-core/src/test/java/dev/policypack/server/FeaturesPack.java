package dev.policypack.server;

import com.pulumi.aws.cloudwatch.LogGroup;
import dev.policypack.config.Option;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Framework;
import dev.policypack.policy.LogLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.StackContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** A pack of functions: what a policy can see and say, and a configuration of its own to begin with. */
final class FeaturesPack {
    private static final Option<Long> MOST = Option.integer("most", 1, 10, 5, "The largest size.");

    private FeaturesPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> pack());
    }

    private static PolicyPack pack() {
        return PolicyPack.of("features", "2.0.0")
                .description("What a pack can do.")
                .displayName("Features")
                .readme("# Features")
                .provider("aws")
                .repository("https://example.com/features")
                .tags("demo", "test")
                .with(
                        ResourcePolicy.of(
                                PolicyInfo.named("size")
                                        .title("Things are small")
                                        .description("Big things do not fit.")
                                        .remediationSteps("Make it smaller.")
                                        .url("https://example.com/size")
                                        .tags("small")
                                        .frameworks(new Framework("Rules", "3", "R1", "All things are small."))
                                        .severity(Severity.MEDIUM)
                                        .enforcementLevel(EnforcementLevel.MANDATORY)
                                        .options(MOST),
                                type("demo:size"),
                                FeaturesPack::size),
                        ResourcePolicy.of(about("sees"), type("demo:sees"), FeaturesPack::sees),
                        ResourcePolicy.of(
                                about("class"),
                                ResourceType.of(LogGroup.class),
                                (group, review) -> review.require(
                                        group.props().has("retentionInDays"), "retentionInDays is not set")),
                        ResourcePolicy.of(about("waits"), type("demo:waits"), FeaturesPack::waits),
                        ResourcePolicy.of(about("logs"), type("demo:logs"), FeaturesPack::logs),
                        ResourcePolicy.of(
                                about("touches").enforcementLevel(EnforcementLevel.REMEDIATE),
                                type("demo:touches"),
                                (thing, review) -> review.require(thing.props().has("touched"), "touched is not set"),
                                thing -> Optional.of(
                                        thing.props().with("touched", true).with("password", "changed"))),
                        ResourcePolicy.of(
                                about("breaks").enforcementLevel(EnforcementLevel.REMEDIATE),
                                type("demo:breaks"),
                                (thing, review) -> review.violation("it is broken"),
                                thing -> {
                                    throw new IllegalStateException("hunter2");
                                }),
                        ResourcePolicy.of(about("second"), type("demo:second"), FeaturesPack::second),
                        StackPolicy.of(about("stack"), (stack, review) -> {
                            review.violation(
                                    "%s %s",
                                    words(review.context()), stack.resources().size());
                            review.log(LogLevel.DEBUG, "of the stack");
                        }))
                .initialConfig(Map.of(
                        "all",
                        "mandatory",
                        "size",
                        Map.of("most", 3),
                        "touches",
                        "remediate",
                        "breaks",
                        "remediate",
                        "stack",
                        "advisory",
                        PolicyPack.SETTINGS,
                        Map.of("undecided", "detailed")));
    }

    private static PolicyInfo about(String name) {
        return PolicyInfo.named(name).title("Features");
    }

    private static ResourceType<Resource> type(String token) {
        return ResourceType.of(resource -> resource, token);
    }

    private static void size(Resource thing, Review review) {
        var size = thing.props().integer("size");
        long most = review.option(MOST);
        review.require(size.matches(is -> is <= most), "size is %s, but may be %s", size, most);
    }

    /** Everything that a policy is told besides the properties. */
    private static void sees(Resource thing, Review review) {
        review.violation("%s", List.of(thing.urn(), thing.type(), thing.name(), thing.parent()));
        var options = thing.options();
        review.violation(
                "%s",
                List.of(options.protect(), options.ignoreChanges(), options.deleteBeforeReplace(), options.aliases()));
        review.violation(
                "%s",
                List.of(
                        options.additionalSecretOutputs(),
                        options.createTimeout(),
                        options.updateTimeout(),
                        options.deleteTimeout(),
                        options.readTimeout()));
        review.violation(
                "%s",
                thing.provider()
                        .map(by -> by.urn() + " " + by + " " + by.props().string("region") + " "
                                + by.props().string("token"))
                        .orElse("no provider"));
        review.violation("%s", words(review.context()));
    }

    private static Object words(StackContext context) {
        return context + " " + new TreeMap<>(context.config()) + " " + new TreeMap<>(context.tags()) + " "
                + context.config("size").orElse("no size");
    }

    private static void waits(Resource thing, Review review) {
        review.require(
                review.await(CompletableFuture.supplyAsync(
                        () -> thing.props().string("answer").is("yes"))),
                "the answer is %s",
                thing.props().string("answer"));
    }

    private static void logs(Resource thing, Review review) {
        review.log(LogLevel.INFO, "size is %s", thing.props().integer("size"));
        review.log(LogLevel.WARNING, "password is %s", thing.props().string("password"));
        System.out.println("printed");
    }

    private static void second(Resource thing, Review review) {
        try {
            PolicyServer.main(new String[] {"127.0.0.1:1"}, stack -> pack());
        } catch (IllegalStateException e) {
            review.violation(String.valueOf(e.getMessage()));
        }
    }
}
