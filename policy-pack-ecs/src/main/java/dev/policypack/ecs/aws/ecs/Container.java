package dev.policypack.ecs.aws.ecs;

import com.google.common.base.Splitter;
import com.google.common.primitives.Longs;
import dev.policypack.ecs.aws.ecr.ImageReference;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/**
 * One element of a task definition's {@code containerDefinitions}. Source: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">ContainerDefinition</a>.
 */
public final class Container {
    private final Props props;

    Container(Props props) {
        this.props = props;
    }

    /** All its properties. */
    public Props props() {
        return props;
    }

    /** Its name. */
    public Value<String> name() {
        return props.string("name");
    }

    /** The reference of its image. */
    public Value<ImageReference> image() {
        return props.string("image").map(ImageReference::parse);
    }

    /** Whether the task ends with it; so it is unless it says otherwise. */
    public Truth isEssential() {
        return props.bool("essential").orElse(true).is(true);
    }

    /** Its port mappings. */
    public Items<Props> portMappings() {
        return props.objects("portMappings");
    }

    /** The environment variables that stand in the definition itself, each with {@code name} and {@code value}. */
    public Items<Props> environment() {
        return props.objects("environment");
    }

    /** The environment variables that come from a secret, each with {@code name} and {@code valueFrom}. */
    public Items<Props> secrets() {
        return props.objects("secrets");
    }

    /** Whether its program hears nothing from the definition: no command, and no variable of the environment. */
    public Truth runsAsBuilt() {
        return props.strings("command")
                .isEmpty()
                .and(() -> props.strings("entryPoint").isEmpty())
                .and(() -> environment().isEmpty())
                .and(() -> secrets().isEmpty())
                .and(() -> props.objects("environmentFiles").isEmpty());
    }

    /** Where its output goes. */
    public Props logConfiguration() {
        return props.object("logConfiguration");
    }

    /**
     * Whether ECS Exec cannot work in it: its root file system is read-only, and no volume lies where the agent of ECS Exec writes.
     * Sources: <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">ECS Exec</a>, and for the volumes <a
     * href="https://github.com/aws/containers-roadmap/issues/1359">containers-roadmap 1359</a>, as of 2026-11-21.
     */
    public Truth keepsExecOut() {
        return props.bool("readonlyRootFilesystem").is(true).and(() -> props.objects("mountPoints")
                .none(mount -> mount.string("containerPath").matches("/var/lib/amazon/ssm"::startsWith)));
    }

    /** Whether it maps this port, alone or within a range such as {@code 8000-8010}. */
    public Truth mapsPort(Value<Long> port) {
        return portMappings().any(mapping -> mapping.integer("containerPort")
                .isEqualTo(port)
                .or(() -> mapping.string("containerPortRange").matches(port, Container::includes)));
    }

    /** Its health check. */
    public Props healthCheck() {
        return props.object("healthCheck");
    }

    private static boolean includes(String range, long port) {
        List<String> ends = Splitter.on('-').splitToList(range);
        Long first = Longs.tryParse(ends.get(0));
        Long last = Longs.tryParse(ends.get(ends.size() - 1));
        return first != null && last != null && first <= port && port <= last;
    }
}
