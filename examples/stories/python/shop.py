"""Stories whose cause lies between resources: a web shop on ECS Fargate behind a load balancer, previewed with a policy pack.

    python shop.py PACK CONFIG STORY broken|repaired

The Python SDK keeps the edges between resources that are not there yet, so that a first preview tells these stories; the Java SDK
loses them. The stories are ecs-service-depends-on-listener, alb-no-redundant-rule, alb-multi-az, network-tasks-multi-az and, when CONFIG sets
previews to whole, pulumi-no-unused-resources; CONFIG is the configuration of the pack. Ends with 1 when the preview is stopped.
"""

import sys

import pulumi
import pulumi_aws as aws

import fargate

CERTIFICATE = "arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f"


def subnets(vpc: aws.ec2.Vpc, name: str, third: int) -> list[aws.ec2.Subnet]:
    return [
        aws.ec2.Subnet(
            f"{name}-{zone}",
            vpc_id=vpc.id,
            cidr_block=f"10.0.{third + number}.0/24",
            availability_zone="eu-central-1" + zone,
        )
        for number, zone in enumerate("ab")
    ]


def routes(vpc: aws.ec2.Vpc, name: str, within: list[aws.ec2.Subnet], to_the_world: dict) -> None:
    table = aws.ec2.RouteTable(name, vpc_id=vpc.id, routes=[{"cidr_block": "0.0.0.0/0", **to_the_world}])
    for number, subnet in enumerate(within):
        aws.ec2.RouteTableAssociation(f"{name}-{number}", subnet_id=subnet.id, route_table_id=table.id)


def shop(broken: str) -> None:
    vpc = aws.ec2.Vpc("shop", cidr_block="10.0.0.0/16")
    public, private = subnets(vpc, "public", 0), subnets(vpc, "private", 10)
    routes(vpc, "public", public, {"gateway_id": aws.ec2.InternetGateway("shop", vpc_id=vpc.id).id})
    nat = aws.ec2.NatGateway("shop", subnet_id=public[0].id, allocation_id=aws.ec2.Eip("nat", domain="vpc").id)
    routes(vpc, "private", private, {"nat_gateway_id": nat.id})
    outside = aws.ec2.SecurityGroup("balancer", vpc_id=vpc.id)
    aws.vpc.SecurityGroupIngressRule(
        "https", security_group_id=outside.id, cidr_ipv4="0.0.0.0/0", ip_protocol="tcp", from_port=443, to_port=443
    )
    inside = aws.ec2.SecurityGroup("tasks", vpc_id=vpc.id)
    aws.vpc.SecurityGroupIngressRule(
        "tasks",
        security_group_id=inside.id,
        referenced_security_group_id=outside.id,
        ip_protocol="tcp",
        from_port=8080,
        to_port=8080,
    )
    for group, name in ((outside, "balancer"), (inside, "tasks")):
        aws.vpc.SecurityGroupEgressRule(
            name + "-out", security_group_id=group.id, cidr_ipv4="0.0.0.0/0", ip_protocol="-1"
        )
    if broken == "pulumi-no-unused-resources":
        aws.ec2.SecurityGroup("forgotten", vpc_id=vpc.id)

    balancer = aws.lb.LoadBalancer(
        "shop",
        load_balancer_type="application",
        subnets=[subnet.id for subnet in (public[:1] if broken == "alb-multi-az" else public)],
        security_groups=[outside.id],
        drop_invalid_header_fields=True,
    )
    targets = aws.lb.TargetGroup(
        "shop",
        port=8080,
        protocol="HTTP",
        target_type="ip",
        vpc_id=vpc.id,
        health_check={"path": "/health", "matcher": "200", "interval": 15, "timeout": 5},
    )
    to_targets = [{"type": "forward", "target_group_arn": targets.arn}]
    https = aws.lb.Listener(
        "https",
        load_balancer_arn=balancer.arn,
        port=443,
        protocol="HTTPS",
        certificate_arn=CERTIFICATE,
        ssl_policy="ELBSecurityPolicy-TLS13-1-2-2021-06",
        default_actions=to_targets,
    )
    if broken == "alb-no-redundant-rule":
        aws.lb.ListenerRule(
            "all", listener_arn=https.arn, conditions=[{"path_pattern": {"values": ["/*"]}}], actions=to_targets
        )

    log_group = aws.cloudwatch.LogGroup("shop", retention_in_days=30)
    task = fargate.task_definition(
        "shop",
        log_group.name.apply(lambda name: fargate.container("shop", name, portMappings=[{"containerPort": 8080}])),
    )
    aws.ecs.Service(
        "shop",
        cluster=aws.ecs.Cluster("shop").arn,
        launch_type="FARGATE",
        task_definition=task.arn,
        desired_count=2,
        network_configuration={
            "subnets": [subnet.id for subnet in (private[:1] if broken == "network-tasks-multi-az" else private)],
            "security_groups": [inside.id],
        },
        load_balancers=[{"target_group_arn": targets.arn, "container_name": "shop", "container_port": 8080}],
        health_check_grace_period_seconds=60,
        deployment_circuit_breaker={"enable": True, "rollback": True},
        opts=pulumi.ResourceOptions(depends_on=[] if broken == "ecs-service-depends-on-listener" else [https]),
    )


def main() -> None:
    pack, config, story, version = sys.argv[1:]
    fargate.preview("shop", lambda: shop(story if version == "broken" else ""), pack, config)


main()
