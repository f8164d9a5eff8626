package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Scope;
import com.occuz.kernel.account.UserId;
import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.security.Caller;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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

    private static JsonNode issued(Client client, String body) {
        Reply issued = client.post("/api/v1/api-keys", body);
        assertThat(issued.status()).as("%s", issued).isEqualTo(201);
        return issued.json();
    }

    @Test
    void a_key_is_its_issuers_through_however_many_keys_and_a_monitors_is_nobodys() {
        JsonNode first = issued(NODE.as(OPERATOR), "{\"label\": \"First\"}");
        assertThat(first.path("owner").asString()).startsWith("u_");
        Client made = NODE.nobody().withKey(first.path("secret").asString());
        assertThat(issued(made, "{\"label\": \"Second\"}").path("owner")).isEqualTo(first.path("owner"));
        assertThat(issued(NODE.as(ACME), "{\"label\": \"CI\"}").path("owner").asString())
                .isNotEqualTo(first.path("owner").asString());
        assertThat(issued(made, "{\"label\": \"Monitor\", \"scopes\": [\"detect\"]}").path("owner").isNull())
                .isTrue();
    }

    @Test
    void the_console_names_the_owner_beside_the_key() {
        Reply created = NODE.as(ACME).post("/api/v1/links", "{\"destination\": \"https://example.org/owned\"}");
        assertThat(NODE.signedIn(ACME).get("/links/" + created.json().path("id").asString()).text())
                .contains(NODE.credentials(ACME).email() + " by API key k_");
    }

    @Test
    void only_a_key_that_somebody_owns_responds_to_an_incident() {
        ApiKeyId key = new ApiKeyId("k_1");
        Caller owned = new Caller(AccountId.PLATFORM, Role.SUPPORT, Set.of(Scope.WRITE), key, new UserId("u_1"));
        assertThat(IncidentActionApi.named(owned)).isEqualTo(owned);
        assertThat(owned.actor()).hasToString("user:u_1");
        assertThat(owned.envelope().actorId()).isEqualTo("k_1");
        Caller nobodys = new Caller(AccountId.PLATFORM, Role.SUPPORT, Set.of(Scope.WRITE), key, null);
        assertThat(nobodys.actor()).hasToString("api-key:k_1");
        assertThatThrownBy(() -> IncidentActionApi.named(nobodys))
                .isInstanceOfSatisfying(ApiProblem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(403);
                    assertThat(problem.code()).isEqualTo("no-named-person");
                });
    }
}
