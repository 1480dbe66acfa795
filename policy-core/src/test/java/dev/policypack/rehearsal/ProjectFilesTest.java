package dev.policypack.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {
    @TempDir
    Path folder;

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }

    @Test
    void plain_values_are_read_as_they_are_written() throws IOException {
        write("Pulumi.yaml", "name: shop\nruntime: java\n");
        write(
                "Pulumi.dev.yaml",
                """
                config:
                  aws:region: eu-central-1
                  shop:version: 1.10
                  shop:zip: 010
                  shop:debug: true
                  shop:empty: ""
                  shop:zones: [a, 1, true, "2"]
                  aws:defaultTags:
                    tags:
                      Owner: team
                """);

        Setting setting = ProjectFiles.read(folder, "dev");

        assertThat(setting.project()).isEqualTo("shop");
        assertThat(setting.stack()).isEqualTo("dev");
        assertThat(setting.organization()).isEqualTo("organization");
        assertThat(setting.config())
                .isEqualTo(Map.of(
                        "aws:region", "eu-central-1",
                        "shop:version", "1.10",
                        "shop:zip", "010",
                        "shop:debug", "true",
                        "shop:empty", "",
                        "shop:zones", "[\"a\",1,true,\"2\"]",
                        "aws:defaultTags", "{\"tags\":{\"Owner\":\"team\"}}"));
        assertThat(setting.secretKeys()).isEmpty();
        assertThat(setting.notes()).isEmpty();
    }

    @Test
    void the_project_gives_defaults_and_the_stack_overrides_them() throws IOException {
        write(
                "Pulumi.yaml",
                """
                name: shop
                stackConfigDir: stacks
                config:
                  aws:region:
                    value: us-east-1
                  short: one
                  size:
                    type: integer
                    default: 3
                  token:
                    type: string
                    secret: true
                    default: abc
                  required:
                    type: string
                  limits:
                    cpu: 256
                """);
        write("stacks/Pulumi.prod.yaml", "config:\n  aws:region: eu-west-1\n");

        Setting setting = ProjectFiles.read(folder, "acme/prod");

        assertThat(setting.organization()).isEqualTo("acme");
        assertThat(setting.config())
                .isEqualTo(Map.of(
                        "aws:region", "eu-west-1",
                        "shop:short", "one",
                        "shop:size", "3",
                        "shop:token", "abc",
                        "shop:limits", "{\"cpu\":256}"));
        assertThat(setting.secretKeys()).containsExactly("shop:token");
    }

    @Test
    void what_is_encrypted_is_made_up_and_said() throws IOException {
        write("Pulumi.yaml", "name: shop\n");
        write(
                "Pulumi.dev.yaml",
                """
                encryptionsalt: v1:abc
                config:
                  shop:password:
                    secure: v1:xyz
                  shop:users:
                    - name: a
                      password:
                        secure: v1:zzz
                """);

        Setting setting = ProjectFiles.read(folder, "dev");

        assertThat(setting.secretKeys()).containsExactlyInAnyOrder("shop:password", "shop:users");
        assertThat(setting.config().get("shop:password")).matches("simulated-[0-9a-f]{16}");
        assertThat(setting.config().get("shop:users"))
                .matches("\\[\\{\"name\":\"a\",\"password\":\"simulated-[0-9a-f]{16}\"}]");
        assertThat(setting.notes())
                .containsExactly(
                        "Only Pulumi can decrypt the secrets of the stack's configuration, so the rehearsal made up: "
                                + "shop:password, shop:users.");
        assertThat(ProjectFiles.read(folder, "dev").config()).isEqualTo(setting.config());
    }

    @Test
    void what_is_not_there_is_said() throws IOException {
        write("Pulumi.yml", "name: shop\n");
        write("Pulumi.prod.yml", "environment:\n  - shop/prod\nconfig:\n");

        assertThat(ProjectFiles.read(folder, "dev").notes())
                .containsExactly("There is no Pulumi.dev.yaml in " + folder
                        + ", so the stack has only the configuration of the project.");
        assertThat(ProjectFiles.read(folder, "prod").notes())
                .containsExactly("The rehearsal does not know the configuration that Pulumi.prod.yaml imports from "
                        + "environments; hand it over with withConfig.");
    }

    @Test
    void a_folder_that_is_no_project_is_refused() throws IOException {
        assertThatThrownBy(() -> ProjectFiles.read(folder, "dev"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no Pulumi.yaml in " + folder);
        write("Pulumi.yaml", "runtime: java\n");
        assertThatThrownBy(() -> ProjectFiles.read(folder, "dev"))
                .hasMessage(folder.resolve("Pulumi.yaml") + " does not say the name of the project");
        write("Pulumi.yaml", "name: [shop\n");
        assertThatThrownBy(() -> ProjectFiles.read(folder, "dev"))
                .hasMessage(folder.resolve("Pulumi.yaml") + " is not valid YAML");
    }
}
