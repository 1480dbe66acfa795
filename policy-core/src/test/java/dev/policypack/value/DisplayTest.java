package dev.policypack.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UnknownFormatConversionException;
import org.junit.jupiter.api.Test;

class DisplayTest {

    @Test
    void quotes_texts_and_writes_numbers_plainly() {
        assertThat(Display.of("a")).isEqualTo("\"a\"");
        assertThat(Display.of("")).isEqualTo("\"\"");
        assertThat(Display.of(30.0)).isEqualTo("30");
        assertThat(Display.of(0.25)).isEqualTo("0.25");
        assertThat(Display.of(1e-7)).isEqualTo("0.0000001");
        assertThat(Display.of(1e300)).hasSize(120).endsWith("…");
        assertThat(Display.of(Double.NaN)).isEqualTo("NaN");
        assertThat(Display.of(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
        assertThat(Display.of(true)).isEqualTo("true");
        assertThat(Display.of(null)).isEqualTo("null");
    }

    @Test
    void lists_what_there_is_to_choose_from() {
        assertThat(Display.of(List.of())).isEqualTo("none");
        assertThat(Display.of(List.of("a"))).isEqualTo("a");
        assertThat(Display.of(List.of(1, 2))).isEqualTo("1 or 2");
        assertThat(Display.of(List.of(512L, 1024L, 2048L))).isEqualTo("512, 1024 or 2048");
        assertThat(Display.of(Arrays.asList("a", null))).isEqualTo("a or null");
    }

    @Test
    void keeps_to_one_line_and_cuts_what_is_long() {
        assertThat(Display.of("a\r\nb\nc")).isEqualTo("\"a b c\"");
        assertThat(Display.of("x".repeat(120))).isEqualTo("\"" + "x".repeat(120) + "\"");
        assertThat(Display.of("x".repeat(121))).isEqualTo("\"" + "x".repeat(119) + "…\"");
        assertThat(Display.of("x".repeat(5 << 20))).isEqualTo("\"" + "x".repeat(119) + "…\"");
    }

    @Test
    void never_cuts_a_sign_of_two_characters_in_half() {
        assertThat(Display.of("x".repeat(118) + "\uD83D\uDE00" + "yz")).isEqualTo("\"" + "x".repeat(118) + "…\"");
    }

    @Test
    void fills_templates() {
        assertThat(Display.format("cpu is %s, not %s", 256L, "512")).isEqualTo("cpu is 256, not \"512\"");
        assertThat(Display.format("use %s", Display.words("HTTP"))).isEqualTo("use HTTP");
        assertThat(Display.format("100 % sure")).isEqualTo("100 % sure");
        assertThat(Display.format("%s is 100 %%", "cpu")).isEqualTo("\"cpu\" is 100 %");
        assertThatThrownBy(() -> Display.format("100 % wrong %s", 1))
                .isInstanceOf(UnknownFormatConversionException.class);
    }

    @Test
    void shows_characters_that_a_terminal_would_obey() {
        assertThat(Display.of("web\u001B[1A\u001B[2K")).isEqualTo("\"web\\u001B[1A\\u001B[2K\"");
        assertThat(Display.visible("a\u202Eb\u2066c\u200Ed\uFEFFe\u0085f\u007Fg"))
                .isEqualTo("a\\u202Eb\\u2066c\\u200Ed\\uFEFFe\\u0085f\\u007Fg");
        assertThat(Display.visible("line\nline, ä日本 …")).isEqualTo("line\nline, ä日本 …");
    }
}
