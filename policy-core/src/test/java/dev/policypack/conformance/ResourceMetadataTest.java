package dev.policypack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.server.PackProcess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulumirpc.AnalyzerOuterClass.AnalyzeRequest;
import pulumirpc.AnalyzerOuterClass.AnalyzerPropertyDependencies;
import pulumirpc.AnalyzerOuterClass.AnalyzerProviderResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResource;
import pulumirpc.AnalyzerOuterClass.AnalyzerResourceOptions;
import pulumirpc.AnalyzerOuterClass.AnalyzerResourceOptions.CustomTimeouts;
import pulumirpc.AnalyzerOuterClass.ConfigureAnalyzerRequest;

/**
 * What the program of Pulumi's conformance test {@code policy-resource-metadata} makes the engine send, sent by hand, for those who
 * build without a CLI. Each of the ten policies must find its resource, and only that.
 */
class ResourceMetadataTest {
    private static final String TYPE = "simple:index:Resource";
    private static final String PROVIDER = "pulumi:providers:simple";
    private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void each_policy_finds_its_resource_in_preview_and_in_update(boolean dryRun) throws Exception {
        try (PackProcess pack = PackProcess.start(ResourceMetadataPack.class)) {
            pack.engine().configureStack(PackProcess.stack().setDryRun(dryRun).build());
            pack.engine().configure(ConfigureAnalyzerRequest.getDefaultInstance());
            List<String> said = new ArrayList<>();
            for (AnalyzeRequest.Builder request : requests(dryRun)) {
                assertThat(pack.engine().remediate(request.build()).getRemediationsList())
                        .isEmpty();
                said.addAll(pack.analyze(request));
            }
            assertThat(said)
                    .containsExactlyInAnyOrder(
                            "name-type-urn-props advisory identity> metadata matched",
                            "protect advisory protected> metadata matched",
                            "ignore-changes advisory ignoreChanges> metadata matched",
                            "delete-before-replace advisory deleteBeforeReplace> metadata matched",
                            "additional-secret-outputs advisory secretOutput> metadata matched",
                            "custom-timeouts advisory customTimeouts> metadata matched",
                            "provider advisory explicitProvider> metadata matched",
                            "parent advisory child> metadata matched");
            assertThat(pack.analyzeStack(resources(dryRun).toArray(new AnalyzerResource.Builder[0])))
                    .containsExactlyInAnyOrder(
                            "dependencies advisory dependsOn> metadata matched",
                            "property-dependencies advisory propertyDependency> metadata matched");
        }
    }

    private static List<AnalyzeRequest.Builder> requests(boolean dryRun) {
        List<AnalyzeRequest.Builder> requests = new ArrayList<>();
        requests.add(PackProcess.request("pulumi:pulumi:Stack", "policy-resource-metadata-test", "{}"));
        requests.add(PackProcess.request(PROVIDER, "prov", "{}"));
        requests.add(simple("identity", options()));
        requests.add(simple("protected", options().setProtect(true)));
        requests.add(simple("ignoreChanges", options().addIgnoreChanges("value")));
        requests.add(simple(
                "deleteBeforeReplace", options().setDeleteBeforeReplace(true).setDeleteBeforeReplaceDefined(true)));
        requests.add(simple("secretOutput", options().addAdditionalSecretOutputs("value")));
        requests.add(simple(
                "customTimeouts",
                options().setCustomTimeouts(CustomTimeouts.newBuilder().setCreate(300))));
        requests.add(simple("explicitProvider", options())
                .setProvider(AnalyzerProviderResource.newBuilder()
                        .setType(PROVIDER)
                        .setName("prov")
                        .setUrn(PackProcess.urn(PROVIDER, "prov"))));
        requests.add(simple("parent", options()));
        requests.add(simple("child", options().setParent(PackProcess.urn(TYPE, "parent"))));
        requests.add(simple("dependency", options()));
        requests.add(simple("dependsOn", options()));
        AnalyzeRequest.Builder unknown = simple("propertyDependency", options());
        requests.add(dryRun ? unknown.setProperties(PackProcess.struct("{'value':'" + UNKNOWN + "'}")) : unknown);
        return requests;
    }

    private static List<AnalyzerResource.Builder> resources(boolean dryRun) {
        String dependency = PackProcess.urn(TYPE, "dependency");
        List<AnalyzerResource.Builder> resources = new ArrayList<>();
        for (AnalyzeRequest.Builder request : requests(dryRun)) {
            AnalyzerResource.Builder resource = AnalyzerResource.newBuilder()
                    .setUrn(request.getUrn())
                    .setType(request.getType())
                    .setName(request.getName())
                    .setOptions(request.getOptions())
                    .setParent(request.getOptions().getParent())
                    .setProperties(request.getProperties());
            if (request.getName().equals("dependsOn")) {
                resource.addDependencies(dependency);
            }
            if (request.getName().equals("propertyDependency")) {
                resource.addDependencies(dependency)
                        .putPropertyDependencies(
                                "value",
                                AnalyzerPropertyDependencies.newBuilder()
                                        .addUrns(dependency)
                                        .build());
            }
            resources.add(resource);
        }
        return resources;
    }

    /** The engine always sends options and time limits; what is not set is zero. */
    private static AnalyzerResourceOptions.Builder options() {
        return AnalyzerResourceOptions.newBuilder().setCustomTimeouts(CustomTimeouts.getDefaultInstance());
    }

    private static AnalyzeRequest.Builder simple(String name, AnalyzerResourceOptions.Builder options) {
        return PackProcess.request(TYPE, name, "{'value':true}")
                .setOptions(options)
                .setProvider(AnalyzerProviderResource.newBuilder()
                        .setType(PROVIDER)
                        .setName("default_2_0_0")
                        .setUrn(PackProcess.urn(PROVIDER, "default_2_0_0")));
    }

    /** The engine knows whether deleteBeforeReplace was set at all. */
    @Test
    void an_option_that_is_false_is_not_found() throws Exception {
        try (PackProcess pack = PackProcess.start(ResourceMetadataPack.class).configured()) {
            assertThat(pack.analyze(simple("deleteBeforeReplace", options().setDeleteBeforeReplaceDefined(true))))
                    .isEmpty();
            assertThat(pack.analyze(simple("deleteBeforeReplace", options().setDeleteBeforeReplace(true))))
                    .isEmpty();
        }
    }
}
