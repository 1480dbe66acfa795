package dev.policypack.server;

import com.google.protobuf.Empty;
import dev.policypack.config.Options;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Resource;
import dev.policypack.policy.StackContext;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import pulumirpc.AnalyzerGrpc;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureRequest;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;

/**
 * Goes once through everything that a deployment does, over a real connection to itself, on the examples of the policies: so that the
 * class-data archive, which the JVM writes at the end, holds every class that a real run needs.
 */
final class Training {
    private Training() {}

    static void run(Function<StackContext, PolicyPack> packs) throws IOException {
        Server server = PolicyServer.start(new EngineWatch("", () -> {}), new EngineLog(""), packs);
        ManagedChannel channel = OkHttpChannelBuilder.forAddress(
                        "127.0.0.1", server.getPort(), InsecureChannelCredentials.create())
                .build();
        try {
            AnalyzerGrpc.AnalyzerBlockingStub engine = AnalyzerGrpc.newBlockingStub(channel);
            engine.handshake(AnalyzerHandshakeRequest.newBuilder()
                    .setEngineAddress("127.0.0.1:1")
                    .build());
            engine.configureStack(AnalyzerStackConfigureRequest.newBuilder()
                    .setProject("shop")
                    .setStack("dev")
                    .setDryRun(true)
                    .build());
            engine.getPluginInfo(Empty.getDefaultInstance());
            engine.getAnalyzerInfo(Empty.getDefaultInstance());
            List<Policy> policies = packs.apply(StackContext.UNCONFIGURED).policies();
            engine.configure(configuration(policies));
            for (Policy policy : policies) {
                policy.examples().bad().forEach(resources -> deploy(engine, resources));
                policy.examples().good().forEach(resources -> deploy(engine, resources));
            }
        } finally {
            channel.shutdownNow();
            server.shutdownNow();
        }
    }

    /** What users must set at the least; levels as the policies have them. */
    private static ConfigureAnalyzerRequest configuration(List<Policy> policies) {
        ConfigureAnalyzerRequest.Builder request = ConfigureAnalyzerRequest.newBuilder();
        for (Policy policy : policies) {
            PolicyInfo info = policy.about();
            request.putPolicyConfig(
                    info.name(),
                    PolicyConfig.newBuilder()
                            .setEnforcementLevel(Responses.level(info.level()))
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
                    .build();
            engine.remediate(request);
            engine.analyze(request);
            stack.addResources(AnalyzerResource.newBuilder()
                    .setUrn(resource.urn())
                    .setType(resource.type())
                    .setName(resource.name())
                    .setProperties(request.getProperties()));
        }
        engine.analyzeStack(stack.build());
    }
}
