package dev.policypack.rehearsal;

import com.pulumi.core.Output;
import com.pulumi.core.TypeShape;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.deployment.InvokeOutputOptions;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.resources.InvokeArgs;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The SDK's own deployment, which tells what a program expects of a function before it calls it. */
final class RehearsalDeployment extends DeploymentImpl {
    private final RehearsalMonitor monitor;

    RehearsalDeployment(DeploymentState state, RehearsalMonitor monitor) {
        super(state);
        this.monitor = monitor;
    }

    private void expects(String token, TypeShape<?> answer) {
        monitor.expects(token, SdkTypes.answer(answer));
    }

    @Override
    public <T> Output<T> invoke(String token, TypeShape<T> answer, InvokeArgs args) {
        expects(token, answer);
        return super.invoke(token, answer, args);
    }

    @Override
    public <T> Output<T> invoke(String token, TypeShape<T> answer, InvokeArgs args, InvokeOptions options) {
        expects(token, answer);
        return super.invoke(token, answer, args, options);
    }

    @Override
    public <T> Output<T> invoke(
            String token,
            TypeShape<T> answer,
            InvokeArgs args,
            InvokeOptions options,
            @Nullable CompletableFuture<String> packageRef) {
        expects(token, answer);
        return super.invoke(token, answer, args, options, packageRef);
    }

    @Override
    public <T> Output<T> invoke(String token, TypeShape<T> answer, InvokeArgs args, InvokeOutputOptions options) {
        expects(token, answer);
        return super.invoke(token, answer, args, options);
    }

    @Override
    public <T> Output<T> invoke(
            String token,
            TypeShape<T> answer,
            InvokeArgs args,
            InvokeOutputOptions options,
            @Nullable CompletableFuture<String> packageRef) {
        expects(token, answer);
        return super.invoke(token, answer, args, options, packageRef);
    }

    @Override
    public <T> CompletableFuture<T> invokeAsync(String token, TypeShape<T> answer, InvokeArgs args) {
        expects(token, answer);
        return super.invokeAsync(token, answer, args);
    }

    @Override
    public <T> CompletableFuture<T> invokeAsync(
            String token, TypeShape<T> answer, InvokeArgs args, InvokeOptions options) {
        expects(token, answer);
        return super.invokeAsync(token, answer, args, options);
    }

    @Override
    public <T> CompletableFuture<T> invokeAsync(
            String token,
            TypeShape<T> answer,
            InvokeArgs args,
            InvokeOptions options,
            @Nullable CompletableFuture<String> packageRef) {
        expects(token, answer);
        return super.invokeAsync(token, answer, args, options, packageRef);
    }
}
