package dev.policypack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Empty;
import dev.policypack.server.PackProcess;
import org.junit.jupiter.api.Test;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyConfigSchema;

/** The engine checks what users write by the schema; here is what it gets, and what happens when nobody has checked. */
class ConfigSchemaPackTest {
    @Test
    void the_schema_names_what_must_be_set_and_has_no_default_for_it() throws Exception {
        try (PackProcess pack = PackProcess.start(ConfigSchemaPack.class)) {
            PolicyConfigSchema schema = pack.engine()
                    .getAnalyzerInfo(Empty.getDefaultInstance())
                    .getPolicies(1)
                    .getConfigSchema();
            assertThat(schema.getRequiredList()).containsExactly("value", "names");
            assertThat(schema.getProperties())
                    .isEqualTo(
                            PackProcess.struct(
                                    """
                            {'value':{'type':'boolean','description':'What the property must be.'},
                             'names':{'type':'array','items':{'type':'string'},'minItems':1,
                                      'description':'The names of the resources to look at.'}}"""));
        }
    }

    @Test
    void without_them_the_pack_refuses_to_judge() throws Exception {
        try (PackProcess pack = PackProcess.start(ConfigSchemaPack.class)) {
            assertThatThrownBy(() -> pack.engine().configure(ConfigureAnalyzerRequest.getDefaultInstance()))
                    .hasMessage("INTERNAL: policy \"validator\": option \"value\" must be set; it takes true or false");
            assertThatThrownBy(
                            () -> pack.configure("validator", EnforcementLevel.ADVISORY, "{'value':true,'names':null}"))
                    .hasMessage(
                            "INTERNAL: policy \"validator\": option \"names\" must be set; it takes a list of at least 1 text");
            assertThatThrownBy(
                            () -> pack.configure("validator", EnforcementLevel.ADVISORY, "{'value':true,'names':[]}"))
                    .hasMessage(
                            "INTERNAL: policy \"validator\": option \"names\" takes a list of at least 1 text, but an"
                                    + " empty list was given");
            pack.configure("validator", EnforcementLevel.ADVISORY, "{'value':true,'names':['web']}");
            assertThat(pack.analyze(PackProcess.request("simple:index:Resource", "web", "{'value':false}")))
                    .containsExactly("validator advisory web> Property was false");
        }
    }
}
