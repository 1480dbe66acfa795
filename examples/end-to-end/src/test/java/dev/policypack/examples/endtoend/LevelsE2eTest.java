package dev.policypack.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.EcsPolicyPack;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Session;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One table of configurations, through the real CLI and in this process: a level is the same behind both. {@code alb-https} and {@code
 * ecr-scan-on-push} can remediate, {@code alb-access-logs} and {@code ecr-immutable-tags} cannot.
 */
class LevelsE2eTest {
    private static final Set<String> POLICIES =
            Set.of("alb-https", "ecr-scan-on-push", "alb-access-logs", "ecr-immutable-tags");
    private static final Pattern FOUND =
            Pattern.compile("\\[(advisory|mandatory)] \\[severity: \\w+] {2}(\\S+) {2}\\(");

    @TempDir
    static Path temporary;

    private static PulumiCli pulumi;

    @BeforeAll
    static void findCli() throws Exception {
        pulumi = PulumiCli.in(temporary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dev | {} | alb-access-logs advisory, alb-https advisory, ecr-immutable-tags advisory, ecr-scan-on-push advisory",
                "prod | {} | alb-access-logs advisory, alb-https advisory, ecr-immutable-tags advisory, ecr-scan-on-push advisory",
                // What the user sets holds for every violation, also outside production.
                "dev | {'alb-https':'mandatory'}"
                        + " | alb-access-logs advisory, alb-https mandatory, ecr-immutable-tags advisory, ecr-scan-on-push advisory",
                // A preset leaves advisory what the policy makes advisory outside production.
                "dev | {'policy-pack':{'preset':'strict'}}"
                        + " | alb-access-logs mandatory, alb-https advisory, ecr-immutable-tags mandatory, ecr-scan-on-push mandatory",
                "prod | {'policy-pack':{'preset':'strict','fixedLevels':['alb-https']}}"
                        + " | alb-access-logs mandatory, alb-https advisory, ecr-immutable-tags mandatory, ecr-scan-on-push mandatory",
                "prod | {'alb-https':'advisory','ecr-scan-on-push':'mandatory'}"
                        + " | alb-access-logs advisory, alb-https advisory, ecr-immutable-tags advisory, ecr-scan-on-push mandatory",
                // The recommended level of a policy that can remediate counts as not set.
                "prod | {'policy-pack':{'preset':'strict'},'ecr-scan-on-push':'advisory','alb-access-logs':'advisory'}"
                        + " | alb-access-logs advisory, alb-https mandatory, ecr-immutable-tags mandatory, ecr-scan-on-push mandatory",
                "prod | {'policy-pack':{'preset':'strict','keepRecommended':['ecr-*']}}"
                        + " | alb-access-logs mandatory, alb-https mandatory, ecr-immutable-tags advisory, ecr-scan-on-push advisory",
                "prod | {'all':'disabled','ecr-scan-on-push':'advisory','alb-access-logs':'mandatory'}"
                        + " | alb-access-logs mandatory, ecr-scan-on-push advisory",
                "dev | {'all':'advisory','alb-https':'mandatory'}"
                        + " | alb-access-logs advisory, alb-https mandatory, ecr-immutable-tags advisory, ecr-scan-on-push advisory",
                "dev | {'version':2,'policies':{'alb-access-logs':'mandatory','alb-https':'disabled'}}"
                        + " | alb-access-logs mandatory, ecr-immutable-tags advisory, ecr-scan-on-push advisory"
            })
    void a_level_is_the_same_behind_every_door(String stack, String written, String levels) throws Exception {
        String config = written.replace('\'', '"');

        assertThat(inProcess(stack, config)).as("in process").isEqualTo(levels);
        assertThat(byCli(stack, config)).as("by the CLI").isEqualTo(levels);
    }

    private static String inProcess(String stack, String config) {
        Session session = new Session(EcsPolicyPack.pack(), PackConfig.parse(config), StackContext.UNCONFIGURED);
        Set<String> found = new TreeSet<>();
        session.evaluate(resources(stack))
                .violations()
                .forEach(violation -> found.add(violation.policy().name() + " "
                        + violation.enforcementLevel().word()));
        return shown(found);
    }

    private static String byCli(String stack, String config) throws Exception {
        Path state = Files.writeString(temporary.resolve("state.json"), state(stack));
        Path file = Files.writeString(temporary.resolve("config.json"), config);
        PulumiCli.Run run = pulumi.run(
                temporary,
                "policy",
                "analyze",
                "--file",
                state.toString(),
                "--policy-pack",
                PulumiCli.PACK.toString(),
                "--policy-pack-config",
                file.toString());
        assertThat(run.output()).contains("Policies:");
        Set<String> found = FOUND.matcher(run.output())
                .results()
                .map(match -> match.group(2) + " " + match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        return shown(found);
    }

    private static String shown(Set<String> found) {
        return found.stream()
                .filter(one -> POLICIES.contains(one.substring(0, one.indexOf(' '))))
                .collect(Collectors.joining(", "));
    }

    private static List<Resource> resources(String stack) {
        return List.of(
                Resource.of(
                                urn(stack, "aws:lb/loadBalancer:LoadBalancer", "web"),
                                "aws:lb/loadBalancer:LoadBalancer",
                                "web")
                        .with("internal", false)
                        .with("enableHttp2", true),
                Resource.of(urn(stack, "aws:ecr/repository:Repository", "web"), "aws:ecr/repository:Repository", "web")
                        .with("name", "web"));
    }

    private static String urn(String stack, String type, String name) {
        return "urn:pulumi:" + stack + "::shop::" + type + "::" + name;
    }

    private static String state(String stack) {
        String root = urn(stack, "pulumi:pulumi:Stack", "shop-" + stack);
        String provider = urn(stack, "pulumi:providers:aws", "default");
        String id = "11111111-1111-1111-1111-111111111111";
        String resource =
                """
                {"urn": "%1$s", "custom": true, "id": "web", "type": "%2$s", "inputs": %3$s, "outputs": %3$s,
                 "provider": "%4$s::%5$s", "parent": "%6$s"}""";
        String balancer = "aws:lb/loadBalancer:LoadBalancer";
        String repository = "aws:ecr/repository:Repository";
        return """
                {"version": 3, "deployment": {"manifest": {"time": "2026-11-27T00:00:00Z", "magic": "", "version": ""}, "resources": [
                {"urn": "%1$s", "custom": false, "type": "pulumi:pulumi:Stack"},
                {"urn": "%2$s", "custom": true, "id": "%3$s", "type": "pulumi:providers:aws", "inputs": {"region": "eu-central-1"},
                 "outputs": {"region": "eu-central-1"}, "parent": "%1$s"},
                %4$s,
                %5$s]}}"""
                .formatted(
                        root,
                        provider,
                        id,
                        resource.formatted(
                                urn(stack, balancer, "web"),
                                balancer,
                                "{\"internal\": false, \"enableHttp2\": true}",
                                provider,
                                id,
                                root),
                        resource.formatted(
                                urn(stack, repository, "web"), repository, "{\"name\": \"web\"}", provider, id, root));
    }
}
