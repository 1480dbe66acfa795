package dev.policypack.policy;

import dev.policypack.example.ExampleFile;
import dev.policypack.example.Examples;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A rule about a deployment: a {@link ResourcePolicy}, a {@link StackPolicy}, or both in one class. */
public sealed interface Policy permits ResourcePolicy, StackPolicy {
    /** Name, title, reason, fix and so on; asked once. */
    PolicyInfo about();

    /**
     * The same policy with something else said about it, such as another name and other defaults, so that a pack can have it twice:
     *
     * <pre>{@code
     * pack.with(new LogRetention().changed(info -> info.renamed("audit-logs-retention")
     *         .title("Audit logs are kept for a year")
     *         .withDefault(LogRetention.LEAST, 365)));
     * }</pre>
     *
     * <p>Its examples stay those of the policy, and may not fit other defaults: see {@link #withExamples}.
     */
    default Policy changed(UnaryOperator<PolicyInfo> change) {
        return Changed.of(this, change.apply(about()));
    }

    /**
     * The same policy, shown by these examples and no others: for a policy that is written as a function, or one with other defaults.
     *
     * <pre>{@code
     * ResourcePolicy.of(about, type, check).withExamples(Examples.bad(bucket).good(bucket.with("acl", "private")))
     * }</pre>
     */
    default Policy withExamples(Examples examples) {
        return Changed.of(this, examples);
    }

    /**
     * Resources or stacks that violate the policy, and some that do not; shown in the docs and tried by the test kit. Read from the file
     * that lies beside the class of the policy and has its name, such as {@code LogRetention.yaml}, when a policy does not make them
     * itself; none when there is no such file. Those of its constraints belong to them.
     *
     * @throws IllegalArgumentException when a file holds something else
     */
    default Examples examples() {
        Examples examples = ExampleFile.beside(getClass());
        for (Examples ofConstraint : constraintExamples().values()) {
            examples = examples.and(ofConstraint);
        }
        return examples;
    }

    /**
     * For each of the policy's constraints by its identifier: what the cloud refuses, and what it takes. A policy with constraints reads
     * them from the file beside the class that declares them: {@code return Examples.byName(ServiceConstraints.class)}.
     *
     * @throws IllegalArgumentException when the file holds something else
     */
    default Map<String, Examples> constraintExamples() {
        return Map.of();
    }
}
