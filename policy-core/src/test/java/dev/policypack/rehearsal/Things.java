package dev.policypack.rehearsal;

import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.InvokeArgs;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.ResourceArgs;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A few resources of AWS as the generated SDK has them, without its 49 megabytes. */
final class Things {
    private Things() {}

    /** Inputs that these resources take. */
    static final class Inputs extends ResourceArgs {
        @Import(name = "cidrBlock")
        @Nullable
        Output<String> cidrBlock;

        @Import(name = "vpcId")
        @Nullable
        Output<String> vpcId;

        @Import(name = "name")
        @Nullable
        Output<String> name;

        @Import(name = "family")
        @Nullable
        Output<String> family;

        @Import(name = "containerDefinitions")
        @Nullable
        Output<String> containerDefinitions;

        @Import(name = "masterPassword")
        @Nullable
        Output<String> masterPassword;

        @Import(name = "region")
        @Nullable
        Output<String> region;

        @Import(name = "tags")
        @Nullable
        Output<Map<String, String>> tags;

        static Inputs none() {
            return new Inputs();
        }

        Inputs cidrBlock(String value) {
            cidrBlock = Output.of(value);
            return this;
        }

        Inputs vpcId(Output<String> value) {
            vpcId = value;
            return this;
        }

        Inputs name(Output<String> value) {
            name = value;
            return this;
        }

        Inputs task(String family, Output<String> containers) {
            this.family = Output.of(family);
            containerDefinitions = containers;
            return this;
        }

        Inputs masterPassword(Output<String> value) {
            masterPassword = value;
            return this;
        }

        Inputs region(String value) {
            region = Output.of(value);
            return this;
        }

        Inputs tags(Map<String, String> value) {
            tags = Output.of(value);
            return this;
        }
    }

    /** Any resource; it has the outputs that the tests look at. */
    static class Thing extends CustomResource {
        @Export(name = "arn", refs = String.class, tree = "[0]")
        Output<String> arn;

        @Export(name = "name", refs = String.class, tree = "[0]")
        Output<String> name;

        @Export(name = "masterPassword", refs = String.class, tree = "[0]")
        Output<String> masterPassword;

        Thing(String type, String name, Inputs inputs, @Nullable CustomResourceOptions options) {
            super(type, name, inputs, options == null ? CustomResourceOptions.Empty : options);
        }
    }

    @ResourceType(type = "aws:ec2/vpc:Vpc")
    static final class Vpc extends Thing {
        Vpc(String name, Inputs inputs) {
            this(name, inputs, null);
        }

        Vpc(String name, Inputs inputs, @Nullable CustomResourceOptions options) {
            super("aws:ec2/vpc:Vpc", name, inputs, options);
        }

        private Vpc(String name, Output<String> id) {
            super(
                    "aws:ec2/vpc:Vpc",
                    name,
                    Inputs.none(),
                    CustomResourceOptions.merge(CustomResourceOptions.Empty, CustomResourceOptions.Empty, id));
        }

        static Vpc get(String name, String id) {
            return new Vpc(name, Output.of(id));
        }
    }

    @ResourceType(type = "aws:ec2/subnet:Subnet")
    static final class Subnet extends Thing {
        Subnet(String name, Inputs inputs, @Nullable CustomResourceOptions options) {
            super("aws:ec2/subnet:Subnet", name, inputs, options);
        }
    }

    @ResourceType(type = "aws:cloudwatch/logGroup:LogGroup")
    static final class LogGroup extends Thing {
        LogGroup(String name, Inputs inputs) {
            this(name, inputs, null);
        }

        LogGroup(String name, Inputs inputs, @Nullable CustomResourceOptions options) {
            super("aws:cloudwatch/logGroup:LogGroup", name, inputs, options);
        }
    }

    @ResourceType(type = "aws:ecs/taskDefinition:TaskDefinition")
    static final class TaskDefinition extends Thing {
        TaskDefinition(String name, Inputs inputs) {
            super("aws:ecs/taskDefinition:TaskDefinition", name, inputs, null);
        }
    }

    @ResourceType(type = "aws:lb/targetGroup:TargetGroup")
    static final class TargetGroup extends Thing {
        TargetGroup(String name) {
            super("aws:lb/targetGroup:TargetGroup", name, Inputs.none(), null);
        }
    }

    @ResourceType(type = "aws:rds/cluster:Cluster")
    static final class Database extends Thing {
        Database(String name, Inputs inputs, @Nullable CustomResourceOptions options) {
            super("aws:rds/cluster:Cluster", name, inputs, options);
        }
    }

    @ResourceType(type = "pulumi:providers:aws")
    static final class AwsProvider extends ProviderResource {
        AwsProvider(String name, Inputs inputs) {
            super("aws", name, inputs, CustomResourceOptions.Empty);
        }
    }

    static final class Component extends ComponentResource {
        Component(String type, String name, @Nullable ComponentResourceOptions options) {
            super(type, name, options == null ? ComponentResourceOptions.Empty : options);
        }

        void finish(Map<String, Output<?>> outputs) {
            registerOutputs(outputs);
        }
    }

    /** Asks AWS something. */
    static Output<Map<String, Object>> ask(String function) {
        return Deployment.getInstance()
                .invoke(function, TypeShape.map(String.class, Object.class), InvokeArgs.Empty, InvokeOptions.Empty);
    }
}
