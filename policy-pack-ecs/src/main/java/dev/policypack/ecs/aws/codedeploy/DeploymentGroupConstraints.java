package dev.policypack.ecs.aws.codedeploy;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Items;
import dev.policypack.value.Path;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What CodeDeploy refuses in a deployment group, by itself and for the compute platform of its application. Source: <a
 * href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html">CreateDeploymentGroup</a>, as of
 * 2026-11-27.
 */
public final class DeploymentGroupConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint GROUP_ECS_STYLE = ALL.refused(
            "codedeploy-group-ecs-style",
            "InvalidDeploymentStyleException: For ECS deployment, the deployment type must be BLUE_GREEN, and "
                    + "deployment option must be WITH_TRAFFIC_CONTROL.",
            "Set `deploymentType` to `BLUE_GREEN` and `deploymentOption` to `WITH_TRAFFIC_CONTROL`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html");

    private static final Constraint GROUP_ECS_LOAD_BALANCER = ALL.refused(
            "codedeploy-group-ecs-load-balancer",
            "InvalidLoadBalancerInfoException: For ECS deployment group, loadBalancerInfo must be specified",
            "Set `loadBalancerInfo.targetGroupPairInfo` with two target groups and the production listener.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html");

    private static final Constraint GROUP_ECS_BLUE_GREEN = ALL.refused(
            "codedeploy-group-ecs-blue-green",
            "InvalidBlueGreenDeploymentConfigurationException: For ECS deployment group, "
                    + "blueGreenDeploymentConfiguration must be specified",
            "Set `blueGreenDeploymentConfig` with `deploymentReadyOption` and "
                    + "`terminateBlueInstancesOnDeploymentSuccess`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html");

    private static final Constraint GROUP_ECS_AUTOSCALING = ALL.refused(
            "codedeploy-group-ecs-autoscaling",
            "For ECS deployment group, autoScalingGroups can not be specified",
            "Remove `autoscalingGroups`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html");

    private static final Constraint GROUP_CONFIG_PLATFORM = ALL.refused(
            "codedeploy-group-config-platform",
            "Compute platform of deployment config CodeDeployDefault.OneAtATime does not match expected compute "
                    + "platform, correct compute platform should be ECS.",
            "Set `deploymentConfigName` to a configuration of the platform, for example "
                    + "`CodeDeployDefault.ECSAllAtOnce`.",
            "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html");

    private static final Constraint GROUP_BLUE_GREEN_MEMBERS = ALL.refused(
            "codedeploy-group-blue-green-members",
            "Deployment ready option cannot be null for blue green deployment",
            "Set both `deploymentReadyOption` and `terminateBlueInstancesOnDeploymentSuccess`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BlueGreenDeploymentConfiguration.html");

    private static final Constraint GROUP_READY_WAIT = ALL.refused(
            "codedeploy-group-ready-wait",
            "Deployment ready action cannot be set to 'CONTINUE_DEPLOYMENT' when timeout is specified",
            "Remove `waitTimeInMinutes` for `CONTINUE_DEPLOYMENT`, and set it for `STOP_DEPLOYMENT`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentReadyOption.html");

    private static final Constraint GROUP_TERMINATION_WAIT = ALL.refused(
            "codedeploy-group-termination-wait",
            "Timeout for instance termination cannot be more than 2 days",
            "Set at most 2880 minutes.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BlueInstanceTerminationOption.html");

    private static final Constraint GROUP_ALARMS = ALL.refused(
            "codedeploy-group-alarms",
            "Deployment Groups need to have at least one alarms attached if they are monitored.",
            "List at least one CloudWatch alarm in `alarms`, or remove `enabled`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_AlarmConfiguration.html");

    private static final Constraint GROUP_ROLLBACK_EVENTS = ALL.refused(
            "codedeploy-group-rollback-events",
            "Deployment Groups need to have at least one event specified when auto rollback is enabled",
            "List at least one event, for example `DEPLOYMENT_FAILURE`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_AutoRollbackConfiguration.html");

    private static final Constraint GROUP_BLUE_GREEN_TRAFFIC = ALL.refused(
            "codedeploy-group-blue-green-traffic",
            "BLUE_GREEN deployment type not supported with WITHOUT_TRAFFIC_CONTROL option",
            "Set `deploymentOption` to `WITH_TRAFFIC_CONTROL`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentStyle.html");

    private static final Constraint GROUP_TRAFFIC_LOAD_BALANCER = ALL.refused(
            "codedeploy-group-traffic-load-balancer",
            "The deploymentOption value is set to WITH_TRAFFIC_CONTROL, but no load balancer or target group has been "
                    + "specified in loadBalancerInfo.",
            "Name a target group in `loadBalancerInfo.targetGroupInfos`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_LoadBalancerInfo.html");

    private static final Constraint GROUP_COPY_GROUP = ALL.refused(
            "codedeploy-group-copy-group",
            "Exactly one AutoScaling group must be specified when selecting the COPY_AUTO_SCALING_GROUP green fleet "
                    + "provisioning option.",
            "Name exactly one Auto Scaling group.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GreenFleetProvisioningOption.html");

    private static final Constraint GROUP_TAG_FILTERS_PLATFORM = ALL.refused(
            "codedeploy-group-tag-filters-platform",
            "For ECS deployment group, ec2TagFilters can not be specified",
            "Remove the tag filters.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html");

    private static final Constraint GROUP_ECS_SERVICE_PLATFORM = ALL.refused(
            "codedeploy-group-ecs-service-platform",
            "Server Deployment Groups should not define a value for ecsServices, eksClusters, or "
                    + "targetGroupPairInfoList",
            "Set `computePlatform` of the application to `ECS`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html");

    private static final Constraint GROUP_TAG_FILTERS_OR_SET = ALL.refused(
            "codedeploy-group-tag-filters-or-set",
            "The request specified both Ec2TagFilters and Ec2TagSet, but only one of these data types can be used in a"
                    + " single call.",
            "Keep one of the two.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html");

    private static final Constraint GROUP_TAG_FILTER_TYPE = ALL.refused(
            "codedeploy-group-tag-filter-type",
            "Values must not be provided for key-only filters.",
            "Use `KEY_AND_VALUE`, or remove the other property.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_EC2TagFilter.html");

    private static final Constraint GROUP_LAMBDA_BLUE_GREEN = ALL.refused(
            "codedeploy-group-lambda-blue-green",
            "For Lambda deployment group, blueGreenDeploymentConfiguration can not be specified",
            "Remove `blueGreenDeploymentConfig`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html");

    private static final Constraint GROUP_LAMBDA_STYLE = ALL.refused(
            "codedeploy-group-lambda-style",
            "For LAMBDA deployment, the deployment type must be BLUE_GREEN, and deployment option must be "
                    + "WITH_TRAFFIC_CONTROL.",
            "Set `deploymentType` to `BLUE_GREEN` and `deploymentOption` to `WITH_TRAFFIC_CONTROL`.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html");

    private static final Constraint GROUP_TARGET_GROUP_NAME = ALL.refused(
            "codedeploy-group-target-group-name",
            "The target group name ... specified in targetGroupInfoList exceeds the maximum allowed length of 32 "
                    + "characters.",
            "Write the name of the target group, not its ARN.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TargetGroupInfo.html");

    private static final Constraint GROUP_TRIGGER_UNIQUE = ALL.refused(
            "codedeploy-group-trigger-unique",
            "Duplicate Trigger target name detected",
            "Give each trigger its own name and topic.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TriggerConfig.html");

    private static final Constraint GROUP_TRIGGER_COUNT = ALL.refused(
            "codedeploy-group-trigger-count",
            "Deployment Groups cannot contain more than 10 TriggerTargets.",
            "Keep at most 10 triggers.",
            "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TriggerConfig.html");

    private static final String CONFIGURATION = "aws:codedeploy/deploymentConfig:DeploymentConfig";
    private static final ResourceType<Resource> CONFIGURATIONS =
            ResourceType.of(resource -> resource, CONFIGURATION).identifiedBy("deploymentConfigName", "id");

    private static final String ECS = "ECS";
    private static final String LAMBDA = "Lambda";
    private static final String SERVER = "Server";
    private static final String BLUE_GREEN = "BLUE_GREEN";
    private static final String WITH_TRAFFIC_CONTROL = "WITH_TRAFFIC_CONTROL";
    private static final String WITHOUT_TRAFFIC_CONTROL = "WITHOUT_TRAFFIC_CONTROL";

    /** What the provider sends where the program names no configuration. */
    private static final String DEFAULT_CONFIGURATION = "CodeDeployDefault.OneAtATime";

    /** The platforms of the predefined configurations, by the beginnings of their names. */
    private static final Map<String, String> PLATFORMS = ImmutableMap.of(
            "CodeDeployDefault.ECS", ECS,
            "CodeDeployDefault.Lambda", LAMBDA,
            "CodeDeployDefault.AllAtOnce", SERVER,
            "CodeDeployDefault.HalfAtATime", SERVER,
            "CodeDeployDefault.OneAtATime", SERVER);

    private static final Set<String> FILTERS =
            ImmutableSet.of("ec2TagFilters", "ec2TagSets", "onPremisesInstanceTagFilters");
    private static final int LONGEST_TARGET_GROUP = 32;
    private static final int MOST_TRIGGERS = 10;
    private static final int MOST_MINUTES = 2880;

    private DeploymentGroupConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a deployment group by itself. */
    public static void check(DeploymentGroup group, Review review) {
        Props props = group.props();
        if (props.has("blueGreenDeploymentConfig").answer() != Truth.Answer.NO) {
            checkBlueGreen(props, review);
        }
        Props alarms = props.object("alarmConfiguration");
        review.at(alarms.path().key("alarms"))
                .refuse(
                        GROUP_ALARMS,
                        alarms.bool("enabled").is(true).and(() -> alarms.strings("alarms")
                                .isEmpty()),
                        "alarms is not set, but alarmConfiguration is enabled");
        Props rollback = props.object("autoRollbackConfiguration");
        review.at(rollback.path().key("events"))
                .refuse(
                        GROUP_ROLLBACK_EVENTS,
                        rollback.bool("enabled").is(true).and(() -> rollback.strings("events")
                                .isEmpty()),
                        "events is not set, but autoRollbackConfiguration is enabled");
        Props style = props.object("deploymentStyle");
        Value<String> option = style.string("deploymentOption").orElse(WITHOUT_TRAFFIC_CONTROL);
        Value<String> type = style.string("deploymentType");
        review.at(style.path().key("deploymentOption"))
                .refuse(
                        GROUP_BLUE_GREEN_TRAFFIC,
                        type.is(BLUE_GREEN).and(() -> option.is(WITHOUT_TRAFFIC_CONTROL)),
                        "deploymentOption is %s, but deploymentType is %s",
                        option,
                        type);
        Refusals.excludes(review, GROUP_TAG_FILTERS_OR_SET, props, "ec2TagSets", "ec2TagFilters");
        checkFilters(props.objects("ec2TagFilters"), review);
        checkFilters(props.objects("onPremisesInstanceTagFilters"), review);
        review.each(props.objects("ec2TagSets"), set -> checkFilters(set.objects("ec2TagFilters"), review));
        checkTargetGroups(props.object("loadBalancerInfo"), review);
        checkTriggers(props.objects("triggerConfigurations"), review);
    }

    private static void checkBlueGreen(Props props, Review review) {
        Props config = props.object("blueGreenDeploymentConfig");
        for (String block : List.of("deploymentReadyOption", "terminateBlueInstancesOnDeploymentSuccess")) {
            review.at(config)
                    .refuse(
                            GROUP_BLUE_GREEN_MEMBERS,
                            config.isPresent().and(() -> config.has(block).not()),
                            "blueGreenDeploymentConfig has no " + block);
        }
        Props ready = config.object("deploymentReadyOption");
        Value<String> action = ready.string("actionOnTimeout");
        Value<Long> wait = ready.integer("waitTimeInMinutes").orElse(0L);
        review.at(ready.path().key("waitTimeInMinutes"))
                .refuse(
                        GROUP_READY_WAIT,
                        action.is("CONTINUE_DEPLOYMENT").and(() -> wait.matches(minutes -> minutes > 0)),
                        "waitTimeInMinutes is %s, but actionOnTimeout is %s",
                        wait,
                        action);
        review.at(ready.path().key("waitTimeInMinutes"))
                .refuse(
                        GROUP_READY_WAIT,
                        action.is("STOP_DEPLOYMENT").and(() -> wait.is(0L)),
                        "waitTimeInMinutes is %s, but actionOnTimeout is %s",
                        wait,
                        action);
        Value<Long> termination =
                config.object("terminateBlueInstancesOnDeploymentSuccess").integer("terminationWaitTimeInMinutes");
        review.refuse(
                GROUP_TERMINATION_WAIT,
                termination.matches(minutes -> minutes > MOST_MINUTES),
                "terminationWaitTimeInMinutes is %s; CodeDeploy accepts at most " + MOST_MINUTES,
                termination);
        Value<String> fleet = config.object("greenFleetProvisioningOption").string("action");
        review.at(props.path().key("autoscalingGroups"))
                .refuse(
                        GROUP_COPY_GROUP,
                        fleet.is("COPY_AUTO_SCALING_GROUP").and(() -> props.strings("autoscalingGroups")
                                .size()
                                .matches(size -> size != 1)),
                        "autoscalingGroups has %s entries, but greenFleetProvisioningOption is %s",
                        props.strings("autoscalingGroups"),
                        fleet);
    }

    private static void checkFilters(Items<Props> filters, Review review) {
        review.each(filters, filter -> {
            Value<String> type = filter.string("type");
            review.at(filter)
                    .refuse(
                            GROUP_TAG_FILTER_TYPE,
                            type.is("KEY_ONLY")
                                    .and(() -> filter.nonEmptyText("value").isPresent()),
                            "type is %s, but value is set",
                            type);
            review.at(filter)
                    .refuse(
                            GROUP_TAG_FILTER_TYPE,
                            type.is("VALUE_ONLY")
                                    .and(() -> filter.nonEmptyText("key").isPresent()),
                            "type is %s, but key is set",
                            type);
        });
    }

    private static void checkTargetGroups(Props balancers, Review review) {
        review.each(balancers.objects("targetGroupInfos"), group -> checkTargetGroup(group, review));
        review.each(
                balancers.object("targetGroupPairInfo").objects("targetGroups"),
                group -> checkTargetGroup(group, review));
    }

    private static void checkTargetGroup(Props group, Review review) {
        Value<String> name = group.string("name");
        review.refuse(
                GROUP_TARGET_GROUP_NAME,
                name.matches(text -> text.length() > LONGEST_TARGET_GROUP),
                "name is %s; the name of a target group has at most " + LONGEST_TARGET_GROUP + " characters",
                name);
    }

    private static void checkTriggers(Items<Props> triggers, Review review) {
        Refusals.size(review, GROUP_TRIGGER_COUNT, triggers, 0, MOST_TRIGGERS);
        Set<String> names = new HashSet<>();
        Set<String> topics = new HashSet<>();
        review.each(triggers, trigger -> {
            Value<String> name = trigger.string("triggerName");
            review.at(name)
                    .refuse(
                            GROUP_TRIGGER_UNIQUE,
                            name.matches(text -> !names.add(text)),
                            "triggerName is the same as in another trigger");
            Value<String> topic = trigger.string("triggerTargetArn");
            review.at(topic)
                    .refuse(
                            GROUP_TRIGGER_UNIQUE,
                            topic.matches(text -> !topics.add(text)),
                            "triggerTargetArn is the same as in another trigger");
        });
    }

    /** Checks what deployment groups have to do with their applications, where these are in the stack. */
    public static void check(Stack stack, Review review) {
        for (DeploymentGroup group : stack.ofType(DeploymentGroup.TYPE)) {
            Props props = DeclaredInputs.of(group.resource());
            Value<String> platform = platform(group, stack);
            Review own = review.on(group);
            checkEcs(props, platform, own);
            checkLambda(props, platform, own);
            checkServer(props, platform, own);
            for (String filter : FILTERS) {
                own.at(props.value(filter))
                        .refuse(
                                GROUP_TAG_FILTERS_PLATFORM,
                                Refusals.isSet(props, filter).and(() -> platform.isOneOf(ECS, LAMBDA)),
                                filter + " is set, but the application is for %s",
                                platform);
            }
            checkConfiguration(group.resource(), props, platform, stack, own);
        }
    }

    /** The platform of the application of the stack; missing when it is another stack's. */
    private static Value<String> platform(DeploymentGroup group, Stack stack) {
        Path path = group.application().value().path();
        boolean isOpen = false;
        for (CodeDeployApplication application : stack.ofType(CodeDeployApplication.TYPE)) {
            switch (stack.leadsTo(group.application(), application.resource()).answer()) {
                case YES -> {
                    return DeclaredInputs.of(application.resource())
                            .string("computePlatform")
                            .orElse(SERVER);
                }
                case UNKNOWN -> isOpen = true;
                case NO -> {}
            }
        }
        return isOpen ? Value.unknown(path) : Value.missing(path);
    }

    private static void checkEcs(Props props, Value<String> platform, Review review) {
        Props style = props.object("deploymentStyle");
        Value<String> type = style.string("deploymentType").orElse("IN_PLACE");
        review.at(style)
                .refuse(
                        GROUP_ECS_STYLE,
                        style.isPresent()
                                .and(() -> type.matches(text -> !text.equals(BLUE_GREEN)))
                                .and(() -> platform.is(ECS)),
                        "deploymentType is %s, but the application is for %s",
                        type,
                        platform);
        for (Map.Entry<String, Constraint> block : Map.of(
                        "loadBalancerInfo", GROUP_ECS_LOAD_BALANCER, "blueGreenDeploymentConfig", GROUP_ECS_BLUE_GREEN)
                .entrySet()) {
            review.at(props.path().key(block.getKey()))
                    .refuse(
                            block.getValue(),
                            props.has(block.getKey()).not().and(() -> platform.is(ECS)),
                            block.getKey() + " is not set, but the application is for %s",
                            platform);
        }
        review.at(props.value("autoscalingGroups"))
                .refuse(
                        GROUP_ECS_AUTOSCALING,
                        Refusals.isSet(props, "autoscalingGroups").and(() -> platform.is(ECS)),
                        "autoscalingGroups is set, but the application is for %s",
                        platform);
    }

    private static void checkLambda(Props props, Value<String> platform, Review review) {
        review.at(props.value("blueGreenDeploymentConfig"))
                .refuse(
                        GROUP_LAMBDA_BLUE_GREEN,
                        props.has("blueGreenDeploymentConfig").and(() -> platform.is(LAMBDA)),
                        "blueGreenDeploymentConfig is set, but the application is for %s",
                        platform);
        Props style = props.object("deploymentStyle");
        review.at(style)
                .refuse(
                        GROUP_LAMBDA_STYLE,
                        style.string("deploymentType")
                                .matches(text -> !text.equals(BLUE_GREEN))
                                .or(() -> style.string("deploymentOption")
                                        .matches(text -> !text.equals(WITH_TRAFFIC_CONTROL)))
                                .and(() -> platform.is(LAMBDA)),
                        "deploymentType is %s and deploymentOption %s, but the application is for %s",
                        style.string("deploymentType"),
                        style.string("deploymentOption"),
                        platform);
    }

    private static void checkServer(Props props, Value<String> platform, Review review) {
        Props balancers = props.object("loadBalancerInfo");
        review.at(props.path().key("loadBalancerInfo"))
                .refuse(
                        GROUP_TRAFFIC_LOAD_BALANCER,
                        props.object("deploymentStyle")
                                .string("deploymentOption")
                                .is(WITH_TRAFFIC_CONTROL)
                                .and(() -> balancers.objects("elbInfos").isEmpty())
                                .and(() -> balancers.objects("targetGroupInfos").isEmpty())
                                .and(() -> balancers.has("targetGroupPairInfo").not())
                                .and(() -> platform.is(SERVER)),
                        "loadBalancerInfo names no load balancer, but deploymentOption is %s",
                        props.object("deploymentStyle").string("deploymentOption"));
        review.at(props.value("ecsService"))
                .refuse(
                        GROUP_ECS_SERVICE_PLATFORM,
                        props.has("ecsService").and(() -> platform.is(SERVER)),
                        "ecsService is set, but the application is for %s",
                        platform);
    }

    private static void checkConfiguration(
            Resource group, Props props, Value<String> platform, Stack stack, Review review) {
        Value<String> name = props.nonEmptyText("deploymentConfigName").orElse(DEFAULT_CONFIGURATION);
        Value<String> predefined = name.map(DeploymentGroupConstraints::platformOf);
        review.at(props.path().key("deploymentConfigName"))
                .refuse(
                        GROUP_CONFIG_PLATFORM,
                        predefined.matches(platform, (mine, theirs) -> !mine.equals(theirs)),
                        "deploymentConfigName is %s, but the application is for %s",
                        name,
                        platform);
        Ref<Resource> configuration = CONFIGURATIONS.ref(group, props, "deploymentConfigName");
        if (predefined.isPresent().answer() == Truth.Answer.YES
                || configuration.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        for (Resource own : stack.ofType(CONFIGURATIONS)) {
            Value<String> its = DeclaredInputs.of(own).string("computePlatform").orElse(SERVER);
            review.at(configuration)
                    .refuse(
                            GROUP_CONFIG_PLATFORM,
                            its.matches(platform, (mine, theirs) -> !mine.equals(theirs))
                                    .and(() -> stack.leadsTo(configuration, own)),
                            "the deployment configuration is for %s, but the application is for %s",
                            its,
                            platform);
        }
    }

    /** The platform of a predefined configuration; null for any other one. */
    private static @Nullable String platformOf(String configuration) {
        for (Map.Entry<String, String> known : PLATFORMS.entrySet()) {
            if (configuration.startsWith(known.getKey())) {
                return known.getValue();
            }
        }
        return null;
    }
}
