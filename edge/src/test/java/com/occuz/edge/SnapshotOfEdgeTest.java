package com.occuz.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.edge.table.StoreIdentity;
import com.occuz.edge.testing.Links;
import com.occuz.edge.testing.RawHttp;
import com.occuz.edge.testing.TestEdge;
import com.occuz.kernel.ledger.EventType;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.LinkEvent.ClickLimitChanged;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edge ends, and another one begins in its directory. */
class SnapshotOfEdgeTest {

    private final Path directory;
    private final TestEdge edge;
    private EdgeServer server;

    SnapshotOfEdgeTest(@TempDir Path directory) {
        this.directory = directory;
        edge = new TestEdge(directory);
        edge.ledger.add(
                Links.created("k7", "https://example.org/7"),
                Links.created("gone", "https://example.org/"),
                Links.retired("gone"),
                Links.created("twice", "https://example.org/twice"),
                new ClickLimitChanged(Links.id("twice"), null, new ClickLimit(2), Links.NOW));
        server = edge.start();
    }

    @AfterEach
    void end() {
        edge.close();
    }

    private void startAgain() {
        edge.close();
        edge.ledger.forgetAsked();
        server = edge.start();
    }

    private int status(String slug) throws IOException {
        return RawHttp.get(server.port(), "/" + slug).status();
    }

    private Path snapshot() {
        return directory.resolve("edge").resolve("links.snapshot");
    }

    @Nested
    class Without_the_ledger {

        @Test
        void it_answers_what_it_knew_and_leaves_open_what_it_did_not() throws Exception {
            edge.ledger.goAway();
            startAgain();
            RawHttp.Answer known = RawHttp.get(server.port(), "/k7");
            assertThat(known.status()).isEqualTo(302);
            assertThat(known.header("location")).isEqualTo("https://example.org/7");
            assertThat(status("gone")).isEqualTo(410);
            RawHttp.Answer unknown = RawHttp.get(server.port(), "/new");
            assertThat(unknown.status()).isEqualTo(503);
            assertThat(unknown.header("retry-after")).isEqualTo("1");
            assertThat(server.status().confirmed()).isFalse();
            assertThat(server.status().position()).isEqualTo(5);
        }

        @Test
        void it_remembers_how_often_limited_links_were_followed() throws Exception {
            assertThat(status("twice")).isEqualTo(302);
            edge.ledger.goAway();
            edge.store.fails(() -> true, () -> false, () -> false);
            startAgain();
            assertThat(status("twice")).isEqualTo(302);
            assertThat(status("twice")).isEqualTo(410);
            startAgain();
            assertThat(status("twice")).isEqualTo(410);
        }

        @Test
        void it_goes_on_where_it_was_when_the_ledger_comes_back() throws Exception {
            edge.ledger.goAway();
            startAgain();
            edge.ledger.add(Links.created("new", "https://example.org/new"), Links.moved("k7", "https://example.org/7", "https://example.org/8"));
            edge.ledger.comeBack();
            assertThat(TestEdge.soon(() -> server.status().confirmed())).isTrue();
            assertThat(status("new")).isEqualTo(302);
            assertThat(RawHttp.get(server.port(), "/k7").header("location")).isEqualTo("https://example.org/8");
            assertThat(status("never")).isEqualTo(404);
            assertThat(edge.ledger.firstAsked()).isEqualTo(5);
        }

        @Test
        void it_does_not_start_where_there_is_no_snapshot_of_use() throws Exception {
            edge.close();
            edge.ledger.goAway();
            edge.nodeKey = new byte[] {1};
            assertThatThrownBy(edge::start).isInstanceOf(IllegalStateException.class);
            Files.delete(snapshot());
            assertThatThrownBy(edge::start).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void it_still_knows_that_a_migration_runs() throws Exception {
            WorkPlanned move = MigratingEdgeTest.planned(WorkKind.MIGRATION, "move", Component.REDIRECTION);
            edge.ledger.add(move, MigratingEdgeTest.started(move));
            assertThat(TestEdge.soon(() -> server.status().position() == 7)).isTrue();
            assertThat(status("k7")).isEqualTo(503);
            edge.ledger.goAway();
            startAgain();
            assertThat(status("k7")).isEqualTo(503);
            edge.ledger.comeBack();
            edge.ledger.add(new WorkFinished(move.work(), Links.NOW));
            assertThat(TestEdge.soon(() -> server.status().position() == 8)).isTrue();
            assertThat(status("k7")).isEqualTo(302);
        }
    }

    @Nested
    class With_the_ledger {

        @Test
        void it_reads_on_from_its_snapshot() throws Exception {
            edge.close();
            edge.ledger.add(Links.created("new", "https://example.org/new"));
            edge.ledger.forgetAsked();
            server = edge.start();
            assertThat(status("k7")).isEqualTo(302);
            assertThat(status("new")).isEqualTo(302);
            assertThat(edge.ledger.firstAsked()).isEqualTo(5);
        }

        @Test
        void it_reads_all_of_it_where_the_snapshot_is_damaged() throws Exception {
            edge.close();
            byte[] bytes = Files.readAllBytes(snapshot());
            bytes[bytes.length - 1]++;
            Files.write(snapshot(), bytes);
            edge.ledger.forgetAsked();
            server = edge.start();
            assertThat(status("k7")).isEqualTo(302);
            assertThat(edge.ledger.firstAsked()).isZero();
        }

        @Test
        void it_reads_all_of_it_where_the_store_was_restored_meanwhile() throws Exception {
            edge.close();
            edge.ledger.forgetAsked();
            edge.identity = new StoreIdentity(edge.identity.storeId(), 2);
            edge.ledger.restoreTo(1);
            edge.ledger.add(Links.created("other", "https://example.org/other"));
            server = edge.start();
            assertThat(status("k7")).isEqualTo(302);
            assertThat(status("other")).isEqualTo(302);
            assertThat(status("twice")).isEqualTo(404);
            assertThat(edge.ledger.firstAsked()).isZero();
        }

        @Test
        void it_reads_all_of_it_where_the_ledger_has_not_come_as_far_as_the_snapshot() throws Exception {
            edge.close();
            edge.ledger.restoreTo(1);
            server = edge.start();
            assertThat(status("k7")).isEqualTo(302);
            assertThat(status("twice")).isEqualTo(404);
        }
    }

    @Nested
    class While_it_runs {

        @Test
        void a_snapshot_is_on_disk_soon_after_a_change() throws Exception {
            assertThat(TestEdge.soon(() -> server.status().snapshot().orElse(0) == 5)).isTrue();
            edge.ledger.add(Links.created("new", "https://example.org/new"));
            assertThat(TestEdge.soon(() -> server.status().snapshot().orElse(0) == 6)).isTrue();
            assertThat(snapshot()).exists();
        }

        @Test
        void a_table_that_may_be_wrong_about_a_link_is_not_kept() throws Exception {
            edge.ledger.add(new UnknownEvent(new EventType("link.LinkGrewWings", 1), "{}"), Links.retired("k7"));
            assertThat(TestEdge.soon(() -> server.status().position() == 7)).isTrue();
            edge.close();
            assertThat(server.status().snapshot().orElse(0)).isLessThanOrEqualTo(5);
        }

        @Test
        void another_store_under_the_same_address_takes_the_place_of_this_one_at_once() throws Exception {
            edge.ledger.goAway();
            Thread.sleep(200);
            edge.identity = new StoreIdentity("another store", 1);
            edge.ledger.restoreTo(0);
            for (int i = 0; i < 5_000; i++) {
                edge.ledger.add(Links.created("other-" + i, "https://example.org/" + i));
            }
            assertThat(status("k7")).isEqualTo(302);
            edge.ledger.comeBack();
            assertThat(TestEdge.soon(() -> server.status().confirmed() && server.status().linkCount() == 5_000)).isTrue();
            assertThat(status("k7")).isEqualTo(404);
            assertThat(status("other-4999")).isEqualTo(302);
        }
    }
}
