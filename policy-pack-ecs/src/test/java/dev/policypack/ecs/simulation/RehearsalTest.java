package dev.policypack.ecs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.StackReference;
import dev.policypack.ecs.simulation.Rehearsal.Registered;
import dev.policypack.ecs.simulation.Rehearsal.Secret;
import dev.policypack.ecs.simulation.Things.AwsProvider;
import dev.policypack.ecs.simulation.Things.Component;
import dev.policypack.ecs.simulation.Things.Database;
import dev.policypack.ecs.simulation.Things.Inputs;
import dev.policypack.ecs.simulation.Things.LogGroup;
import dev.policypack.ecs.simulation.Things.Subnet;
import dev.policypack.ecs.simulation.Things.TargetGroup;
import dev.policypack.ecs.simulation.Things.TaskDefinition;
import dev.policypack.ecs.simulation.Things.Vpc;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private final Rehearsal rehearsal = Rehearsal.of("shop", "dev");

    private Rehearsal.Result run(Consumer<Context> program) {
        return rehearsal.run(program);
    }

    private static Registered find(Rehearsal.Result result, String urn) {
        return result.resources().stream()
                .filter(resource -> resource.urn().equals(urn))
                .findFirst()
                .orElseThrow(() -> new AssertionError(urn + " is not among "
                        + result.resources().stream().map(Registered::urn).toList()));
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
        assertThat(result.resources())
                .extracting(Registered::urn)
                .startsWith(
                        "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
                        "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main",
                        "urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::a",
                        "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::logs")
                .contains("urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::late")
                .hasSize(6);
        Registered vpc = find(result, "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main");
        assertThat(vpc.inputs())
                .isEqualTo(Map.of(
                        "cidrBlock",
                        "10.0.0.0/16",
                        "enableDnsSupport",
                        true,
                        "instanceTenancy",
                        "default",
                        "tagsAll",
                        Map.of()));
        assertThat(vpc.outputs()).containsEntry("id", vpc.id()).containsEntry("cidrBlock", "10.0.0.0/16");
        assertThat(vpc.custom()).isTrue();
        assertThat(vpc.parent()).isEqualTo("urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev");
        Registered subnet = find(result, "urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::a");
        assertThat(subnet.inputs()).containsEntry("vpcId", vpc.id());
        assertThat(subnet.dependencies()).containsExactly(vpc.urn());
        assertThat(subnet.propertyDependencies()).containsEntry("vpcId", List.of(vpc.urn()));
        Registered logs = find(result, "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::logs");
        assertThat(find(result, "urn:pulumi:dev::shop::aws:ecs/taskDefinition:TaskDefinition::web")
                        .inputs())
                .containsEntry("containerDefinitions", "[{\"logGroup\":\"" + logs.id() + "\"}]");
    }

    @Test
    void an_empty_program_has_a_stack_and_its_outputs() {
        assertThat(run(context -> {}).resources()).singleElement().satisfies(stack -> assertThat(stack.outputs())
                .isEmpty());
        Rehearsal.Result result = run(context -> context.export("url", Output.of("https://example.com")));

        assertThat(result.errors()).isEmpty();
        assertThat(result.resources().get(0).outputs()).isEqualTo(Map.of("url", "https://example.com"));
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
        assertThat(outer.custom()).isFalse();
        assertThat(outer.id()).isEmpty();
        assertThat(outer.outputs()).isEqualTo(Map.of("port", 80L));
        assertThat(inner.parent()).isEqualTo(outer.urn());
        assertThat(logs.parent()).isEqualTo(inner.urn());
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
                            .retainOnDelete(true)
                            .deleteBeforeReplace(true)
                            .ignoreChanges("tags")
                            .replaceOnChanges("name")
                            .dependsOn(vpc)
                            .build());
        });

        Registered logs = find(result, "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::logs");
        assertThat(logs.options())
                .isEqualTo(new Rehearsal.Options(true, true, true, List.of("tags"), List.of("name"), List.of(), ""));
        assertThat(logs.dependencies()).containsExactly("urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main");
    }

    @Test
    void secrets_are_kept_apart() {
        Rehearsal.Result result = rehearsal
                .withConfig(Map.of("password", "hunter2", "user", "shop"), Set.of("password"))
                .run(context -> {
                    Database database = new Database(
                            "db",
                            Inputs.none()
                                    .masterPassword(context.config().requireSecret("password"))
                                    .name(Output.of(context.config().require("user"))),
                            CustomResourceOptions.builder()
                                    .additionalSecretOutputs("endpoint")
                                    .build());
                    new TaskDefinition(
                            "web",
                            Inputs.none().task("web", database.masterPassword.applyValue(p -> "[\"" + p + "\"]")));
                });

        assertThat(result.errors()).isEmpty();
        Registered database = find(result, "urn:pulumi:dev::shop::aws:rds/cluster:Cluster::db");
        assertThat(database.inputs())
                .containsEntry("masterPassword", new Secret("hunter2"))
                .containsEntry("name", "shop");
        assertThat(database.outputs().get("masterPassword")).hasToString("[secret]");
        assertThat(database.outputs().get("endpoint")).isInstanceOf(Secret.class);
        assertThat(find(result, "urn:pulumi:dev::shop::aws:ecs/taskDefinition:TaskDefinition::web")
                        .inputs())
                .containsEntry("containerDefinitions", new Secret("[\"hunter2\"]"));
        assertThat(result.toString()).doesNotContain("hunter2");
    }

    @Test
    void configuration_and_provider_say_where() {
        Rehearsal.Result result = rehearsal
                .withConfig(Map.of("aws:region", "eu-central-1", "aws:defaultTags", "{\"tags\":{\"Owner\":\"team\"}}"))
                .run(context -> {
                    AwsProvider ireland =
                            new AwsProvider("ireland", Inputs.none().region("eu-west-1"));
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
        assertThat(here.outputs().get("arn").toString())
                .startsWith("arn:aws:logs:eu-central-1:123456789012:log-group:here-");
        assertThat(here.inputs()).containsEntry("tagsAll", Map.of("Owner", "team"));
        assertThat(here.provider()).isEmpty();
        assertThat(there.outputs().get("arn").toString())
                .startsWith("arn:aws:logs:eu-west-1:123456789012:log-group:there-");
        assertThat(there.inputs()).containsEntry("tagsAll", Map.of());
        assertThat(there.provider()).startsWith("urn:pulumi:dev::shop::pulumi:providers:aws::ireland::");
        assertThat((Map<?, ?>) result.resources().get(0).outputs().get("region"))
                .extracting(region -> region.get("name"))
                .isEqualTo("eu-central-1");
    }

    @Test
    void rehearsals_follow_one_another_and_agree() {
        Consumer<Context> program = context -> {
            Vpc vpc = new Vpc("main", Inputs.none());
            new Subnet("a", Inputs.none().vpcId(vpc.id()), null);
            new Subnet("b", Inputs.none().vpcId(vpc.id()), null);
        };

        Rehearsal.Result first = run(program);
        assertThat(run(context -> {
                            throw new IllegalStateException("between");
                        })
                        .errors())
                .hasSize(1);
        assertThat(run(program)).isEqualTo(first);
        assertThat(Rehearsal.of("shop", "prod").run(program).resources())
                .extracting(Registered::id)
                .doesNotContainAnyElementsOf(
                        first.resources().stream().skip(1).map(Registered::id).toList());
    }

    @Test
    void an_exception_of_the_program_is_one_sentence() {
        Rehearsal.Result result = run(context -> {
            new Vpc("main", Inputs.none());
            throw new IllegalArgumentException("no such size: tiny");
        });

        assertThat(result.errors())
                .containsExactly("The program failed with java.lang.IllegalArgumentException: no such size: tiny");
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
        assertThat(result.resources())
                .extracting(Registered::name)
                .contains("main")
                .doesNotContain("logs");
    }

    @Test
    void what_the_provider_refuses_is_one_sentence() {
        assertThat(run(context -> new TargetGroup("a-target-group-with-a-long-name"))
                        .errors())
                .containsExactly("aws:lb/targetGroup:TargetGroup resource 'a-target-group-with-a-long-name' has a "
                        + "problem: could not make instance of 'aws:lb/targetGroup:TargetGroup': name "
                        + "'a-target-group-with-a-long-name-' plus 7 random chars is longer than maximum length 32");
        assertThat(run(context -> context.export("x", Things.ask("aws:x/getY:getY")))
                        .errors())
                .containsExactly("The simulated AWS has no answer for the function aws:x/getY:getY; "
                        + "let the program take that value from its configuration instead.");
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
                .satisfies(error -> assertThat(error).contains("shop:domain"));
    }

    @Test
    void a_program_that_waits_for_ever_is_ended() {
        Rehearsal.Result result = rehearsal.withTimeLimit(Duration.ofSeconds(1)).run(context -> {
            new Vpc("main", Inputs.none());
            new LogGroup("logs", Inputs.none().name(Output.of(new CompletableFuture<>())));
        });

        assertThat(result.errors())
                .containsExactly(
                        "The program did not end within 1 seconds; one of its outputs probably never gets a value.");
        assertThat(result.resources()).extracting(Registered::name).contains("main");
    }

    @Test
    void other_stacks_give_what_they_are_told_to() {
        Consumer<Context> program = context -> {
            StackReference network = new StackReference("acme/network/dev");
            new Subnet("a", Inputs.none().vpcId(network.requireOutput("vpcId").applyValue(String::valueOf)), null);
        };

        Rehearsal.Result result = rehearsal
                .withStackOutputs("acme/network/dev", Map.of("vpcId", "vpc-1"))
                .run(program);
        assertThat(result.errors()).isEmpty();
        assertThat(find(result, "urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::a")
                        .inputs())
                .containsEntry("vpcId", "vpc-1");
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
        assertThat(vpc.id()).isEqualTo("vpc-1");
        assertThat(vpc.outputs()).containsEntry("arn", "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1");
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
