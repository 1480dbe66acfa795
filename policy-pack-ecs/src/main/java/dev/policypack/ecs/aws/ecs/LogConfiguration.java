package dev.policypack.ecs.aws.ecs;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableListMultimap;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/**
 * Where a container's output goes, and what each log driver needs to be told. Source: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html">LogConfiguration</a>, as of
 * 2026-11-21.
 */
public final class LogConfiguration {
    // The other drivers work with nothing set; what awsfirelens needs depends on where its router sends the logs.
    private static final ImmutableListMultimap<String, String> NEEDED = ImmutableListMultimap.of(
            "awslogs", "awslogs-group",
            "awslogs", "awslogs-region",
            "splunk", "splunk-token",
            "splunk", "splunk-url");

    private final Props props;

    private LogConfiguration(Props props) {
        this.props = props;
    }

    /** The log configuration of a container. */
    public static LogConfiguration of(Container container) {
        return new LogConfiguration(container.logConfiguration());
    }

    /** Whether there is one at all. */
    public Truth isPresent() {
        return props.isPresent();
    }

    /** The log driver. */
    public Value<String> driver() {
        return props.string("logDriver");
    }

    /** The names of the options without which the log driver does not start, on Fargate and elsewhere. */
    public Items<String> neededOptions() {
        return Items.of(driver().map(NEEDED::get));
    }

    /** An option that is set as a text; one that is empty is missing. */
    public Value<String> option(String option) {
        return props.object("options").string(option).map(Strings::emptyToNull);
    }

    /** Whether an option is set, as a text or from a secret; one that is empty is not. */
    public Truth sets(String option) {
        return option(option).isPresent().or(() -> props.objects("secretOptions")
                .any(secret -> secret.string("name").is(option)));
    }
}
