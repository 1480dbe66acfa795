package dev.policypack.guide;

import static dev.policypack.testkit.PolicyAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.docs.PackIndex;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Session;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.testkit.PolicyContract;
import dev.policypack.testkit.PolicyTester;
import dev.policypack.value.Truth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ShortPoliciesTest {
    private final Resource repository = Resource.of("aws:ecr/repository:Repository", "web");
    private final Resource group = Resource.of("aws:cloudwatch/logGroup:LogGroup", "web");

    @Test
    void a_policy_may_be_a_function() {
        PolicyTester immutable = PolicyTester.of(ShortPolicies.immutable());
        immutable.given(repository.with("imageTagMutability", "IMMUTABLE")).passes();
        immutable.given(repository).violates("imageTagMutability is not set; tags can be moved");
        PolicyTester.of(ShortPolicies.few()).given(group).passes();
    }

    @Test
    void a_function_with_examples_meets_the_contract_and_has_a_page() {
        PolicyPack pack = PolicyPack.of("short", "1.0.0").with(ShortPolicies.immutableWithExamples());

        PolicyContract.check(pack);
        assertThat(PackIndex.pages(pack, "").get("ecr-immutable.md"))
                .contains("## Avoid", "imageTagMutability is not set; tags can be moved", "## Prefer");
        assertThatThrownBy(() ->
                        PolicyContract.check(PolicyPack.of("short", "1.0.0").with(ShortPolicies.immutable())))
                .hasMessageContaining("ecr-immutable has not at least one bad and one good example");
    }

    @Test
    void a_policy_may_wait_for_an_answer_from_elsewhere() {
        PolicyTester owned = PolicyTester.of(
                ShortPolicies.owned(name -> CompletableFuture.supplyAsync(() -> Truth.of(name.equals("api")))));
        owned.given(group).violates("no team is registered for aws:cloudwatch/logGroup:LogGroup (web)");
        owned.given(Resource.of("aws:cloudwatch/logGroup:LogGroup", "api")).passes();
        assertThat(owned.given(group).log()).hasSize(1);
    }

    @Test
    void a_whole_deployment_is_judged() {
        PolicyPack pack = GuidePack.pack();
        assertThat(new Session(pack, PackConfig.none(), StackContext.preview("shop", "dev")).evaluate(List.of(group)))
                .isBlocking()
                .hasMessages(
                        """
                        Log groups say how long they keep their logs
                        retentionInDays is not set, so that logs are kept for ever
                        Fix: Set `retentionInDays`, for example to 30.
                        See: https://docs.aws.amazon.com/goto/WebAPI/logs/PutRetentionPolicy""");
        assertThat(new Session(ShortPolicies.strict(), PackConfig.none(), StackContext.preview("shop", "dev"))
                        .evaluate(List.of(group)))
                .isNotBlocking();
    }
}
