"""What the programs here share: parts of a task on Fargate, and the preview with a policy pack."""

import json
import sys
from typing import Callable

import pulumi
import pulumi_aws as aws
from pulumi import automation

TRUST_ECS = json.dumps({
    "Version": "2012-10-17",
    "Statement": [{
        "Effect": "Allow",
        "Action": "sts:AssumeRole",
        "Principal": {"Service": "ecs-tasks.amazonaws.com"},
    }],
})


def container(name: str, log_group: str, **more: object) -> str:
    """The definition of the only container, as the JSON that a task definition takes."""
    return json.dumps([{
        "name": name,
        "image": f"ghcr.io/acme/{name}:1.4.2",
        "logConfiguration": {
            "logDriver": "awslogs",
            "options": {
                "awslogs-group": log_group,
                "awslogs-region": "eu-central-1",
                "awslogs-stream-prefix": name,
            },
        },
        **more,
    }])


def task_definition(name: str, containers: pulumi.Input[str]) -> aws.ecs.TaskDefinition:
    """The smallest task, with roles that may do nothing yet."""
    return aws.ecs.TaskDefinition(
        name,
        family=f"{name}-{pulumi.get_stack()}",
        requires_compatibilities=["FARGATE"],
        network_mode="awsvpc",
        cpu="256",
        memory="512",
        execution_role_arn=aws.iam.Role("execution", assume_role_policy=TRUST_ECS).arn,
        task_role_arn=aws.iam.Role("task", assume_role_policy=TRUST_ECS).arn,
        container_definitions=containers,
    )


def preview(project: str, program: Callable[[], None], pack: str, *configs: str) -> None:
    """Previews a program with a pack, configured by these files, if any; ends with 1 when the preview is stopped."""
    stack = automation.create_stack("dev", project, program)
    stack.set_config("aws:region", automation.ConfigValue("eu-central-1"))
    try:
        stack.preview(policy_packs=[pack], policy_pack_configs=list(configs), color="never", on_output=print)
    except automation.CommandError:
        sys.exit(1)
