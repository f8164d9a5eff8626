package com.occuz.edge.http;

import com.occuz.edge.table.RunningMigrations;
import com.occuz.kernel.click.VisitorHasher;
import com.occuz.kernel.network.TrustedProxies;
import java.time.InstantSource;

/** What all event loops answer from. */
record Site(
        Hosts hosts,
        TrustedProxies proxies,
        LinkFinder links,
        Pages pages,
        QrCodes qrCodes,
        VisitorHasher hasher,
        Arrivals arrivals,
        RunningMigrations migrations,
        MinuteCounts counts,
        OrphanCounts orphans,
        Misses misses,
        Lock lock,
        Departure departure,
        InstantSource clock) {}
