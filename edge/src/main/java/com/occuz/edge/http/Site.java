package com.occuz.edge.http;

import com.occuz.kernel.click.VisitorHasher;
import java.time.InstantSource;

/** What all event loops answer from. */
record Site(
        Hosts hosts, LinkFinder links, Pages pages, QrCodes qrCodes, VisitorHasher hasher, InstantSource clock) {}
