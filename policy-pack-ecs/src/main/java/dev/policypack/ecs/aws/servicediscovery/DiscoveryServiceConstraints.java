package dev.policypack.ecs.aws.servicediscovery;

import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.Targets;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What Cloud Map refuses in a service. Source: <a
 * href="https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html">CreateService</a>, as of 2026-11-27. Its words are not
 * public, apart from the name of the error.
 */
public final class DiscoveryServiceConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint RECORD_TYPES = ALL.refused(
            "servicediscovery-record-types",
            "InvalidInput",
            "Use A and AAAA, or SRV alone, or CNAME alone.",
            "https://docs.aws.amazon.com/cloud-map/latest/api/API_DnsRecord.html");

    private static final Constraint RECORD_DUPLICATE = ALL.refused(
            "servicediscovery-record-duplicate",
            "InvalidInput",
            "Keep one record of each type.",
            "https://docs.aws.amazon.com/cloud-map/latest/api/API_DnsConfig.html");

    private static final Constraint CNAME_ROUTING = ALL.refused(
            "servicediscovery-cname-routing",
            "InvalidInput",
            "Set `routingPolicy` to `WEIGHTED`.",
            "https://docs.aws.amazon.com/cloud-map/latest/api/API_DnsConfig.html");

    private static final Constraint CNAME_HEALTH_CHECK = ALL.refused(
            "servicediscovery-cname-health-check",
            "InvalidInput",
            "Remove `healthCheckConfig`.",
            "https://docs.aws.amazon.com/cloud-map/latest/api/API_HealthCheckConfig.html");

    private static final Constraint PRIVATE_HEALTH_CHECK = ALL.refused(
            "servicediscovery-private-health-check",
            "InvalidInput",
            "Use `healthCheckCustomConfig`.",
            "https://docs.aws.amazon.com/cloud-map/latest/api/API_HealthCheckConfig.html");

    private static final Constraint ONE_HEALTH_CHECK = ALL.refused(
            "servicediscovery-one-health-check",
            "InvalidInput",
            "Keep one of the two.",
            "https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html");

    private static final Constraint TCP_PATH = ALL.refused(
            "servicediscovery-tcp-path",
            "InvalidInput",
            "Remove `resourcePath`.",
            "https://docs.aws.amazon.com/cloud-map/latest/api/API_HealthCheckConfig.html");

    private static final Constraint HTTP_DNS = ALL.refused(
            "servicediscovery-http-dns",
            "InvalidInput",
            "Remove `dnsConfig`, or use a DNS namespace.",
            "https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html");

    private static final Constraint NAMESPACE_REQUIRED = ALL.refused(
            "servicediscovery-namespace-required",
            "InvalidInput",
            "Set `dnsConfig.namespaceId`, or `namespaceId` for an HTTP namespace.",
            "https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html");

    private static final Constraint NAME_UNIQUE = ALL.refused(
            "servicediscovery-name-unique",
            "ServiceAlreadyExists",
            "Give each service its own name.",
            "https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html");

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, "aws:servicediscovery/service:Service");

    private static final String PRIVATE = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace";
    private static final String HTTP = "aws:servicediscovery/httpNamespace:HttpNamespace";
    private static final ResourceType<Resource> NAMESPACES = ResourceType.of(
            resource -> resource, PRIVATE, HTTP, "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace");

    private static final Set<Set<String>> COMBINATIONS = ImmutableSet.of(
            ImmutableSet.of("A"),
            ImmutableSet.of("AAAA"),
            ImmutableSet.of("A", "AAAA"),
            ImmutableSet.of("SRV"),
            ImmutableSet.of("CNAME"));

    private DiscoveryServiceConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a service by itself. */
    public static void check(Resource service, Review review) {
        Props props = service.props();
        Props dns = props.object("dnsConfig");
        Props health = props.object("healthCheckConfig");
        Items<Props> records = dns.objects("dnsRecords");
        checkRecords(records, review);
        Truth hasAlias = records.any(record -> record.string("type").is("CNAME"));
        Value<String> routing = dns.string("routingPolicy").orElse("MULTIVALUE");
        review.at(dns.path().key("routingPolicy"))
                .refuse(
                        CNAME_ROUTING,
                        hasAlias.and(() -> routing.is("MULTIVALUE")),
                        "routingPolicy is %s, which does not fit a record that is an alias",
                        routing);
        review.at(health)
                .refuse(
                        CNAME_HEALTH_CHECK,
                        health.isPresent().and(hasAlias),
                        "healthCheckConfig is set, but a record is an alias, which has no health check");
        review.at(health)
                .refuse(
                        ONE_HEALTH_CHECK,
                        health.isPresent().and(() -> props.has("healthCheckCustomConfig")),
                        "both healthCheckConfig and healthCheckCustomConfig are set");
        Value<String> path = health.nonEmptyText("resourcePath");
        review.refuse(
                TCP_PATH,
                path.isPresent().and(() -> health.string("type").is("TCP")),
                "resourcePath is %s, but the health check is one of TCP",
                path);
        review.at(dns)
                .refuse(
                        HTTP_DNS,
                        dns.isPresent().and(() -> props.string("type").is("HTTP")),
                        "dnsConfig is set, but type is %s",
                        props.string("type"));
        review.at(props.path().key("namespaceId"))
                .refuse(
                        NAMESPACE_REQUIRED,
                        props.has("namespaceId").not().and(() -> dns.has("namespaceId")
                                .not()),
                        "neither namespaceId nor dnsConfig.namespaceId is set");
    }

    private static void checkRecords(Items<Props> records, Review review) {
        Set<String> types = new HashSet<>();
        boolean[] known = {true};
        review.each(records, record -> {
            Value<String> type = record.string("type");
            review.at(type)
                    .refuse(
                            RECORD_DUPLICATE,
                            type.matches(text -> !types.add(text)),
                            "type is the same as in another record");
            known[0] &= type.isPresent().answer() == Truth.Answer.YES;
        });
        if (known[0] && !types.isEmpty()) {
            review.at(records)
                    .refuse(
                            RECORD_TYPES,
                            Truth.of(!COMBINATIONS.contains(types)),
                            "dnsRecords has types that Cloud Map does not combine");
        }
    }

    /** Checks what services have to do with the namespaces of the same stack, and with each other. */
    public static void check(Stack stack, Review review) {
        Set<String> names = new HashSet<>();
        for (Resource service : stack.ofType(TYPE)) {
            Props props = DeclaredInputs.of(service);
            Props dns = props.object("dnsConfig");
            Ref<Resource> namespace = NAMESPACES.ref(
                    service, dns.has("namespaceId").answer() == Truth.Answer.NO ? props : dns, "namespaceId");
            boolean hasDns = dns.isPresent().answer() != Truth.Answer.NO;
            Value<String> name = props.string("name")
                    .map(text -> hasDns ? text.toLowerCase(Locale.ROOT) : text)
                    .with(Targets.of(namespace, stack), (mine, in) -> mine + " " + in);
            review.on(service)
                    .at(props.value("name"))
                    .refuse(
                            NAME_UNIQUE,
                            name.matches(text -> !names.add(text)),
                            "name is the same as that of another service of the namespace");
            checkNamespace(props, namespace, stack, review.on(service));
        }
    }

    private static void checkNamespace(Props props, Ref<Resource> namespace, Stack stack, Review review) {
        for (Resource known : stack.ofType(NAMESPACES)) {
            if (known.type().equals(PRIVATE)) {
                review.at(props.value("healthCheckConfig"))
                        .refuse(
                                PRIVATE_HEALTH_CHECK,
                                props.has("healthCheckConfig").and(() -> stack.leadsTo(namespace, known)),
                                "healthCheckConfig is set, but Route 53 does not reach into a private namespace");
            } else if (known.type().equals(HTTP)) {
                review.at(props.value("dnsConfig"))
                        .refuse(
                                HTTP_DNS,
                                props.has("dnsConfig").and(() -> stack.leadsTo(namespace, known)),
                                "dnsConfig is set, but the namespace has no DNS");
            }
        }
    }
}
