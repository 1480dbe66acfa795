package dev.policypack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Empty;
import dev.policypack.server.PackProcess;
import org.junit.jupiter.api.Test;

/** Pulumi's own test takes any failure of this pack for the right one; here the reason is looked at. */
class InvalidPackTest {
    @Test
    void it_is_refused_for_the_name_of_its_policy() throws Exception {
        try (PackProcess pack = PackProcess.start(InvalidPack.class)) {
            assertThat(pack.engine().getPluginInfo(Empty.getDefaultInstance())).isNotNull();
            assertThatThrownBy(() -> pack.engine().getAnalyzerInfo(Empty.getDefaultInstance()))
                    .hasMessage(
                            "INTERNAL: Invalid policy name \"all\". \"all\" is a reserved name: with it Pulumi sets the"
                                    + " level of every policy.");
        }
    }
}
