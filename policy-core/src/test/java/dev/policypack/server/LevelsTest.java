package dev.policypack.server;

import static dev.policypack.server.PackProcess.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Session;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One table of configurations, through the door in the same process and through that of the engine: a level is the same behind both. The
 * letters are the levels of a policy's four violations: plain, with evidence, an opinion, one that the policy makes advisory; a remedy is an
 * R behind them, a policy that is not asked is left out.
 */
class LevelsTest {
    private static PackProcess pack;

    @BeforeAll
    static void startPack() throws Exception {
        pack = PackProcess.start(LevelsPack.class);
    }

    @AfterAll
    static void endPack() {
        pack.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Nothing is set.
                "{} | advises=AMAA demands=MMAA can-advise=AMAA can-demand=MMAA",
                // What the user sets for a policy counts for each of its violations, also where it is the recommended
                // level.
                "{'advises':'advisory','demands':'mandatory'} | advises=AAAA demands=MMMM can-advise=AMAA can-demand=MMAA",
                "{'advises':'mandatory','demands':'advisory'} | advises=MMMM demands=AAAA can-advise=AMAA can-demand=MMAA",
                "{'can-advise':'mandatory','can-demand':'advisory'} | advises=AMAA demands=MMAA can-advise=MMMM can-demand=AAAA",
                "{'can-advise':'remediate','can-demand':'remediate'} | advises=AMAA demands=MMAA can-advise=MMMMR can-demand=MMMMR",
                "{'advises':'disabled','can-demand':'disabled','off':'advisory'} | demands=MMAA can-advise=AMAA off=AAAA",
                // Of a policy that can remediate, the recommended level is no other than none.
                "{'can-advise':'advisory','can-demand':'mandatory'} | advises=AMAA demands=MMAA can-advise=AMAA can-demand=MMAA",
                // It can be fixed.
                "{'policy-pack':{'fixedLevels':['can-*']}} | advises=AMAA demands=MMAA can-advise=AAAA can-demand=MMMM",
                "{'policy-pack':{'fixedLevels':['*'],'preset':'strict'},'advises':'mandatory'}"
                        + " | advises=MMMM demands=MMMM can-advise=AAAA can-demand=MMMM",
                // Of one that cannot, remediate is no other than none.
                "{'advises':'remediate','demands':'remediate'} | advises=AMAA demands=MMAA can-advise=AMAA can-demand=MMAA",
                // A level for all counts for each that is not named.
                "{'all':'advisory'} | advises=AAAA demands=AAAA can-advise=AAAA can-demand=AAAA off=AAAA",
                "{'all':'mandatory','can-advise':'advisory','demands':'disabled','off':'disabled'}"
                        + " | advises=MMMM can-advise=AAAA can-demand=MMMM",
                "{'all':'remediate','advises':'remediate','off':'disabled'}"
                        + " | advises=MMMM demands=MMMM can-advise=MMMMR can-demand=MMMMR",
                "{'all':'disabled','can-demand':'mandatory'} | can-demand=MMMM",
                "{'all':{'enforcementLevel':'disabled'},'can-advise':{'enforcementLevel':'advisory'}} | can-advise=AAAA",
                // A preset counts where nothing is set.
                "{'policy-pack':{'preset':'strict'}} | advises=MMMA demands=MMMA can-advise=MMMA can-demand=MMMA",
                "{'policy-pack':{'preset':'strict'},'advises':'advisory'} | advises=AAAA demands=MMMA can-advise=MMMA can-demand=MMMA",
                "{'policy-pack':{'preset':'strict'},'can-advise':'advisory'} | advises=MMMA demands=MMMA can-advise=MMMA can-demand=MMMA",
                "{'policy-pack':{'preset':'strict','keepRecommended':['can-advise']}}"
                        + " | advises=MMMA demands=MMMA can-advise=AMAA can-demand=MMMA",
                "{'policy-pack':{'preset':'minimal'}} | ''",
                "{'policy-pack':{'preset':'minimal'},'advises':'advisory','demands':'mandatory'} | advises=AAAA demands=MMMM",
                "{'policy-pack':{'preset':'minimal'},'can-advise':'mandatory'} | can-advise=MMMM",
                "{'policy-pack':{'preset':'minimal'},'all':'advisory','off':'disabled'}"
                        + " | advises=AAAA demands=AAAA can-advise=AAAA can-demand=AAAA",
                // Former names.
                "{'old-advises':'mandatory','old-can-demand':'disabled'} | advises=MMMM demands=MMAA can-advise=AMAA",
                "{'all':'disabled','old-demands':'advisory'} | demands=AAAA",
                "{'old-demands':'advisory','demands':'disabled'} | advises=AMAA can-advise=AMAA can-demand=MMAA",
                "{'old-demands':{'number':7},'old-advises':{'number':3},'advises':{'number':5}}"
                        + " | advises=AMAA:5 demands=MMAA:7 can-advise=AMAA can-demand=MMAA"
            })
    void a_level_is_the_same_behind_every_door(String config, String levels) {
        String expected = levels.equals("''") ? "" : levels;

        assertThat(inProcess(config.replace('\'', '"'))).as("in process").isEqualTo(expected);
        assertThat(byEngine(config)).as("by the engine").isEqualTo(expected);
    }

    /** The engine does not say whether the recommended level is meant, so the way out is told where it matters. */
    @Test
    void what_only_the_preset_makes_mandatory_is_told_with_the_way_out() {
        String config = "{\"policy-pack\":{\"preset\":\"strict\"},\"can-advise\":\"advisory\"}";
        String note =
                "the preset makes can-advise mandatory; a level of advisory that is set for a policy that can remediate counts as not"
                        + " set, so list it in keepRecommended to keep it advisory";
        Resource thing = Resource.of("demo:thing", "one");
        Session session = new Session(LevelsPack.pack(), PackConfig.parse(config), StackContext.preview("shop", "dev"));

        assertThat(session.evaluate(List.of(thing)).violations())
                .extracting(Violation::sentence)
                .contains(note);
        configure(config);
        assertThat(pack.analyze(request("demo:thing", "one", "{}"))).isNotEmpty();
        assertThat(pack.analyzeStack()).containsExactly("policy-pack advisory > " + note);

        configure("{'policy-pack':{'preset':'strict','keepRecommended':['can-*']}}");
        assertThat(pack.analyze(request("demo:thing", "one", "{}"))).isNotEmpty();
        assertThat(pack.analyzeStack()).isEmpty();
    }

    private static void configure(String config) {
        pack.engine().configureStack(PackProcess.stack().build());
        pack.engine().configure(EngineConfig.of(pack.engine().getAnalyzerInfo(Empty.getDefaultInstance()), config));
    }

    private static String inProcess(String config) {
        Session session = new Session(LevelsPack.pack(), PackConfig.parse(config), StackContext.preview("shop", "dev"));
        Resource thing = Resource.of("demo:thing", "one");
        Map<String, String> found = new LinkedHashMap<>();
        session.analyze(thing).reported().forEach(violation -> {
            found.merge(violation.policy().name(), letter(violation.enforcementLevel()), String::concat);
            found.computeIfPresent(violation.policy().name(), (name, said) -> said + number(violation.sentence()));
        });
        session.remediate(thing).forEach(remedy -> found.merge(remedy.policy().name(), "R", String::concat));
        return shown(found);
    }

    private static String letter(EnforcementLevel level) {
        return level.name().substring(0, 1);
    }

    private static String byEngine(String config) {
        pack.engine().configureStack(PackProcess.stack().build());
        pack.engine().configure(EngineConfig.of(pack.engine().getAnalyzerInfo(Empty.getDefaultInstance()), config));
        var thing = request("demo:thing", "one", "{}").build();
        Map<String, String> found = new LinkedHashMap<>();
        pack.engine()
                .analyze(thing)
                .getDiagnosticsList()
                .forEach(said -> found.merge(
                        said.getPolicyName(),
                        said.getEnforcementLevel().name().substring(0, 1) + number(said.getMessage()),
                        String::concat));
        pack.engine()
                .remediate(thing)
                .getRemediationsList()
                .forEach(remedy -> found.merge(remedy.getPolicyName(), "R", String::concat));
        return shown(found);
    }

    /** The number of the option, where it is not the default; it is said by the first violation. */
    private static String number(String sentence) {
        String number = sentence.substring(sentence.length() - 1);
        return sentence.contains("plain") && !number.equals("1") ? ":" + number : "";
    }

    private static String shown(Map<String, String> found) {
        return found.entrySet().stream()
                .map(entry -> {
                    String levels = entry.getValue().replaceAll(":[0-9]", "");
                    String number = entry.getValue().replaceAll("[A-Z]", "");
                    return entry.getKey() + "=" + levels + number;
                })
                .collect(Collectors.joining(" "));
    }
}
