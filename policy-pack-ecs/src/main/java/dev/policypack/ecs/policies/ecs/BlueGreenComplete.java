package dev.policypack.ecs.policies.ecs;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.codedeploy.CodeDeployApplication;
import dev.policypack.ecs.aws.codedeploy.DeploymentGroup;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.ecs.Service.TargetRegistration;
import dev.policypack.ecs.aws.iam.Role;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Ref;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** A service that promises blue/green deployments has all of what they take. */
public final class BlueGreenComplete implements ResourcePolicy<Service>, StackPolicy {
    static final Option<Boolean> REQUIRE_BLUE_GREEN = Option.bool(
            "requireBlueGreen", false, "Whether every service behind a load balancer must be deployed blue/green.");

    private static final Evidence REQUIRED = Evidence.asked(
            "The option requireBlueGreen asks for blue/green deployments.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html",
            "2026-11-27");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-blue-green-complete")
                .title("A service with blue/green deployments has all of what they take")
                .description(
                        "Half a blue/green deployment is found out when the next version is to go live: nothing moves the requests, or the"
                                + " program and CodeDeploy undo each other's changes.")
                .remediationSteps(
                        "For the controller `CODE_DEPLOY`: an application for `ECS`, a deployment group for this service with two target"
                                + " groups, a production listener and a role that trusts `codedeploy.amazonaws.com`, and"
                                + " `ignoreChanges` for `taskDefinition` and `loadBalancers`. For ECS's own strategy: an"
                                + " `advancedConfiguration` with `alternateTargetGroupArn`, `productionListenerRule` and a `roleArn`"
                                + " that trusts `ecs.amazonaws.com`, in each of `loadBalancers`.")
                .severity(Severity.HIGH)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(
                        Evidence.refused(
                                "InvalidParameterException: Unable to update task definition on services with a CODE_DEPLOY deployment controller. Use"
                                        + " AWS CodeDeploy to trigger a new deployment.",
                                "https://github.com/boto/boto3/issues/1936",
                                "2026-11-27"),
                        REQUIRED)
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .options(REQUIRE_BLUE_GREEN)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html");
    }

    @Override
    public ResourceType<Service> type() {
        return Service.TYPE;
    }

    /** What can be seen on the service alone. */
    @Override
    public void validate(Service service, Review review) {
        Truth byCodeDeploy = service.deploymentController().is("CODE_DEPLOY");
        if (review.when(byCodeDeploy)) {
            review.require(
                    service.loadBalancers().isEmpty().not(),
                    "loadBalancers is empty, and CodeDeploy moves requests between target groups of a load balancer");
            review.require(
                    Truth.of(service.resource().ignoresChangesOf("taskDefinition")
                            && service.resource().ignoresChangesOf("loadBalancers")),
                    "changes of taskDefinition and loadBalancers are not ignored, but CodeDeploy changes them");
        }
        if (review.when(service.isShiftedByEcs())) {
            review.each(service.loadBalancers(), registration -> hasTwoSides(registration, review));
        }
        if (review.option(REQUIRE_BLUE_GREEN)) {
            Truth exempt = service.isDaemon()
                    .or(() -> service.deploymentController().is("EXTERNAL"))
                    .or(() -> service.loadBalancers().isEmpty());
            review.evidence(REQUIRED)
                    .require(
                            byCodeDeploy.or(service::isShiftedByEcs).or(exempt),
                            "deploymentController is of type %s with the strategy %s, and blue/green is required",
                            service.deploymentController(),
                            service.deploymentStrategy());
        }
    }

    private static void hasTwoSides(TargetRegistration registration, Review review) {
        Value<String> alternate = registration.alternateTargetGroup().value();
        if (review.require(
                alternate.isPresent(), "alternateTargetGroupArn is %s, so that there is no green side", alternate)) {
            review.at(registration.targetGroup())
                    .require(
                            alternate
                                    .isEqualTo(registration.targetGroup().value())
                                    .not(),
                            "targetGroupArn and alternateTargetGroupArn are both %s",
                            alternate);
        }
        Value<String> rule = registration.productionListenerRule();
        review.require(rule.isPresent(), "productionListenerRule is %s, so that no request can be moved", rule);
        review.require(
                registration.role().isPresent(),
                "roleArn is %s, so that ECS may not change the listener rule",
                registration.role());
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, Service.TYPE, (service, here) -> {
            if (here.when(service.deploymentController().is("CODE_DEPLOY"))) {
                // The pipeline's stack may have it.
                here.opinion()
                        .require(
                                stack.any(DeploymentGroup.TYPE, group -> stack.leadsTo(group.service(), service)),
                                "the stack has no CodeDeploy deployment group for the service");
                for (DeploymentGroup group : stack.ofType(DeploymentGroup.TYPE)) {
                    if (here.when(stack.leadsTo(group.service(), service))) {
                        validate(group, stack, review.on(group));
                    }
                }
            }
            if (here.when(service.isShiftedByEcs())) {
                here.each(
                        service.loadBalancers(),
                        registration -> trusts("roleArn", registration.role(), "ecs", stack, here));
            }
        });
    }

    private static void validate(DeploymentGroup group, Stack stack, Review review) {
        review.at(group.targetGroups().value())
                .require(
                        group.hasTwoTargetGroups(),
                        "targetGroups has %s; a blue/green deployment takes two different ones",
                        group.targetGroups());
        review.require(
                group.productionListeners().size().is(1),
                "listenerArns of prodTrafficRoute has %s; CodeDeploy takes one listener",
                group.productionListeners());
        Candidates<CodeDeployApplication> applications = stack.resolve(group.application());
        review.at(group.application().value())
                .require(
                        applications.is(CodeDeployApplication::isForEcs),
                        "appName leads to %s, whose computePlatform is not ECS",
                        applications);
        trusts("serviceRoleArn", group.role(), "codedeploy", stack, review);
    }

    private static void trusts(String property, Ref<Role> ref, String service, Stack stack, Review review) {
        if (ref.isPresent().mayHold()) {
            Candidates<Role> roles = stack.resolve(ref);
            review.at(ref.value())
                    .require(
                            roles.is(role -> role.trusts(service)),
                            property + " leads to %s, which does not trust %s",
                            roles,
                            service + ".amazonaws.com");
        }
    }
}
