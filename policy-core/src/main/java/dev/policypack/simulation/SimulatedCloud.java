package dev.policypack.simulation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.policypack.value.Internal;
import dev.policypack.value.PropertyValue.MapValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The clouds that a program may use, each as far as a table knows it. */
@Internal
public final class SimulatedCloud {
    private final ImmutableMap<String, Tables> packages;

    private record Tables(
            SimulatedPackage of,
            ImmutableMap<String, SimulatedType> types,
            ImmutableMap<String, SimulatedType> functions) {
        static Tables of(SimulatedPackage one) {
            return new Tables(
                    one,
                    Maps.uniqueIndex(one.types(), SimulatedType::token),
                    Maps.uniqueIndex(one.functions(), SimulatedType::token));
        }
    }

    /** A package without tables. */
    private record Unknown(String name) implements SimulatedPackage {}

    private SimulatedCloud(ImmutableMap<String, Tables> packages) {
        this.packages = packages;
    }

    /** A cloud with these packages; a later one replaces an earlier one of its name. Without any it knows the values of {@code random}. */
    public static SimulatedCloud of(Collection<SimulatedPackage> packages) {
        Map<String, Tables> tables = new HashMap<>();
        for (SimulatedPackage one : ImmutableList.<SimulatedPackage>builder()
                .add(new RandomPackage())
                .addAll(packages)
                .build()) {
            tables.put(one.name(), Tables.of(one));
        }
        return new SimulatedCloud(ImmutableMap.copyOf(tables));
    }

    /**
     * A provider.
     *
     * @param name the name of its package; one that is in no table will do, too
     * @param config its configuration
     */
    public SimulatedProvider provider(String name, MapValue config) {
        Tables tables = packages.get(name);
        if (tables == null) {
            tables = Tables.of(new Unknown(name));
        }
        return new SimulatedProvider(tables.of(), tables.types(), tables.functions(), config);
    }

    /** The package of a type or function: the first word of its token. */
    public static String packageOf(String token) {
        int colon = token.indexOf(':');
        return colon < 0 ? token : token.substring(0, colon);
    }
}
