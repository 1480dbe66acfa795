package dev.policypack.resource;

import static dev.policypack.policy.Things.GROUPS;
import static dev.policypack.policy.Things.SERVICES;
import static dev.policypack.policy.Things.group;
import static dev.policypack.policy.Things.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.policy.Things;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.Truth;
import dev.policypack.value.Truth.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackTest {
    private static final String DANGLING = "urn:pulumi:dev::shop::a:b:C::gone";

    @Test
    void is_in_the_order_of_the_urns() {
        Stack stack = Stack.of(service("b"), group("z"), service("a"));

        assertThat(stack.resources()).extracting(Resource::name).containsExactly("a", "b", "z");
        assertThat(stack.ofType(SERVICES)).extracting(Resource::name).containsExactly("a", "b");
        assertThat(stack.ofType(GROUPS)).hasToString("[aws:lb/targetGroup:TargetGroup (z)]");
        assertThat(stack.byUrn(service("a").urn())).isPresent();
        assertThat(stack.byUrn(DANGLING)).isEmpty();
        assertThat(stack).hasToString("3 resources");
    }

    @Test
    void of_two_with_one_urn_the_last_one_counts() {
        Stack stack = Stack.of(service("a").with("x", 1), service("a").with("x", 2));

        assertThat(stack.resources()).hasSize(1);
        assertThat(stack.ofType(SERVICES).get(0).props().integer("x")).hasToString("2");
    }

    @Test
    void an_empty_stack_has_nothing() {
        Stack stack = Stack.of();

        assertThat(stack.any(SERVICES, service -> Truth.yes()).answer()).isEqualTo(Answer.NO);
        assertThat(stack.none(SERVICES, service -> Truth.yes()).answer()).isEqualTo(Answer.YES);
        assertThat(stack.mayHoldMore().answer()).isEqualTo(Answer.NO);
    }

    @Test
    void while_something_is_unknown_a_resource_may_still_appear() {
        Stack stack = Stack.of(service("a"), group("g").with("port", PropertyValue.unknown()));

        assertThat(stack.any(SERVICES, service -> Truth.yes()).answer()).isEqualTo(Answer.YES);
        assertThat(stack.none(SERVICES, service -> Truth.yes()).answer()).isEqualTo(Answer.NO);
        assertThat(stack.any(SERVICES, service -> Truth.no()))
                .hasToString("UNKNOWN [whether the program will still create one]");
        assertThat(stack.none(SERVICES, service -> Truth.no()).answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void edges_are_kept_as_they_were_given() {
        List<String> urns = new ArrayList<>(List.of(service("a").urn()));
        Map<String, List<String>> edges = new LinkedHashMap<>(Map.of("port", urns));
        Resource group = group("g").withPropertyDependencies(edges);
        urns.clear();
        edges.clear();

        assertThat(group.propertyDependencies())
                .containsExactly(Map.entry("port", List.of(service("a").urn())));
    }

    @Test
    void in_a_whole_stack_none_appears_whatever_is_unknown() {
        Stack stack = Stack.of(service("a"), group("g").with("port", PropertyValue.unknown()))
                .whole();

        assertThat(stack.none(SERVICES, service -> Truth.no()).answer()).isEqualTo(Answer.YES);
        assertThat(stack.none(
                                SERVICES,
                                service -> service.props().string("port").is("80"))
                        .answer())
                .isEqualTo(Answer.YES);
        assertThat(stack.resources()).extracting(Resource::name).containsExactly("a", "g");
    }

    @Test
    void knows_parents_and_children() {
        Resource component = Resource.of("my:Component", "c");
        Resource child = service("a").withParent(component.urn());
        Resource orphan = service("b").withParent(DANGLING);
        Stack stack = Stack.of(orphan, child, component);

        assertThat(stack.parentOf(child)).contains(component);
        assertThat(stack.parentOf(orphan)).isEmpty();
        assertThat(stack.parentOf(component)).isEmpty();
        assertThat(stack.childrenOf(component)).containsExactly(child);
        assertThat(stack.childrenOf(child)).isEmpty();
    }

    @Test
    void knows_who_waits_for_whom() {
        Resource first = group("first");
        Resource second = group("second");
        Resource service = service("web")
                .withDependencies(List.of(first.urn(), DANGLING))
                .withPropertyDependencies("loadBalancers", List.of(second.urn(), first.urn()));
        Stack stack = Stack.of(service, first, second);

        assertThat(stack.dependenciesOf(service)).containsExactly(first, second);
        assertThat(stack.dependentsOf(first)).containsExactly(service);
        assertThat(stack.dependentsOf(second)).containsExactly(service);
        assertThat(stack.dependenciesOf(first)).isEmpty();
    }

    @Test
    void finds_the_shortest_way() {
        Resource a = service("a");
        Resource b = service("b").dependingOn(a);
        Resource c = service("c").dependingOn(b);
        Resource d = service("d").dependingOn(c, b);
        Stack stack = Stack.of(a, b, c, d);

        assertThat(stack.pathBetween(d, a)).containsExactly(d, b, a);
        assertThat(stack.pathBetween(a, d)).isEmpty();
        assertThat(stack.pathBetween(a, a)).isEmpty();
        assertThat(stack.isCreatedAfter(d, a).answer()).isEqualTo(Answer.YES);
        assertThat(stack.isCreatedAfter(a, d).answer()).isEqualTo(Answer.NO);
    }

    @Test
    void a_way_may_lead_through_a_component_that_waits_for_its_children() {
        Resource component = Resource.of("my:Component", "c");
        Resource child = group("g").withParent(component.urn());
        Resource service = service("web").dependingOn(component);
        Stack stack = Stack.of(component, child, service);

        assertThat(stack.pathBetween(service, child)).containsExactly(service, component, child);
        assertThat(stack.isCreatedAfter(service, child).answer()).isEqualTo(Answer.YES);
    }

    @Test
    void cycles_and_dangling_urns_come_to_an_end() {
        Resource a = service("a");
        Resource b = service("b").withDependencies(List.of(a.urn(), DANGLING));
        Resource loop = a.withDependencies(List.of(b.urn()));
        Resource other = group("g");
        Stack stack = Stack.of(loop, b, other);

        assertThat(stack.isCreatedAfter(loop, other).answer()).isEqualTo(Answer.NO);
        assertThat(stack.isCreatedAfter(b, loop).answer()).isEqualTo(Answer.YES);
        assertThat(stack.pathBetween(loop, other)).isEmpty();
        Ref<Things.Group> ref = GROUPS.ref(
                loop.with("group", PropertyValue.unknown()).withPropertyDependencies("group", List.of(b.urn())),
                loop.with("group", PropertyValue.unknown()).props(),
                "group");
        assertThat(stack.resolve(ref)).hasToString("not known yet");
    }

    @Test
    void a_lost_edge_leaves_the_order_open() {
        Resource listener = group("listener");
        Resource service = service("web")
                .with("cluster", PropertyValue.unknown())
                .with("desiredCount", 1)
                .with("id", PropertyValue.unknown())
                .withInputs(Set.of("cluster", "desiredCount"));

        assertThat(Stack.of(listener, service).isCreatedAfter(service, listener))
                .hasToString("UNKNOWN [cluster is not known yet]");
        Resource kept = service.withPropertyDependencies("cluster", List.of(DANGLING));
        assertThat(Stack.of(listener, kept).isCreatedAfter(kept, listener).answer())
                .isEqualTo(Answer.NO);
        Resource behind = service("behind").dependingOn(service);
        assertThat(Stack.of(listener, service, behind).isCreatedAfter(behind, listener))
                .hasToString("UNKNOWN [cluster is not known yet]");
        Resource ordered = service.dependingOn(listener);
        assertThat(Stack.of(listener, ordered).isCreatedAfter(ordered, listener).answer())
                .isEqualTo(Answer.YES);
    }

    @Test
    void a_hundred_thousand_resources_are_walked() {
        List<Resource> chain = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            Resource next = service("s" + i).with("name", "n" + i);
            chain.add(
                    i == 0
                            ? next
                            : next.withDependencies(List.of(chain.get(i - 1).urn())));
        }
        Stack stack = Stack.of(chain);
        Resource first = chain.get(0);
        Resource last = chain.get(99_999);

        assertThat(stack.pathBetween(last, first)).hasSize(100_000);
        assertThat(stack.isCreatedAfter(first, last).answer()).isEqualTo(Answer.NO);
        assertThat(stack.dependentsOf(first)).hasSize(1);
        assertThat(stack.any(SERVICES, service -> service.props().string("name").is("n99999"))
                        .answer())
                .isEqualTo(Answer.YES);
        for (int i = 0; i < 1_000; i++) {
            assertThat(stack.resolve(
                                    SERVICES.ref(first, first.with("x", "n" + i).props(), "x"))
                            .resources())
                    .hasSize(1);
        }
    }
}
