"""Two of the stories in Python: a worker on ECS Fargate, previewed with a policy pack.

    python worker.py PACK STORY broken|repaired

The stories are pulumi-unresolved-output and ecs-deployment-circuit-breaker. Ends with 1 when the preview is stopped.
"""

import json
import sys

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


def containers(log_group: str) -> str:
    return json.dumps([{
        "name": "worker",
        "image": "ghcr.io/acme/worker:1.4.2",
        "logConfiguration": {
            "logDriver": "awslogs",
            "options": {
                "awslogs-group": log_group,
                "awslogs-region": "eu-central-1",
                "awslogs-stream-prefix": "worker",
            },
        },
    }])


def worker(story: str, repaired: bool) -> None:
    log_group = aws.cloudwatch.LogGroup("worker", retention_in_days=30)
    if story == "pulumi-unresolved-output" and not repaired:
        definitions = containers(f"{log_group.name}")
    else:
        definitions = log_group.name.apply(containers)

    task = aws.ecs.TaskDefinition(
        "worker",
        family="worker-" + pulumi.get_stack(),
        requires_compatibilities=["FARGATE"],
        network_mode="awsvpc",
        cpu="256",
        memory="512",
        execution_role_arn=aws.iam.Role("execution", assume_role_policy=TRUST_ECS).arn,
        task_role_arn=aws.iam.Role("task", assume_role_policy=TRUST_ECS).arn,
        container_definitions=definitions,
    )

    breaker = {"enable": True, "rollback": story != "ecs-deployment-circuit-breaker" or repaired}
    aws.ecs.Service(
        "worker",
        cluster=aws.ecs.Cluster("worker").arn,
        launch_type="FARGATE",
        task_definition=task.arn,
        desired_count=2,
        network_configuration={"subnets": ["subnet-0a1b2c3d4e5f60718"], "security_groups": ["sg-0a1b2c3d4e5f60718"]},
        deployment_circuit_breaker=breaker,
    )


def main() -> None:
    pack, story, version = sys.argv[1:]
    stack = automation.create_stack("dev", "worker", lambda: worker(story, version == "repaired"))
    stack.set_config("aws:region", automation.ConfigValue("eu-central-1"))
    try:
        stack.preview(policy_packs=[pack], color="never", on_output=print)
    except automation.CommandError:
        sys.exit(1)


main()
