package dev.policypack.protocol;

import com.google.protobuf.Message;
import dev.policypack.value.Internal;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;

/**
 * Lets requests be as deep as properties are. Protobuf stops at 100 messages inside each other, and one level of properties takes three of
 * them: see <a href="https://protobuf.dev/programming-guides/proto-limits/">Proto Limits</a>.
 */
@Internal
public final class DeepMessages {
    private static final int DEEPEST = 3_000;

    private DeepMessages() {}

    /** The same service, whose requests may be deep. */
    public static ServerServiceDefinition allowedIn(ServerServiceDefinition service) {
        ServerServiceDefinition.Builder deep =
                ServerServiceDefinition.builder(service.getServiceDescriptor().getName());
        service.getMethods().forEach(method -> deep.addMethod(allowedIn(method)));
        return deep.build();
    }

    private static <Q, A> ServerMethodDefinition<Q, A> allowedIn(ServerMethodDefinition<Q, A> method) {
        MethodDescriptor<Q, A> descriptor = method.getMethodDescriptor();
        return ServerMethodDefinition.create(
                descriptor.toBuilder(allowedIn(descriptor.getRequestMarshaller()), descriptor.getResponseMarshaller())
                        .build(),
                method.getServerCallHandler());
    }

    @SuppressWarnings("unchecked") // the marshaller that is returned is for the very class of the one that is given
    private static <T> MethodDescriptor.Marshaller<T> allowedIn(MethodDescriptor.Marshaller<T> marshaller) {
        return marshaller instanceof MethodDescriptor.PrototypeMarshaller<T> known
                        && known.getMessagePrototype() instanceof Message prototype
                ? (MethodDescriptor.Marshaller<T>) ProtoUtils.marshallerWithRecursionLimit(prototype, DEEPEST)
                : marshaller;
    }
}
