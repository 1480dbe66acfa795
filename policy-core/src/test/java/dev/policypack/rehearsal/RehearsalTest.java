package dev.policypack.rehearsal;

import static dev.policypack.value.PropertyValue.secret;
import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.StackReference;
import dev.policypack.rehearsal.Rehearsal.Registered;
import dev.policypack.rehearsal.Things.AwsProvider;
import dev.policypack.rehearsal.Things.Component;
import dev.policypack.rehearsal.Things.Database;
import dev.policypack.rehearsal.Things.Inputs;
import dev.policypack.rehearsal.Things.LogGroup;
import dev.policypack.rehearsal.Things.Subnet;
import dev.policypack.rehearsal.Things.TargetGroup;
import dev.policypack.rehearsal.Things.TaskDefinition;
import dev.policypack.rehearsal.Things.Vpc;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.simulation.TestCloud;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final Setting DEV = Setting.of("shop", "dev").simulating(List.of(new TestCloud()));
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static Rehearsal.Result run(Consumer<Context> program) {
        return run(DEV, program);
    }

    private static Rehearsal.Result run(Setting setting, Consumer<Context> program) {
        return Rehearsal.run(setting, LIMIT, program);
    }

    private static Registered find(Rehearsal.Result result, String urn) {
        return result.registered().stream()
                .filter(registered -> registered.resource().urn().equals(urn))
                .findFirst()
                .orElseThrow(() -> new AssertionError(urn + " is not among " + urns(result)));
    }

    private static List<String> urns(Rehearsal.Result result) {
        return result.registered().stream()
                .map(registered -> registered.resource().urn())
                .toList();
    }

    private static List<String> names(Rehearsal.Result result) {
        return result.registered().stream()
                .map(registered -> registered.resource().name())
                .toList();
    }

    private static Map<String, PropertyValue> outputs(Registered registered) {
        return ((MapValue) registered.resource().props().raw()).entries();
    }

    private static Map<String, PropertyValue> inputs(Registered registered) {
        return registered.inputs().entries();
    }

    private static String text(PropertyValue value) {
        return ((StringValue) value).value();
    }

    private static PropertyValue id(Registered registered) {
        return outputs(registered).get("id");
    }

    @Test
    void everything_is_known_and_what_is_inside_apply_is_there() {
        Rehearsal.Result result = run(context -> {
            Vpc vpc = new Vpc("main", Inputs.none().cidrBlock("10.0.0.0/16"));
            new Subnet("a", Inputs.none().vpcId(vpc.id()), null);
            LogGroup logs = new LogGroup("logs", Inputs.none());
            new TaskDefinition(
                    "web",
                    Inputs.none().task("web", logs.name.applyValue(name -> "[{\"logGroup\":\"" + name + "\"}]")));
            vpc.arn.applyValue(arn -> new LogGroup("late", Inputs.none().name(Output.of("/vpc/" + arn.length()))));
        });

        assertThat(result.errors()).isEmpty();
        assertThat(urns(result))
                .startsWith(
                        "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
                        "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main",
                        "urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::a",
                        "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::logs")
                .contains("urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::late")
                .hasSize(6);
        Registered vpc = find(result, "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main");
        assertThat(vpc.inputs())
                .isEqualTo(PropertyValue.of(Map.of("cidrBlock", "10.0.0.0/16", "enableDnsSupport", true)));
        assertThat(outputs(vpc))
                .containsEntry("cidrBlock", PropertyValue.of("10.0.0.0/16"))
                .containsKeys("id", "arn");
        assertThat(vpc.resource().parent()).isEqualTo("urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev");
        Registered subnet = find(result, "urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::a");
        assertThat(inputs(subnet)).containsEntry("vpcId", id(vpc));
        assertThat(subnet.resource().dependencies())
                .containsExactly(vpc.resource().urn());
        assertThat(subnet.resource().propertyDependencies())
                .containsEntry("vpcId", List.of(vpc.resource().urn()));
        String logs = text(id(find(result, "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::logs")));
        assertThat(inputs(find(result, "urn:pulumi:dev::shop::aws:ecs/taskDefinition:TaskDefinition::web")))
                .containsEntry("containerDefinitions", PropertyValue.of("[{\"logGroup\":\"" + logs + "\"}]"));
    }

    @Test
    void an_empty_program_has_a_stack_and_its_outputs() {
        assertThat(run(context -> {}).registered()).singleElement().satisfies(stack -> assertThat(outputs(stack))
                .isEmpty());
        Rehearsal.Result result = run(context -> context.export("url", Output.of("https://example.com")));

        assertThat(result.errors()).isEmpty();
        assertThat(outputs(result.registered().get(0)))
                .isEqualTo(Map.of("url", PropertyValue.of("https://example.com")));
    }

    @Test
    void urns_name_the_types_of_the_parents() {
        Rehearsal.Result result = run(context -> {
            Component outer = new Component("shop:web:Service", "outer", null);
            Component inner = new Component(
                    "shop:web:Part",
                    "inner",
                    ComponentResourceOptions.builder().parent(outer).build());
            new LogGroup(
                    "logs",
                    Inputs.none(),
                    CustomResourceOptions.builder().parent(inner).build());
            outer.finish(Map.of("port", Output.of(80)));
        });

        assertThat(result.errors()).isEmpty();
        Registered outer = find(result, "urn:pulumi:dev::shop::shop:web:Service::outer");
        Registered inner = find(result, "urn:pulumi:dev::shop::shop:web:Service$shop:web:Part::inner");
        Registered logs = find(
                result, "urn:pulumi:dev::shop::shop:web:Service$shop:web:Part$aws:cloudwatch/logGroup:LogGroup::logs");
        assertThat(outputs(outer)).isEqualTo(Map.of("port", PropertyValue.of(80)));
        assertThat(outer.resource().provider()).isEmpty();
        assertThat(inner.resource().parent()).isEqualTo(outer.resource().urn());
        assertThat(logs.resource().parent()).isEqualTo(inner.resource().urn());
    }

    @Test
    void options_are_there() {
        Rehearsal.Result result = run(context -> {
            Vpc vpc = new Vpc("main", Inputs.none());
            new LogGroup(
                    "logs",
                    Inputs.none(),
                    CustomResourceOptions.builder()
                            .protect(true)
                            .deleteBeforeReplace(true)
                            .ignoreChanges("tags")
                            .additionalSecretOutputs("arn")
                            .dependsOn(vpc)
                            .build());
        });

        Registered logs = find(result, "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::logs");
        ResourceOptions options = logs.resource().options();
        assertThat(options.protect()).isTrue();
        assertThat(options.deleteBeforeReplace()).hasValue(true);
        assertThat(options.ignoreChanges()).containsExactly("tags");
        assertThat(options.additionalSecretOutputs()).containsExactly("arn");
        assertThat(logs.resource().dependencies()).containsExactly("urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main");
    }

    @Test
    void secrets_are_kept_apart() {
        Setting setting = DEV.withConfig(Map.of("user", "shop"), false).withConfig(Map.of("password", "hunter2"), true);
        Rehearsal.Result result = run(setting, context -> {
            Database database = new Database(
                    "db",
                    Inputs.none()
                            .masterPassword(context.config().requireSecret("password"))
                            .name(Output.of(context.config().require("user"))),
                    CustomResourceOptions.builder()
                            .additionalSecretOutputs("name")
                            .build());
            new TaskDefinition(
                    "web", Inputs.none().task("web", database.masterPassword.applyValue(p -> "[\"" + p + "\"]")));
        });

        assertThat(result.errors()).isEmpty();
        Registered database = find(result, "urn:pulumi:dev::shop::aws:rds/cluster:Cluster::db");
        assertThat(inputs(database))
                .containsEntry("masterPassword", secret("hunter2"))
                .containsEntry("name", PropertyValue.of("shop"));
        assertThat(outputs(database)).containsEntry("masterPassword", secret("hunter2"));
        assertThat(outputs(database)).containsEntry("name", secret("shop"));
        assertThat(inputs(find(result, "urn:pulumi:dev::shop::aws:ecs/taskDefinition:TaskDefinition::web")))
                .containsEntry("containerDefinitions", secret("[\"hunter2\"]"));
        assertThat(result.toString()).doesNotContain("hunter2");
    }

    @Test
    void configuration_and_provider_say_where() {
        Rehearsal.Result result = run(DEV.withConfig(Map.of("aws:region", "eu-central-1"), false), context -> {
            AwsProvider ireland = new AwsProvider("ireland", Inputs.none().region("eu-west-1"));
            new LogGroup("here", Inputs.none());
            new LogGroup(
                    "there",
                    Inputs.none(),
                    CustomResourceOptions.builder().provider(ireland).build());
            context.export("region", Things.ask("aws:index/getRegion:getRegion"));
        });

        assertThat(result.errors()).isEmpty();
        Registered here = find(result, "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::here");
        Registered there = find(result, "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::there");
        assertThat(text(outputs(here).get("arn"))).startsWith("arn:aws:logs:eu-central-1:123456789012:log-group:here-");
        assertThat(here.resource().provider()).hasValueSatisfying(provider -> {
            assertThat(provider.type()).isEqualTo("pulumi:providers:aws");
            assertThat(provider.props().raw()).isEqualTo(PropertyValue.of(Map.of("region", "eu-central-1")));
        });
        assertThat(text(outputs(there).get("arn"))).startsWith("arn:aws:logs:eu-west-1:123456789012:log-group:there-");
        assertThat(there.resource().provider()).hasValueSatisfying(provider -> assertThat(provider.urn())
                .isEqualTo("urn:pulumi:dev::shop::pulumi:providers:aws::ireland"));
        assertThat(outputs(result.registered().get(0)).get("region"))
                .isEqualTo(PropertyValue.of(Map.of("name", "eu-central-1")));
    }

    @Test
    void rehearsals_follow_one_another_and_agree() {
        Consumer<Context> program = context -> {
            Vpc vpc = new Vpc("main", Inputs.none());
            new Subnet("a", Inputs.none().vpcId(vpc.id()), null);
            new Subnet("b", Inputs.none().vpcId(vpc.id()), null);
        };

        List<PropertyValue> first = ids(run(program));
        assertThat(first).hasSize(3).doesNotHaveDuplicates();
        assertThat(run(context -> {
                            throw new IllegalStateException("between");
                        })
                        .errors())
                .hasSize(1);
        assertThat(ids(run(program))).isEqualTo(first);
        assertThat(ids(run(Setting.of("shop", "prod").simulating(List.of(new TestCloud())), program)))
                .hasSize(3)
                .doesNotContainAnyElementsOf(first);
    }

    private static List<PropertyValue> ids(Rehearsal.Result result) {
        return result.registered().stream().skip(1).map(RehearsalTest::id).toList();
    }

    @Test
    void an_exception_of_the_program_is_one_sentence() {
        IllegalArgumentException thrown = new IllegalArgumentException("no such size: tiny");
        Rehearsal.Result result = run(context -> {
            new Vpc("main", Inputs.none());
            throw thrown;
        });

        assertThat(result.errors())
                .containsExactly("The program failed with java.lang.IllegalArgumentException: no such size: tiny");
        assertThat(result.cause()).isSameAs(thrown);
    }

    @Test
    void an_exception_inside_apply_is_one_sentence_too() {
        Rehearsal.Result result = run(context -> {
            Vpc vpc = new Vpc("main", Inputs.none());
            new LogGroup("logs", Inputs.none().name(vpc.arn.applyValue(arn -> {
                throw new IllegalStateException("cannot read " + arn.substring(0, 7));
            })));
        });

        assertThat(result.errors())
                .containsExactly("The program failed with java.lang.IllegalStateException: cannot read arn:aws");
        assertThat(result.cause()).hasMessage("cannot read arn:aws").isInstanceOf(IllegalStateException.class);
        assertThat(names(result)).contains("main").doesNotContain("logs");
    }

    @Test
    void what_the_provider_refuses_is_one_sentence() {
        assertThat(run(context -> new TargetGroup("a-target-group-with-a-long-name"))
                        .errors())
                .containsExactly("aws:lb/targetGroup:TargetGroup resource 'a-target-group-with-a-long-name' has a "
                        + "problem: could not make instance of 'aws:lb/targetGroup:TargetGroup': name "
                        + "'a-target-group-with-a-long-name-' plus 7 random chars is longer than maximum length 32");
    }

    @Test
    void two_resources_of_one_urn_are_refused_as_the_engine_does() {
        assertThat(run(context -> {
                            new Vpc("main", Inputs.none());
                            new Vpc("main", Inputs.none());
                        })
                        .errors())
                .containsExactly("Duplicate resource URN 'urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main'; "
                        + "try giving it a unique name");
        assertThat(run(context -> {
                            new Vpc("main", Inputs.none());
                            Vpc.get("main", "vpc-1");
                        })
                        .errors())
                .containsExactly("Duplicate resource URN 'urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main'; "
                        + "try giving it a unique name");
        assertThat(run(context -> {
                            new Component("shop:web:Service", "web", null);
                            new Component("shop:web:Service", "web", null);
                        })
                        .errors())
                .containsExactly("Duplicate resource URN 'urn:pulumi:dev::shop::shop:web:Service::web'; "
                        + "try giving it a unique name");
    }

    @Test
    void a_function_that_is_in_no_table_answers_and_is_named() {
        Rehearsal.Result result = run(context -> {
            context.export("x", Things.ask("aws:x/getY:getY"));
            context.export("region", Things.ask("aws:index/getRegion:getRegion"));
        });

        assertThat(result.errors()).isEmpty();
        assertThat(result.madeUp()).containsExactly("aws:x/getY:getY");
        assertThat(outputs(result.registered().get(0)).get("x").toString()).contains("name", "id");
    }

    @Test
    void errors_that_the_program_logs_are_errors() {
        assertThat(run(context -> context.log().error("the domain is not yours"))
                        .errors())
                .containsExactly("The program reports: the domain is not yours");
    }

    @Test
    void a_missing_configuration_is_named() {
        assertThat(run(context -> context.config().require("domain")).errors())
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .contains("shop:domain")
                        .endsWith("\nIn a rehearsal, hand it over with withConfig, or read the project's files with "
                                + "RehearsedStack.ofProject."));
    }

    @Test
    void a_program_that_never_ends_is_ended() {
        Rehearsal.Result result = Rehearsal.run(DEV, Duration.ofSeconds(1), context -> {
            new Vpc("main", Inputs.none());
            new LogGroup("logs", Inputs.none().name(Output.of(new CompletableFuture<>())));
        });

        assertThat(result.errors())
                .containsExactly(
                        "The program did not end within 1 seconds; one of its outputs probably never gets a value.");
        assertThat(names(result)).contains("main");
    }

    @Test
    void other_stacks_give_what_they_are_told_to() {
        Consumer<Context> program = context -> {
            StackReference network = new StackReference("acme/network/dev");
            new Subnet("a", Inputs.none().vpcId(network.requireOutput("vpcId").applyValue(String::valueOf)), null);
        };

        Rehearsal.Result result =
                run(DEV.withStackOutputs(Map.of("acme/network/dev", Map.of("vpcId", "vpc-1"))), program);
        assertThat(result.errors()).isEmpty();
        assertThat(inputs(find(result, "urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::a")))
                .containsEntry("vpcId", PropertyValue.of("vpc-1"));
        assertThat(find(result, "urn:pulumi:dev::shop::pulumi:pulumi:StackReference::acme/network/dev")
                        .read())
                .isTrue();
        assertThat(run(program).errors())
                .containsExactly("The program reads the outputs of the stack 'acme/network/dev', which the rehearsal "
                        + "does not know; hand them over with withStackOutputs.");
    }

    @Test
    void resources_that_are_only_looked_up_are_marked() {
        Rehearsal.Result result = run(context -> {
            Vpc vpc = Vpc.get("old", "vpc-1");
            new Subnet("a", Inputs.none().vpcId(vpc.id()), null);
        });

        assertThat(result.errors()).isEmpty();
        Registered vpc = find(result, "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::old");
        assertThat(vpc.read()).isTrue();
        assertThat(outputs(vpc))
                .containsEntry("id", PropertyValue.of("vpc-1"))
                .containsEntry("arn", PropertyValue.of("arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1"));
    }

    @Test
    void nothing_is_printed() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            System.setErr(capture);
            run(context -> {
                context.log().info("hello");
                context.log().warn("careful");
                new Vpc("main", Inputs.none());
                throw new IllegalStateException("broken");
            });
        } finally {
            System.setOut(out);
            System.setErr(err);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
