package dev.policypack.ecs.aws.elb;

import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Value;

/** A certificate that a listener has beside its default one. */
public final class ListenerCertificate extends ResourceView {
    /** The type. */
    public static final ResourceType<ListenerCertificate> TYPE = ResourceType.of(
            ListenerCertificate::new,
            "aws:lb/listenerCertificate:ListenerCertificate",
            "aws:alb/listenerCertificate:ListenerCertificate");

    private ListenerCertificate(Resource resource) {
        super(resource);
    }

    /** The listener. */
    public Ref<Listener> listener() {
        return Listener.TYPE.ref(resource(), props(), "listenerArn");
    }

    /** The certificate. */
    public Value<String> certificateArn() {
        return props().string("certificateArn");
    }
}
