package dev.policypack.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.Context;
import com.pulumi.asset.FileArchive;
import com.pulumi.aws.cloudwatch.CloudwatchFunctions;
import com.pulumi.aws.cloudwatch.inputs.GetLogGroupArgs;
import com.pulumi.aws.cloudwatch.outputs.GetLogGroupResult;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Report;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.StackPolicy;
import dev.policypack.rehearsal.RehearsedStack.ProgramFailedException;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs on the real SDK of AWS, judged by a pack that has no table of it. */
class RehearsedStackTest {
    private static final ResourceType<Resource> QUEUE = ResourceType.of(resource -> resource, "aws:sqs/queue:Queue");

    private static PolicyInfo info(String name) {
        return PolicyInfo.named(name)
                .title(name)
                .description("why")
                .remediationSteps("fix")
                .url("https://example.com")
                .evidence(Evidence.asked("a team asks for it", "https://example.com", "2026-11-27"))
                .enforcementLevel(EnforcementLevel.MANDATORY);
    }

    private static final PolicyPack PACK = PolicyPack.of("queues", "1.0.0")
            .with(
                    ResourcePolicy.of(info("queue-retries"), QUEUE, (queue, review) -> {
                        Value<String> target =
                                queue.props().json("redrivePolicy").string("deadLetterTargetArn");
                        review.require(
                                target.isMissing().or(target.matches(arn -> arn.startsWith("arn:aws:sqs:"))),
                                "%s is no queue",
                                target);
                    }),
                    new QueueEncrypted());

    /** Asks for an output that only the provider knows. */
    private static final class QueueEncrypted implements StackPolicy {
        @Override
        public PolicyInfo about() {
            return info("queue-encrypted");
        }

        @Override
        public void validate(Stack stack, Review review) {
            for (Resource queue : stack.ofType(QUEUE)) {
                review.require(
                        queue.props().bool("sqsManagedSseEnabled").is(true),
                        "sqsManagedSseEnabled of %s is false",
                        queue);
            }
        }
    }

    private static void retries(Context context) {
        Queue failed = new Queue("failed");
        new Queue(
                "orders",
                QueueArgs.builder()
                        .redrivePolicy(failed.arn()
                                .applyValue(
                                        arn -> "{\"deadLetterTargetArn\": \"" + arn + "\", \"maxReceiveCount\": 5}"))
                        .build());
    }

    private static List<String> compact(Report report) {
        return report.violations().stream().map(Violation::compact).toList();
    }

    private static RehearsedStack shop() {
        return RehearsedStack.of(PACK, "shop", "dev");
    }

    @Test
    void what_is_built_inside_apply_is_judged() {
        Report report = shop().evaluate(RehearsedStackTest::retries);

        assertThat(report.isBlocking()).as(report.toString()).isFalse();
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void a_violation_stops() {
        Report report = shop().evaluate(context -> new Queue(
                "orders",
                QueueArgs.builder()
                        .redrivePolicy("{\"deadLetterTargetArn\": \"arn:aws:sns:eu-central-1:1:x\"}")
                        .build()));

        assertThat(report.isBlocking()).isTrue();
        assertThat(compact(report))
                .contains("redrivePolicy.deadLetterTargetArn: \"arn:aws:sns:eu-central-1:1:x\" is no queue");
    }

    @Test
    void an_output_that_is_made_up_decides_nothing() {
        Report report = shop().evaluate(context -> new Queue("orders"));

        assertThat(report.isBlocking()).as(report.toString()).isFalse();
        assertThat(report.toString()).contains("sqsManagedSseEnabled");
    }

    @Test
    void each_type_gets_outputs_that_its_program_can_work_with() {
        Report report = shop().evaluate(context -> {
            BucketV2 code = new BucketV2("code");
            Function function = new Function(
                    "handler",
                    FunctionArgs.builder()
                            .role("arn:aws:iam::123456789012:role/handler")
                            .s3Bucket(code.bucket())
                            .code(new FileArchive("."))
                            .build());
            function.invokeArn().applyValue(arn -> check(arn, "arn:aws:lambda:us-east-1:123456789012:invoke/handler-"));
            function.sourceCodeSize().applyValue(size -> size + 1);
            code.bucketDomainName().applyValue(host -> check(host, "code-"));
            context.export("arn", function.arn());
        });

        assertThat(report.isBlocking()).as(report.toString()).isFalse();
    }

    private static String check(String output, String beginning) {
        assertThat(output).startsWith(beginning);
        return output;
    }

    @Test
    void a_data_source_answers_and_the_report_says_that_it_was_made_up() {
        Report report = shop().evaluate(context -> {
            var group = CloudwatchFunctions.getLogGroup(
                    GetLogGroupArgs.builder().name("/ecs/web").build());
            context.export("days", group.applyValue(GetLogGroupResult::retentionInDays));
            context.export("name", group.applyValue(found -> check(found.name(), "/ecs/web")));
            context.export("arn", group.applyValue(found -> check(found.arn(), "arn:aws:cloudwatch:us-east-1:")));
        });

        assertThat(report.notes())
                .containsExactly("The rehearsal has no table for these data sources, so it made up what they answered: "
                        + "aws:cloudwatch/getLogGroup:getLogGroup.");
        assertThat(report.toString())
                .contains("note  The rehearsal has no table for these data sources, so it made up what they answered: "
                        + "aws:cloudwatch/getLogGroup:getLogGroup.\n");
    }

    @Test
    void an_exception_of_the_program_is_the_cause() {
        assertThatThrownBy(() -> shop().evaluate(context -> {
                    String nothing = null;
                    context.export("length", com.pulumi.core.Output.of(nothing.length()));
                }))
                .isInstanceOf(ProgramFailedException.class)
                .hasMessageStartingWith("The program failed with java.lang.NullPointerException: ")
                .hasCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void two_resources_of_one_urn_are_refused() {
        assertThatThrownBy(() -> shop().evaluate(context -> {
                    new Queue("orders");
                    new Queue("orders");
                }))
                .isInstanceOf(ProgramFailedException.class)
                .hasMessage("Duplicate resource URN 'urn:pulumi:dev::shop::aws:sqs/queue:Queue::orders'; "
                        + "try giving it a unique name");
    }

    @Test
    void a_project_is_read_from_its_folder(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Pulumi.yaml"), "name: shop\nruntime: java\n");
        Files.writeString(
                folder.resolve("Pulumi.prod.yaml"),
                "config:\n  aws:region: eu-west-1\n  shop:size: 3\n  shop:token:\n    secure: v1:abc\n");

        Report report = RehearsedStack.ofProject(PACK, folder, "prod").evaluate(context -> {
            assertThat(context.config().requireInteger("size")).isEqualTo(3);
            check(context.config().require("token"), "simulated-");
            assertThat(context.stackName()).isEqualTo("prod");
            new Queue("orders").arn().applyValue(arn -> check(arn, "arn:aws:sqs:us-east-1:"));
        });

        assertThat(report.notes())
                .containsExactly(
                        "Only Pulumi can decrypt the secrets of the stack's configuration, so the rehearsal made up: "
                                + "shop:token.");
    }

    @Test
    void the_stack_is_the_one_of_the_cli() {
        Report report = RehearsedStack.ofEnvironment(
                        PACK,
                        Map.of(
                                "PULUMI_PROJECT", "shop",
                                "PULUMI_STACK", "prod",
                                "PULUMI_CONFIG", "{\"shop:size\": \"3\"}"))
                .evaluate(context -> {
                    assertThat(context.projectName()).isEqualTo("shop");
                    assertThat(context.stackName()).isEqualTo("prod");
                    assertThat(context.config().requireInteger("size")).isEqualTo(3);
                });

        assertThat(report.violations()).isEmpty();
    }

    @Test
    void levels_are_those_that_the_user_set() {
        Report report = shop().withPackConfig(PackConfig.parse("{\"queue-retries\": \"advisory\"}"))
                .evaluate(context -> new Queue(
                        "orders",
                        QueueArgs.builder()
                                .redrivePolicy("{\"deadLetterTargetArn\": \"x\"}")
                                .build()));

        assertThat(report.isBlocking()).as(report.toString()).isFalse();
        assertThat(compact(report)).contains("redrivePolicy.deadLetterTargetArn: \"x\" is no queue");
    }
}
