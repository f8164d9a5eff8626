package com.occuz.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\": NaN}", "nope", "{\"a\": 1, \"a\": 2}", "{\"a\": \"\u0001\"}", "{\"a\": 01}"})
    void what_is_no_json_is_said_in_our_words_with_its_place(String text) {
        assertThatThrownBy(() -> JsonBody.of(bytes("\n" + text)))
                .hasMessageMatching(
                        "The body is not well-formed JSON, with each name once: see line [12], column \\d+\\.");
        assertThatThrownBy(() -> JsonBody.ofLine(bytes(text)))
                .hasMessageStartingWith("The line is not well-formed JSON");
    }

    @Test
    void what_is_too_large_or_no_object_is_said_as_well() {
        assertThatThrownBy(() -> JsonBody.of(bytes("[".repeat(2_000))))
                .hasMessageStartingWith("The body is larger or deeper than any that is useful");
        assertThatThrownBy(() -> JsonBody.of(null)).hasMessage("The body is not a JSON object.");
        assertThatThrownBy(() -> JsonBody.ofLine(bytes("[]"))).hasMessage("The line is not a JSON object.");
    }

    @Test
    void a_list_of_strings_with_one_that_cannot_be_stored_is_told_from_a_list_of_something_else() {
        assertThat(faultOfTags("[\"a\\u0000\"]")).isEqualTo("must be well-formed text without NUL");
        assertThat(faultOfTags("[1]")).isEqualTo("must be a list of strings");
    }

    private static String faultOfTags(String tags) {
        JsonBody body = JsonBody.of(bytes("{\"tags\": " + tags + "}"));
        body.texts("tags");
        return catchThrowableOfType(ApiProblem.class, body::check).errors().getFirst().message();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
