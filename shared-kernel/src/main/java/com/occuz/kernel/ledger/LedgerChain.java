package com.occuz.kernel.ledger;

import com.occuz.kernel.incident.Sha256;
import java.util.HexFormat;

/**
 * Events in their order as one number: each link is the SHA-256 of the link before and of the event's own digest. Two
 * chains end alike only where not one event was changed, left out, put in or moved.
 */
public final class LedgerChain {

    private byte[] link = new byte[32];
    private long events;

    /** Adds the next event. */
    public void add(StoredEvent event) {
        byte[] both = new byte[64];
        System.arraycopy(link, 0, both, 0, 32);
        System.arraycopy(event.digest(), 0, both, 32, 32);
        link = Sha256.of(both);
        events++;
    }

    /** The link of the last event: {@code sha256:} and hexadecimal digits. */
    public String digest() {
        return "sha256:" + HexFormat.of().formatHex(link);
    }

    /** How many there are. */
    public long events() {
        return events;
    }
}
