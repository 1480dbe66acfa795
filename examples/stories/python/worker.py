"""Two of the stories in Python: a worker on ECS Fargate, previewed with a policy pack.

    python worker.py PACK STORY broken|repaired

The stories are pulumi-unresolved-output and ecs-deployment-circuit-breaker. Ends with 1 when the preview is stopped.
"""

import sys

import pulumi_aws as aws

import fargate


def worker(story: str, repaired: bool) -> None:
    log_group = aws.cloudwatch.LogGroup("worker", retention_in_days=30)
    if story == "pulumi-unresolved-output" and not repaired:
        definitions = fargate.container("worker", f"{log_group.name}")
    else:
        definitions = log_group.name.apply(lambda name: fargate.container("worker", name))

    task = fargate.task_definition("worker", definitions)

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
    fargate.preview("worker", lambda: worker(story, version == "repaired"), pack)


main()
