package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL says nothing for a while: visitors do not notice, customers are told to come again, nothing is lost. */
class OutageTest {

    /** The key of a link that is asked for during the outage, in vain, and again after it. */
    private static final String DURING = "during-the-outage";

    private static final int VISITORS = 2;
    private static final Duration PACE = Duration.ofMillis(50);
    /** As long as a node may believe in what it heard last, and a little. */
    private static final Duration UNCONFIRMED = Duration.ofSeconds(8);

    @Test
    void twenty_seconds_without_the_database_cost_no_redirect_and_no_click() throws Exception {
        prove("outage", Duration.ofSeconds(20));
    }

    @Test
    @Tag("soak")
    void five_minutes_without_the_database_cost_no_redirect_and_no_click() throws Exception {
        prove("outage-soak", Duration.ofMinutes(5));
    }

    private static void prove(String name, Duration outage) throws Exception {
        try (Installation installation = Installation.begin(name)) {
            installation.settle();
            List<ProcessHandle> postgres = installation.home.postgres();
            assertThat(postgres).hasSizeGreaterThan(5);
            int visits = (int) (outage.dividedBy(PACE));
            long begun = System.nanoTime();
            postgres.forEach(process -> Unix.signal("STOP", process.pid()));
            try {
                installation.redirects.start(VISITORS, visits, PACE);
                Patience.pause(UNCONFIRMED);
                assertUnknownSlugsAreLeftOpen(installation);
                assertCustomersAreToldToComeAgain(installation);
                installation.redirects.join(outage.multipliedBy(2).plusSeconds(30));
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(outage);
            } finally {
                postgres.reversed().forEach(process -> Unix.signal("CONT", process.pid()));
            }
            long back = System.nanoTime();
            assertThat(installation.redirects.cut()).isEmpty();
            assertThat(installation.redirects.answered()).hasSize(VISITORS * visits);
            installation.settle();
            assertThat(installation.stored().clicks()).isEqualTo(VISITORS * visits);
            installation.writes.settle(DURING, true);
            System.out.printf(
                    "%s: %s of %d; drained and writable %d ms after the database was back%n",
                    name,
                    installation.redirects,
                    VISITORS * visits,
                    Duration.ofNanos(System.nanoTime() - back).toMillis());
            installation.verify();
            installation.forget();
        }
    }

    /** A link may have been made elsewhere that this node could not hear of: it must not deny that. */
    private static void assertUnknownSlugsAreLeftOpen(Installation installation) throws Exception {
        try (EdgeConnection edge = new EdgeConnection(installation.home.edgePort())) {
            EdgeConnection.Answer answer = edge.get("nobody-knows", "asker");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.has("Retry-After")).isTrue();
        }
    }

    private static void assertCustomersAreToldToComeAgain(Installation installation) throws Exception {
        Api.Reply write = installation.api.createLink(DURING);
        assertThat(write.status()).as(write.toString()).isEqualTo(503);
        assertThat(write.has("Retry-After")).isTrue();
        assertThat(write.problem()).isNotEmpty();
        Api.Reply read = installation.api.get("/api/v1/links");
        assertThat(read.status()).as(read.toString()).isEqualTo(503);
        assertThat(read.has("Retry-After")).isTrue();
    }
}
