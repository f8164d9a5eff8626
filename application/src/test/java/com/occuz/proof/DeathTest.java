package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is killed at whatever moment: what was acknowledged is there, once. */
class DeathTest {

    @Test
    void six_deaths_of_node_and_database_under_load_lose_and_double_nothing() throws Exception {
        prove("death", 6, Duration.ZERO);
    }

    @Test
    @Tag("soak")
    void fifty_deaths_and_more_lose_and_double_nothing() throws Exception {
        prove("death-soak", 50, Duration.ofMinutes(Seed.soakMinutes()));
    }

    private static void prove(String name, int atLeast, Duration atLeastFor) throws Exception {
        long begun = System.nanoTime();
        try (Installation installation = Installation.begin(name)) {
            Death death = new Death(installation, Seed.random(name));
            while (death.moments() < atLeast || System.nanoTime() - begun < atLeastFor.toNanos()) {
                death.round(Math.min(atLeast, 10));
            }
            assertThat(installation.redirects.answered()).isNotEmpty();
            assertThat(installation.writes.acknowledged()).hasSizeGreaterThan(atLeast);
            System.out.printf(
                    "%s: %d moments in %d s; %s; %s%n",
                    name,
                    death.moments(),
                    Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                    installation.writes,
                    installation.redirects);
            installation.forget();
        }
    }
}
