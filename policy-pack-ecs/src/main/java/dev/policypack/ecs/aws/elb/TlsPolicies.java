package dev.policypack.ecs.aws.elb;

import com.google.common.base.CharMatcher;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The TLS policies of load balancers. Source: <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html">Security policies</a>, as of
 * 2026-11-21.
 */
public final class TlsPolicies {
    /** The one that a listener gets from the provider when the program names none. */
    public static final String DEFAULT = "ELBSecurityPolicy-2016-08";

    /** The one that AWS recommends for an HTTPS listener of an application load balancer. */
    public static final String RECOMMENDED = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

    /** By what they are called: {@code 2016-08}, {@code FS-2018-06}, {@code TLS-1-1-2017-01}, {@code TLS13-1-0-FIPS-2023-04}. */
    private static final Pattern OUTDATED =
            Pattern.compile("ELBSecurityPolicy-((FS-)?20[0-9]{2}-[0-9]{2}|(TLS|TLS13|FS)-1-[01]-.+)");

    private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');
    private static final String PREFIX = "ELBSecurityPolicy-";

    /** What the names end with in the month after which more policies may have come: year and month. */
    private static final String LAST_MONTH = "2026-09";

    /** The predefined policies of application and network load balancers, as of 2026-09, without what all of their names begin with. */
    private static final Set<String> PREDEFINED = Set.of(
            "2015-05",
            "2016-08",
            "FS-1-1-2019-08",
            "FS-1-2-2019-08",
            "FS-1-2-Res-2019-08",
            "FS-1-2-Res-2020-10",
            "FS-2018-06",
            "TLS-1-0-2015-04",
            "TLS-1-1-2017-01",
            "TLS-1-2-2017-01",
            "TLS-1-2-Ext-2018-06",
            "TLS13-1-0-2021-06",
            "TLS13-1-0-FIPS-2023-04",
            "TLS13-1-0-FIPS-PQ-2025-09",
            "TLS13-1-0-PQ-2025-09",
            "TLS13-1-1-2021-06",
            "TLS13-1-1-FIPS-2023-04",
            "TLS13-1-2-2021-06",
            "TLS13-1-2-Ext0-FIPS-2023-04",
            "TLS13-1-2-Ext0-FIPS-PQ-2025-09",
            "TLS13-1-2-Ext0-RFC9151-FIPS-2023-07",
            "TLS13-1-2-Ext1-2021-06",
            "TLS13-1-2-Ext1-FIPS-2023-04",
            "TLS13-1-2-Ext1-FIPS-PQ-2025-09",
            "TLS13-1-2-Ext1-PQ-2025-09",
            "TLS13-1-2-Ext2-2021-06",
            "TLS13-1-2-Ext2-FIPS-2023-04",
            "TLS13-1-2-Ext2-FIPS-PQ-2025-09",
            "TLS13-1-2-Ext2-PQ-2025-09",
            "TLS13-1-2-FIPS-2023-04",
            "TLS13-1-2-FIPS-PQ-2025-09",
            "TLS13-1-2-PQ-2025-09",
            "TLS13-1-2-RFC9151-FIPS-2023-07",
            "TLS13-1-2-RFC9151-INTEROP1-FIPS-2023-07",
            "TLS13-1-2-RFC9151-INTEROP2-FIPS-2023-07",
            "TLS13-1-2-RFC9151-INTEROP3-FIPS-2023-07",
            "TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07",
            "TLS13-1-2-Res-2021-06",
            "TLS13-1-2-Res-FIPS-2023-04",
            "TLS13-1-2-Res-FIPS-PQ-2025-09",
            "TLS13-1-2-Res-PQ-2025-09",
            "TLS13-1-3-2021-06",
            "TLS13-1-3-FIPS-2023-04",
            "TLS13-1-3-FIPS-PQ-2025-09",
            "TLS13-1-3-PQ-2025-09",
            "TLS13-1-3-RFC9151-FIPS-2023-07");

    private TlsPolicies() {}

    /**
     * Whether there may be a policy of this name: it is one of those that are known, or its name ends with a month that is later than
     * what is known.
     */
    static boolean mayExist(String policy) {
        return policy.startsWith(PREFIX)
                && (PREDEFINED.contains(policy.substring(PREFIX.length()))
                        || month(policy).compareTo(LAST_MONTH) > 0);
    }

    /** The year and month that a name ends with; empty when it does not. */
    private static String month(String policy) {
        String end = policy.substring(Math.max(0, policy.length() - LAST_MONTH.length()));
        boolean isMonth = end.length() == LAST_MONTH.length()
                && end.charAt(4) == '-'
                && DIGITS.matchesAllOf(end.substring(0, 4))
                && DIGITS.matchesAllOf(end.substring(5));
        return isMonth ? end : "";
    }

    /** Whether a policy still lets TLS 1.0 or 1.1 in. */
    public static boolean isOutdated(String policy) {
        return OUTDATED.matcher(policy).matches();
    }
}
