package com.occuz.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Reply;
import tools.jackson.databind.JsonNode;

/** What every refusal must look like. */
final class Problem {

    private Problem() {}

    static void assertProblem(Reply reply) {
        assertThat(reply.requiredHeader("Content-Type")).isEqualTo("application/problem+json");
        JsonNode document = reply.json();
        assertThat(document.path("type").asString()).matches("https://occuz\\.com/problems/[a-z]+(-[a-z]+)*");
        assertThat(document.path("title").asString()).isNotBlank();
        assertThat(document.path("status").asInt()).isEqualTo(reply.status());
        assertThat(document.path("detail").asString()).isNotBlank();
        for (JsonNode error : document.path("errors")) {
            assertThat(error.path("field").asString()).isNotBlank();
            assertThat(error.path("message").asString()).isNotBlank();
        }
    }
}
