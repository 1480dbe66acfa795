package dev.policypack.resource;

import static dev.policypack.policy.Things.GROUPS;
import static dev.policypack.policy.Things.group;
import static dev.policypack.policy.Things.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.policy.Things;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.Truth;
import dev.policypack.value.Truth.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefTest {
    private static final String ARN = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1";

    private final Resource web =
            group("web").with("arn", ARN).with("name", "web-1").with("port", 80);
    private final Resource api =
            group("api").with("arn", ARN + "0").with("name", "api-1").with("port", 8080);

    @Test
    void a_known_value_leads_to_the_resource_that_has_it_as_arn_id_or_name() {
        assertThat(resolve(ARN, web, api)).hasToString("aws:lb/targetGroup:TargetGroup (web)");
        assertThat(resolve("api-1", web, api)).hasToString("aws:lb/targetGroup:TargetGroup (api)");
        assertThat(resolve("web-1", web.with("id", "web-1"), api).resources()).hasSize(1);
        assertThat(resolve(ARN, web, api).isInStack().answer()).isEqualTo(Answer.YES);
        assertThat(ask(resolve(ARN, web, api), 80)).hasToString("YES [port is 80]");
        assertThat(ask(resolve(ARN, web, api), 81)).hasToString("NO [port is 80]");
    }

    @Test
    void a_secret_value_leads_there_too() {
        assertThat(resolve(PropertyValue.secret(ARN), web, api)).hasToString("aws:lb/targetGroup:TargetGroup (web)");
    }

    @Test
    void a_known_value_that_no_resource_has_leads_outside() {
        Candidates<Things.Group> candidates = resolve("arn:other", web, api);

        assertThat(candidates).hasToString("outside this stack");
        assertThat(candidates.isInStack()).hasToString("NO [group is \"arn:other\"]");
        assertThat(ask(candidates, 80)).hasToString("UNKNOWN [group is outside this stack]");
    }

    @Test
    void a_reference_that_is_not_set_leads_nowhere() {
        Candidates<Things.Group> candidates = resolve(null, web, api);

        assertThat(candidates.resources()).isEmpty();
        assertThat(candidates.isInStack()).hasToString("NO [group is not set]");
        assertThat(ask(candidates, 80)).hasToString("NO [group is not set]");
    }

    @Test
    void an_unknown_value_leads_along_its_edges() {
        Resource service = service("web")
                .with("group", PropertyValue.unknown())
                .withPropertyDependencies("group", List.of(api.urn()));

        assertThat(Stack.of(web, api, service).resolve(GROUPS.ref(service, service.props(), "group")))
                .hasToString("aws:lb/targetGroup:TargetGroup (api)");
    }

    @Test
    void edges_belong_to_the_top_level_property() {
        Resource service = service("web")
                .with("loadBalancers", List.of(java.util.Map.of("targetGroupArn", PropertyValue.unknown())))
                .withPropertyDependencies("loadBalancers", List.of(api.urn(), web.urn()));

        assertThat(Stack.of(web, api, service)
                        .resolve(GROUPS.ref(service, service.props().object("loadBalancers"), "targetGroupArn")))
                .hasToString("one of aws:lb/targetGroup:TargetGroup (api) or aws:lb/targetGroup:TargetGroup (web)");
    }

    @Test
    void edges_are_followed_through_components_and_what_only_passes_the_value_on() {
        Resource component = Resource.of("my:Component", "c");
        Resource inside = web.withParent(component.urn());
        Resource parameter = Resource.of("aws:ssm/parameter:Parameter", "p")
                .withPropertyDependencies("value", List.of(component.urn()));
        Resource service = service("web")
                .with("group", PropertyValue.unknown())
                .withPropertyDependencies("group", List.of(parameter.urn(), "urn:pulumi:dev::shop::a:b:C::gone"));

        assertThat(Stack.of(inside, api, component, parameter, service)
                        .resolve(GROUPS.ref(service, service.props(), "group")))
                .hasToString("aws:lb/targetGroup:TargetGroup (web)");
    }

    @Test
    void an_unknown_value_without_edges_may_be_any_resource_of_the_type() {
        Candidates<Things.Group> two = resolve(PropertyValue.unknown(), web, api);

        assertThat(two)
                .hasToString("one of aws:lb/targetGroup:TargetGroup (api) or aws:lb/targetGroup:TargetGroup (web)");
        assertThat(ask(two, 80))
                .hasToString("UNKNOWN [group is one of aws:lb/targetGroup:TargetGroup (api) or"
                        + " aws:lb/targetGroup:TargetGroup (web)]");
        assertThat(two.is(group -> Truth.yes()).answer()).isEqualTo(Answer.YES);
        assertThat(two.is(group -> Truth.no()).answer()).isEqualTo(Answer.NO);
        assertThat(two.isInStack().answer()).isEqualTo(Answer.YES);
        assertThat(ask(resolve(PropertyValue.unknown(), web), 80)).hasToString("YES [port is 80]");
    }

    @Test
    void an_unknown_value_in_a_stack_without_such_a_resource_is_not_known() {
        Candidates<Things.Group> none = resolve(PropertyValue.unknown());

        assertThat(none).hasToString("not known yet");
        assertThat(none.isInStack()).hasToString("UNKNOWN [group is not known yet]");
        assertThat(ask(none, 80)).hasToString("UNKNOWN [group is not known yet]");
    }

    @Test
    void a_world_that_is_itself_unknown_leaves_the_answer_open() {
        Resource unknown = web.with("port", PropertyValue.unknown());

        assertThat(ask(resolve(ARN, unknown), 80)).hasToString("UNKNOWN [port is not known yet]");
        assertThat(ask(resolve(PropertyValue.unknown(), unknown, api), 80).answer())
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void other_outputs_may_identify_a_type() {
        ResourceType<Things.Group> byPort = GROUPS.identifiedBy("port");
        Resource service = service("web").with("group", "80");

        assertThat(Stack.of(web, api, service)
                        .resolve(byPort.ref(service, service.props(), "group"))
                        .resources())
                .hasSize(1);
        assertThat(byPort.identifiers()).containsExactly("port");
    }

    @Test
    void a_reference_shows_its_value() {
        Resource service = service("web").with("group", PropertyValue.secret("x"));

        assertThat(GROUPS.ref(service, service.props(), "group")).hasToString("[secret]");
        assertThat(GROUPS.ref(service, service.props(), "group").isPresent().answer())
                .isEqualTo(Answer.YES);
    }

    private static Truth ask(Candidates<Things.Group> candidates, long port) {
        return candidates.is(group -> group.props().integer("port").is(port));
    }

    private static Candidates<Things.Group> resolve(Object value, Resource... groups) {
        Resource service = service("web").with("group", value);
        List<Resource> all = new java.util.ArrayList<>(List.of(groups));
        all.add(service);
        return Stack.of(all).resolve(GROUPS.ref(service, service.props(), "group"));
    }
}
