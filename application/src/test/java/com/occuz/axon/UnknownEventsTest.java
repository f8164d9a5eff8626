package com.occuz.axon;

import static com.occuz.axon.Orders.create;
import static com.occuz.axon.Orders.link;
import static com.occuz.axon.Orders.retire;
import static com.occuz.axon.Orders.retitle;
import static com.occuz.axon.Orders.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.boot.TestNode;
import com.occuz.edge.EdgeServer;
import com.occuz.health.ToldByHealth;
import com.occuz.kernel.account.AccountCommand.OpenAccount;
import com.occuz.kernel.account.AccountName;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.link.LinkEvent.LinkRetitled;
import com.occuz.store.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node of the version before, which has never heard of titles that change, meets the events of the next one. */
class UnknownEventsTest {

    private static final EventTypes OLDER = EventTypes.of(EventTypes.all().entries().stream()
            .filter(entry -> !entry.payload().equals(LinkRetitled.class))
            .toList());

    private final TestDatabase database = TestDatabase.fresh();

    @BeforeEach
    void newerCodeHasWritten() {
        try (TestNode newer = TestNode.withoutProcessors(database)) {
            send(newer.commands(), create(link(0)));
            send(newer.commands(), retitle(link(0), "not to be lost"));
            send(newer.commands(), create(link(1)));
            send(newer.commands(), new OpenAccount(Orders.ACME, new AccountName("Acme"), Orders.AT));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void withoutTheGuardTheProcessorPassesOverThemAndLosesThem() {
        try (TestNode older = TestNode.idle(database, OLDER)) {
            View links = BareAxon.view(older.parts(), "links");
            View blind = new View("links", links.feed(), true, Set.of(), links.projection(), links.next());
            try (BareAxon bare = BareAxon.start(older.parts(), blind, Serializers.bookkeeping())) {
                older.await("everything passed over", () -> older.status("links").lag() == 0);
                assertThat(bare.processor().processingStatus().values())
                        .allMatch(status -> !status.isErrorState());
                assertThat(older.dump("(select link, title from view.link)"))
                        .containsExactly("(link:default/s0,)", "(link:default/s1,)");
            }
        }
    }

    @Test
    void haltTheProcessorsOfTheirFeatureRightInFrontOfThemAndNothingElse(@TempDir Path directory) throws Exception {
        try (TestNode older = TestNode.knowing(database, OLDER)) {
            older.await("links halts", () -> older.status("links").halted().isPresent());
            older.await("api-keys goes on", () -> older.status("api-keys").lag() == 0);

            assertThat(older.status("links").halted().orElseThrow())
                    .contains("position 2", "link.LinkRetitled/1", "upgrade this node");
            older.await("what came before is handled", () -> older.status("links").position() == 1);
            assertThat(older.dump("(select link from view.link)")).containsExactly("(link:default/s0)");
            assertThat(older.status("links").deadLetters()).isZero();
            assertThat(older.status("api-keys").halted()).isEmpty();
            assertThat(older.status("click-counts").halted()).isEmpty();
            assertThat(ToldByHealth.ofProcessors(older)).contains("\"status\":\"DOWN\"", "link.LinkRetitled/1");
            assertThat(older.audit().isClean()).isTrue();

            EdgeServer edge = older.edge(directory);
            assertThat(status(edge, "s0")).isEqualTo(302);
            assertThat(status(edge, "s1")).isEqualTo(302);
            assertThat(edge.status().halted().orElseThrow()).contains("link.LinkRetitled/1");
        }

        try (TestNode upgraded = TestNode.start(database)) {
            upgraded.caughtUp();
            assertThat(upgraded.dump("(select link, title from view.link)"))
                    .containsExactly("(link:default/s0,\"not to be lost\")", "(link:default/s1,)");
            assertThat(upgraded.audit().isClean()).isTrue();
            assertThat(ToldByHealth.ofProcessors(upgraded)).contains("\"status\":\"UP\"");
        }
    }

    @Test
    void keepCommandsFromDecidingOnLessThanTheWholeStory() {
        try (TestNode older = TestNode.idle(database, OLDER)) {
            assertThatThrownBy(() -> send(older.commands(), retire(link(0))))
                    .isInstanceOf(UnknownEventMet.class)
                    .hasMessageContaining("position 2", "link.LinkRetitled/1");
            assertThat(send(older.commands(), retire(link(1)))).isPresent();
            assertThat(older.ledgerTable().head()).isEqualTo(5);
        }
    }

    private static int status(EdgeServer edge, String slug) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + edge.port() + "/" + slug);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
