package com.occuz.kernel.ledger;

import com.occuz.kernel.incident.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * An event exactly as the ledger stores it: whoever has its text can check it without being able to read all of it.
 *
 * @param recordedAt UTC, microseconds
 * @param type name and revision as stored
 * @param payload JSON text; {@link Erasable} values in it are locked
 * @param metadata JSON text
 */
public record StoredEvent(
        long position,
        Instant recordedAt,
        String eventId,
        String aggregateId,
        long sequence,
        String type,
        String payload,
        String metadata) {

    /** SHA-256 over all parts in their order, each with its length in bytes in front, so that none runs into the next. */
    public byte[] digest() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length() + metadata.length() + 256);
        List<String> parts = List.of(
                Long.toString(position),
                recordedAt.toString(),
                eventId,
                aggregateId,
                Long.toString(sequence),
                type,
                payload,
                metadata);
        for (String part : parts) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            bytes.writeBytes(text);
        }
        return Sha256.of(bytes.toByteArray());
    }
}
