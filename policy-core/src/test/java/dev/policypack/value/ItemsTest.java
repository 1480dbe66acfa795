package dev.policypack.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.value.Truth.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemsTest {

    @ParameterizedTest
    @CsvSource({
        "yy, YES, YES, NO",
        "yn, YES, NO, NO",
        "nn, NO, NO, YES",
        "yu, YES, UNKNOWN, NO",
        "nu, UNKNOWN, NO, UNKNOWN",
        "uu, UNKNOWN, UNKNOWN, UNKNOWN"
    })
    void asks_each_element(String elements, Answer any, Answer all, Answer none) {
        Items<Value<String>> items = strings(elements.chars()
                .mapToObj(sign -> sign == 'u' ? PropertyValue.unknown() : PropertyValue.of((char) sign + ""))
                .toList());

        assertThat(items.any(text -> text.is("y")).answer()).isEqualTo(any);
        assertThat(items.all(text -> text.is("y")).answer()).isEqualTo(all);
        assertThat(items.none(text -> text.is("y")).answer()).isEqualTo(none);
    }

    @Test
    void a_missing_or_empty_list_has_no_elements() {
        for (Items<Value<String>> items : List.of(strings(List.of()), strings(null))) {
            assertThat(items.any(text -> Truth.yes()).answer()).isEqualTo(Answer.NO);
            assertThat(items.all(text -> Truth.no()).answer()).isEqualTo(Answer.YES);
            assertThat(items.none(text -> Truth.yes()).answer()).isEqualTo(Answer.YES);
            assertThat(items.isEmpty().answer()).isEqualTo(Answer.YES);
            assertThat(items.size()).hasToString("0");
        }
        assertThat(strings(null).any(text -> Truth.yes())).hasToString("NO [list is not set]");
    }

    @Test
    void an_unknown_list_answers_nothing() {
        Items<Value<String>> items = strings(PropertyValue.unknown());

        assertThat(items.any(text -> Truth.yes())).hasToString("UNKNOWN [list is not known yet]");
        assertThat(items.all(text -> Truth.yes())).hasToString("UNKNOWN [list is not known yet]");
        assertThat(items.none(text -> Truth.no())).hasToString("UNKNOWN [list is not known yet]");
        assertThat(items.isEmpty()).hasToString("UNKNOWN [list is not known yet]");
        assertThat(items).hasToString("not known yet");
    }

    @Test
    void one_element_stands_for_a_list_of_one() {
        assertThat(strings("a").all(text -> text.is("a"))).hasToString("YES [list is \"a\"]");
        assertThat(strings("a")).hasToString("1");
    }

    @Test
    void an_element_may_be_null_or_of_another_shape() {
        Items<Value<String>> items = strings(Arrays.asList(null, Map.of("a", 1)));

        assertThat(items.value().map(list -> list.get(0).isMissing().answer())).hasToString("YES");
        assertThat(items.value().map(list -> list.get(1).toString())).hasToString("\"an object, which is not a text\"");
        assertThat(items.any(text -> text.is("a"))).hasToString("UNKNOWN [list[1] is an object, which is not a text]");
    }

    @Test
    void elements_of_a_secret_list_are_secret() {
        Items<Value<String>> items = strings(PropertyValue.secret(List.of("hunter2")));

        assertThat(items.any(text -> text.is("hunter2"))).hasToString("YES [list[0] is [secret]]");
        assertThat(items.map(text -> text.map(String::length)).any(length -> length.is(7)))
                .hasToString("YES [list[0] is [secret]]");
        assertThat(items).hasToString("[secret]");
    }

    private static Items<Value<String>> strings(Object list) {
        return Props.of(PropertyValue.MapValue.EMPTY.with("list", PropertyValue.of(list)), Path.root("web"))
                .strings("list");
    }
}
