package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropagateTagsTest {
    private final PolicyTester policy = PolicyTester.of(new PropagateTags());
    private final Resource service = Resource.of("aws:ecs/service:Service", "web");

    @Test
    void the_tags_come_from_the_service_or_the_task_definition() {
        policy.given(service.with("propagateTags", "SERVICE")).passes();
        policy.given(service.with("propagateTags", "TASK_DEFINITION")).passes();
        policy.given(service.with("propagateTags", "NONE"))
                .violates("propagateTags is \"NONE\", so that tasks carry no tags");
        policy.given(service.with("propagateTags", "")).violates("propagateTags is \"\", so that tasks carry no tags");
        policy.given(service.with("tags", Map.of("Project", "shop")))
                .violates("propagateTags is not set, so that tasks carry no tags");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(service.with("propagateTags", unknown())).isUndecidedOn("propagateTags");
    }

    @Test
    void a_remedy_takes_the_tags_of_the_service() {
        policy.given(service.with("propagateTags", "NONE")).isRepairedTo(service.with("propagateTags", "SERVICE"));
        policy.given(service.with("propagateTags", "TASK_DEFINITION"))
                .isRepairedTo(service.with("propagateTags", "TASK_DEFINITION"));
        policy.given(service.with("propagateTags", unknown())).isRepairedTo(service.with("propagateTags", unknown()));
    }
}
