package dev.policypack.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrnTest {

    @Test
    void has_stack_project_types_and_name() {
        Urn urn = Urn.parse("urn:pulumi:dev::shop::my:Component$aws:ecs/service:Service::web")
                .orElseThrow();

        assertThat(urn).isEqualTo(new Urn("dev", "shop", List.of("my:Component", "aws:ecs/service:Service"), "web"));
        assertThat(urn.type()).isEqualTo("aws:ecs/service:Service");
        assertThat(urn).hasToString("urn:pulumi:dev::shop::my:Component$aws:ecs/service:Service::web");
    }

    @Test
    void a_name_may_hold_what_separates_the_parts() {
        assertThat(Urn.parse("urn:pulumi:dev::shop::a:b:C::x::y$z")
                        .orElseThrow()
                        .name())
                .isEqualTo("x::y$z");
        assertThat(Urn.parse("urn:pulumi:dev::shop::a:b:C::").orElseThrow().name())
                .isEmpty();
    }

    /** Before a pack hears of a stack, as in {@code pulumi policy analyze}. */
    @Test
    void stack_and_project_may_have_no_names() {
        Urn urn = new Urn("", "", List.of("pulumi:pulumi:Stack"), "-");

        assertThat(Urn.parse(urn.toString())).contains(urn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "urn:pulumi:dev::shop", "arn:aws:s3:::bucket", "urn:pulumi:dev::shop::a:b:C", "urn:pulumi:"})
    void a_text_that_is_none_gives_nothing(String text) {
        assertThat(Urn.parse(text)).isEmpty();
    }
}
