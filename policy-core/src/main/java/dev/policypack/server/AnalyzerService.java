package dev.policypack.server;

import com.google.protobuf.Empty;
import dev.policypack.engine.LogEntry;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Remediation;
import dev.policypack.engine.Session;
import dev.policypack.exemption.ExemptionFile;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.protocol.Requests;
import dev.policypack.protocol.Responses;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pulumirpc.AnalyzerGrpc;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzeStackRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerHandshakeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerStackConfigureResponse;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.PolicyNotApplicable;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;
import pulumirpc.Plugin.PluginInfo;

/** The analyzer protocol. The pack is made on first need, so that it can depend on the stack when the engine tells about it. */
final class AnalyzerService extends AnalyzerGrpc.AnalyzerImplBase {
    private final Function<StackContext, PolicyPack> packs;
    private final Consumer<String> engineAddress;
    private final Consumer<LogEntry> log;
    private final Runnable onCancel;
    private final Map<String, List<PolicyNotApplicable>> othersByType = new ConcurrentHashMap<>();
    private final Map<String, RemediateResponse> noRepairByType = new ConcurrentHashMap<>();

    /** The folder of the pack; empty when the engine does not name it. */
    private volatile String folder = "";

    private StackContext context = StackContext.UNCONFIGURED;
    private PackConfig config = PackConfig.none();
    private @Nullable PolicyPack pack;
    private @Nullable Session session;

    /**
     * Serves a pack.
     *
     * @param packs makes the pack for a stack
     * @param engineAddress is told where the engine listens
     * @param log is told what the policies log
     * @param onCancel is run after the engine said that the pack is no longer needed
     */
    AnalyzerService(
            Function<StackContext, PolicyPack> packs,
            Consumer<String> engineAddress,
            Consumer<LogEntry> log,
            Runnable onCancel) {
        this.packs = packs;
        this.engineAddress = engineAddress;
        this.log = log;
        this.onCancel = onCancel;
    }

    @Override
    public void handshake(AnalyzerHandshakeRequest request, StreamObserver<AnalyzerHandshakeResponse> answer) {
        answer(answer, () -> {
            engineAddress.accept(request.getEngineAddress());
            folder = request.getRootDirectory();
            return AnalyzerHandshakeResponse.getDefaultInstance();
        });
    }

    @Override
    public void configureStack(
            AnalyzerStackConfigureRequest request, StreamObserver<AnalyzerStackConfigureResponse> answer) {
        answer(answer, () -> {
            reset(Requests.context(request), PackConfig.none());
            return AnalyzerStackConfigureResponse.getDefaultInstance();
        });
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> answer) {
        answer(answer, () -> PluginInfo.newBuilder().setVersion(version()).build());
    }

    @Override
    public void getAnalyzerInfo(Empty request, StreamObserver<AnalyzerInfo> answer) {
        answer(answer, () -> Responses.info(pack()));
    }

    @Override
    public void configure(ConfigureAnalyzerRequest request, StreamObserver<Empty> answer) {
        answer(answer, () -> {
            configure(Requests.config(request));
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void remediate(AnalyzeRequest request, StreamObserver<RemediateResponse> answer) {
        answer(answer, () -> {
            Session current = session();
            RemediateResponse noRepair = noRepair(current, request.getType());
            // The engine asks for each resource, and mostly nothing is set to repair any: then it need not be read.
            List<Remediation> repairs =
                    current.isRepairing(request.getType()) ? current.remediate(Requests.resource(request)) : List.of();
            return repairs.isEmpty()
                    ? noRepair
                    : Responses.remediations(pack(), repairs, noRepair.getNotApplicableList());
        });
    }

    @Override
    public void analyze(AnalyzeRequest request, StreamObserver<AnalyzeResponse> answer) {
        answer(answer, () -> {
            Session current = session();
            Resource resource = Requests.resource(request);
            return Responses.findings(pack(), current.analyze(resource), others(current, request.getType()));
        });
    }

    @Override
    public void analyzeStack(AnalyzeStackRequest request, StreamObserver<AnalyzeResponse> answer) {
        answer(answer, () -> {
            List<Resource> resources = new ArrayList<>(request.getResourcesCount());
            request.getResourcesList().forEach(resource -> resources.add(Requests.resource(resource)));
            Session current = session();
            return Responses.findings(pack(), current.analyzeStack(resources), disabledPolicies(current));
        });
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> answer) {
        answer(answer, Empty::getDefaultInstance);
        onCancel.run();
    }

    private synchronized void reset(StackContext newContext, PackConfig newConfig) {
        context = newContext;
        config = newConfig;
        pack = null;
        session = null;
        forgetTypes();
    }

    private synchronized void configure(PackConfig newConfig) {
        config = newConfig;
        forgetTypes();
        // Made now, so that a value which is not allowed is refused now.
        session = new Session(pack(), withExemptions(newConfig), context, log);
    }

    private void forgetTypes() {
        othersByType.clear();
        noRepairByType.clear();
    }

    private synchronized PolicyPack pack() {
        PolicyPack current = pack;
        if (current == null) {
            current = packs.apply(context);
            pack = current;
        }
        return current;
    }

    private synchronized Session session() {
        Session current = session;
        if (current == null) {
            current = new Session(pack(), withExemptions(config), context, log);
            session = current;
        }
        return current;
    }

    private PackConfig withExemptions(PackConfig written) {
        return folder.isEmpty() ? written : written.withExemptions(ExemptionFile.in(Path.of(folder)));
    }

    /** The policies that do not look at resources of this type: the same for all of them, so it is said by type. */
    private List<PolicyNotApplicable> others(Session current, String resourceType) {
        return othersByType.computeIfAbsent(resourceType, type -> {
            List<PolicyNotApplicable> others = new ArrayList<>();
            for (PolicyInfo policy : current.notApplicableTo(type)) {
                others.add(Responses.notApplicable(policy, "Policy only applies to resources of a specific type"));
            }
            others.addAll(disabledPolicies(current));
            return others;
        });
    }

    /** Those, and the policies that look at the type but repair nothing, which the engine would count among those that passed. */
    private RemediateResponse noRepair(Session current, String resourceType) {
        return noRepairByType.computeIfAbsent(resourceType, type -> {
            List<PolicyNotApplicable> all = new ArrayList<>(others(current, type));
            for (PolicyInfo policy : current.notRepairing(type)) {
                all.add(Responses.notApplicable(policy, "Policy is not set to remediate"));
            }
            return Responses.remediations(pack(), List.of(), all);
        });
    }

    private static List<PolicyNotApplicable> disabledPolicies(Session current) {
        return current.disabledPolicies().stream()
                .map(policy -> Responses.notApplicable(policy, "Switched off by the preset"))
                .toList();
    }

    private static String version() {
        String version = AnalyzerService.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    private static <T> void answer(StreamObserver<T> observer, Supplier<T> answer) {
        T result;
        try {
            result = answer.get();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // Without a description the user would read nothing but "failed to run policy".
            // What a constant of a policy is refused for comes wrapped.
            Throwable reason = e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
            String sentence = reason instanceof IllegalArgumentException && reason.getMessage() != null
                    ? reason.getMessage()
                    : "the policy pack failed with " + reason.getClass().getName() + " at " + firstFrame(reason)
                            + "; this is a defect of the pack, please report it";
            observer.onError(Status.INTERNAL.withDescription(sentence).asRuntimeException());
            return;
        }
        observer.onNext(result);
        observer.onCompleted();
    }

    private static String firstFrame(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
