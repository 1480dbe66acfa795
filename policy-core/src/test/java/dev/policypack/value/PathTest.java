package dev.policypack.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathTest {
    private final Path root = Path.root("web");

    @Test
    void is_written_as_a_person_would() {
        assertThat(root).hasToString("");
        assertThat(root.key("memory")).hasToString("memory");
        assertThat(root.key("containerDefinitions").index(0).key("image")).hasToString("containerDefinitions[0].image");
        assertThat(root.key("tags").key("my-tag_1$")).hasToString("tags.my-tag_1$");
        assertThat(root.key("tags").key("cost centre")).hasToString("tags[\"cost centre\"]");
        assertThat(root.key("a.b").key("c\"d")).hasToString("[\"a.b\"][\"c\\\"d\"]");
        assertThat(root.key("")).hasToString("[\"\"]");
        assertThat(root.index(3).index(4)).hasToString("[3][4]");
    }

    @Test
    void knows_the_property_with_which_it_begins() {
        assertThat(root.property()).isEmpty();
        assertThat(root.key("memory").property()).isEqualTo("memory");
        assertThat(root.key("loadBalancers").index(1).key("targetGroupArn").property())
                .isEqualTo("loadBalancers");
        assertThat(root.isRoot()).isTrue();
        assertThat(root.key("a").isRoot()).isFalse();
        assertThat(root.key("a").owner()).isEqualTo("web");
    }

    @Test
    void is_equal_to_the_same_place_of_the_same_resource() {
        assertThat(root.key("a").index(0)).isEqualTo(Path.root("web").key("a").index(0));
        assertThat(root.key("a").index(0))
                .hasSameHashCodeAs(Path.root("web").key("a").index(0));
        assertThat(root.key("a").index(0)).isNotEqualTo(root.key("a").index(1));
        assertThat(root.key("a")).isNotEqualTo(Path.root("db").key("a"));
    }

    @Test
    void a_key_is_shown_on_one_line_and_not_obeyed() {
        assertThat(Path.root("").key("a\u001B[2Kb\nc").toString()).isEqualTo("[\"a\\u001B[2Kb c\"]");
        assertThat(Path.root("").key("x".repeat(5_000) + " ").toString()).hasSizeLessThan(200);
    }
}
