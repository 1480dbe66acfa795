package dev.policypack.protocol;

import com.google.protobuf.ByteString;
import com.google.protobuf.Struct;
import dev.policypack.config.Option;
import dev.policypack.engine.Levels;
import dev.policypack.engine.Remediation;
import dev.policypack.engine.Session;
import dev.policypack.engine.Settings;
import dev.policypack.exemption.Exempted;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.Framework;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.value.Display;
import dev.policypack.value.Internal;
import dev.policypack.value.PropertyValue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import pulumirpc.AnalyzerOuterClass.AnalyzeDiagnostic;
import pulumirpc.AnalyzerOuterClass.AnalyzeResponse;
import pulumirpc.AnalyzerOuterClass.AnalyzerInfo;
import pulumirpc.AnalyzerOuterClass.EnforcementLevel;
import pulumirpc.AnalyzerOuterClass.PolicyComplianceFramework;
import pulumirpc.AnalyzerOuterClass.PolicyConfig;
import pulumirpc.AnalyzerOuterClass.PolicyConfigSchema;
import pulumirpc.AnalyzerOuterClass.PolicyNotApplicable;
import pulumirpc.AnalyzerOuterClass.PolicySeverity;
import pulumirpc.AnalyzerOuterClass.PolicyType;
import pulumirpc.AnalyzerOuterClass.RemediateResponse;

/** What we say, in the engine's words. */
@Internal
public final class Responses {
    private Responses() {}

    /**
     * What the engine is told about a pack. The levels that stand for "not set" are its initial configuration, beside the recommended ones,
     * which people see.
     */
    public static AnalyzerInfo info(PolicyPack pack) {
        AnalyzerInfo.Builder info = AnalyzerInfo.newBuilder()
                .setName(pack.name())
                .setVersion(pack.version())
                .setDescription(pack.description())
                .setDisplayName(pack.displayName())
                .setReadme(pack.readme())
                .setProvider(pack.provider())
                .setRepository(pack.repository())
                .addAllTags(pack.tags())
                .setSupportsConfig(true);
        info.addPolicies(info(Settings.of(pack), PolicyType.POLICY_TYPE_STACK));
        for (Policy policy : pack.policies()) {
            PolicyType type = policy instanceof ResourcePolicy<?>
                    ? PolicyType.POLICY_TYPE_RESOURCE
                    : PolicyType.POLICY_TYPE_STACK;
            PolicyInfo about = policy.about();
            info.addPolicies(info(about, type));
            PolicyConfig notSet = PolicyConfig.newBuilder()
                    .setEnforcementLevel(level(Levels.whenNotSet(about)))
                    .build();
            info.putInitialConfig(about.name(), notSet);
            // The engine refuses options without a level under a name that it does not know.
            about.formerNames().forEach(former -> info.putInitialConfig(former, notSet));
        }
        return info.build();
    }

    private static pulumirpc.AnalyzerOuterClass.PolicyInfo info(PolicyInfo policy, PolicyType type) {
        var info = pulumirpc.AnalyzerOuterClass.PolicyInfo.newBuilder()
                .setNameBytes(bytes(policy.name()))
                .setDisplayNameBytes(bytes(policy.title()))
                .setDescriptionBytes(bytes(policy.title()))
                .setMessageBytes(bytes(policy.description()))
                .setEnforcementLevel(level(policy.enforcementLevel()))
                .setSeverity(PolicySeverity.valueOf(
                        "POLICY_SEVERITY_" + policy.severity().name()))
                .setPolicyType(type)
                .setRemediationStepsBytes(bytes(policy.remediationSteps()))
                .setUrlBytes(bytes(policy.url()))
                .addAllTags(policy.tags());
        if (policy.consequence() != Consequence.UNSPECIFIED) {
            // The protocol has no word for it.
            info.addTags(policy.consequence().name().toLowerCase(Locale.ROOT));
        }
        // The protocol has room for one framework; the others are in the docs.
        policy.frameworks().stream().findFirst().map(Responses::framework).ifPresent(info::setFramework);
        if (!policy.options().isEmpty()) {
            PolicyConfigSchema.Builder schema = PolicyConfigSchema.newBuilder();
            Struct.Builder properties = schema.getPropertiesBuilder();
            for (Option<?> option : policy.options()) {
                properties.putFields(option.name(), WireFormat.write(PropertyValue.of(option.schema())));
                if (option.isRequired()) {
                    schema.addRequired(option.name());
                }
            }
            info.setConfigSchema(schema);
        }
        return info.build();
    }

    private static PolicyComplianceFramework framework(Framework framework) {
        return PolicyComplianceFramework.newBuilder()
                .setName(framework.name())
                .setVersion(framework.version())
                .setReference(framework.reference())
                .setSpecification(framework.specification())
                .build();
    }

    public static AnalyzeResponse findings(
            PolicyPack pack, Session.Findings findings, Iterable<PolicyNotApplicable> others) {
        AnalyzeResponse.Builder response = AnalyzeResponse.newBuilder().addAllNotApplicable(others);
        for (Violation violation : findings.reported()) {
            response.addDiagnostics(diagnostic(pack, violation));
        }
        for (Verdict verdict : findings.verdicts()) {
            if (verdict.outcome() == Outcome.NOT_APPLICABLE) {
                response.addNotApplicable(notApplicable(verdict.policy(), verdict.reason()));
            } else if (verdict.outcome() == Outcome.UNDECIDED) {
                // Without this entry the engine would count the policy among those that passed.
                response.addNotApplicable(notApplicable(
                        verdict.policy(), "Undecided: " + verdict.open().get(0).place() + " is not known yet"));
            }
        }
        Set<String> reported = new HashSet<>();
        findings.reported().forEach(violation -> reported.add(violation.policy().name()));
        for (Exempted exempted : findings.exempted()) {
            PolicyInfo policy = exempted.violation().policy();
            if (reported.add(policy.name())) {
                // Here, too, the engine would count it among those that passed.
                response.addNotApplicable(notApplicable(
                        policy, "Exempted: " + exempted.exemption().reason()));
            }
        }
        return response.build();
    }

    public static PolicyNotApplicable notApplicable(PolicyInfo policy, String reason) {
        return PolicyNotApplicable.newBuilder()
                .setPolicyNameBytes(bytes(policy.name()))
                .setReasonBytes(bytes(Display.visible(reason)))
                .build();
    }

    /** As bytes: of a text, protobuf reads every letter twice when it writes it, which takes long before the JVM is warm. */
    private static ByteString bytes(String text) {
        return ByteString.copyFromUtf8(text);
    }

    private static AnalyzeDiagnostic diagnostic(PolicyPack pack, Violation violation) {
        return AnalyzeDiagnostic.newBuilder()
                .setPolicyNameBytes(bytes(violation.policy().name()))
                .setPolicyPackNameBytes(bytes(pack.name()))
                .setPolicyPackVersionBytes(bytes(pack.version()))
                .setDescriptionBytes(bytes(violation.policy().title()))
                .setMessageBytes(bytes(Display.visible(violation.message())))
                .setEnforcementLevel(level(violation.enforcementLevel()))
                .setSeverity(PolicySeverity.valueOf(
                        "POLICY_SEVERITY_" + violation.severity().name()))
                .setUrnBytes(bytes(violation.urn()))
                .build();
    }

    public static RemediateResponse remediations(
            PolicyPack pack, List<Remediation> remediations, Iterable<PolicyNotApplicable> others) {
        RemediateResponse.Builder response = RemediateResponse.newBuilder().addAllNotApplicable(others);
        for (Remediation remediation : remediations) {
            var written = pulumirpc.AnalyzerOuterClass.Remediation.newBuilder()
                    .setPolicyName(remediation.policy().name())
                    .setPolicyPackName(pack.name())
                    .setPolicyPackVersion(pack.version())
                    .setDescription(remediation.policy().title());
            response.addRemediations(
                    remediation.failure().isEmpty()
                            ? written.setProperties(WireFormat.write(remediation.properties()))
                            : written.setDiagnostic(remediation.policy().title() + "\n" + remediation.failure()));
        }
        return response.build();
    }

    public static EnforcementLevel level(dev.policypack.policy.EnforcementLevel level) {
        return switch (level) {
            case ADVISORY -> EnforcementLevel.ADVISORY;
            case MANDATORY -> EnforcementLevel.MANDATORY;
            case DISABLED -> EnforcementLevel.DISABLED;
            case REMEDIATE -> EnforcementLevel.REMEDIATE;
        };
    }
}
