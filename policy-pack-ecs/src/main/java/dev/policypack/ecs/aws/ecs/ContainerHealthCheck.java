package dev.policypack.ecs.aws.ecs;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/**
 * The health check that ECS runs inside a container. Source: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html">HealthCheck</a>, as of 2026-11-21.
 */
public final class ContainerHealthCheck {
    private static final ImmutableList<Limit> LIMITS = ImmutableList.of(
            new Limit("interval", Range.closed(5L, 300L)),
            new Limit("timeout", Range.closed(2L, 60L)),
            new Limit("retries", Range.closed(1L, 10L)),
            new Limit("startPeriod", Range.closed(0L, 300L)));

    private final Props props;

    private ContainerHealthCheck(Props props) {
        this.props = props;
    }

    /** The health check of a container. */
    public static ContainerHealthCheck of(Container container) {
        return new ContainerHealthCheck(container.healthCheck());
    }

    /**
     * The range of one of its numbers.
     *
     * @param property the name of the number
     * @param range the values that ECS takes; seconds, or a count of retries
     */
    public record Limit(String property, Range<Long> range) {
        /** As it is written in a sentence: {@code 5 to 300}. */
        @Override
        public String toString() {
            return range.lowerEndpoint() + " to " + range.upperEndpoint();
        }
    }

    /** The ranges of its numbers; each has a default that lies in it. */
    public static List<Limit> limits() {
        return LIMITS;
    }

    /** Whether the container has a health check. */
    public Truth isPresent() {
        return props.isPresent();
    }

    /** One of its numbers. */
    public Value<Long> number(Limit limit) {
        return props.integer(limit.property());
    }

    /** What is run: {@code CMD} with a program and its arguments, or {@code CMD-SHELL} with one line for the shell. */
    public Items<Value<String>> command() {
        return props.strings("command");
    }

    /** The first word of the command, which says how the rest is run. */
    public Value<String> kind() {
        return element(0);
    }

    /** Whether the command is {@code CMD-SHELL} with one line that is not blank. */
    public Truth isShellLine() {
        return kind().is("CMD-SHELL").and(() -> command().size().is(2)).and(() -> element(1)
                .matches(line -> !line.isBlank()));
    }

    /** Whether the command is {@code CMD} with a program that needs no shell: no blanks in its name, no operators of a shell behind it. */
    public Truth isProgram() {
        return kind().is("CMD")
                .and(() -> element(1)
                        .matches(program ->
                                !program.isEmpty() && CharMatcher.whitespace().matchesNoneOf(program)))
                .and(() -> command().none(word -> word.isOneOf("||", "&&", "|", ";")));
    }

    /** Whether the command switches a health check of the image off. */
    public Truth isNone() {
        return kind().is("NONE");
    }

    private Value<String> element(int index) {
        Value<List<Value<String>>> all = command().value();
        return all.flatMap(words -> index < words.size() ? words.get(index) : Value.missing(all.path()));
    }
}
