package dev.policypack;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.jspecify.annotations.NullMarked;

/** Who may import whom. ArchUnit fails a rule that meets no class, so that no rule can go empty. */
@AnalyzeClasses(packages = "dev.policypack", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule value_imports_nothing_of_the_library = only("value");

    @ArchTest
    static final ArchRule config_imports_value = only("config", "value");

    @ArchTest
    static final ArchRule resource_imports_value = only("resource", "value");

    @ArchTest
    static final ArchRule example_imports_resource_and_value = only("example", "resource", "value");

    @ArchTest
    static final ArchRule policy_imports_example_and_below = only("policy", "example", "resource", "config", "value");

    @ArchTest
    static final ArchRule finding_imports_policy_and_below =
            only("finding", "policy", "example", "resource", "config", "value");

    @ArchTest
    static final ArchRule exemption_imports_finding_and_below =
            only("exemption", "finding", "policy", "resource", "config", "value");

    @ArchTest
    static final ArchRule engine_imports_exemption_and_below =
            only("engine", "exemption", "finding", "policy", "resource", "config", "value");

    @ArchTest
    static final ArchRule protocol_imports_engine_and_below =
            only("protocol", "engine", "exemption", "finding", "policy", "resource", "config", "value");

    @ArchTest
    static final ArchRule server_imports_protocol_and_below = only(
            "server", "protocol", "engine", "exemption", "finding", "policy", "example", "resource", "config", "value");

    @ArchTest
    static final ArchRule simulation_imports_protocol_resource_and_value =
            only("simulation", "protocol", "resource", "value");

    @ArchTest
    static final ArchRule rehearsal_imports_simulation_engine_and_below = only(
            "rehearsal",
            "simulation",
            "protocol",
            "engine",
            "exemption",
            "finding",
            "policy",
            "example",
            "resource",
            "config",
            "value");

    /** What Pulumi starts does without the SDK for programs, of which a pack's folder has the annotations only. */
    @ArchTest
    static final ArchRule the_sdk_for_programs_is_for_rehearsals = noClasses()
            .that()
            .resideOutsideOfPackage("dev.policypack.rehearsal..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("com.pulumi..").and(not(resideInAPackage("com.pulumi.core.annotations"))));

    /** Nor does it load a class of the simulated cloud. */
    @ArchTest
    static final ArchRule the_simulation_is_for_rehearsals = noClasses()
            .that()
            .resideOutsideOfPackages("dev.policypack.simulation..", "dev.policypack.rehearsal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.policypack.simulation..", "dev.policypack.rehearsal..");

    @ArchTest
    static final ArchRule docs_imports_engine_and_below =
            only("docs", "engine", "exemption", "finding", "policy", "example", "resource", "config", "value");

    @ArchTest
    static final ArchRule testkit_imports_docs_engine_and_below = only(
            "testkit", "docs", "engine", "exemption", "finding", "policy", "example", "resource", "config", "value");

    @ArchTest
    static final ArchRule folder_imports_nothing_of_the_library = only("folder");

    /** A package that no arrow names would be free to import anything. */
    @ArchTest
    static final ArchRule every_package_has_its_arrow = classes()
            .should()
            .resideInAnyPackage(packages(
                    "value",
                    "resource",
                    "config",
                    "policy",
                    "example",
                    "finding",
                    "exemption",
                    "engine",
                    "protocol",
                    "server",
                    "simulation",
                    "rehearsal",
                    "docs",
                    "testkit",
                    "folder"));

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.policypack.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_wire_stays_where_processes_talk = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.policypack.server..",
                    "dev.policypack.protocol..",
                    "dev.policypack.simulation..",
                    "dev.policypack.rehearsal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.grpc..", "com.google.protobuf..", "pulumirpc..");

    /** But for what a generated SDK says about its types, which stands nowhere else. */
    @ArchTest
    static final ArchRule nothing_is_found_by_reflection = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.policypack.rehearsal.SdkTypes")
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
    static final ArchRule every_package_says_what_it_is_for = classes().should(resideInAPackageWithInfo());

    private static ArchRule only(String from, String... imported) {
        String[] allowed = packages(imported);
        String[] withItself = Arrays.copyOf(allowed, allowed.length + 1);
        withItself[allowed.length] = "dev.policypack." + from + "..";
        return noClasses()
                .that()
                .resideInAPackage("dev.policypack." + from + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.policypack..").and(not(resideInAnyPackage(withItself))));
    }

    private static String[] packages(String... names) {
        return Arrays.stream(names).map(name -> "dev.policypack." + name + "..").toArray(String[]::new);
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
