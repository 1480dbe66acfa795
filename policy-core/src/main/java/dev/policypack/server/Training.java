package dev.policypack.server;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Iterables;
import com.google.common.collect.Multiset;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import dev.policypack.config.Options;
import dev.policypack.example.Examples;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.protocol.Responses;
import dev.policypack.protocol.WireFormat;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import pulumirpc.AnalyzerGrpc;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerPropertyDependencies;
import pulumirpc.AnalyzerOuterClass.AnalyzerProviderResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResourceOptions;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureRequest;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;

/**
 * Goes once through everything that a deployment does, over a real connection to itself, on the examples of the policies: so that the
 * class-data archive, which the JVM writes at the end, holds every class that a real run needs.
 */
final class Training {
    /** Policies may ask more of production. */
    private static final List<String> STACKS = List.of("dev", "prod");

    /**
     * So many resources of a type are in the stack of all examples. There are dozens of each, and policies compare each with each, which would
     * take minutes and load no other class.
     */
    private static final int MOST_OF_A_TYPE = 4;

    private static final AnalyzerResourceOptions OPTIONS = AnalyzerResourceOptions.newBuilder()
            .addIgnoreChanges("none")
            .addAliases("none")
            .addAdditionalSecretOutputs("none")
            .setCustomTimeouts(
                    AnalyzerResourceOptions.CustomTimeouts.newBuilder().setCreate(60))
            .build();

    private static final AnalyzerProviderResource PROVIDER = AnalyzerProviderResource.newBuilder()
            .setUrn("urn:pulumi:dev::shop::pulumi:providers:none::none")
            .setType("pulumi:providers:none")
            .setName("none")
            .setProperties(Struct.newBuilder().putFields("version", WireFormat.write(PropertyValue.of("7.0.0"))))
            .build();

    private Training() {}

    static void run(Function<StackContext, PolicyPack> packs) throws IOException {
        Server server = PolicyServer.startUntilExit("", new EngineLog(""), packs);
        ManagedChannel channel = OkHttpChannelBuilder.forAddress(
                        "127.0.0.1", server.getPort(), InsecureChannelCredentials.create())
                .build();
        try {
            AnalyzerGrpc.AnalyzerBlockingStub engine = AnalyzerGrpc.newBlockingStub(channel);
            engine.handshake(AnalyzerHandshakeRequest.newBuilder()
                    // Somebody must answer there: without an engine the process would end after a few seconds.
                    .setEngineAddress("127.0.0.1:" + server.getPort())
                    // A folder without exemptions of its own, whoever starts this and wherever.
                    .setRootDirectory(System.getProperty("java.home"))
                    .build());
            List<Policy> policies = packs.apply(StackContext.UNCONFIGURED).policies();
            for (String stack : STACKS) {
                begin(engine, stack, policies);
                deployExamples(engine, policies);
            }
        } finally {
            channel.shutdownNow();
            server.shutdownNow();
        }
    }

    private static void begin(AnalyzerGrpc.AnalyzerBlockingStub engine, String stack, List<Policy> policies) {
        engine.configureStack(AnalyzerStackConfigureRequest.newBuilder()
                .setProject("shop")
                .setStack(stack)
                .setDryRun(true)
                .build());
        engine.getPluginInfo(Empty.getDefaultInstance());
        engine.getAnalyzerInfo(Empty.getDefaultInstance());
        engine.configure(configuration(policies));
    }

    /** Each example; all of them in one stack, which has many resources of each type then; and the same before anything is known. */
    private static void deployExamples(AnalyzerGrpc.AnalyzerBlockingStub engine, List<Policy> policies) {
        List<Resource> all = new ArrayList<>();
        Multiset<String> ofType = HashMultiset.create();
        for (Policy policy : policies) {
            Examples examples = policy.examples();
            for (List<Resource> resources : Iterables.concat(examples.bad(), examples.good())) {
                deploy(engine, resources);
                for (Resource resource : resources) {
                    String name = resource.name() + all.size();
                    if (ofType.add(resource.type(), 1) < MOST_OF_A_TYPE) {
                        all.add(Resource.of(resource.type(), name)
                                .withProperties((MapValue) resource.props().raw()));
                    }
                }
            }
        }
        deploy(engine, all);
        deploy(engine, all.stream().map(Training::unknown).toList());
    }

    private static Resource unknown(Resource resource) {
        Map<String, PropertyValue> properties = new LinkedHashMap<>();
        ((MapValue) resource.props().raw())
                .entries()
                .keySet()
                .forEach(name -> properties.put(name, PropertyValue.unknown()));
        return resource.withProperties(new MapValue(properties));
    }

    /** What users must set at the least; levels as the policies have them. */
    private static ConfigureAnalyzerRequest configuration(List<Policy> policies) {
        ConfigureAnalyzerRequest.Builder request = ConfigureAnalyzerRequest.newBuilder();
        for (Policy policy : policies) {
            PolicyInfo info = policy.about();
            request.putPolicyConfig(
                    info.name(),
                    PolicyConfig.newBuilder()
                            .setEnforcementLevel(Responses.level(info.enforcementLevel()))
                            .setProperties(WireFormat.write(Options.least(info.options())))
                            .build());
        }
        return request.build();
    }

    private static void deploy(AnalyzerGrpc.AnalyzerBlockingStub engine, List<Resource> resources) {
        AnalyzeStackRequest.Builder stack = AnalyzeStackRequest.newBuilder();
        for (Resource resource : resources) {
            AnalyzeRequest request = AnalyzeRequest.newBuilder()
                    .setUrn(resource.urn())
                    .setType(resource.type())
                    .setName(resource.name())
                    .setProperties(WireFormat.write(resource.props().raw()).getStructValue())
                    .setOptions(OPTIONS)
                    .setProvider(PROVIDER)
                    .build();
            engine.remediate(request);
            engine.analyze(request);
            AnalyzerPropertyDependencies none = AnalyzerPropertyDependencies.newBuilder()
                    .addUrns("urn:pulumi:dev::shop::none::none")
                    .build();
            stack.addResources(AnalyzerResource.newBuilder()
                    .setUrn(resource.urn())
                    .setType(resource.type())
                    .setName(resource.name())
                    .setProperties(request.getProperties())
                    .setOptions(OPTIONS)
                    .setProvider(PROVIDER)
                    .addDependencies(none.getUrns(0))
                    .putPropertyDependencies("none", none));
        }
        engine.analyzeStack(stack.build());
    }
}
