package dev.policypack.ecs.simulation;

import static dev.policypack.ecs.simulation.AwsSimulation.arn;
import static dev.policypack.simulation.SimulatedType.type;

import dev.policypack.simulation.SimulatedType;
import dev.policypack.simulation.SimulatedType.AutoName;
import dev.policypack.simulation.SimulatedType.NameLimits;
import dev.policypack.simulation.SimulatedType.NameShape;
import java.util.List;

/** IAM, keys, secrets, parameters. */
final class SecurityTypes {
    private SecurityTypes() {}

    static List<SimulatedType> all() {
        return List.of(
                type("aws:iam/role:Role")
                        .named("name", "namePrefix", 64, NameShape.NONE)
                        .preset("forceDetachPolicies", false)
                        .preset("maxSessionDuration", 3600)
                        .preset("path", "/")
                        .replacedBy("path")
                        .id("{name}")
                        .output("arn", "arn:{partition}:iam::{account}:role{path}{name}")
                        .output("createDate", "2026-01-01T00:00:00Z")
                        .output("inlinePolicies", List.of())
                        .output("managedPolicyArns", List.of())
                        .output("uniqueId", "AROA{upper17}")
                        .build(),
                type("aws:iam/rolePolicy:RolePolicy")
                        .named()
                        .replacedBy("role")
                        .id("{role}:{name}")
                        .build(),
                type("aws:iam/policy:Policy")
                        .named()
                        .preset("path", "/")
                        .replacedBy("description", "path")
                        .output("arn", "arn:{partition}:iam::{account}:policy{path}{name}")
                        .id("{arn}")
                        .output("attachmentCount", 0)
                        .output("policyId", "ANPA{upper17}")
                        .build(),
                type("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
                        .replacedBy("role", "policyArn")
                        .id("{role}-20260101{hex18}")
                        .build(),
                type("aws:iam/instanceProfile:InstanceProfile")
                        .named()
                        .preset("path", "/")
                        .replacedBy("path")
                        .id("{name}")
                        .output("arn", "arn:{partition}:iam::{account}:instance-profile{path}{name}")
                        .output("createDate", "2026-01-01T00:00:00Z")
                        .output("uniqueId", "AIPA{upper17}")
                        .build(),
                type("aws:kms/key:Key")
                        .preset("bypassPolicyLockoutSafetyCheck", false)
                        .preset("customerMasterKeySpec", "SYMMETRIC_DEFAULT")
                        .preset("enableKeyRotation", false)
                        .preset("isEnabled", true)
                        .preset("keyUsage", "ENCRYPT_DECRYPT")
                        .replacedBy("customerMasterKeySpec", "customKeyStoreId", "keyUsage", "multiRegion", "xksKeyId")
                        .output("keyId", "{uuid}")
                        .id("{keyId}")
                        .output("arn", arn("kms", "key/{keyId}"))
                        .output("description", "")
                        .output("multiRegion", false)
                        .output(
                                "policy",
                                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Enable IAM User Permissions\","
                                        + "\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:root\"},"
                                        + "\"Action\":\"kms:*\",\"Resource\":\"*\"}]}")
                        .build(),
                type("aws:kms/alias:Alias")
                        .named(new AutoName(
                                "name",
                                "namePrefix",
                                "-",
                                inputs -> new NameLimits(238, 7),
                                (name, inputs) -> name.startsWith("alias/") ? name : "alias/" + name))
                        .id("{name}")
                        .output("arn", arn("kms", "{name}"))
                        .output("targetKeyArn", "arn:{partition}:kms:{region}:{account}:key/{targetKeyId|last}")
                        .build(),
                type("aws:secretsmanager/secret:Secret")
                        .named()
                        .preset("forceOverwriteReplicaSecret", false)
                        .preset("recoveryWindowInDays", 30)
                        .output("arn", arn("secretsmanager", "secret:{name}-{letters6}"))
                        .id("{arn}")
                        .output("policy", "")
                        .output("replicas", List.of())
                        .build(),
                type("aws:secretsmanager/secretVersion:SecretVersion")
                        .replacedBy("secretId", "secretString", "secretBinary")
                        .output("arn", "{secretId}")
                        .output("versionId", "{uuid}")
                        .id("{secretId}|{versionId}")
                        .output("versionStages", List.of("AWSCURRENT"))
                        .build(),
                type("aws:secretsmanager/secretRotation:SecretRotation")
                        .preset("rotateImmediately", true)
                        .replacedBy("secretId")
                        .id("{secretId}")
                        .output("rotationEnabled", true)
                        .build(),
                type("aws:ssm/parameter:Parameter")
                        .named("name", "", 255, NameShape.NONE)
                        .id("{name}")
                        .output("arn", output -> {
                            String name = output.string("name", "");
                            return output.fill("arn:{partition}:ssm:{region}:{account}:parameter")
                                    + (name.startsWith("/") ? name : '/' + name);
                        })
                        .output("dataType", "text")
                        .output("insecureValue", "")
                        .output(
                                "keyId",
                                output -> output.string("type", "").equals("SecureString") ? "alias/aws/ssm" : "")
                        .output("tier", "Standard")
                        .output("version", 1)
                        .build());
    }
}
