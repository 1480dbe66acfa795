package dev.policypack.ecs.aws;

import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/**
 * An IAM policy document. Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of
 * the IAM JSON policy language</a>: one statement may stand for a list of them, one text for a list of texts.
 */
public final class PolicyDocument {
    private final Props props;

    /** Reads the object that the document is. */
    public PolicyDocument(Props props) {
        this.props = props;
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
            return props.text("Effect").is("Allow");
        }

        /** What it is about: {@code s3:GetObject}; empty for a statement with {@code NotAction}. */
        public Items<Value<String>> actions() {
            return props.texts("Action");
        }

        /** On what: ARNs or {@code *}; empty for a statement with {@code NotResource} and for a trust policy. */
        public Items<Value<String>> resources() {
            return props.texts("Resource");
        }

        /** All of it. */
        public Props props() {
            return props;
        }
    }
}
