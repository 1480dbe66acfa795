package dev.policypack.ecs.aws.iam;

import com.google.common.collect.Sets;
import dev.policypack.value.Items;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An IAM policy document. Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of
 * the IAM JSON policy language</a>: one statement may stand for a list of them, one text for a list of texts.
 */
public final class PolicyDocument {
    private static final Pattern EVERYTHING = Pattern.compile("\\*+|arn:(\\*|aws[a-z-]*):[*:]+");

    private static final Pattern ABOUT_RESOURCES = Pattern.compile("aws:(resource|requesttag/|tagkeys)");

    private final Props props;

    /** Reads the object that the document is. */
    public PolicyDocument(Props props) {
        this.props = props;
    }

    /** All of the document. */
    public Props props() {
        return props;
    }

    /** The statements. */
    public Items<Statement> statements() {
        return props.objects("Statement").map(Statement::new);
    }

    /** One statement of a document. */
    public static final class Statement {
        private final Props props;

        private Statement(Props props) {
            this.props = props;
        }

        /** Whether it allows, rather than denies. */
        public Truth allows() {
            return props.string("Effect").is("Allow");
        }

        /** What it is about: {@code s3:GetObject}; empty for a statement with {@code NotAction}. */
        public Items<Value<String>> actions() {
            return props.strings("Action");
        }

        /**
         * Those of its actions that are known and meet a condition, for a message.
         *
         * @param condition on the action as it is written
         */
        public Value<List<Value<String>>> actionsThat(Predicate<? super String> condition) {
            return actions().value().map(all -> all.stream()
                    .filter(action ->
                            action.matches(condition).whereKnown(() -> action).isPresent())
                    .toList());
        }

        /** On what: ARNs or {@code *}; empty for a statement with {@code NotResource} and for a trust policy. */
        public Items<Value<String>> resources() {
            return props.strings("Resource");
        }

        /** Whether it is about every resource there is: {@code *}, or an ARN all of whose parts are {@code *}. */
        public Truth reachesEverything() {
            return resources().any(resource -> resource.matches(EVERYTHING.asMatchPredicate()));
        }

        /** Whether it lets everyone in: {@code *} among its principals. */
        public Truth letsEveryoneIn() {
            Props principal = props.object("Principal");
            return props.value("Principal")
                    .matches(new StringValue("*")::equals)
                    .or(() -> principal.strings("AWS").any(one -> one.is("*")))
                    .or(() -> principal.strings("Service").any(one -> one.is("*")))
                    .or(() -> principal.strings("Federated").any(one -> one.is("*")));
        }

        /**
         * Whether it trusts the identity provider of GitHub Actions. Source: <a
         * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html">Roles for OpenID Connect</a>, as of
         * 2026-11-27.
         */
        public Truth trustsGitHub() {
            return props.object("Principal")
                    .strings("Federated")
                    .any(provider -> provider.matches(arn -> arn.endsWith("token.actions.githubusercontent.com")));
        }

        /** Whether a condition limits the subject of the token, such as to one repository. */
        public Truth limitsSubject() {
            return conditionKeys().matches(keys -> keys.stream().anyMatch(key -> key.endsWith(":sub")));
        }

        /** The services of AWS among its principals: {@code ecs-tasks.amazonaws.com}. */
        public Items<Value<String>> services() {
            return props.object("Principal").strings("Service");
        }

        /** Whether a condition limits who calls: one that only asks for TLS limits nobody. */
        public Truth limitsCallers() {
            return conditionKeys().matches(keys -> keys.stream()
                    .anyMatch(key -> !key.toLowerCase(Locale.ROOT).equals("aws:securetransport")));
        }

        /** Whether it holds under a condition only. */
        public Truth isConditioned() {
            return conditionKeys().matches(keys -> !keys.isEmpty());
        }

        /**
         * Whether a condition narrows the resources that it is about: by a key of a service, or by a global one about tags or resources.
         * The other global keys are about who calls, from where and when. Source: <a
         * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition context
         * keys</a>, as of 2026-11-21.
         */
        public Truth isNarrowedByCondition() {
            return conditionKeys().matches(keys -> keys.stream()
                    .map(key -> key.toLowerCase(Locale.ROOT))
                    .anyMatch(key -> !key.startsWith("aws:")
                            || ABOUT_RESOURCES.matcher(key).lookingAt()));
        }

        /** The keys that its conditions ask for, whatever they are compared with; missing without a condition. */
        public Value<Set<String>> conditionKeys() {
            Props condition = props.object("Condition");
            return condition.keys().flatMap(operators -> {
                Value<Set<String>> all = Value.known(Set.of(), condition.path());
                for (String operator : operators) {
                    all = all.with(condition.object(operator).keys(), Sets::union);
                }
                return all;
            });
        }

        /** All of it. */
        public Props props() {
            return props;
        }
    }
}
