package dev.policypack.ecs.aws.pulumi;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.elb.Forwarder;
import dev.policypack.ecs.aws.elb.TargetGroup;
import dev.policypack.ecs.aws.iam.Role;
import dev.policypack.resource.ReferenceIndex;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Truth;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A resource that does nothing by itself: it is there for others to use. */
public final class UnusedCandidate extends ResourceView {
    private static final String SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
    private static final String LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
    private static final String REPOSITORY = "aws:ecr/repository:Repository";
    private static final String ROLE = "aws:iam/role:Role";

    private static final ImmutableMap<String, Use> USES = ImmutableMap.<String, Use>builder()
            .put("aws:lb/targetGroup:TargetGroup", targetGroup())
            .put("aws:alb/targetGroup:TargetGroup", targetGroup())
            .put(SECURITY_GROUP, new Use("nothing is in this security group", List.of("id", "arn"), Set.of()))
            .put(
                    LOG_GROUP,
                    new Use(
                            "nothing writes to this log group",
                            List.of("arn", "name"),
                            Set.of(
                                    "aws:cloudwatch/logMetricFilter:LogMetricFilter",
                                    "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter")))
            .put(
                    REPOSITORY,
                    new Use(
                            "nothing takes its image from this repository, or puts one there",
                            List.of("arn", "name", "repositoryUrl"),
                            Set.of(
                                    "aws:ecr/lifecyclePolicy:LifecyclePolicy",
                                    "aws:ecr/repositoryPolicy:RepositoryPolicy",
                                    "aws:iam/policy:Policy",
                                    "aws:iam/rolePolicy:RolePolicy",
                                    "aws:iam/userPolicy:UserPolicy")))
            .put(
                    ROLE,
                    new Use(
                            "nothing takes this role",
                            List.of("arn", "name"),
                            Set.of(
                                    "aws:iam/rolePolicy:RolePolicy",
                                    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                                    "aws:iam/policyAttachment:PolicyAttachment")))
            .buildOrThrow();

    /** The types. */
    public static final ResourceType<UnusedCandidate> TYPE =
            ResourceType.of(UnusedCandidate::new, USES.keySet().toArray(String[]::new));

    /** What only looks at others. */
    private static final Set<String> ONLOOKERS = ImmutableSet.of(
            "aws:cloudwatch/metricAlarm:MetricAlarm",
            "aws:cloudwatch/dashboard:Dashboard",
            "aws:cloudwatch/queryDefinition:QueryDefinition");

    private static final Set<String> RULES_OF_GROUPS = ImmutableSet.of(
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule");

    /** Names of log groups that a service of AWS finds by itself. */
    private static final Pattern WRITTEN_BY_AWS = Pattern.compile("/aws/.*|aws-waf-logs-.*|API-Gateway-.*");

    /**
     * How a type is used.
     *
     * @param missing what is said when it is not
     * @param outputs the properties that users of it hold
     * @param additions the types that only add something to it
     */
    private record Use(String missing, List<String> outputs, Set<String> additions) {}

    private UnusedCandidate(Resource resource) {
        super(resource);
    }

    private static Use targetGroup() {
        return new Use("no listener, rule or service has this target group", List.of("arn", "name"), Set.of());
    }

    private Use use() {
        return USES.getOrDefault(resource().type(), targetGroup());
    }

    /** What is to be said when nothing uses it. */
    public String missing() {
        return use().missing();
    }

    /** Whether it is used by somebody who does not name it: a log group of a service of AWS, a role for people or other accounts. */
    public Truth isUsedUnnamed() {
        return switch (resource().type()) {
            case LOG_GROUP ->
                props().string("name")
                        .matches(name -> WRITTEN_BY_AWS.matcher(name).matches());
            case ROLE ->
                resource()
                        .as(Role.TYPE)
                        .trust()
                        .statements()
                        .all(statement ->
                                statement.props().object("Principal").keys().is(Set.of("Service")))
                        .not();
            default -> Truth.no();
        };
    }

    /** Whether another resource of the stack uses it. */
    public Truth isUsed(ReferenceIndex mentions) {
        return mentions.anywhere(resource(), use().outputs(), this::isUse);
    }

    private boolean isUse(Resource other, String property) {
        if (ONLOOKERS.contains(other.type()) || use().additions().contains(other.type())) {
            return false;
        }
        return !RULES_OF_GROUPS.contains(other.type())
                || !resource().type().equals(SECURITY_GROUP)
                || ImmutableList.of("sourceSecurityGroupId", "referencedSecurityGroupId")
                        .contains(property);
    }

    /** Whether something puts targets into it, or may do so; yes for anything but a target group. */
    public Truth isFilled(ReferenceIndex mentions) {
        if (!TargetGroup.TYPE.matches(resource().type())) {
            return Truth.yes();
        }
        return mentions.anywhere(
                resource(),
                use().outputs(),
                (other, property) -> !ONLOOKERS.contains(other.type()) && !Forwarder.TYPE.matches(other.type()));
    }
}
