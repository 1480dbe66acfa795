package dev.policypack.ecs.simulation;

import static dev.policypack.ecs.simulation.AwsSimulation.arn;
import static dev.policypack.simulation.SimulatedType.type;

import dev.policypack.simulation.SimulatedOutput;
import dev.policypack.simulation.SimulatedType;
import dev.policypack.simulation.SimulatedType.AutoName;
import dev.policypack.simulation.SimulatedType.NameLimits;
import dev.policypack.simulation.SimulatedType.NameShape;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.util.List;
import java.util.Map;

/** Databases, buckets, queues, topics, file systems. */
final class DataTypes {
    private DataTypes() {}

    static List<SimulatedType> all() {
        return List.of(
                cluster(),
                clusterInstance(),
                instance(),
                type("aws:rds/subnetGroup:SubnetGroup")
                        .named()
                        .preset("description", "Managed by Pulumi")
                        .id("{name}")
                        .output("arn", arn("rds", "subgrp:{name}"))
                        .output("supportedNetworkTypes", List.of("IPV4"))
                        .output("vpcId", "{defaultVpc}")
                        .build(),
                parameterGroup("aws:rds/clusterParameterGroup:ClusterParameterGroup", "cluster-pg:{name}"),
                parameterGroup("aws:rds/parameterGroup:ParameterGroup", "pg:{name}"),
                bucket("aws:s3/bucketV2:BucketV2")
                        .preset("forceDestroy", false)
                        .replacedBy("objectLockEnabled")
                        .output("objectLockEnabled", false)
                        .build(),
                bucket("aws:s3/bucket:Bucket")
                        .preset("acl", "private")
                        .preset("forceDestroy", false)
                        .off("versioning.enabled", "versioning.mfaDelete")
                        .build(),
                ofBucket("aws:s3/bucketPolicy:BucketPolicy").build(),
                ofBucket("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")
                        .off("blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets")
                        .build(),
                ofBucket("aws:s3/bucketVersioningV2:BucketVersioningV2").build(),
                ofBucket("aws:s3/bucketOwnershipControls:BucketOwnershipControls")
                        .build(),
                ofBucket("aws:s3/bucketAclV2:BucketAclV2").build(),
                ofBucket("aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2")
                        .build(),
                ofBucket("aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2")
                        .build(),
                type("aws:sns/topic:Topic")
                        .named("name", "namePrefix", 80, fifo("fifoTopic"))
                        .off("contentBasedDeduplication", "fifoTopic")
                        .replacedBy("fifoTopic")
                        .output("arn", arn("sns", "{name}"))
                        .id("{arn}")
                        .output("beginningArchiveTime", "")
                        .output("owner", "{account}")
                        .output("policy", "")
                        .output("signatureVersion", 0)
                        .output("tracingConfig", "PassThrough")
                        .build(),
                type("aws:sns/topicSubscription:TopicSubscription")
                        .preset("confirmationTimeoutInMinutes", 1)
                        .off("endpointAutoConfirms", "rawMessageDelivery")
                        .replacedBy("endpoint", "protocol", "topic")
                        .output("arn", "{topic}:{uuid}")
                        .id("{arn}")
                        .output("confirmationWasAuthenticated", true)
                        .output("ownerId", "{account}")
                        .output("pendingConfirmation", false)
                        .output("filterPolicyScope", "")
                        .build(),
                type("aws:sqs/queue:Queue")
                        .named("name", "namePrefix", 80, fifo("fifoQueue"))
                        .preset("delaySeconds", 0)
                        .preset("maxMessageSize", 262144)
                        .preset("messageRetentionSeconds", 345600)
                        .preset("receiveWaitTimeSeconds", 0)
                        .preset("visibilityTimeoutSeconds", 30)
                        .off("contentBasedDeduplication", "fifoQueue")
                        .replacedBy("fifoQueue")
                        .output("arn", arn("sqs", "{name}"))
                        .output("url", "https://sqs.{region}.{dns}/{account}/{name}")
                        .id("{url}")
                        .output("kmsDataKeyReusePeriodSeconds", 300)
                        .output("sqsManagedSseEnabled", output -> !output.has("kmsMasterKeyId"))
                        .build(),
                type("aws:efs/fileSystem:FileSystem")
                        .named("creationToken", "", 255, NameShape.NONE)
                        .preset("throughputMode", "bursting")
                        .replacedBy("availabilityZoneName", "encrypted", "kmsKeyId", "performanceMode")
                        .id("fs-0{hex16}")
                        .output("arn", arn("elasticfilesystem", "file-system/{id}"))
                        .output("dnsName", "{id}.efs.{region}.{dns}")
                        .output("encrypted", false)
                        .output("name", "")
                        .output("numberOfMountTargets", 0)
                        .output("ownerId", "{account}")
                        .output("performanceMode", "generalPurpose")
                        .output("sizeInBytes", List.of())
                        .build(),
                type("aws:efs/mountTarget:MountTarget")
                        .replacedBy("fileSystemId", "ipAddress", "subnetId")
                        .id("fsmt-0{hex16}")
                        .output("availabilityZoneName", "{region}a")
                        .output("dnsName", "{fileSystemId}.efs.{region}.{dns}")
                        .output(
                                "fileSystemArn",
                                "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{fileSystemId}")
                        .output("mountTargetDnsName", "{availabilityZoneName}.{fileSystemId}.efs.{region}.{dns}")
                        .output("networkInterfaceId", "eni-0{hex16}")
                        .output("ownerId", "{account}")
                        .build(),
                type("aws:efs/accessPoint:AccessPoint")
                        .replacedBy("fileSystemId", "posixUser", "rootDirectory")
                        .id("fsap-0{hex16}")
                        .output("arn", arn("elasticfilesystem", "access-point/{id}"))
                        .output(
                                "fileSystemArn",
                                "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{fileSystemId}")
                        .output("ownerId", "{account}")
                        .build());
    }

    /**
     * @see <a
     *     href="https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/rds/cluster.go">the
     *     schema</a>
     */
    private static SimulatedType cluster() {
        return type("aws:rds/cluster:Cluster")
                .preset("backupRetentionPeriod", 1)
                .preset("deleteAutomatedBackups", true)
                .preset("engineMode", "provisioned")
                .off("copyTagsToSnapshot", "enableGlobalWriteForwarding", "enableHttpEndpoint")
                .off("enableLocalWriteForwarding", "skipFinalSnapshot")
                .preset("scalingConfiguration.autoPause", true)
                .preset("scalingConfiguration.maxCapacity", 16)
                .preset("scalingConfiguration.minCapacity", 1)
                .preset("scalingConfiguration.secondsUntilAutoPause", 300)
                .prefixed("clusterIdentifier", "clusterIdentifierPrefix", "tf-")
                .replacedBy("availabilityZones", "databaseName", "dbSubnetGroupName", "engine", "engineMode")
                .replacedBy("kmsKeyId", "masterUsername", "sourceRegion", "storageEncrypted")
                .id("{clusterIdentifier}")
                .output("arn", arn("rds", "cluster:{clusterIdentifier}"))
                .output("clusterResourceId", "cluster-{upper26}")
                .output("endpoint", "{clusterIdentifier}.cluster-c0{alnum10}.{region}.rds.{dns}")
                .output("readerEndpoint", output -> output.string("endpoint", "")
                        .replace(".cluster-", ".cluster-ro-"))
                .output("allocatedStorage", 1)
                .output("applyImmediately", false)
                .output(
                        "availabilityZones",
                        output -> List.of(output.fill("{region}a"), output.fill("{region}b"), output.fill("{region}c")))
                .output("clusterMembers", List.of())
                .output("databaseName", "")
                .output("dbClusterParameterGroupName", "default.{engine}")
                .output("dbSubnetGroupName", "default")
                .output("engineVersion", output -> output.string("engine", "").contains("mysql") ? "8.0" : "16.6")
                .output("engineVersionActual", "{engineVersion}")
                .output("engineLifecycleSupport", "open-source-rds-extended-support")
                .output("hostedZoneId", "Z2R2ITUGPM61AM")
                .output("iamRoles", List.of())
                .output("kmsKeyId", "")
                .output("masterUserSecrets", DataTypes::masterUserSecrets)
                .output("networkType", "IPV4")
                .output("port", output -> output.string("engine", "").contains("mysql") ? 3306 : 5432)
                .output("preferredBackupWindow", "04:00-04:30")
                .output("preferredMaintenanceWindow", "sun:06:00-sun:06:30")
                .output("storageEncrypted", false)
                .output("vpcSecurityGroupIds", List.of())
                .build();
    }

    /** What it takes over from its cluster is left out: one resource does not know another here. */
    private static SimulatedType clusterInstance() {
        return type("aws:rds/clusterInstance:ClusterInstance")
                .preset("autoMinorVersionUpgrade", true)
                .preset("monitoringInterval", 0)
                .preset("promotionTier", 0)
                .off("copyTagsToSnapshot", "forceDestroy")
                .prefixed("identifier", "identifierPrefix", "tf-")
                .replacedBy("availabilityZone", "clusterIdentifier", "customIamInstanceProfile", "dbSubnetGroupName")
                .replacedBy("engine")
                .id("{identifier}")
                .output("arn", arn("rds", "db:{identifier}"))
                .output("applyImmediately", false)
                .output("availabilityZone", "{region}a")
                .output("caCertIdentifier", "rds-ca-rsa2048-g1")
                .output("dbiResourceId", "db-{upper26}")
                .output("endpoint", "{identifier}.c0{alnum10}.{region}.rds.{dns}")
                .output("networkType", "IPV4")
                .output("performanceInsightsEnabled", false)
                .output("port", output -> output.string("engine", "").contains("mysql") ? 3306 : 5432)
                .output("preferredBackupWindow", "04:00-04:30")
                .output("preferredMaintenanceWindow", "sun:06:00-sun:06:30")
                .output("publiclyAccessible", false)
                .output("writer", true)
                .build();
    }

    /** The name has no dash before its digits, and SQL Server's is shorter; the bridge says so. */
    private static SimulatedType instance() {
        return type("aws:rds/instance:Instance")
                .named(new AutoName("identifier", "identifierPrefix", "", DataTypes::identifierLimits, NameShape.NONE))
                .preset("autoMinorVersionUpgrade", true)
                .preset("deleteAutomatedBackups", true)
                .preset("monitoringInterval", 0)
                .off("applyImmediately", "copyTagsToSnapshot", "dedicatedLogVolume", "performanceInsightsEnabled")
                .off("publiclyAccessible", "skipFinalSnapshot")
                .replacedBy(
                        "availabilityZone", "characterSetName", "dbName", "engine", "kmsKeyId", "snapshotIdentifier")
                .replacedBy("storageEncrypted", "timezone", "username")
                .output("resourceId", "db-{upper26}")
                .id("{resourceId}")
                .output("arn", arn("rds", "db:{identifier}"))
                .output("address", "{identifier}.c0{alnum10}.{region}.rds.{dns}")
                .output("availabilityZone", "{region}a")
                .output("backupRetentionPeriod", 0)
                .output("caCertIdentifier", "rds-ca-rsa2048-g1")
                .output("dbName", "")
                .output("dbSubnetGroupName", "default")
                .output("engineVersion", output -> output.string("engine", "").contains("mysql") ? "8.0.40" : "16.6")
                .output("engineVersionActual", "{engineVersion}")
                .output("hostedZoneId", "Z2R2ITUGPM61AM")
                .output("kmsKeyId", "")
                .output("listenerEndpoints", List.of())
                .output("masterUserSecrets", DataTypes::masterUserSecrets)
                .output("multiAz", false)
                .output("port", output -> output.string("engine", "").contains("mysql") ? 3306 : 5432)
                .output("endpoint", "{address}:{port}")
                .output("replicas", List.of())
                .output("status", "available")
                .output("storageType", "gp2")
                .output("vpcSecurityGroupIds", List.of())
                .build();
    }

    private static NameLimits identifierLimits(MapValue inputs) {
        boolean sqlServer = inputs.entries().get("engine") instanceof StringValue engine
                && engine.value().contains("sqlserver");
        return sqlServer ? new NameLimits(15, 3) : new NameLimits(255, 7);
    }

    /** An ending that AWS demands for queues and topics that keep the order. */
    private static NameShape fifo(String flag) {
        return (name, inputs) -> PropertyValue.of(true).equals(inputs.entries().get(flag)) ? name + ".fifo" : name;
    }

    private static List<Map<String, String>> masterUserSecrets(SimulatedOutput output) {
        return output.isTrue("manageMasterUserPassword")
                ? List.of(Map.of(
                        "kmsKeyId",
                        output.fill("arn:{partition}:kms:{region}:{account}:key/{uuid}"),
                        "secretArn",
                        output.fill(
                                "arn:{partition}:secretsmanager:{region}:{account}:secret:rds!cluster-{uuid}-{letters6}"),
                        "secretStatus",
                        "active"))
                : List.of();
    }

    private static SimulatedType parameterGroup(String token, String resource) {
        return type(token)
                .named()
                .preset("description", "Managed by Pulumi")
                .preset("parameters.applyMethod", "immediate")
                .replacedBy("description", "family")
                .id("{name}")
                .output("arn", arn("rds", resource))
                .build();
    }

    private static SimulatedType.Builder bucket(String token) {
        return type(token)
                .named("bucket", "bucketPrefix", 63, NameShape.LOWER_CASE)
                .id("{bucket}")
                .output("arn", "arn:{partition}:s3:::{bucket}")
                .output("bucketDomainName", "{bucket}.s3.{dns}")
                .output("bucketRegionalDomainName", "{bucket}.s3.{region}.{dns}")
                .output("hostedZoneId", "Z3AQBSTGFYJSTF")
                .output("region", "{region}")
                .output("requestPayer", "BucketOwner");
    }

    private static SimulatedType.Builder ofBucket(String token) {
        return type(token).replacedBy("bucket").id("{bucket}");
    }
}
