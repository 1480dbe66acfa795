// Two of the stories in TypeScript: a worker on ECS Fargate, previewed with a policy pack.
//
//     tsx worker.ts PACK STORY broken|repaired
//
// The stories are pulumi-unresolved-output and ecs-deployment-circuit-breaker. Ends with 1 when the preview is stopped.

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { CommandError, LocalWorkspace } from "@pulumi/pulumi/automation";

const TRUST_ECS = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" } },
    ],
});

function containers(logGroup: pulumi.Input<string>) {
    return [
        {
            name: "worker",
            image: "ghcr.io/acme/worker:1.4.2",
            logConfiguration: {
                logDriver: "awslogs",
                options: {
                    "awslogs-group": logGroup,
                    "awslogs-region": "eu-central-1",
                    "awslogs-stream-prefix": "worker",
                },
            },
        },
    ];
}

function worker(story: string, repaired: boolean) {
    const logGroup = new aws.cloudwatch.LogGroup("worker", { retentionInDays: 30 });
    const definitions =
        story === "pulumi-unresolved-output" && !repaired
            ? JSON.stringify(containers(logGroup.name))
            : pulumi.jsonStringify(containers(logGroup.name));

    const task = new aws.ecs.TaskDefinition("worker", {
        family: `worker-${pulumi.getStack()}`,
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "256",
        memory: "512",
        executionRoleArn: new aws.iam.Role("execution", { assumeRolePolicy: TRUST_ECS }).arn,
        taskRoleArn: new aws.iam.Role("task", { assumeRolePolicy: TRUST_ECS }).arn,
        containerDefinitions: definitions,
    });

    // The provider does not know the first: the SDK drops it without a word.
    const rollout: any =
        story === "ecs-deployment-circuit-breaker" && !repaired
            ? { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } }
            : { deploymentCircuitBreaker: { enable: true, rollback: true } };
    new aws.ecs.Service("worker", {
        cluster: new aws.ecs.Cluster("worker").arn,
        launchType: "FARGATE",
        taskDefinition: task.arn,
        desiredCount: 2,
        networkConfiguration: { subnets: ["subnet-0a1b2c3d4e5f60718"], securityGroups: ["sg-0a1b2c3d4e5f60718"] },
        ...rollout,
    });
}

async function main() {
    const [pack, story, version] = process.argv.slice(2);
    const stack = await LocalWorkspace.createStack({
        stackName: "dev",
        projectName: "worker",
        program: async () => worker(story, version === "repaired"),
    });
    await stack.setConfig("aws:region", { value: "eu-central-1" });
    await stack.preview({ policyPacks: [pack], color: "never", onOutput: (text) => process.stdout.write(text) });
}

main().catch((error) => {
    if (!(error instanceof CommandError)) {
        console.error(error);
    }
    process.exit(1);
});
