package dev.policypack.ecs.aws.rds;

import com.google.common.collect.ImmutableList;
import dev.policypack.value.Value;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The engines of RDS, of which some come in editions: {@code oracle-ee}, {@code sqlserver-web}. */
final class EngineFamily {
    static final String AURORA_MYSQL = "aurora-mysql";
    static final String AURORA_POSTGRESQL = "aurora-postgresql";
    static final String MARIADB = "mariadb";
    static final String MYSQL = "mysql";
    static final String POSTGRES = "postgres";
    static final String ORACLE = "oracle";
    static final String SQLSERVER = "sqlserver";
    static final String DB2 = "db2";

    private static final ImmutableList<String> WITHOUT_EDITIONS =
            ImmutableList.of(AURORA_MYSQL, AURORA_POSTGRESQL, MARIADB, MYSQL, POSTGRES);
    private static final ImmutableList<String> WITH_EDITIONS = ImmutableList.of(ORACLE, SQLSERVER, DB2);

    private EngineFamily() {}

    /** The family of an engine; missing for an engine of RDS Custom, or one that nobody knows. */
    static Value<String> of(Value<String> engine) {
        return engine.map(EngineFamily::of);
    }

    private static @Nullable String of(String engine) {
        String name = engine.toLowerCase(Locale.ROOT);
        if (WITHOUT_EDITIONS.contains(name)) {
            return name;
        }
        for (String family : WITH_EDITIONS) {
            if (name.startsWith(family + "-")) {
                return family;
            }
        }
        return null;
    }

    /** Whether it is Aurora. */
    static boolean isAurora(String family) {
        return family.equals(AURORA_MYSQL) || family.equals(AURORA_POSTGRESQL);
    }

    /** Whether it is PostgreSQL, of Aurora or not. */
    static boolean isPostgres(String family) {
        return family.equals(POSTGRES) || family.equals(AURORA_POSTGRESQL);
    }

    /** Whether it is MySQL, MariaDB or PostgreSQL, of Aurora or not. */
    static boolean isOpenSource(String family) {
        return WITHOUT_EDITIONS.contains(family);
    }
}
