package dev.policypack.engine;

import static dev.policypack.engine.Things.PREVIEW;
import static dev.policypack.engine.Things.group;
import static dev.policypack.engine.Things.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.ecs.Service;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Verdict;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Policies that are functions, on classes of the Pulumi SDK. */
class FunctionPolicyTest {
    private static final PolicyInfo ABOUT = PolicyInfo.named("days").title("Log groups have their days");
    private static final ResourceType<Resource> GROUPS = ResourceType.of(LogGroup.class);

    @Test
    void a_resource_policy_is_a_function() {
        Policy policy = ResourcePolicy.of(
                ABOUT, GROUPS, (group, review) -> review.require(group.props().has("days"), "days is not set"));

        assertThat(said(policy, group("a"))).containsExactly("aws:cloudwatch/logGroup:LogGroup (a): days is not set");
        assertThat(said(policy, group("a").with("days", 1))).isEmpty();
        assertThat(said(policy, Resource.of("aws:s3/bucket:Bucket", "b"))).isEmpty();
    }

    @Test
    void a_remedy_is_a_second_function() {
        Policy policy = ResourcePolicy.of(
                ABOUT.enforcementLevel(EnforcementLevel.REMEDIATE),
                GROUPS,
                (group, review) -> review.require(group.props().has("days"), "days is not set"),
                group -> Optional.of(group.props().with("days", 7)));
        Engine engine = new Engine(pack(policy), PackConfig.none(), PREVIEW);

        assertThat(engine.remediate(group("a")))
                .extracting(Remediation::properties)
                .containsExactly((dev.policypack.value.PropertyValue.MapValue)
                        group("a").with("days", 7).props().raw());
        assertThat(engine.remediate(group("a").with("days", 1))).isEmpty();
    }

    @Test
    void a_stack_policy_is_a_function() {
        ResourceType<Resource> services = ResourceType.of(Service.class);
        Policy policy = StackPolicy.of(ABOUT, (stack, review) -> {
            if (stack.ofType(services).isEmpty()) {
                review.notApplicable("Policy only applies to stacks with services");
            }
            stack.ofType(GROUPS).forEach(group -> review.on(group)
                    .require(stack.any(services, service -> service.props().has("x")), "no service has x"));
        });

        assertThat(said(policy, group("a"), Resource.of("aws:ecs/service:Service", "s")))
                .containsExactly("aws:cloudwatch/logGroup:LogGroup (a): no service has x");
        Session session = new Session(pack(policy), PackConfig.none(), PREVIEW);
        assertThat(session.analyzeStack(List.of()).verdicts())
                .extracting(Verdict::outcome, Verdict::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Outcome.NOT_APPLICABLE, "Policy only applies to stacks with services"));
    }

    @Test
    void a_policy_without_a_check_is_refused() {
        assertThatThrownBy(() -> ResourcePolicy.of(ABOUT, GROUPS, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("a policy needs a check: a function that states its opinion");
        assertThatThrownBy(() -> StackPolicy.of(ABOUT, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("a policy needs a check: a function that states its opinion");
    }

    @Test
    void two_functions_of_one_name_are_refused() {
        Policy policy = StackPolicy.of(ABOUT, (stack, review) -> {});

        assertThatThrownBy(() -> pack(policy, StackPolicy.of(ABOUT, (stack, review) -> {})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Policy pack \"test\" has two policies named \"days\": ");
    }

    private static List<String> said(Policy policy, Resource... resources) {
        return new Session(pack(policy), PackConfig.none(), PREVIEW)
                .evaluate(List.of(resources)).violations().stream()
                        .map(violation -> violation.subject() + ": " + violation.compact())
                        .toList();
    }
}
