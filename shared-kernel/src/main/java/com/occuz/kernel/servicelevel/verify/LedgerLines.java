package com.occuz.kernel.servicelevel.verify;

import com.occuz.kernel.ledger.LedgerChain;
import com.occuz.kernel.ledger.StoredEvent;
import java.time.Instant;
import java.util.HexFormat;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events of the ledger as lines of JSON: a head, one line for each event with its own digest and the link of the chain that
 * it ends, and a last line with the end of the chain. Stored text stands in a line as a string, to the byte.
 */
public final class LedgerLines {

    /** The present form of such a file. */
    public static final String FORMAT = "occuz-ledger/1";

    static final JsonMapper JSON =
            JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    private final LedgerChain chain = new LedgerChain();

    /** @param position up to which events were asked for */
    record Head(String format, long position) {}

    record Line(
            long position,
            Instant recordedAt,
            String eventId,
            String aggregateId,
            long sequence,
            String type,
            String payload,
            String metadata,
            String digest,
            String chain) {

        StoredEvent event() {
            return new StoredEvent(position, recordedAt, eventId, aggregateId, sequence, type, payload, metadata);
        }
    }

    /** @param events how many lines there are */
    record End(long events, String chain) {}

    /** The first line; lines end without a line feed. */
    public String head(long position) {
        return JSON.writeValueAsString(new Head(FORMAT, position));
    }

    /** The line of the next event. */
    public String line(StoredEvent event) {
        chain.add(event);
        return JSON.writeValueAsString(new Line(
                event.position(),
                event.recordedAt(),
                event.eventId(),
                event.aggregateId(),
                event.sequence(),
                event.type(),
                event.payload(),
                event.metadata(),
                digest(event),
                chain.digest()));
    }

    /** The last line. */
    public String end() {
        return JSON.writeValueAsString(new End(chain.events(), chain.digest()));
    }

    static String digest(StoredEvent event) {
        return "sha256:" + HexFormat.of().formatHex(event.digest());
    }
}
