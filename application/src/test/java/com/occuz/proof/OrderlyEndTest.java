package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Nodes that are told to end, or find out that they must not start. */
class OrderlyEndTest {

    @Nested
    class A_running_node_under_load {

        @Test
        void ends_with_0_on_a_signal_to_it_or_to_its_group_and_leaves_nothing_running_and_nothing_undone()
                throws Exception {
            try (Installation installation = Installation.begin("end")) {
                end(installation, installation.node()::terminate);
                end(installation, () -> installation.node().terminateGroup());
                installation.verify();
                installation.forget();
            }
        }

        private void end(Installation installation, Runnable signal) throws Exception {
            installation.redirects.start(2, Duration.ofMillis(5));
            installation.writes.start(1);
            Patience.pause(Duration.ofMillis(700));
            NodeProcess node = installation.node();
            signal.run();
            assertThat(node.exitCode()).as(node.log()).isZero();
            assertThat(installation.home.postgres()).isEmpty();
            installation.startAgain();
            installation.redirects.stop();
            installation.writes.stop();
        }

        @Test
        void keeps_a_second_node_out_of_its_data_directory() throws Exception {
            try (Installation installation = Installation.begin("second");
                    NodeHome second = NodeHome.fresh("second-too")) {
                NodeProcess refused = second.launchIn(installation.home);
                assertThat(refused.exitCode()).isEqualTo(2);
                assertThat(refused.log().strip().lines()).hasSize(1);
                assertThat(installation.node().isAlive()).isTrue();
                installation.verify();
                second.forget();
                installation.forget();
            }
        }
    }

    @Nested
    class A_starting_node {

        @Test
        void ends_with_0_on_a_signal_at_any_moment_and_leaves_nothing_running() throws Exception {
            Random random = Seed.random("end-of-start");
            try (NodeHome home = NodeHome.fresh("end-of-start")) {
                for (int i = 0; i < 3; i++) {
                    // That of the node before must not stand for this one, which may not have reached its main method yet.
                    Files.deleteIfExists(home.data().resolve("occuz.lock"));
                    NodeProcess node = home.launch();
                    Patience.until("the node has begun", Duration.ofSeconds(30), () -> Files.exists(home.data().resolve("occuz.lock")));
                    Patience.pause(Duration.ofMillis(random.nextLong(100, 3_000)));
                    node.terminateGroup();
                    assertThat(node.exitCode()).as(node.log()).isZero();
                    assertThat(home.postgres()).isEmpty();
                }
                home.start();
                assertThat(home.api().get("/api/v1/links").status()).isEqualTo(200);
                home.forget();
            }
        }

        @Test
        void that_loads_a_demonstration_ends_with_0_in_the_midst_of_its_year() throws Exception {
            try (NodeHome home = NodeHome.fresh("end-of-demo", "--demo=3")) {
                NodeProcess node = home.launch();
                Patience.until("the year has begun", Duration.ofSeconds(90), () -> node.log().contains("Loading a demonstration"));
                node.terminate();
                assertThat(node.exitCode()).as(node.log()).isZero();
                assertThat(node.log()).contains("goes on with it at the next start").doesNotContain("Exception", "is complete");
                assertThat(home.postgres()).isEmpty();
                home.forget();
            }
        }
    }
}
