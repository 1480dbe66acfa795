package dev.policypack.engine;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.InvalidOptionException;
import dev.policypack.exemption.Exempted;
import dev.policypack.exemption.Exemption;
import dev.policypack.exemption.ExemptionNotes;
import dev.policypack.exemption.Exemptions;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.Stack;
import dev.policypack.resource.StackContext;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The judgement of one deployment: resource by resource, then the stack as a whole. It remembers the inputs of the resources, so that
 * stack policies can tell them from computed outputs, and what could not be decided, to say it once at the end.
 */
public final class Session {
    private final PolicyPack pack;
    private final PackConfig config;
    private final Consumer<LogEntry> log;
    private final LocalDate today;
    private final Map<String, MapValue> inputs = new ConcurrentHashMap<>();
    private final Map<String, List<Verdict>> undecided = new ConcurrentHashMap<>();
    /** The names of policies that stop the deployment. */
    private final Set<String> stopping = ConcurrentHashMap.newKeySet();

    private final Map<String, List<Exempted>> exempted = new ConcurrentHashMap<>();
    private volatile Judge judge;

    /** Who judges, and what is allowed, in one stack. */
    private record Judge(Engine engine, Exemptions exemptions, StackContext context) {}

    /**
     * Begins one.
     *
     * @throws InvalidOptionException when an option has a value that it does not take
     */
    public Session(PolicyPack pack, PackConfig config, StackContext context) {
        this(pack, config, context, entry -> {});
    }

    /**
     * The same with a place for what the policies log.
     *
     * @throws InvalidOptionException when an option has a value that it does not take
     */
    public Session(PolicyPack pack, PackConfig config, StackContext context, Consumer<LogEntry> log) {
        this(pack, config, context, log, LocalDate.now(ZoneOffset.UTC));
    }

    /** The same on a given day. */
    Session(PolicyPack pack, PackConfig config, StackContext context, LocalDate today) {
        this(pack, config, context, entry -> {}, today);
    }

    private Session(PolicyPack pack, PackConfig config, StackContext context, Consumer<LogEntry> log, LocalDate today) {
        this.pack = pack;
        this.config = config;
        this.log = log;
        this.today = today;
        this.judge = judge(context);
    }

    private Judge judge(StackContext context) {
        Engine engine = new Engine(pack, config, context, log);
        List<Exemption> written = new ArrayList<>(engine.settings().get(Settings.EXEMPTIONS));
        written.addAll(config.exemptions());
        return new Judge(engine, new Exemptions(written, context, today), context);
    }

    /** The engine does not tell the stack's name when a state is analyzed; its resources do. */
    private void learnStackFrom(String urn) {
        StackContext told = judge.context();
        StackContext known = told.orOf(urn);
        if (!known.equals(told)) {
            judge = judge(known);
        }
    }

    private Engine engine() {
        return judge.engine();
    }

    /**
     * What is said about one resource, or about the stack.
     *
     * @param verdicts what each policy says
     * @param reported what is to be shown: the violations that are not exempted, and what the pack has to say about this run
     * @param exempted the violations that are
     */
    public record Findings(List<Verdict> verdicts, List<Violation> reported, List<Exempted> exempted) {
        /** Copies the lists. */
        public Findings {
            verdicts = ImmutableList.copyOf(verdicts);
            reported = ImmutableList.copyOf(reported);
            exempted = ImmutableList.copyOf(exempted);
        }

        /** Whether the deployment must stop. */
        public boolean isBlocking() {
            return reported.stream().anyMatch(violation -> violation.enforcementLevel() == EnforcementLevel.MANDATORY);
        }
    }

    /** Repairs a resource before it is judged, as {@link Engine#remediate}; what is exempted stays as it is. */
    public List<Remediation> remediate(Resource resource) {
        learnStackFrom(resource.urn());
        return engine().remediate(resource, judge.exemptions()::allow);
    }

    /** Judges a resource by its checked inputs. */
    public Findings analyze(Resource resource) {
        learnStackFrom(resource.urn());
        if (resource.props().raw() instanceof MapValue map) {
            inputs.put(resource.urn(), map);
        }
        List<Verdict> verdicts = engine().evaluate(resource);
        Findings findings = findings(verdicts);
        undecided.put(resource.urn(), withOpen(verdicts));
        exempted.put(resource.urn(), findings.exempted());
        return findings;
    }

    /**
     * The resource policies that do not look at resources of a type.
     *
     * @param type the type token, such as {@code aws:ecs/service:Service}
     */
    public List<PolicyInfo> notApplicableTo(String type) {
        return engine().notApplicableTo(type);
    }

    /**
     * The resource policies that look at resources of a type, but do not repair them.
     *
     * @param type the type token
     */
    public List<PolicyInfo> notRepairing(String type) {
        return engine().notRepairing(type);
    }

    /**
     * Whether {@link #remediate} may change resources of a type; mostly none is set to.
     *
     * @param type the type token
     */
    public boolean isRepairing(String type) {
        return engine().isRepairing(type);
    }

    /** The policies that are not asked because of the preset that the user chose: the engine does not know of it. */
    public List<PolicyInfo> disabledPolicies() {
        return engine().disabledPolicies();
    }

    /** Judges the stack by the outputs of its resources; says what was left undecided and what is exempted, also by {@link #analyze}. */
    public Findings analyzeStack(Collection<Resource> resources) {
        return analyze(Stack.of(completed(resources)));
    }

    /** The same for a stack that holds no more than these resources, whatever is unknown: all of its program has run. */
    public Findings analyzeWholeStack(Collection<Resource> resources) {
        return analyze(Stack.of(completed(resources)).whole());
    }

    private List<Resource> completed(Collection<Resource> resources) {
        resources.stream().findFirst().ifPresent(resource -> learnStackFrom(resource.urn()));
        return resources.stream().map(this::completed).collect(ImmutableList.toImmutableList());
    }

    private Findings analyze(Stack stack) {
        List<Verdict> verdicts = engine().evaluate(stack);
        Findings findings = findings(verdicts);
        List<Violation> reported = new ArrayList<>(findings.reported());
        engine().configWarnings().forEach(warning -> reported.add(aboutThePack(warning.sentence(), warning.level())));
        LevelNotes.ofPreset(engine(), stopping).ifPresent(note -> reported.add(aboutThePack(note)));
        List<Verdict> open = new ArrayList<>(withOpen(verdicts));
        undecided.values().forEach(open::addAll);
        List<Exempted> allowed = new ArrayList<>(findings.exempted());
        exempted.values().forEach(allowed::addAll);
        ExemptionNotes notes = new ExemptionNotes(judge.exemptions(), engine().pack());
        notes.ofAllowed(allowed).ifPresent(note -> reported.add(aboutThePack(note)));
        notes.ofIdle(allowed, open).ifPresent(note -> reported.add(aboutThePack(note)));
        notes.ofEnding(engine().settings().get(Settings.EXEMPTIONS_END_WITHIN), allowed)
                .ifPresent(note -> reported.add(aboutThePack(note)));
        notes.ofWide().ifPresent(note -> reported.add(aboutThePack(note)));
        notes.ofShortReasons().ifPresent(note -> reported.add(aboutThePack(note)));
        if (engine().settings().get(Settings.UNDECIDED) == Settings.Undecided.SUMMARY) {
            UndecidedSummary.of(open, engine().pack(), judge.context())
                    .ifPresent(summary -> reported.add(aboutThePack(summary)));
            UndecidedSummary.malformed(open).ifPresent(summary -> reported.add(aboutThePack(summary)));
            UndecidedSummary.unanswered(open).ifPresent(summary -> reported.add(aboutThePack(summary)));
        }
        return new Findings(verdicts, reported, findings.exempted());
    }

    /** Judges a whole deployment at once: each of its resources, then the stack. */
    public Report evaluate(Collection<Resource> resources) {
        List<Findings> findings = new ArrayList<>();
        resources.forEach(resource -> findings.add(analyze(resource)));
        findings.add(analyzeStack(resources));
        return Report.of(engine().pack(), resources.size(), findings);
    }

    /** In a preview an input may be missing from the outputs; and what is not an input was computed. */
    private Resource completed(Resource resource) {
        MapValue known = inputs.get(resource.urn());
        if (known == null) {
            return resource;
        }
        Map<String, PropertyValue> all = new LinkedHashMap<>(known.entries());
        if (resource.props().raw() instanceof MapValue outputs) {
            outputs.entries().forEach((key, output) -> {
                // Where both are the same text, the input stays: a document in it has been read already.
                if (!(output instanceof StringValue) || !output.equals(all.get(key))) {
                    all.put(key, output);
                }
            });
        }
        return resource.withProperties(new MapValue(all))
                .withInputs(known.entries().keySet());
    }

    private Findings findings(List<Verdict> verdicts) {
        List<Violation> reported = new ArrayList<>();
        verdicts.forEach(verdict -> reported.addAll(verdict.violations()));
        Settings.Undecided mode = engine().settings().get(Settings.UNDECIDED);
        if (mode == Settings.Undecided.DETAILED || mode == Settings.Undecided.BLOCKING) {
            EnforcementLevel level =
                    mode == Settings.Undecided.BLOCKING ? EnforcementLevel.MANDATORY : EnforcementLevel.ADVISORY;
            for (Verdict verdict : verdicts) {
                reported.addAll(UndecidedSummary.oneByOne(verdict, level));
            }
        }
        List<Exempted> allowed = new ArrayList<>(judge.exemptions().among(reported));
        allowed.forEach(one -> reported.remove(one.violation()));
        List<Exempted> excepted = config.exceptions().among(reported, judge.context());
        excepted.forEach(one -> reported.remove(one.violation()));
        allowed.addAll(excepted);
        reported.replaceAll(judge.exemptions()::withEnd);
        reported.stream()
                .filter(violation -> violation.enforcementLevel() == EnforcementLevel.MANDATORY)
                .forEach(violation -> stopping.add(violation.policy().name()));
        return new Findings(verdicts, reported, allowed);
    }

    private static List<Verdict> withOpen(List<Verdict> verdicts) {
        return verdicts.stream().filter(verdict -> !verdict.open().isEmpty()).collect(ImmutableList.toImmutableList());
    }

    private Violation aboutThePack(String sentence) {
        return aboutThePack(sentence, EnforcementLevel.ADVISORY);
    }

    private Violation aboutThePack(String sentence, EnforcementLevel level) {
        return new Violation(Settings.of(engine().pack()), "", "stack", level, Severity.LOW, sentence);
    }
}
