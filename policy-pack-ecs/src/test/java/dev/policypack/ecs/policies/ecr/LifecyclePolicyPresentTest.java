package dev.policypack.ecs.policies.ecr;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecyclePolicyPresentTest {
    private static final String MESSAGE =
            "the repository has no lifecycle policy, so that its images are kept for ever";

    private final PolicyTester policy = PolicyTester.of(new LifecyclePolicyPresent());
    private final Resource repository = Resource.of("aws:ecr/repository:Repository", "web")
            .with("name", "web")
            .with("arn", "arn:aws:ecr:eu-central-1:123456789012:repository/web")
            .with("id", "web")
            .with("repositoryUrl", "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web");
    private final Resource other = Resource.of("aws:ecr/repository:Repository", "other")
            .with("name", "other")
            .with("arn", "arn:aws:ecr:eu-central-1:123456789012:repository/other");
    private final Resource rule = Resource.of("aws:ecr/lifecyclePolicy:LifecyclePolicy", "web");

    @Test
    void knows_the_repository_by_its_name() {
        policy.given(repository, rule.with("repository", "web")).passes();
        policy.given(repository, rule.with("repository", "other")).violates(MESSAGE);
        policy.given(repository, other, rule.with("repository", "web")).violates(MESSAGE);
        policy.given(repository).violates(MESSAGE);
    }

    @Test
    void follows_dependencies_while_the_name_is_not_known() {
        Resource named = rule.with("repository", unknown());
        policy.given(
                        repository.with("name", unknown()),
                        named.withPropertyDependencies("repository", List.of(repository.urn())))
                .passes();
        policy.given(repository, other, named)
                .isUndecidedOn(
                        "repository of aws:ecr/lifecyclePolicy:LifecyclePolicy (web)",
                        "whether the program will still create one");
        policy.given(repository, named).passes();
    }

    @Test
    void waits_while_more_resources_may_come() {
        policy.given(repository, Resource.of("aws:sns/topic:Topic", "topic").with("arn", unknown()))
                .isUndecidedOn("whether the program will still create one");
    }

    @Test
    void has_nothing_to_say_without_a_repository() {
        policy.given(rule.with("repository", "web")).isNotApplicable();
    }
}
