package dev.policypack.ecs;

import dev.policypack.testkit.PolicyContract;
import org.junit.jupiter.api.Test;

class PackContractTest {

    @Test
    void every_policy_meets_the_contract() {
        PolicyContract.check(EcsPolicyPack.pack());
    }
}
