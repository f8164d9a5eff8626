package com.occuz.health;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class HealthContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final String HEALTH = "/actuator/health";

    @Test
    void everybody_is_told_the_status_and_what_marks_the_installation_and_nothing_else() {
        Reply reply = NODE.nobody().get(HEALTH);
        assertThat(reply.json().path("status").asString()).isIn("UP", "DOWN");
        assertThat(reply.json().propertyNames()).containsExactlyInAnyOrder("status", "components");
        assertThat(reply.json().path("components").propertyNames()).containsExactlyInAnyOrder("clock", "installation");
        assertThat(reply.json().at("/components/clock/details/mode").asString()).isEqualTo("real");
        assertThat(reply.json().at("/components/installation/details/demonstration").asBoolean(true)).isFalse();
        assertThat(NODE.nobody().get(HEALTH + "/processors").status()).isEqualTo(404);
        assertThat(NODE.nobody().get(HEALTH + "/auditor").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {ACME, SUPPORT})
    void whoever_does_not_run_it_sees_no_more_than_that(String person) {
        assertThat(NODE.as(person).get(HEALTH).json().at("/components/processors").isMissingNode()).isTrue();
        assertThat(NODE.signedIn(person).get(HEALTH).json().at("/components/processors").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {AUDITOR, OPERATOR})
    void an_operator_and_an_auditor_see_all_of_it_by_key_and_signed_in(String person) {
        for (Reply reply : new Reply[] {NODE.as(person).get(HEALTH), NODE.signedIn(person).get(HEALTH)}) {
            assertThat(reply.json().at("/components/processors/details/links/position").isNumber()).as("%s", reply).isTrue();
            assertThat(reply.json().at("/components/auditor/details").isEmpty()).isFalse();
            assertThat(reply.json().at("/components/edge/details/links").isNumber()).isTrue();
            assertThat(reply.json().at("/components/clock/details/mode").asString()).isEqualTo("real");
        }
    }

    @Test
    void probes_need_no_key() {
        assertThat(NODE.nobody().get(HEALTH + "/readiness").status()).isEqualTo(200);
        assertThat(NODE.nobody().get(HEALTH + "/liveness").status()).isEqualTo(200);
        assertThat(NODE.nobody().get(HEALTH + "/readiness").json().at("/components/roles/components").propertyNames())
                .containsExactlyInAnyOrder("api", "console", "edge", "processors");
        for (String role : List.of("api", "console", "edge", "processors")) {
            assertThat(NODE.nobody().get(HEALTH + "/readiness/roles/" + role).status()).as(role).isEqualTo(200);
        }
    }
}
