package dev.policypack.ecs.aws;

import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

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
        return props.text("name");
    }

    /** The reference of its image. */
    public Value<ImageReference> image() {
        return props.text("image").map(ImageReference::parse);
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

    /** Where its output goes. */
    public Props logConfiguration() {
        return props.object("logConfiguration");
    }

    /** Its health check. */
    public Props healthCheck() {
        return props.object("healthCheck");
    }
}
