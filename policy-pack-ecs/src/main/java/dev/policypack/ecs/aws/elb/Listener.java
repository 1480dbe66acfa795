package dev.policypack.ecs.aws.elb;

import com.google.common.base.Strings;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Locale;

/** A listener of a load balancer. */
public final class Listener extends ResourceView {
    /** The type. */
    public static final ResourceType<Listener> TYPE = ResourceType.of(
                    Listener::new, "aws:lb/listener:Listener", "aws:alb/listener:Listener")
            .identifiedBy("arn", "id");

    private final Props written;

    private Listener(Resource resource) {
        super(resource);
        this.written = DeclaredInputs.of(resource);
    }

    /** The load balancer. */
    public Ref<LoadBalancer> loadBalancer() {
        return LoadBalancer.TYPE.ref(resource(), written, "loadBalancerArn");
    }

    /** The protocol of its clients, in capitals; the provider takes any case. Missing where the program leaves it to the provider. */
    public Value<String> protocol() {
        return written.nonEmptyText("protocol").map(protocol -> protocol.toUpperCase(Locale.ROOT));
    }

    /**
     * The protocol that the provider sends for an application load balancer: HTTP where the program names neither a protocol nor a
     * certificate. Missing where that depends on the version of the provider.
     */
    public Value<String> effectiveProtocol() {
        return certificateArn().isPresent().answer() == Truth.Answer.NO
                ? protocol().orElse("HTTP")
                : protocol();
    }

    /** The port. */
    public Value<Long> port() {
        return written.integer("port");
    }

    /** How it asks its clients for certificates. */
    public Props mutualAuthentication() {
        return written.object("mutualAuthentication");
    }

    /** Whether its clients speak HTTP, as they do unless it says otherwise. */
    public Truth isHttp() {
        return written.string("protocol").orElse("HTTP").is("HTTP");
    }

    /** Whether its clients speak HTTPS. */
    public Truth isHttps() {
        return written.string("protocol").is("HTTPS");
    }

    /** The certificate. */
    public Value<String> certificateArn() {
        return written.string("certificateArn").map(Strings::emptyToNull);
    }

    /** The TLS policy; the provider takes {@code ELBSecurityPolicy-2016-08} when there is none. */
    public Value<String> sslPolicy() {
        return written.string("sslPolicy").map(Strings::emptyToNull);
    }

    /** What is done with requests to which no rule applies. */
    public Items<Props> defaultActions() {
        return written.objects("defaultActions");
    }
}
