package dev.policypack.ecs.aws.servicediscovery;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;

/** A service of AWS Cloud Map: the registry in which the tasks of an ECS service are found by name. */
public final class DiscoveryService extends ResourceView {
    /** The type. */
    public static final ResourceType<DiscoveryService> TYPE =
            ResourceType.of(DiscoveryService::new, "aws:servicediscovery/service:Service");

    private DiscoveryService(Resource resource) {
        super(resource);
    }

    /** The kinds of DNS records that it makes for each task, each with {@code type} and {@code ttl}. */
    public Items<Props> dnsRecords() {
        return props().object("dnsConfig").objects("dnsRecords");
    }

    /**
     * Whether it makes records of a kind that ECS can fill: addresses or SRV. Source: <a
     * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html">Service discovery</a>, as of 2026-11-21.
     */
    public Truth makesRecordsForTasks() {
        return dnsRecords().any(record -> record.string("type").isOneOf("A", "AAAA", "SRV"));
    }

    /** Whether it makes SRV records, which name a port. */
    public Truth makesPortRecords() {
        return dnsRecords().any(record -> record.string("type").is("SRV"));
    }
}
