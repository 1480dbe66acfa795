package dev.policypack.simulation;

import dev.policypack.value.PropertyValue.MapValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the simulated cloud knows of one Pulumi package, such as {@code aws}: tables that are plugged in. A package needs none: a type or
 * a function that is in no table gets values that are made up, well-formed, and the same in every run.
 */
public interface SimulatedPackage {

    /** The name of the package: what its type tokens begin with. */
    String name();

    /** The version of the provider that the tables were made from, for example {@code 6.83.0}. */
    default String version() {
        return "0.0.0";
    }

    /** The resource types of the table. */
    default Collection<SimulatedType> types() {
        return List.of();
    }

    /**
     * The functions of the table. An answer repeats the arguments and gets the outputs of the line; the defaults of the line are what an
     * argument is when the program leaves it out.
     */
    default Collection<SimulatedType> functions() {
        return List.of();
    }

    /** A type of this package that is not in the table; without an override it gets an ID. */
    default SimulatedType otherType(String token) {
        return SimulatedType.type(token).id("{typeName}-{hex16}").build();
    }

    /**
     * What all resources of a provider have in common, such as region and account, by the name that {@link SimulatedOutput#fill}
     * takes in braces.
     *
     * @param config the configuration of the provider: as a program gives it, or as it is in the stack's configuration. What is no
     *     string is often the text of its JSON
     */
    default Map<String, String> facts(MapValue config) {
        return Map.of();
    }

    /**
     * The inputs of a resource when all that the table says is filled in: the last word, for what the provider does to all of its types.
     *
     * @param token the type
     * @param inputs with name and defaults; what is unknown or secret in them stays so
     * @param config the configuration of the provider
     */
    default MapValue completed(String token, MapValue inputs, MapValue config) {
        return inputs;
    }

    /** The names of properties by the token of a type or a function; those of the provider itself by {@code pulumi:providers:<name>}. */
    default Map<String, PropertyNames> properties() {
        return Map.of();
    }
}
