package com.occuz.axon;

import static com.occuz.axon.Orders.create;
import static com.occuz.axon.Orders.link;
import static com.occuz.axon.Orders.retitle;
import static com.occuz.axon.Orders.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.boot.TestNode;
import com.occuz.edge.EdgeServer;
import com.occuz.kernel.account.AccountCommand.OpenAccount;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountName;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.click.ClickCommand.RecordClicks;
import com.occuz.kernel.click.ClickCommand.SubmittedClick;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.LinkCommand.CreateLink;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.LinkQuery.LinkHistory;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.query.Page;
import com.occuz.store.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account's key is destroyed: what it wrote is gone wherever a copy lies, and what is counted stays. */
class ErasureTest {

    private static final AccountId GLOBEX = new AccountId("globex");
    private static final String NOT_PERSONAL = "(select link, account_id, valid_from, expires_at, redirect_status,"
            + " retired_at, created_at, created_position, version, position from view.link)";

    private final TestDatabase database = TestDatabase.fresh();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void afterAReplayItsValuesAreErasedEverywhereAndNothingElseHasChanged(@TempDir Path directory) throws Exception {
        List<String> rest;
        List<String> counts;
        List<String> events;
        try (TestNode node = TestNode.start(database)) {
            send(node.commands(), new OpenAccount(Orders.ACME, new AccountName("Acme"), Orders.AT));
            send(node.commands(), create(link(0)));
            send(node.commands(), retitle(link(0), "secret"));
            node.commands().send(ofGlobex(), Orders.envelope(GLOBEX), Optional.empty());
            click(node);
            node.caughtUp();
            rest = node.dump(NOT_PERSONAL);
            counts = node.dump("view.link_clicks");
            events = node.dump("ledger.event");
            assertThat(counts).hasSize(2);

            assertThat(node.subjectKeys().destroy(KeySubject.of(Orders.ACME))).isTrue();
            node.axon().processors().forEach(status -> node.axon().rebuild(status.name()));
            node.caughtUp();

            assertThat(node.dump("(select link, destination, title, tags from view.link)"))
                    .containsExactly(
                            "(link:default/s0,[erased],[erased],{[erased]})",
                            "(link:default/s1,https://globex.example/kept,kept,{tag})");
            assertThat(node.dump(NOT_PERSONAL)).isEqualTo(rest);
            assertThat(node.dump("view.link_clicks")).isEqualTo(counts);
            assertThat(node.dump("view.link_total")).containsExactly("(link:default/s0,2)", "(link:default/s1,1)");
            assertThat(node.dump("ledger.event")).isEqualTo(events);
            assertThat(node.audit().isClean()).isTrue();
            assertThat(history(node))
                    .contains("destination=[erased]", "title=[erased]")
                    .doesNotContain("secret", "https://");
        }
        try (TestNode restarted = TestNode.start(database)) {
            EdgeServer edge = restarted.edge(directory);
            assertThat(status(edge, "s0")).isEqualTo(410);
            assertThat(status(edge, "s1")).isEqualTo(302);
        }
    }

    @Test
    void whatWasReadInClearBeforeTheErasureDoesNotStayInAViewThatIsBeingMadeAgain() throws Exception {
        try (TestNode node = TestNode.start(database)) {
            send(node.commands(), create(link(0)));
            send(node.commands(), retitle(link(0), "secret"));
            node.caughtUp();
            // As if somebody tried dead letters again: the new tables, which hold all by now, must wait to take over.
            try (Connection held = database.owner().getConnection()) {
                held.setAutoCommit(false);
                try (Statement statement = held.createStatement()) {
                    statement.execute("select pg_advisory_xact_lock(hashtextextended('occuz.letters:links', 0))");
                }
                node.axon().rebuild("links");
                node.await("full tables", () -> node.status("links").rebuild().orElseThrow().position() == 2);
                assertThat(node.dump("(select title from view_next.link)")).containsExactly("(secret)");
                node.subjectKeys().destroy(KeySubject.of(Orders.ACME));
            }
            node.caughtUp();
            assertThat(node.dump("(select title from view.link)")).containsExactly("([erased])");
            assertThat(node.audit().isClean()).isTrue();
        }
    }

    @SuppressWarnings("unchecked") // the class literal of a generic type
    private static String history(TestNode node) {
        LinkHistory question = new LinkHistory(Tenant.of(Orders.ACME), link(0), Optional.empty(), 10);
        return node.questions().optional(question, Page.class).orElseThrow().toString();
    }

    private static void click(TestNode node) {
        List<SubmittedClick> clicks = List.of(
                new SubmittedClick(link(0), Orders.AT, null, null, null, null),
                new SubmittedClick(link(0), Orders.AT, null, null, null, null),
                new SubmittedClick(link(1), Orders.AT, null, null, null, null));
        node.axon()
                .commandGateway()
                .sendAndWait(new RecordClicks(new StreamId(UUID.randomUUID()), 0, "account:acme", clicks));
    }

    private static CreateLink ofGlobex() {
        return new CreateLink(
                link(1),
                GLOBEX,
                new Destination("https://globex.example/kept"),
                new Title("kept"),
                new Tags(List.of("tag")),
                Validity.ALWAYS,
                RedirectStatus.FOUND,
                LinkOptions.USUAL,
                Orders.NO_HOSTS,
                Orders.AT);
    }

    private static int status(EdgeServer edge, String slug) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + edge.port() + "/" + slug);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
