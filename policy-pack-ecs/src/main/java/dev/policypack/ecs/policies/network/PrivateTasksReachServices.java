package dev.policypack.ecs.policies.network;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ec2.SecurityGroup;
import dev.policypack.ecs.aws.ec2.Subnet;
import dev.policypack.ecs.aws.ec2.Vpc;
import dev.policypack.ecs.aws.ec2.VpcEndpoint;
import dev.policypack.ecs.aws.ecs.TaskEgress;
import dev.policypack.ecs.aws.ecs.TaskPlacement;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;

/** Tasks without a public address have another way to their image, their log and their secrets. */
public final class PrivateTasksReachServices implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("network-private-tasks-reach-services")
                .title("Private tasks reach the services that they need to start")
                .description(
                        "A task on Fargate pulls its image, opens its log and reads its secrets through its own network interface. Where"
                                + " that leads nowhere, each task waits for minutes, fails, and is replaced, until the deployment gives up.")
                .remediationSteps(
                        "Route 0.0.0.0/0 of the subnets to a NAT gateway, or give the VPC interface endpoints for `ecr.api`, `ecr.dkr`,"
                                + " `logs` and what else the tasks use, with `privateDnsEnabled` and a security group that lets the tasks in"
                                + " on port 443, and a gateway endpoint for `s3` in the subnets' route tables.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.hangs(
                        "ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR:"
                                + " There is a connection issue between the task and Amazon ECR.",
                        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("REL 2"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        TaskEgress egress = new TaskEgress(stack);
        review.each(stack, TaskPlacement.TYPE, (tasks, here) -> {
            Truth isPrivate =
                    tasks.runsOnFargate(stack).and(() -> tasks.assignPublicIp().is(false));
            if (!tasks.subnets().isMissing() && here.when(isPrivate)) {
                for (Candidates<Subnet> subnet : tasks.subnets().resolve(stack)) {
                    validate(tasks, subnet, egress, stack, byOrigin(subnet, review));
                }
            }
        });
    }

    /** What AWS made may have been changed outside the stack, so that it is no reason to stop a deployment. */
    private static Review byOrigin(Candidates<Subnet> subnet, Review review) {
        return subnet.resources().stream().anyMatch(Subnet::isDefault) ? review.opinion() : review;
    }

    private static void validate(
            TaskPlacement tasks, Candidates<Subnet> subnet, TaskEgress egress, Stack stack, Review review) {
        Review here = review.on(tasks);
        Truth out = subnet.is(egress::hasWayOut);
        if (here.at(tasks.subnets())
                        .require(
                                out.or(() -> subnet.is(egress::hasEndpoints)),
                                "subnets lead nowhere: the tasks have no public address, and %s has neither a route to a NAT gateway nor VPC"
                                        + " endpoints through which they could pull their image",
                                subnet)
                && out.not().mayHold()) {
            here.require(
                    out.or(() -> egress.needsInternet(tasks).not()),
                    "a container's image comes from a public registry, which no VPC endpoint leads to, and %s has no route to a NAT"
                            + " gateway",
                    subnet);
            egress.services(tasks).forEach((service, used) -> {
                here.at(tasks.subnets())
                        .require(
                                out.or(used.not()).or(() -> subnet.is(from -> egress.reaches(service, from))),
                                "subnets have no way to %s: %s has no route to a NAT gateway, and its VPC no endpoint for it in use there",
                                service,
                                subnet);
                for (VpcEndpoint endpoint : stack.ofType(VpcEndpoint.TYPE)) {
                    Truth matters = out.not()
                            .and(used)
                            .and(endpoint.isFor(service))
                            .and(() -> endpoint.isGateway().not())
                            .and(() -> subnet.is(from -> endpoint.isInVpcOf(from, stack)));
                    isOpenTo(tasks, endpoint, matters, stack, review.on(endpoint));
                }
            });
        }
    }

    private static void isOpenTo(TaskPlacement tasks, VpcEndpoint endpoint, Truth matters, Stack stack, Review review) {
        review.require(
                endpoint.privateDnsEnabled().is(true).or(matters.not()),
                "privateDnsEnabled is %s, so that tasks ask for the service's public address and never come here",
                endpoint.privateDnsEnabled());
        review.require(
                matters.implies(() -> stack.resolve(endpoint.vpc()).is(Vpc::allowsPrivateNames)),
                "privateDnsEnabled needs a VPC with enableDnsSupport and enableDnsHostnames");
        // Where one of them names none, it is in the default group of the VPC, which lies outside the stack.
        if (!tasks.securityGroups().isMissing() && !endpoint.securityGroups().isMissing()) {
            review.at(endpoint.securityGroups())
                    .require(
                            matters.implies(() -> SecurityGroup.letIn(
                                    endpoint.securityGroups(), tasks.securityGroups(), TaskEgress.httpsPort(), stack)),
                            "securityGroupIds do not let the tasks of %s in on port 443",
                            tasks);
        }
    }
}
