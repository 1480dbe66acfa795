package com.example.policies;

import dev.policypack.testkit.PolicyContract;
import org.junit.jupiter.api.Test;

class PackTest {
    @Test
    void every_policy_meets_the_contract() {
        PolicyContract.check(Pack.pack());
    }
}
