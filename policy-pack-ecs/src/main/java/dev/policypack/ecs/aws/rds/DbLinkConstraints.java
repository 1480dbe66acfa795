package dev.policypack.ecs.aws.rds;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;

/** What RDS refuses in a database because of another resource that it names. */
public final class DbLinkConstraints {
    private static final ResourceType<Resource> PARAMETERS =
            ResourceType.of(resource -> resource, "aws:rds/parameterGroup:ParameterGroup");
    private static final ResourceType<Resource> CLUSTER_PARAMETERS =
            ResourceType.of(resource -> resource, "aws:rds/clusterParameterGroup:ClusterParameterGroup");
    private static final ResourceType<Resource> OPTIONS =
            ResourceType.of(resource -> resource, "aws:rds/optionGroup:OptionGroup");
    private static final ResourceType<Resource> INSTANCES =
            ResourceType.of(resource -> resource, DatabaseConstraints.INSTANCE).identifiedBy("arn", "id", "identifier");

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint FAMILY = ALL.refused(
            "rds-parameter-group-family",
            "InvalidParameterCombination: The parameter group shop-pg16 with DBParameterGroupFamily postgres16 can't be used for this"
                    + " instance. Use a parameter group with DBParameterGroupFamily mysql8.4.",
            "Set `family` of the parameter group to that of the engine and its version, such as `postgres17`.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html");

    static final Constraint OPTION_GROUP = ALL.refused(
            "rds-option-group-engine",
            "InvalidParameterCombination: The option group default:postgres-16 is for postgres 16, and your DB instance is mysql 8.4.",
            "Set `engineName` and `majorEngineVersion` of the option group to those of the instance.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithOptionGroups.html");

    static final Constraint REPLICA_SOURCE = ALL.refused(
            "rds-read-replica-source-backups",
            "First, you must enable automatic backups on the source DB instance by setting the backup retention period to a value other than"
                    + " 0.",
            "Set `backupRetentionPeriod` of the source to 1 or more.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html");

    private DbLinkConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the databases of a stack. */
    public static void check(Stack stack, Review review) {
        for (Resource database : stack.resourcesOf(DatabaseConstraints.TYPE)) {
            Review here = review.on(database);
            switch (database.type()) {
                case DatabaseConstraints.CLUSTER ->
                    parameterGroup(database, CLUSTER_PARAMETERS, "dbClusterParameterGroupName", stack, here);
                case DatabaseConstraints.MEMBER ->
                    parameterGroup(database, PARAMETERS, "dbParameterGroupName", stack, here);
                default -> {
                    parameterGroup(database, PARAMETERS, "parameterGroupName", stack, here);
                    optionGroup(database, stack, here);
                    replica(database, stack, here);
                }
            }
        }
    }

    private static void parameterGroup(
            Resource database, ResourceType<Resource> type, String property, Stack stack, Review review) {
        Props props = DeclaredInputs.of(database);
        Ref<Resource> name = type.ref(database, props, property);
        if (isNotHere(name, stack)) {
            return;
        }
        Value<String> engine = props.nonEmptyText("engine");
        Value<String> version = props.nonEmptyText("engineVersion");
        Candidates<Resource> group = stack.resolve(name);
        review.at(name.path())
                .refuse(
                        FAMILY,
                        group.is(one -> family(one).matches(engine, (family, of) -> versionIn(family, of)
                                .isEmpty())),
                        "the family of the parameter group, %s, is not one of engine %s",
                        group,
                        engine);
        review.at(name.path())
                .refuse(
                        FAMILY,
                        group.is(one -> family(one)
                                .with(engine, DbLinkConstraints::versionIn)
                                .matches(version, DbLinkConstraints::areDifferent)),
                        "the family of the parameter group, %s, is not that of engineVersion %s",
                        group,
                        version);
    }

    private static Value<String> family(Resource group) {
        return group.props().nonEmptyText("family");
    }

    /** The version that a family of parameters is for, {@code 8.0} of {@code mysql8.0}; empty when it is for another engine. */
    private static String versionIn(String family, String engine) {
        String group = family.toLowerCase(Locale.ROOT);
        String name = engine.toLowerCase(Locale.ROOT);
        return group.startsWith(name) ? group.substring(name.length()) : "";
    }

    /** Whether a family is for another version than the engine has; false while the version leaves it open. */
    private static boolean areDifferent(String family, String version) {
        return !family.isEmpty()
                && isDigit(family.charAt(0))
                && !(version + ".").startsWith(family + ".")
                && !(family + ".").startsWith(version + ".");
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static void optionGroup(Resource instance, Stack stack, Review review) {
        Props props = DeclaredInputs.of(instance);
        Ref<Resource> name = OPTIONS.ref(instance, props, "optionGroupName");
        if (isNotHere(name, stack)) {
            return;
        }
        Value<String> family = EngineFamily.of(props.nonEmptyText("engine"));
        Candidates<Resource> group = stack.resolve(name);
        review.at(name.path())
                .refuse(
                        OPTION_GROUP,
                        group.is(one -> EngineFamily.of(one.props().nonEmptyText("engineName"))
                                .matches(family, (theirs, ours) -> !theirs.equals(ours))),
                        "the option group, %s, is for another engine than %s",
                        group,
                        props.nonEmptyText("engine"));
    }

    private static void replica(Resource instance, Stack stack, Review review) {
        Props props = DeclaredInputs.of(instance);
        Ref<Resource> source = INSTANCES.ref(instance, props, "replicateSourceDb");
        if (isNotHere(source, stack)) {
            return;
        }
        Candidates<Resource> primary = stack.resolve(source);
        review.at(source.path())
                .refuse(
                        REPLICA_SOURCE,
                        primary.is(DbLinkConstraints::isWithoutBackups),
                        "the source, %s, has no backupRetentionPeriod, so that it cannot have a replica",
                        primary);
    }

    private static Truth isWithoutBackups(Resource source) {
        Props props = DeclaredInputs.of(source);
        return source.as(Database.TYPE)
                .isCopy()
                .not()
                .and(() -> EngineFamily.of(props.nonEmptyText("engine")).matches(EngineFamily::isOpenSource))
                // The provider sends a zero when nothing is set.
                .and(() -> props.integer("backupRetentionPeriod").orElse(0L).is(0L));
    }

    /** Whether a reference is not set, or the stack has nothing to which it could lead. */
    private static boolean isNotHere(Ref<Resource> ref, Stack stack) {
        return stack.resourcesOf(ref.type()).isEmpty() || ref.isPresent().answer() == Truth.Answer.NO;
    }
}
