package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import org.junit.jupiter.api.Test;

class ApiKeyContractTest {

    private static final RunningNode NODE = RunningNode.shared();

    @Test
    void a_key_is_revoked_only_at_the_version_that_was_asked_for() {
        Reply issued = NODE.as(ACME).post("/api/v1/api-keys", "{\"label\": \"CI\"}");
        assertThat(issued.requiredHeader("ETag")).isEqualTo("\"1\"");
        String path = "/api/v1/api-keys/" + issued.json().path("id").asString();

        Reply stale = NODE.as(ACME).with("If-Match", "\"2\"").delete(path);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("stale-version");
        assertThat(NODE.as(ACME).with("If-Match", "nonsense").delete(path).status()).isEqualTo(400);

        Reply revoked = NODE.as(ACME).with("If-Match", "\"1\"").delete(path);
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.requiredHeader("ETag")).isEqualTo("\"2\"");
        assertThat(revoked.json().path("revokedAt").isNull()).isFalse();
        assertThat(NODE.as(ACME).with("If-Match", "\"1\"").delete(path).status()).as("said again").isEqualTo(200);
        assertThat(NODE.as(ACME).with("If-Match", "\"2\"").delete(path).status()).isEqualTo(200);
        assertThat(NODE.as(ACME).delete(path).requiredHeader("ETag")).isEqualTo("\"2\"");
    }
}
