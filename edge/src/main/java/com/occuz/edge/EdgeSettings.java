package com.occuz.edge;

import com.occuz.edge.journal.Durability;
import com.occuz.edge.journal.JournalSettings;
import com.occuz.kernel.link.PasswordCheck;
import com.occuz.kernel.network.Countries;
import com.occuz.kernel.network.TrustedProxies;
import java.net.URI;
import java.nio.file.Path;

/**
 * How an edge is run.
 *
 * @param host the address to listen on
 * @param port 0 for any
 * @param dataDir the node's; the journal lies in {@code edge/journal} under it, a snapshot in
 *     {@code edge/links.snapshot}
 * @param publicUrl what short URLs begin with; its host is ours, as loopback is anyway
 * @param trustedProxies whose word about the clients they speak for is believed
 * @param countries tells where visitors are
 * @param passwords compares those of links; slow, and never asked on an event loop
 * @param journalBytes what the click journal may occupy on disk
 */
public record EdgeSettings(
        String host,
        int port,
        Path dataDir,
        URI publicUrl,
        Durability durability,
        TrustedProxies trustedProxies,
        Countries countries,
        PasswordCheck passwords,
        long journalBytes) {

    /** With a journal of at most 4 GiB, some twenty million clicks. */
    public EdgeSettings(
            String host,
            int port,
            Path dataDir,
            URI publicUrl,
            Durability durability,
            TrustedProxies trustedProxies,
            Countries countries,
            PasswordCheck passwords) {
        this(host, port, dataDir, publicUrl, durability, trustedProxies, countries, passwords, JournalSettings.DEFAULT_MAX_BYTES);
    }

    /** Where a snapshot of the table is kept. */
    public Path snapshot() {
        return dataDir.resolve("edge").resolve("links.snapshot");
    }

    JournalSettings journal() {
        return JournalSettings.of(dataDir.resolve("edge").resolve("journal"), durability, journalBytes);
    }
}
