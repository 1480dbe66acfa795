package dev.policypack.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.lb.LoadBalancer;
import com.pulumi.resources.ComponentResource;
import dev.policypack.value.Value;
import org.junit.jupiter.api.Test;

class ResourceTypeTest {
    private static final String GROUP = "aws:cloudwatch/logGroup:LogGroup";

    @Test
    void a_class_of_the_pulumi_sdk_names_its_type() {
        ResourceType<Resource> type = ResourceType.of(LogGroup.class, Service.class);
        Resource group = Resource.of(GROUP, "web").with("retentionInDays", 7);

        assertThat(type.tokens()).containsExactly(GROUP, "aws:ecs/service:Service");
        assertThat(type).hasToString(GROUP);
        assertThat(type.matches(GROUP)).isTrue();
        assertThat(type.matches("aws:ecs/service:ServiceX")).isFalse();
        assertThat(group.as(type).props().integer("retentionInDays")).hasToString("7");
        assertThat(Stack.of(group, Resource.of("aws:s3/bucket:Bucket", "b")).ofType(type))
                .containsExactly(group);
        assertThat(ResourceType.of(LoadBalancer.class).tokens()).containsExactly("aws:lb/loadBalancer:LoadBalancer");
    }

    @Test
    void a_class_may_have_a_view_of_its_own() {
        ResourceType<Days> type =
                ResourceType.of(LogGroup.class).identifiedBy("name").viewedAs(Days::new);

        assertThat(Resource.of(GROUP, "web").with("retentionInDays", 7).as(type).retentionInDays())
                .hasToString("7");
        assertThat(type.identifiers()).containsExactly("name");
        assertThat(type.matches(GROUP)).isTrue();
    }

    @Test
    void a_class_that_is_no_single_resource_is_refused() {
        assertThatThrownBy(() -> ResourceType.of(ComponentResource.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "com.pulumi.resources.ComponentResource has no @ResourceType of the Pulumi SDK, so that its type token"
                                + " is not known; name the token instead");
        assertThatThrownBy(ResourceType::of)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a resource type needs at least one type token, such as aws:ecs/service:Service");
    }

    private static final class Days extends ResourceView {
        Days(Resource resource) {
            super(resource);
        }

        Value<Long> retentionInDays() {
            return props().integer("retentionInDays");
        }
    }
}
