package dev.policypack.ecs.aws.cloudwatch;

import com.google.common.collect.ImmutableList;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;

/** An alarm on metrics of CloudWatch. */
public final class MetricAlarm extends ResourceView {
    /** The type. */
    public static final ResourceType<MetricAlarm> TYPE =
            CloudControl.and(ResourceType.of(MetricAlarm::new, "aws:cloudwatch/metricAlarm:MetricAlarm"));

    private static final ResourceType<Resource> COMPOSITE =
            CloudControl.and(ResourceType.of(resource -> resource, "aws:cloudwatch/compositeAlarm:CompositeAlarm"));

    private MetricAlarm(Resource resource) {
        super(resource);
    }

    /** The metrics that it watches: its own, or those of its metric queries. */
    public Items<Metric> metrics() {
        Value<List<Metric>> queries = props().objects("metricQueries")
                .value()
                .map(list -> list.isEmpty()
                        ? null
                        : list.stream()
                                .map(query -> new Metric(resource(), metricOf(query)))
                                .collect(ImmutableList.toImmutableList()));
        return Items.of(queries.orElse(ImmutableList.of(new Metric(resource(), props()))));
    }

    private Props metricOf(Props query) {
        return (CloudControl.isProviderOf(resource()) ? query.object("metricStat") : query).object("metric");
    }

    /** Whether somebody hears of it: it has an action of its own, or is part of a composite alarm of the stack that has one. */
    public Truth hasAction(Stack stack) {
        return acts(props())
                .or(() -> stack.any(
                        COMPOSITE, composite -> acts(composite.props()).and(() -> composite
                                .props()
                                .string("alarmRule")
                                .matches(props().string("name"), (rule, name) -> rule.contains(name)))));
    }

    private static Truth acts(Props alarm) {
        return alarm.bool("actionsEnabled").orElse(true).is(true).and(() -> alarm.strings("alarmActions")
                .isEmpty()
                .not());
    }

    /**
     * A metric. Sources: <a
     * href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html">metrics of ECS</a> and <a
     * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html">of load
     * balancers</a>, with their dimensions, as of 2026-11-21.
     */
    public static final class Metric {
        private final Resource owner;
        private final Props props;

        private Metric(Resource owner, Props props) {
            this.owner = owner;
            this.props = props;
        }

        /** Whether it has one of these names in a namespace that begins like this. */
        public Truth isOneOf(String namespace, Set<String> names) {
            return props.string("metricName").isIn(names).and(() -> props.string("namespace")
                    .matches(text -> text.contains(namespace)));
        }

        /** Whether its namespace is this one. */
        public Truth isIn(String namespace) {
            return props.string("namespace").is(namespace);
        }

        /** What it is about, in one respect: the value of the dimension of this name. */
        public Value<String> dimension(String name) {
            if (!CloudControl.isProviderOf(owner)) {
                return props.object("dimensions").string(name);
            }
            return props.objects("dimensions").value().flatMap(list -> list.stream()
                    .filter(one -> one.string("name").is(name).answer() != Truth.Answer.NO)
                    .findFirst()
                    .map(one -> one.string("name").flatMap(known -> one.string("value")))
                    .orElse(Value.missing(props.path().key("dimensions"))));
        }

        /** The ECS service that it is about; only together with the dimension {@code ClusterName} is there such a metric. */
        public Ref<Service> service() {
            return ref(Service.TYPE, "ServiceName");
        }

        /** The load balancer that it is about, by the last part of its ARN. */
        public Ref<MeasuredLoadBalancer> loadBalancer() {
            return ref(MeasuredLoadBalancer.TYPE, "LoadBalancer");
        }

        private <R> Ref<R> ref(ResourceType<R> type, String dimension) {
            return CloudControl.isProviderOf(owner)
                    ? type.ref(owner, dimension(dimension))
                    : type.ref(owner, props.object("dimensions"), dimension);
        }
    }
}
