package dev.policypack.ecs.aws.elb;

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

    private TlsPolicies() {}

    /** Whether a policy still lets TLS 1.0 or 1.1 in. */
    public static boolean isOutdated(String policy) {
        return OUTDATED.matcher(policy).matches();
    }
}
