package dev.policypack.ecs.aws.iam;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An IAM policy of its own, which roles, users and groups can be given. */
public final class ManagedPolicy extends ResourceView {
    /** The type. */
    public static final ResourceType<ManagedPolicy> TYPE =
            CloudControl.and(ResourceType.of(ManagedPolicy::new, "aws:iam/policy:Policy"));

    private static final ImmutableMap<String, List<String>> OF_AWS = ImmutableMap.of(
            ":aws:policy/AdministratorAccess",
            ImmutableList.of("*"),
            ":aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
            ImmutableList.of(
                    "ecr:GetAuthorizationToken",
                    "ecr:BatchCheckLayerAvailability",
                    "ecr:GetDownloadUrlForLayer",
                    "ecr:BatchGetImage",
                    "logs:CreateLogStream",
                    "logs:PutLogEvents"),
            ":aws:policy/AmazonSSMManagedInstanceCore",
            ImmutableList.of(
                    "ssm:DescribeAssociation",
                    "ssm:GetDeployablePatchSnapshotForInstance",
                    "ssm:GetDocument",
                    "ssm:DescribeDocument",
                    "ssm:GetManifest",
                    "ssm:GetParameter",
                    "ssm:GetParameters",
                    "ssm:ListAssociations",
                    "ssm:ListInstanceAssociations",
                    "ssm:PutInventory",
                    "ssm:PutComplianceItems",
                    "ssm:PutConfigurePackageResult",
                    "ssm:UpdateAssociationStatus",
                    "ssm:UpdateInstanceAssociationStatus",
                    "ssm:UpdateInstanceInformation",
                    "ssmmessages:CreateControlChannel",
                    "ssmmessages:CreateDataChannel",
                    "ssmmessages:OpenControlChannel",
                    "ssmmessages:OpenDataChannel",
                    "ec2messages:AcknowledgeMessage",
                    "ec2messages:DeleteMessage",
                    "ec2messages:FailMessage",
                    "ec2messages:GetEndpoint",
                    "ec2messages:GetMessages",
                    "ec2messages:SendReply"));

    private ManagedPolicy(Resource resource) {
        super(resource);
    }

    /** The roles that it is given to by itself, not by an attachment; the Cloud Control provider does so. */
    public Items<Ref<Role>> roles() {
        return props().strings("roles").map(name -> Role.TYPE.ref(resource(), name));
    }

    /** What it grants. */
    public PolicyDocument document() {
        return new PolicyDocument(props().json("policy"));
    }

    /**
     * The actions that a policy of AWS's own allows, for the few that tasks usually have; empty for any other. Source: <a
     * href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/about-managed-policy-reference.html">AWS Managed Policy
     * Reference Guide</a>, AdministratorAccess v1, AmazonECSTaskExecutionRolePolicy v1 and AmazonSSMManagedInstanceCore v2, the default
     * versions as of 2026-11-21.
     */
    public static Optional<List<String>> actionsOfAws(String arn) {
        return OF_AWS.entrySet().stream()
                .filter(policy -> arn.endsWith(policy.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
