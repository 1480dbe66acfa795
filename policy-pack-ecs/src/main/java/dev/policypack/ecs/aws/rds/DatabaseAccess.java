package dev.policypack.ecs.aws.rds;

import dev.policypack.ecs.aws.ec2.SecurityGroup;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;

/** A database of RDS that says who may connect: a cluster, or an instance that belongs to none. */
public final class DatabaseAccess extends ResourceView {
    /** The types. */
    public static final ResourceType<DatabaseAccess> TYPE =
            ResourceType.of(DatabaseAccess::new, "aws:rds/cluster:Cluster", "aws:rds/instance:Instance");

    private DatabaseAccess(Resource resource) {
        super(resource);
    }

    /** The security groups; that of the VPC applies when there is none. */
    public Refs<SecurityGroup> securityGroups() {
        return new Refs<>(SecurityGroup.TYPE, resource(), props().strings("vpcSecurityGroupIds"));
    }
}
