package dev.policypack.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.value.PropertyValue.MapValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyValueTest {

    @Test
    void is_made_of_plain_java() {
        assertThat(PropertyValue.of(Arrays.asList("a", 1, 2.5, true, null)))
                .hasToString("ListValue[elements=[StringValue[value=a], NumberValue[value=1.0], NumberValue[value=2.5],"
                        + " BooleanValue[value=true], NullValue[]]]");
        assertThat(PropertyValue.of(java.nio.CharBuffer.wrap("b"))).isEqualTo(PropertyValue.of("b"));
        assertThat(PropertyValue.of(PropertyValue.unknown())).isSameAs(PropertyValue.unknown());
    }

    @Test
    void refuses_what_it_cannot_hold() {
        assertThatThrownBy(() -> PropertyValue.of(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a property cannot be made of a java.lang.Object; it takes null, a Boolean, a Number, a text,"
                                + " a List or a Map");
    }

    @Test
    void keeps_the_order_of_a_map_that_has_one_and_sorts_the_others() {
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put("b", 1);
        ordered.put("a", 2);

        assertThat(keys(PropertyValue.of(ordered))).containsExactly("b", "a");
        assertThat(keys(PropertyValue.of(Map.of("d", 1, "c", 2, "b", 3, "a", 4))))
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void changes_only_copies() {
        MapValue one = MapValue.EMPTY.with("a", PropertyValue.of(1));

        assertThat(MapValue.EMPTY.entries()).isEmpty();
        assertThat(one.with("b", PropertyValue.of(2)).without("a")).isEqualTo(PropertyValue.of(Map.of("b", 2)));
        assertThat(one.without("z")).isEqualTo(one);
        assertThatThrownBy(() -> one.entries().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void never_shows_a_secret() {
        assertThat(PropertyValue.secret("hunter2")).hasToString("[secret]");
        assertThat(PropertyValue.of(Map.of("password", PropertyValue.secret("hunter2"))))
                .hasToString("MapValue[entries={password=[secret]}]");
    }

    private static List<String> keys(PropertyValue value) {
        return List.copyOf(((MapValue) value).entries().keySet());
    }
}
