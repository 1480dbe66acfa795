package dev.policypack.ecs.registry;

import com.google.common.collect.ImmutableSet;

/** What a registry says of an image. */
public sealed interface RegistryAnswer {

    /**
     * The image is there.
     *
     * @param platforms what it can run on, such as {@code linux/arm64}; empty when it does not say
     * @param exposedPorts the ports that it says it listens on; empty when it does not say
     */
    record Found(ImmutableSet<String> platforms, ImmutableSet<Long> exposedPorts) implements RegistryAnswer {}

    /** The registry has answered, and the image is not there. */
    record NotThere() implements RegistryAnswer {}

    /**
     * Nothing is known of the image.
     *
     * @param why a sentence without a period, fit to be shown: {@code docker.io cannot be reached}
     */
    record Unanswered(String why) implements RegistryAnswer {}
}
