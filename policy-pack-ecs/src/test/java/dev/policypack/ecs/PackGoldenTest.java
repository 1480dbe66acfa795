package dev.policypack.ecs;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.policypack.docs.ConfigSchema;
import dev.policypack.docs.PackIndex;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyPack;
import dev.policypack.testkit.Golden;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The list of policies and their docs are made from the compiled policies; -Dgolden.update writes them. */
class PackGoldenTest {
    private static final List<JavaClass> POLICIES = new ClassFileImporter()
            .importPackages("dev.policypack.ecs.policies").stream()
                    .filter(type -> type.isAssignableTo(Policy.class) && !type.isInterface())
                    .sorted(Comparator.comparing(JavaClass::getName))
                    .toList();

    @Test
    void the_list_holds_every_policy() {
        Golden.check(
                Path.of("src/main/java/dev/policypack/ecs"), Map.of("EcsPolicies.java", list()), "EcsPolicies.java");
    }

    @Test
    void every_policy_has_its_page() {
        PolicyPack pack = EcsPolicyPack.pack().only(info -> false).with(policies());
        Golden.check(Path.of("docs/policies"), PackIndex.pages(pack, "../../src"), ".md");
    }

    @Test
    void the_schema_of_the_configuration_is_up_to_date() {
        PolicyPack pack = EcsPolicyPack.pack().only(info -> false).with(policies());
        Golden.check(Path.of("docs"), Map.of("policy-pack-config.schema.json", ConfigSchema.of(pack)), ".schema.json");
    }

    /** By reflection, so that an update of the list and of the pages is one run: the compiled list may be an old one. */
    private static List<Policy> policies() {
        return POLICIES.stream().map(PackGoldenTest::made).toList();
    }

    private static Policy made(JavaClass type) {
        try {
            return (Policy) type.reflect().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName() + " has no constructor without arguments", e);
        }
    }

    private static String list() {
        String imports = POLICIES.stream()
                .map(type -> "import " + type.getName() + ";\n")
                .sorted()
                .collect(joining());
        String elements = POLICIES.stream()
                .map(type -> "                new " + type.getSimpleName() + "()")
                .collect(joining(",\n"));
        return """
                package dev.policypack.ecs;

                %simport dev.policypack.policy.Policy;
                import java.util.List;

                /** All policies of the pack. DeclaredInputs by the golden test out of the compiled classes; run it with -Dgolden.update. */
                final class EcsPolicies {
                    private EcsPolicies() {}

                    static List<Policy> all() {
                        return List.of(
                %s);
                    }
                }
                """
                .formatted(imports, elements);
    }
}
