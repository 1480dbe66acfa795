package dev.policypack.guide;

import dev.policypack.config.Option;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Severity;
import dev.policypack.server.PolicyServer;
import java.util.List;

/** The pack of the guide. */
public final class GuidePack {
    static final Option<List<String>> PRODUCTION =
            Option.strings("productionStacks", List.of("prod"), "The stacks that customers depend on.");

    private GuidePack() {}

    public static PolicyPack pack() {
        return PolicyPack.of("logs", "1.0.0").settings(PRODUCTION).with(new LogRetention(), new LogKeyRotated());
    }

    /** The same for a team that begins: nothing stops but what is severe. */
    static PolicyPack lenient() {
        return pack().withLevel(info -> info.severity().compareTo(Severity.HIGH) < 0, EnforcementLevel.ADVISORY)
                .withLevel("logs-retention", EnforcementLevel.MANDATORY);
    }

    /** The same policy twice: once for all logs, once for audits. */
    static PolicyPack withAudits() {
        return pack().with(new LogRetention().changed(info -> info.renamed("audit-logs-retention")
                .title("Audit logs are kept for a year")
                .withDefault(LogRetention.MINIMUM_DAYS, 365)));
    }

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> pack());
    }
}
