package dev.policypack.ecs.policies.network;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Longs;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ec2.SecurityGroup;
import dev.policypack.ecs.aws.ec2.TrafficRule;
import dev.policypack.ecs.aws.ec2.TrafficRule.Direction;
import dev.policypack.ecs.aws.ecs.TaskPlacement;
import dev.policypack.ecs.aws.elb.LoadBalancer;
import dev.policypack.ecs.aws.rds.DatabaseAccess;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Stack;
import dev.policypack.value.Display;
import dev.policypack.value.Truth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who may talk to tasks and databases is said by group, and the world only talks to the load balancer. */
public final class SecurityGroupSources implements StackPolicy {
    static final Option<List<String>> PUBLIC_PORTS = Option.strings(
            "publicPorts",
            ImmutableList.of("80", "443"),
            "The ports of an internet-facing load balancer that may be open to the world.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("network-security-group-sources")
                .title(
                        "Tasks and databases are open to security groups only, and load balancers to the world on 80 and 443 only")
                .description(
                        "An address range lets in whatever has or gets an address in it; a security group lets in what was meant. What is"
                                + " open to the world is found by scanners within minutes.")
                .remediationSteps(
                        "Let a rule for tasks name the load balancer's security group as its source, and a rule for a database that of the"
                                + " tasks; close what is open to the world beside ports 80 and 443 of the load balancer.")
                .severity(Severity.HIGH)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .frameworks(
                        Frameworks.securityHub("EC2.18"),
                        Frameworks.securityHub("EC2.19"),
                        Frameworks.securityHub("EC2.53"),
                        Frameworks.securityHub("EC2.54"),
                        Frameworks.cis("5.2"),
                        Frameworks.cis("5.3"),
                        Frameworks.wellArchitected("SEC 5"))
                .options(PUBLIC_PORTS)
                .url("https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        Set<Long> ports = review.option(PUBLIC_PORTS).stream()
                .map(Longs::tryParse)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (SecurityGroup group : stack.ofType(SecurityGroup.TYPE)) {
            Truth guards = isUsed(stack.ofType(DatabaseAccess.TYPE), DatabaseAccess::securityGroups, group, stack)
                    .or(() -> Truth.any(stack.ofType(TaskPlacement.TYPE).stream()
                            .map(tasks -> guards(tasks, group, stack))
                            .toList()));
            Truth faces = Truth.any(stack.ofType(LoadBalancer.TYPE).stream()
                    .map(balancer -> faces(balancer, group, stack))
                    .toList());
            if (guards.or(faces).answer() != Truth.Answer.NO) {
                review.on(group)
                        .each(group.rules(Direction.INGRESS), rule -> validate(rule, guards, faces, ports, review));
            }
            for (TrafficRule rule : stack.ofType(TrafficRule.TYPE)) {
                Truth mine = rule.is(Direction.INGRESS).and(() -> stack.leadsTo(rule.group(), group));
                validate(rule, mine.and(guards), mine.and(faces), ports, review);
            }
        }
    }

    private static void validate(TrafficRule rule, Truth guards, Truth faces, Set<Long> ports, Review review) {
        Review here = review.on(rule.resource());
        here.require(
                rule.isAboutRanges().and(guards).not(),
                "lets %s in on %s to tasks or a database; let in a security group instead",
                rule.ranges(),
                Display.words(rule.ports()));
        here.require(
                rule.isAboutWorld()
                        .and(() -> rule.coversOnly(ports).not())
                        .and(faces)
                        .not(),
                "lets the world in on %s of an internet-facing load balancer; only %s should be open",
                Display.words(rule.ports()),
                review.option(PUBLIC_PORTS));
    }

    /** Whether tasks are in the group; those behind a network load balancer see the addresses of its clients, and need ranges. */
    private static Truth guards(TaskPlacement tasks, SecurityGroup group, Stack stack) {
        return isUsed(List.of(tasks), TaskPlacement::securityGroups, group, stack)
                .and(() -> tasks.targetGroups()
                        .any(targets -> stack.resolve(targets)
                                .is(one ->
                                        one.protocol().isOneOf("HTTP", "HTTPS").not()))
                        .not());
    }

    private static Truth faces(LoadBalancer balancer, SecurityGroup group, Stack stack) {
        return balancer.isApplication()
                .and(balancer::isInternetFacing)
                .and(() -> isUsed(List.of(balancer), LoadBalancer::securityGroups, group, stack));
    }

    private static <T> Truth isUsed(
            List<T> users, Function<T, Refs<SecurityGroup>> groups, SecurityGroup group, Stack stack) {
        return Truth.any(users.stream()
                .map(user -> groups.apply(user).any(ref -> stack.leadsTo(ref, group)))
                .toList());
    }
}
