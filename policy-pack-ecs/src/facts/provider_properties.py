#!/usr/bin/env python3
"""Writes the table of the properties that resource types of the AWS provider have, and of their shapes, in majors 6 and 7.

    npm pack @pulumi/aws@6.83.0 && npm pack @pulumi/aws@7.48.0
    python3 provider_properties.py pulumi-aws-6.83.0.tgz pulumi-aws-7.48.0.tgz \
        > ../main/resources/dev/policypack/ecs/aws/provider-properties.txt

It reads the type declarations of the provider's Node SDK, which are made from the provider's schema. For another version change
the two numbers here, and LATEST in ProviderProperties.java.

The table: comments begin with #. Each other line is a resource type, or an object inside one (ecs.ServiceLoadBalancer), and its
properties. A digit in front of a property is the only major that has it so. The sign behind it is its shape:

    (none) a text   # a number   ? a boolean   * anything   {} a map   [] a list of texts, numbers or anything
    {X} an object of type X   [X] a list of them; X is of the same module when it names none
"""

import re
import sys
import tarfile

TYPES = """
acm: Certificate CertificateValidation
alb: Listener ListenerCertificate ListenerRule LoadBalancer TargetGroup TargetGroupAttachment
appautoscaling: Policy ScheduledAction Target
cloudwatch: CompositeAlarm Dashboard EventRule EventTarget LogGroup LogMetricFilter LogStream LogSubscriptionFilter MetricAlarm
codedeploy: Application DeploymentConfig DeploymentGroup
ec2: DefaultRouteTable DefaultSecurityGroup DefaultSubnet DefaultVpc Eip FlowLog InternetGateway MainRouteTableAssociation
ec2: NatGateway NetworkAcl Route RouteTable RouteTableAssociation SecurityGroup SecurityGroupRule Subnet Vpc VpcEndpoint
ec2: VpcEndpointRouteTableAssociation
ecr: LifecyclePolicy PullThroughCacheRule RegistryScanningConfiguration ReplicationConfiguration Repository RepositoryPolicy
ecs: AccountSettingDefault CapacityProvider Cluster ClusterCapacityProviders Service TaskDefinition TaskSet
efs: AccessPoint FileSystem MountTarget
iam: GroupPolicy InstanceProfile Policy PolicyAttachment Role RolePolicy RolePolicyAttachment UserPolicy
kms: Alias Key KeyPolicy
lb: Listener ListenerCertificate ListenerRule LoadBalancer TargetGroup TargetGroupAttachment
rds: Cluster ClusterInstance ClusterParameterGroup Instance ParameterGroup SubnetGroup
route53: Record Zone
s3: Bucket BucketAclV2 BucketLifecycleConfigurationV2 BucketOwnershipControls BucketPolicy BucketPublicAccessBlock
s3: BucketServerSideEncryptionConfigurationV2 BucketV2 BucketVersioningV2
secretsmanager: Secret SecretPolicy SecretRotation SecretVersion
servicediscovery: HttpNamespace PrivateDnsNamespace PublicDnsNamespace Service
sns: Topic TopicPolicy TopicSubscription
sqs: Queue QueuePolicy
ssm: Parameter
vpc: SecurityGroupEgressRule SecurityGroupIngressRule
wafv2: WebAclAssociation
"""

PROPERTY = re.compile(r"^ *(\w+)\??: (.*?);$", re.M)


def interfaces(text):
    """The bodies of the interfaces in a declaration file, by name; those in a namespace with its name in front."""
    found, module = {}, ""
    text = re.sub(r"/\*\*.*?\*/", "", text, flags=re.S)
    for line in re.finditer(r"^export declare namespace (\w+) \{|^( *)(?:export )?interface (\w+) \{\n(.*?)^\2\}", text, re.M | re.S):
        if line.group(1):
            module = line.group(1)
        else:
            found[(module + "." if module else "") + line.group(3)] = line.group(4)
    return found


def shape(written, module):
    """The sign for a type as it is written, and the objects that it names."""
    text = re.sub(r"\s+", " ", written)
    text = re.sub(r"(pulumi|inputs|enums)\.", lambda m: {"pulumi": "", "inputs": "@", "enums": "%"}[m.group(1)], text)
    while "Input<" in text:
        plain = re.sub(r"Input<([^<>]*)>", lambda m: m.group(1).replace(" | undefined", ""), text)
        if plain == text:
            break
        text = plain
    text = text.replace(" | undefined", "").strip()
    text = re.sub(r"^string \| %[\w.]+$|^%[\w.]+$|^ARN$|^string \| (?!PolicyDocument)[A-Z]\w*$", "string", text)
    if text in ("string", "number", "boolean"):
        return {"string": "", "number": "#", "boolean": "?"}[text], []
    if text.startswith("{"):
        return "{}", []
    match = re.fullmatch(r"@([\w.]+)(\[\])?", text)
    if match:
        name = match.group(1)
        short = name[len(module) + 1:] if name.startswith(module + ".") else name
        return ("[%s]" if match.group(2) else "{%s}") % short, [name]
    if text.endswith("[]") and "|" not in text:
        return "[]", []
    return "*", []


def properties(body, module):
    body = re.sub(r"\{\n\s*\[key: string\][^}]*\}", "{}", body)
    return {name: shape(written, module) for name, written in PROPERTY.findall(body)}


def provider(archive):
    """Type or object -> property -> shape, for one version of the provider."""
    types = {}
    with tarfile.open(archive) as tar:
        nested = interfaces(tar.extractfile("package/types/input.d.ts").read().decode())
        for line in TYPES.strip().splitlines():
            module, names = line.split(": ")
            for name in names.split():
                file = name[0].lower() + name[1:]
                try:
                    text = tar.extractfile("package/%s/%s.d.ts" % (module, file)).read().decode()
                except KeyError:
                    continue
                own = interfaces(text)
                found = {}
                for kind in ("State", "Args"):
                    found.update(properties(own[name + kind], module))
                types["aws:%s/%s:%s" % (module, file, name)] = found
    waiting = [name for found in types.values() for _, names in found.values() for name in names]
    while waiting:
        name = waiting.pop()
        if name not in types:
            types[name] = properties(nested[name], name.split(".")[0])
            waiting.extend(other for _, names in types[name].values() for other in names)
    return types


def main():
    six, seven = provider(sys.argv[1]), provider(sys.argv[2])
    print("# Properties of @pulumi/aws 6.83.0 and 7.48.0; made by src/facts/provider_properties.py, which says how to read it.")
    for name in sorted(six.keys() | seven.keys()):
        old, new = six.get(name), seven.get(name)
        words = []
        for key in sorted((old or {}).keys() | (new or {}).keys()):
            before = old.get(key) if old is not None else new.get(key)
            after = new.get(key) if new is not None else old.get(key)
            if before == after:
                words.append(key + before[0])
            else:
                words += ["6" + key + before[0]] if before else []
                words += ["7" + key + after[0]] if after else []
        print(" ".join([name] + words))


if __name__ == "__main__":
    main()
