package com.occuz.health;

import com.occuz.boot.TestNode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import tools.jackson.databind.json.JsonMapper;

/** What health would tell of a node, as JSON. */
public final class ToldByHealth {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ToldByHealth() {}

    public static String ofProcessors(TestNode node) {
        return text(new HealthConfiguration().processorsHealthIndicator(node.axon()).health());
    }

    public static String ofAuditor(TestNode node) {
        return text(new HealthConfiguration().auditorHealthIndicator(node.questions()).health());
    }

    private static String text(@Nullable Health health) {
        if (health == null) {
            throw new IllegalStateException("health said nothing");
        }
        return JSON.writeValueAsString(health);
    }
}
