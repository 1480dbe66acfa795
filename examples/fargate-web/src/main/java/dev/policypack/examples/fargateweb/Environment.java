package dev.policypack.examples.fargateweb;

import com.pulumi.Context;
import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.outputs.GetCallerIdentityResult;
import com.pulumi.aws.outputs.GetRegionResult;
import com.pulumi.core.Output;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where this stack runs, and how its things are called.
 *
 * @param stack the stack's name, in the letters that every AWS name may have
 * @param region the Region of the default provider
 * @param account the account's number
 */
record Environment(String stack, Output<String> region, Output<String> account) {

    static Environment of(Context ctx) {
        return new Environment(
                ctx.stackName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-"),
                AwsFunctions.getRegion().applyValue(GetRegionResult::name),
                AwsFunctions.getCallerIdentity().applyValue(GetCallerIdentityResult::accountId));
    }

    /** Whether users depend on this stack: then it has a NAT gateway per zone, and keeps logs and backups longer. */
    boolean production() {
        return stack.startsWith("prod");
    }

    /** The name of the whole, {@code web-dev}. */
    String name() {
        return "web-" + stack;
    }

    /** The name of a part, {@code web-dev-alb}: with the stack in it, two stacks fit into one account. */
    String name(String part) {
        return name() + "-" + part;
    }

    /** The tags of everything that can be tagged; {@code Name} is what the console shows. */
    Map<String, String> tags(String part) {
        var tags = new HashMap<String, String>();
        tags.put("Name", name(part));
        tags.put("Environment", stack);
        tags.put("Owner", "web-team");
        tags.put("Project", "fargate-web");
        tags.put("CostCenter", "4711");
        tags.put("ManagedBy", "pulumi");
        return tags;
    }

    /** How long logs are kept. */
    int logDays() {
        return production() ? 365 : 30;
    }
}
