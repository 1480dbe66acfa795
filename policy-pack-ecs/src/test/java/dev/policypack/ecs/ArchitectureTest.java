package dev.policypack.ecs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.policypack.policy.Policy;
import dev.policypack.value.Truth;
import java.util.ServiceLoader;
import org.jspecify.annotations.NullMarked;

/** Who may import whom. ArchUnit fails a rule that meets no class, so that no rule can go empty. */
@AnalyzeClasses(packages = "dev.policypack.ecs", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String POLICIES = "dev.policypack.ecs.policies";

    @ArchTest
    static final ArchRule facts_know_no_opinions = only(
            "dev.policypack.ecs.aws..",
            "dev.policypack.policy..",
            "dev.policypack.resource..",
            "dev.policypack.value..");

    @ArchTest
    static final ArchRule registries_know_images_and_no_policies =
            only("dev.policypack.ecs.registry..", "dev.policypack.ecs.aws..");

    /** Whoever judges a deployment without a look into registries does not even load the means for it. */
    @ArchTest
    static final ArchRule the_network_is_for_registries = noClasses()
            .that()
            .resideOutsideOfPackage("dev.policypack.ecs.registry..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule policies_are_written_against_facts_and_the_policy_api = only(
            POLICIES + "..",
            "dev.policypack.ecs.aws..",
            "dev.policypack.ecs.registry..",
            "dev.policypack.policy..",
            "dev.policypack.example..",
            "dev.policypack.resource..",
            "dev.policypack.config..",
            "dev.policypack.value..");

    /** Whoever branches on a raw answer decides on values that nobody knows; a review asks, and writes down what it waits for. */
    @ArchTest
    static final ArchRule policies_do_not_look_at_raw_answers =
            noClasses().that().resideInAPackage(POLICIES + "..").should().callMethod(Truth.class, "answer");

    /** What policies share stands beside them, in {@code policies} itself, or is a fact. */
    @ArchTest
    static final ArchRule services_do_not_know_each_other =
            slices().matching(POLICIES + ".(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule what_policies_share_does_not_know_the_services = noClasses()
            .that()
            .resideInAPackage(POLICIES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(POLICIES + ".*..");

    @ArchTest
    static final ArchRule the_tables_of_the_simulation_know_no_policy =
            only("dev.policypack.ecs.simulation..", "dev.policypack.simulation..", "dev.policypack.value..");

    @ArchTest
    static final ArchRule the_test_kit_is_for_tests =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.policypack.testkit..");

    /** A package that no arrow names would be free to import anything. */
    @ArchTest
    static final ArchRule every_package_has_its_arrow = classes()
            .should()
            .resideInAnyPackage(
                    "dev.policypack.ecs",
                    "dev.policypack.ecs.aws..",
                    "dev.policypack.ecs.registry..",
                    POLICIES + "..",
                    "dev.policypack.ecs.simulation..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().assignedFrom(eachPackage()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_wire_is_the_librarys_business = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.grpc..", "com.google.protobuf..", "pulumirpc..");

    /** The SDK for programs is not in the pack's folder. */
    @ArchTest
    static final ArchRule the_pack_does_without_the_sdk_for_programs =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.pulumi..");

    /** What Pulumi starts loads nothing that only rehearsals need. */
    @ArchTest
    static final ArchRule rehearsals_are_for_programs_and_tests = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.policypack.ecs.EcsRehearsal")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.policypack.rehearsal..");

    @ArchTest
    static final ArchRule the_simulation_is_for_rehearsals = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.policypack.ecs.EcsRehearsal")
            .and()
            .resideOutsideOfPackage("dev.policypack.ecs.simulation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.policypack.simulation..", "dev.policypack.ecs.simulation..");

    @ArchTest
    static final ArchRule nothing_is_found_by_reflection = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ServiceLoader.class)
            .orShould()
            .callMethod(Class.class, "forName", String.class)
            .orShould()
            .callMethod(Class.class, "forName", String.class, boolean.class, ClassLoader.class)
            .orShould()
            .callMethod(Class.class, "forName", Module.class, String.class);

    @ArchTest
    static final ArchRule policies_are_final =
            classes().that().areAssignableTo(Policy.class).should().haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule policies_live_among_the_policies =
            classes().that().areAssignableTo(Policy.class).should().resideInAPackage(POLICIES + ".*");

    /** The engine asks one object from several threads, about many resources. */
    @ArchTest
    static final ArchRule policies_remember_nothing = fields().that()
            .areDeclaredInClassesThat()
            .areAssignableTo(Policy.class)
            .should()
            .beStatic()
            .andShould()
            .beFinal();

    @ArchTest
    static final ArchRule every_package_says_what_it_is_for = classes().should(resideInAPackageWithInfo());

    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    private static ArchRule only(String from, String... imported) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(resideInAPackage("dev.policypack..")
                        .and(not(resideInAPackage(from)))
                        .and(not(resideInAnyPackage(imported))));
    }

    private static ArchCondition<JavaClass> resideInAPackageWithInfo() {
        return new ArchCondition<>("reside in a package with a package-info.java that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            type.getName() + " stands in a package without a package-info.java that is @NullMarked"));
                }
            }
        };
    }
}
