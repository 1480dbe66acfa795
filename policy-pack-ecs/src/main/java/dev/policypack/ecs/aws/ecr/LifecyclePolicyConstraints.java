package dev.policypack.ecs.aws.ecr;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What ECR refuses in a lifecycle policy. Source: <a
 * href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html">Lifecycle policy properties</a>, as of
 * 2026-11-27.
 */
public final class LifecyclePolicyConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint LIFECYCLE_RULES = ALL.refused(
            "ecr-lifecycle-rules",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Lifecycle policy validation failure: object has missing required properties ([\"rules\"])'",
            "Write `{\"rules\": [...]}`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_RULE_COUNT = ALL.refused(
            "ecr-lifecycle-rule-count",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Lifecycle policy validation failure: array is too long'",
            "Write between 1 and 50 rules.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_RULE_FIELDS = ALL.refused(
            "ecr-lifecycle-rule-fields",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Lifecycle policy validation failure: object has missing required properties'",
            "Add the property to the rule.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_UNKNOWN_FIELD = ALL.refused(
            "ecr-lifecycle-unknown-field",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Lifecycle policy validation failure: object instance has properties which are not allowed by the schema'",
            "Remove the key, or correct its spelling.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_SELECTION_FIELDS = ALL.refused(
            "ecr-lifecycle-selection-fields",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Lifecycle policy validation failure: object has missing required properties'",
            "Add the property to `selection`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_ACTION_TYPE = ALL.refused(
            "ecr-lifecycle-action-type",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Lifecycle policy validation failure: instance value not found in enum'",
            "Write `\"action\": {\"type\": \"expire\"}`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_TRANSITION_CLASS = ALL.refused(
            "ecr-lifecycle-transition-class",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Lifecycle policy parsing failure: Could not map policyString into LifecyclePolicy'",
            "Write `\"targetStorageClass\": \"archive\"`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_COUNT_TYPE = ALL.refused(
            "ecr-lifecycle-count-type",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Lifecycle policy validation failure: instance value not found in enum'",
            "Use `imageCountMoreThan` or `sinceImagePushed`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_COUNT_UNIT = ALL.refused(
            "ecr-lifecycle-count-unit",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Lifecycle policy validation failure'",
            "Set `countUnit` to `days` for `sinceImagePushed`, and remove it for `imageCountMoreThan`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_COUNT_NUMBER = ALL.refused(
            "ecr-lifecycle-count-number",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Lifecycle policy validation failure: numeric instance is lower than the required minimum'",
            "Set `countNumber` to 1 or more.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_STORAGE_CLASS = ALL.refused(
            "ecr-lifecycle-storage-class",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'SINCE_IMAGE_PUSHED, SINCE_IMAGE_PULLED and IMAGE_COUNT_MORE_THAN support the STANDARD storage class "
                    + "only'",
            "Remove `storageClass`, or set `countType` to `sinceImageTransitioned`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_PRIORITY_UNIQUE = ALL.refused(
            "ecr-lifecycle-priority-unique",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Lifecycle policy validation failure: Duplicate priority in multiple rules'",
            "Give each rule its own `rulePriority`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_PRIORITY_MINIMUM = ALL.refused(
            "ecr-lifecycle-priority-minimum",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Lifecycle policy validation failure: numeric instance is lower than the required minimum'",
            "Set `rulePriority` to 1 or more.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_ANY_LAST = ALL.refused(
            "ecr-lifecycle-any-last",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Rule"
                    + " for tagStatus=ANY must have the highest rulePriority'",
            "Give the rule with `tagStatus` `any` the highest `rulePriority`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_ANY_ONCE = ALL.refused(
            "ecr-lifecycle-any-once",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Only"
                    + " one rule can specify tagStatus=ANY'",
            "Keep one rule with `tagStatus` `any`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_TAG_STATUS = ALL.refused(
            "ecr-lifecycle-tag-status",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Lifecycle policy validation failure: instance value not found in enum'",
            "Write `tagged`, `untagged` or `any`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_TAGGED_LIST = ALL.refused(
            "ecr-lifecycle-tagged-list",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Must"
                    + " specify tagPrefixList or tagPatternList'",
            "Add `tagPrefixList` or `tagPatternList`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_ONE_TAG_LIST = ALL.refused(
            "ecr-lifecycle-one-tag-list",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'If "
                    + "policy has a tagged rule, it must specify only one of tagPrefixList or tagPatternList'",
            "Keep one of the two lists.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_UNTAGGED_LIST = ALL.refused(
            "ecr-lifecycle-untagged-list",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Cannot specify tagPrefixList with tagStatus untagged'",
            "Remove the list, or set `tagStatus` to `tagged`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Constraint LIFECYCLE_TAG_PATTERN = ALL.refused(
            "ecr-lifecycle-tag-pattern",
            "InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: "
                    + "'Invalid tag pattern provided'",
            "Use at most four `*` in a pattern.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");

    private static final Set<String> RULE_PROPERTIES =
            ImmutableSet.of("rulePriority", "description", "selection", "action");
    private static final Set<String> SELECTION_PROPERTIES = ImmutableSet.of(
            "tagStatus", "tagPrefixList", "tagPatternList", "countType", "countUnit", "countNumber", "storageClass");
    private static final Set<String> SINCE =
            ImmutableSet.of("sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned");
    private static final Set<String> COUNT_TYPES = ImmutableSet.<String>builder()
            .add("imageCountMoreThan")
            .addAll(SINCE)
            .build();
    private static final int MOST_RULES = 50;
    private static final int MOST_WILDCARDS = 4;

    private LifecyclePolicyConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a lifecycle policy. */
    public static void check(Props policy, Review review) {
        if (!review.when(policy.isPresent())
                || !review.at(policy)
                        .refuse(LIFECYCLE_RULES, policy.has("rules").not(), "the lifecycle policy has no rules")) {
            return;
        }
        Items<Props> rules = policy.objects("rules");
        Refusals.size(review, LIFECYCLE_RULE_COUNT, rules, 1, MOST_RULES);
        List<Props> all = new ArrayList<>();
        review.each(rules, rule -> {
            all.add(rule);
            checkRule(rule, review);
        });
        checkOrder(all, review);
    }

    private static void checkRule(Props rule, Review review) {
        for (String property : List.of("rulePriority", "selection", "action")) {
            review.at(rule).refuse(LIFECYCLE_RULE_FIELDS, rule.has(property).not(), "the rule has no " + property);
        }
        checkNames(rule, RULE_PROPERTIES, review);
        Value<Long> priority = rule.integer("rulePriority");
        review.refuse(
                LIFECYCLE_PRIORITY_MINIMUM,
                priority.matches(number -> number < 1),
                "rulePriority is %s; ECR accepts 1 and more",
                priority);
        if (rule.has("selection").answer() != Truth.Answer.NO) {
            checkSelection(rule.object("selection"), review);
        }
        if (rule.has("action").answer() != Truth.Answer.NO) {
            checkAction(rule.object("action"), review);
        }
    }

    private static void checkNames(Props object, Set<String> known, Review review) {
        Value<String> unknown = object.keys().map(keys -> firstBeside(known, keys));
        review.refuse(
                LIFECYCLE_UNKNOWN_FIELD, unknown.isPresent(), "%s is not a property of a lifecycle policy", unknown);
    }

    private static @Nullable String firstBeside(Set<String> known, Set<String> keys) {
        for (String key : keys) {
            if (!known.contains(key)) {
                return key;
            }
        }
        return null;
    }

    private static void checkSelection(Props selection, Review review) {
        for (String property : List.of("tagStatus", "countType", "countNumber")) {
            review.at(selection)
                    .refuse(
                            LIFECYCLE_SELECTION_FIELDS,
                            selection.has(property).not(),
                            "the selection has no " + property);
        }
        checkNames(selection, SELECTION_PROPERTIES, review);
        checkCount(selection, review);
        checkTags(selection, review);
    }

    private static void checkCount(Props selection, Review review) {
        Value<String> type = selection.string("countType");
        Value<String> unit = selection.string("countUnit");
        Refusals.oneOf(review, LIFECYCLE_COUNT_TYPE, type, COUNT_TYPES);
        review.refuse(
                LIFECYCLE_COUNT_UNIT,
                unit.isPresent().and(() -> type.is("imageCountMoreThan")),
                "countUnit is %s, but countType is %s",
                unit,
                type);
        review.at(selection.path().key("countUnit"))
                .refuse(
                        LIFECYCLE_COUNT_UNIT,
                        unit.isMissing().and(() -> type.isIn(SINCE)),
                        "countUnit is not set, but countType is %s",
                        type);
        Refusals.oneOf(review, LIFECYCLE_COUNT_UNIT, unit, "days");
        Value<Long> number = selection.integer("countNumber");
        review.refuse(
                LIFECYCLE_COUNT_NUMBER,
                number.matches(count -> count < 1),
                "countNumber is %s; ECR accepts 1 and more",
                number);
        Value<String> storage = selection.string("storageClass");
        review.refuse(
                LIFECYCLE_STORAGE_CLASS,
                storage.is("archive")
                        .and(() -> type.matches(
                                text -> COUNT_TYPES.contains(text) && !text.equals("sinceImageTransitioned"))),
                "storageClass is %s, but countType is %s",
                storage,
                type);
    }

    private static void checkTags(Props selection, Review review) {
        Value<String> status = selection.string("tagStatus");
        Items<Value<String>> prefixes = selection.strings("tagPrefixList");
        Items<Value<String>> patterns = selection.strings("tagPatternList");
        Refusals.oneOf(review, LIFECYCLE_TAG_STATUS, status, "tagged", "untagged", "any");
        review.refuse(
                LIFECYCLE_TAGGED_LIST,
                status.is("tagged").and(prefixes::isEmpty).and(patterns::isEmpty),
                "tagStatus is %s, but neither tagPrefixList nor tagPatternList says which tags",
                status);
        review.at(patterns)
                .refuse(
                        LIFECYCLE_ONE_TAG_LIST,
                        prefixes.isNotEmpty().and(patterns::isNotEmpty),
                        "both tagPrefixList and tagPatternList are set");
        review.refuse(
                LIFECYCLE_UNTAGGED_LIST,
                status.isOneOf("untagged", "any")
                        .and(() -> prefixes.isNotEmpty().or(patterns::isNotEmpty)),
                "tagStatus is %s, but a list of tags is set, too",
                status);
        review.each(
                patterns,
                pattern -> review.refuse(
                        LIFECYCLE_TAG_PATTERN,
                        pattern.matches(text -> CharMatcher.is('*').countIn(text) > MOST_WILDCARDS),
                        "tag pattern %s has more than four wildcards",
                        pattern));
    }

    private static void checkAction(Props action, Review review) {
        Value<String> type = action.string("type");
        Refusals.oneOf(review, LIFECYCLE_ACTION_TYPE, type, "expire", "transition");
        Value<String> storage = action.string("targetStorageClass");
        review.at(action.path().key("targetStorageClass"))
                .refuse(
                        LIFECYCLE_TRANSITION_CLASS,
                        storage.isMissing().and(() -> type.is("transition")),
                        "targetStorageClass is not set, but the action is %s",
                        type);
        Refusals.oneOf(review, LIFECYCLE_TRANSITION_CLASS, storage, "archive");
    }

    /** What the rules must be together: priorities of their own, and the rule for all images last. */
    private static void checkOrder(List<Props> rules, Review review) {
        Set<Long> priorities = new HashSet<>();
        Props first = null;
        for (Props rule : rules) {
            Value<Long> priority = rule.integer("rulePriority");
            review.refuse(
                    LIFECYCLE_PRIORITY_UNIQUE,
                    priority.matches(number -> !priorities.add(number)),
                    "rulePriority %s stands in two rules",
                    priority);
            Value<String> status = rule.object("selection").string("tagStatus");
            if (status.is("any").answer() == Truth.Answer.YES) {
                review.refuse(LIFECYCLE_ANY_ONCE, Truth.of(first != null), "tagStatus is %s in two rules", status);
                first = first == null ? rule : first;
            }
        }
        if (first != null) {
            checkLast(first, rules, review);
        }
    }

    private static void checkLast(Props rule, List<Props> rules, Review review) {
        Value<Long> priority = rule.integer("rulePriority");
        for (Props other : rules) {
            Value<Long> later = other.integer("rulePriority");
            if (!review.at(priority)
                    .refuse(
                            LIFECYCLE_ANY_LAST,
                            later.matches(priority, (theirs, mine) -> theirs > mine),
                            "the rule with tagStatus \"any\" has rulePriority %s, but another rule has %s",
                            priority,
                            later)) {
                return;
            }
        }
    }
}
