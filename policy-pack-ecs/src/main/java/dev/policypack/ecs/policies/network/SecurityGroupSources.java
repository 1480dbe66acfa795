package dev.policypack.ecs.policies.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
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
import dev.policypack.policy.Evidence;
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

/** Security groups keep databases and administration ports closed to the world, and let tasks be reached from security groups. */
public final class SecurityGroupSources implements StackPolicy {
    static final Option<List<String>> PUBLIC_PORTS = Option.strings(
            "publicPorts",
            ImmutableList.of("80", "443"),
            "The ports of an internet-facing load balancer that may be open to the world.");

    /**
     * The ports that Security Hub calls high-risk, without those on which web applications commonly listen (3000, 5000, 8080, 8088, 8888).
     * Source: <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19">EC2.19</a>, as of 2026-11-27.
     */
    private static final Set<Long> HIGH_RISK = ImmutableSet.of(
            20L, 21L, 22L, 23L, 25L, 110L, 135L, 143L, 445L, 1433L, 1434L, 3306L, 3389L, 4333L, 5432L, 5500L, 5601L,
            9200L, 9300L);

    private static final Evidence OPEN_TO_THE_WORLD = Evidence.exposed(
            "Security groups should not allow unrestricted access to ports with high risk",
            "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19",
            "2026-11-27");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("network-security-group-sources")
                .title("Security groups do not open databases, administration ports or all ports to the world")
                .description(
                        "Ports that are open to the world are found by scanners within minutes. An address range admits every host that has"
                                + " or gets an address in it; a security group admits only its members.")
                .remediationSteps(
                        "Remove the rule for 0.0.0.0/0 or ::/0. In a rule for tasks, use the load balancer's security group as the source;"
                                + " in a rule for a database, use the security group of the tasks. For administration, use ECS Exec or"
                                + " Session Manager.")
                .severity(Severity.HIGH)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(OPEN_TO_THE_WORLD)
                .frameworks(
                        Frameworks.securityHub("EC2.13"),
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

    /** Who uses a security group. */
    private record Users(Truth database, Truth tasks, Truth publicBalancer, Truth balancersOnly) {}

    @Override
    public void validate(Stack stack, Review review) {
        Set<Long> ports = review.option(PUBLIC_PORTS).stream()
                .map(Longs::tryParse)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (SecurityGroup group : stack.ofType(SecurityGroup.TYPE)) {
            Users users = users(group, stack);
            review.on(group)
                    .each(group.rules(Direction.INGRESS), rule -> validate(rule, Truth.yes(), users, ports, review));
            for (TrafficRule rule : stack.ofType(TrafficRule.TYPE)) {
                Truth mine = rule.is(Direction.INGRESS).and(() -> stack.leadsTo(rule.group(), group));
                validate(rule, mine, users, ports, review);
            }
        }
        // The group of such a rule is in another stack.
        for (TrafficRule rule : stack.ofType(TrafficRule.TYPE)) {
            validate(
                    rule,
                    rule.is(Direction.INGRESS)
                            .and(() -> stack.isInStack(rule.group()).not()),
                    new Users(Truth.no(), Truth.no(), Truth.no(), Truth.no()),
                    ports,
                    review);
        }
    }

    private static Users users(SecurityGroup group, Stack stack) {
        Truth database = isUsed(stack.ofType(DatabaseAccess.TYPE), DatabaseAccess::securityGroups, group, stack);
        Truth tasks = Truth.any(stack.ofType(TaskPlacement.TYPE).stream()
                .map(placed -> guards(placed, group, stack))
                .toList());
        Truth anyTasks = isUsed(stack.ofType(TaskPlacement.TYPE), TaskPlacement::securityGroups, group, stack);
        Truth publicBalancer = Truth.any(stack.ofType(LoadBalancer.TYPE).stream()
                .map(balancer -> faces(balancer, group, stack))
                .toList());
        // Through an application load balancer the world reaches nothing but its listeners.
        Truth balancers = Truth.any(stack.ofType(LoadBalancer.TYPE).stream()
                .map(balancer -> balancer.isApplication()
                        .and(() -> isUsed(List.of(balancer), LoadBalancer::securityGroups, group, stack)))
                .toList());
        return new Users(
                database, tasks, publicBalancer, balancers.and(database.not()).and(anyTasks.not()));
    }

    private static void validate(TrafficRule rule, Truth mine, Users users, Set<Long> ports, Review review) {
        Review here = review.on(rule.resource());
        // A database does not listen on the ports of the web, so that a group that it shares may open them.
        Truth exposes = users.database().and(() -> rule.coversOnly(ports).not()).or(() -> rule.coversOneOf(HIGH_RISK)
                .and(users.balancersOnly().not()));
        if (!here.require(
                mine.and(rule::isAboutWorld).and(exposes).not(),
                "allows %s on %s; anybody on the internet may connect",
                rule.ranges(),
                Display.words(rule.ports()))) {
            return;
        }
        Review advice = here.opinion();
        if (advice.require(
                mine.and(rule::isAboutWorld)
                        .and(() -> rule.coversOnly(ports).not())
                        .and(users.publicBalancer())
                        .not(),
                "allows %s on %s of an internet-facing load balancer; clients need only %s",
                rule.ranges(),
                Display.words(rule.ports()),
                review.option(PUBLIC_PORTS))) {
            advice.require(
                    mine.and(rule::isAboutRanges)
                            .and(users.database().or(users.tasks()))
                            .not(),
                    "allows %s on %s to tasks or a database; use a security group as the source instead",
                    rule.ranges(),
                    Display.words(rule.ports()));
        }
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
