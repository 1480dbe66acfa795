package dev.policypack.ecs.aws.ecs;

import com.google.common.base.CharMatcher;
import dev.policypack.ecs.aws.ec2.AutoScalingGroup;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;

/** What ECS refuses in a capacity provider. */
public final class CapacityProviderConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint PREFIX = ALL.refused(
            "ecs-capacity-provider-name-prefix",
            "ClientException: The specified capacity provider name is invalid. Up to 255 characters are allowed, "
                    + "including letters (upper and lowercase), numbers, underscores, and hyphens. The name cannot be "
                    + "prefixed with \"aws\", \"ecs\", or \"fargate\".",
            "Choose a name that does not start with aws, ecs or fargate.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html");
    static final Constraint NAME = ALL.refused(
            "ecs-capacity-provider-name",
            "ClientException: The specified capacity provider name is invalid. Up to 255 characters are allowed, "
                    + "including letters (upper and lowercase), numbers, underscores, and hyphens.",
            "Use letters, numbers, underscores and hyphens only, at most 255.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html");
    static final Constraint STEPS = ALL.refused(
            "ecs-capacity-provider-scaling-steps",
            "ClientException: The minimum or maximum scaling step size value is invalid.",
            "Lower `minimumScalingStepSize`, or raise `maximumScalingStepSize`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedScaling.html");
    static final Constraint PROTECTION = ALL.refused(
            "ecs-capacity-provider-scale-in-protection",
            "ClientException: The managed termination protection setting for the capacity provider is invalid. To "
                    + "enable managed termination protection for a capacity provider, the Auto Scaling group must have "
                    + "instance protection from scale in enabled.",
            "Set `protectFromScaleIn` of the Auto Scaling group to true, or remove "
                    + "`managedTerminationProtection`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AutoScalingGroupProvider.html");

    private static final CharMatcher OF_NAMES = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("_-"));
    private static final int LONGEST_NAME = 255;
    private static final List<String> RESERVED = List.of("aws", "ecs", "fargate");

    private CapacityProviderConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a capacity provider. */
    public static void check(CapacityProvider provider, Review review) {
        Value<String> name = provider.props().string("name");
        review.refuse(
                PREFIX,
                name.matches(CapacityProviderConstraints::isReserved),
                "name is %s; names that start with aws, ecs or fargate are reserved",
                name);
        review.refuse(
                NAME,
                name.matches(text -> text.length() > LONGEST_NAME || !OF_NAMES.matchesAllOf(text)),
                "name is %s; ECS accepts at most 255 letters, digits, underscores and hyphens",
                name);
        Props scaling = provider.group().object("managedScaling");
        Value<Long> least = scaling.integer("minimumScalingStepSize");
        Value<Long> most = scaling.integer("maximumScalingStepSize");
        review.at(least)
                .refuse(
                        STEPS,
                        least.matches(most, (minimum, maximum) -> minimum > maximum),
                        "minimumScalingStepSize is %s, more than maximumScalingStepSize %s",
                        least,
                        most);
    }

    /** Checks the capacity providers of a stack against its Auto Scaling groups. */
    public static void check(Stack stack, Review review) {
        review.each(stack, CapacityProvider.TYPE, (provider, here) -> {
            Value<String> protection = provider.group().string("managedTerminationProtection");
            if (protection.is("ENABLED").answer() != Truth.Answer.NO) {
                Candidates<AutoScalingGroup> groups = stack.resolve(provider.autoScalingGroup());
                here.at(protection)
                        .refuse(
                                PROTECTION,
                                protection
                                        .is("ENABLED")
                                        .and(() -> groups.is(group ->
                                                group.protectsFromScaleIn().not())),
                                "managedTerminationProtection is %s, but protectFromScaleIn of %s is not true",
                                protection,
                                groups);
            }
        });
    }

    private static boolean isReserved(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String prefix : RESERVED) {
            if (lower.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
