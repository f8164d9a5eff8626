package com.occuz.edge;

import com.occuz.edge.table.FeedSignal;
import com.occuz.edge.table.StoreIdentity;
import com.occuz.kernel.click.ClickStore;
import com.occuz.kernel.click.ClickTotals;
import com.occuz.kernel.click.VisitorHasher;
import com.occuz.kernel.ledger.LedgerReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What an edge has from elsewhere. Each of them may fail for as long as it likes, and the edge goes on with what it knows.
 *
 * @param identity asks whose ledger it is
 * @param clicks where the journal is drained to
 * @param totals everybody's count of clicks, for links that have a limit
 * @param hasher without its keys clicks are counted without a visitor
 * @param clock the installation's, by which links are valid and clicks are stamped
 * @param clockOffset what that clock is ahead of real time
 */
public record EdgeSources(
        LedgerReader ledger,
        FeedSignal signal,
        Supplier<StoreIdentity> identity,
        ClickStore clicks,
        ClickTotals totals,
        VisitorHasher hasher,
        InstantSource clock,
        Supplier<Duration> clockOffset) {}
