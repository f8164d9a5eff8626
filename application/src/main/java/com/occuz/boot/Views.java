package com.occuz.boot;

import com.occuz.axon.AxonNode;
import com.occuz.axon.EventFeed;
import com.occuz.axon.RebuildTable;
import com.occuz.axon.TokenTable;
import com.occuz.axon.View;
import com.occuz.command.click.ClickIntake;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.network.Countries;
import com.occuz.query.ReadSide;
import com.occuz.query.analytics.AnalyticsQueries;
import com.occuz.query.analytics.ClickTail;
import com.occuz.query.analytics.TenantLinksTable;
import com.occuz.query.operations.Duty;
import com.occuz.query.projection.ViewSchema;
import com.occuz.store.installation.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Puts the command side and the read side onto the stores of this node. */
final class Views {

    private Views() {}

    /** @param alone whether no other living node uses this database: nobody waits for the claims of a dead one then */
    static AxonNode start(
            Stores stores, String nodeId, boolean runsProcessors, boolean alone, Optional<ClickTail> clicks,
            Countries countries) {
        if (alone) {
            JdbcClient jdbc = JdbcClient.create(stores.pool());
            new TokenTable(jdbc).releaseClaims();
            new RebuildTable(jdbc).releaseAll();
        }
        return AxonNode.start(parts(stores, nodeId, runsProcessors, clicks, countries));
    }

    static AxonNode.Parts parts(Stores stores, String nodeId, boolean runsProcessors) {
        return parts(stores, nodeId, runsProcessors, Optional.empty(), Countries.NONE);
    }

    private static AxonNode.Parts parts(
            Stores stores, String nodeId, boolean runsProcessors, Optional<ClickTail> clicks, Countries countries) {
        JdbcClient jdbc = JdbcClient.create(stores.pool());
        TokenTable tokens = new TokenTable(jdbc);
        ReadSide readSide = readSide(ViewSchema.LIVE, jdbc, stores, tokens);
        List<Object> queryHandlers = new ArrayList<>(readSide.queryHandlers());
        clicks.ifPresent(tail -> queryHandlers.add(new AnalyticsQueries(tail, new TenantLinksTable(jdbc))));
        ReadSide next = readSide(ViewSchema.NEXT, jdbc, stores, tokens);
        return new AxonNode.Parts(
                stores.ledger(),
                stores.ledgerTable(),
                ledgerFeed(stores),
                stores.codec(),
                stores.pool(),
                new JdbcTransactionManager(stores.pool()),
                views(readSide, next, stores),
                List.of(new ClickIntake(stores.clicks(), stores.visitorKeys()::forImport, countries)),
                queryHandlers,
                tokens,
                stores.progress()::reached,
                nodeId,
                runsProcessors);
    }

    /** This node's own copy of the clicks, which nobody follows yet. */
    static ClickTail clickTail(Stores stores, Path directory) {
        TenantLinksTable links = new TenantLinksTable(JdbcClient.create(stores.pool()));
        return new ClickTail(
                directory,
                stores.clicks(),
                stores.clickSignal()::awaitBeyond,
                () -> {
                    Installation installation = stores.installation().read();
                    return new ClickTail.StoreIdentity(installation.storeId(), installation.epoch());
                },
                found -> links.accounts(Tenant.everyone(), found));
    }

    private static EventFeed ledgerFeed(Stores stores) {
        return Feeds.feed(
                stores.ledgerTail()::after, stores.ledgerTail()::head, stores.ledgerSignal()::awaitBeyond);
    }

    private static EventFeed clickFeed(Stores stores) {
        return Feeds.feed(stores.clicks()::after, stores.clicks()::head, stores.clickSignal()::awaitBeyond);
    }

    private static ReadSide readSide(ViewSchema schema, JdbcClient jdbc, Stores stores, TokenTable tokens) {
        return new ReadSide(jdbc, schema, stores.ledgerTable(), stores.codec().types(), tokens);
    }

    private static List<View> views(ReadSide readSide, ReadSide next, Stores stores) {
        EventFeed ledger = ledgerFeed(stores);
        EventFeed clicks = clickFeed(stores);
        List<View> views = new ArrayList<>();
        Map<String, Object> again = next.projected().stream()
                .collect(Collectors.toMap(it -> it.duty().processor(), ReadSide.Projected::projection));
        for (ReadSide.Projected projected : readSide.projected()) {
            boolean ofLedger = projected.duty().source() == Duty.Source.LEDGER;
            Set<String> features = projected.duty().typeNames().stream()
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .collect(Collectors.toSet());
            String name = projected.duty().processor();
            views.add(new View(
                    name,
                    ofLedger ? ledger : clicks,
                    ofLedger,
                    features,
                    projected.projection(),
                    new View.Next(Objects.requireNonNull(again.get(name)), projected.tables())));
        }
        return views;
    }
}
