package com.occuz.store.ledger;

import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.AppendOutcome.IdempotencyKeyUsed;
import com.occuz.store.ledger.AppendOutcome.SequenceConflict;
import com.occuz.store.ledger.EncodedAppend.EncodedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides, under the append lock, which appends of one transaction can be recorded, and gives them positions and times.
 * Pure: an append that cannot be recorded leaves no trace among its neighbours.
 */
final class AppendPlan {

    private static final long NEVER_RECORDED = -1;

    /**
     * What the ledger looks like under the lock.
     *
     * @param recordedAt of the last event; {@link Instant#MIN} on an empty ledger
     * @param now the installation's time by the database's clock, microseconds
     * @param lastSequences of the aggregates that are about to be appended to, where they have any
     * @param usedKeys those of the keys about to be used that have been used before
     */
    record State(
            long position,
            Instant recordedAt,
            Instant now,
            Map<String, Long> lastSequences,
            Set<KeyOfAccount> usedKeys) {}

    record KeyOfAccount(String account, String key) {

        static KeyOfAccount of(IdempotencyEntry entry) {
            return new KeyOfAccount(entry.account().value(), entry.key());
        }
    }

    record PlannedEvent(long position, Instant recordedAt, EncodedEvent event) {}

    record PlannedKey(IdempotencyEntry entry, long firstPosition, long lastPosition) {}

    private final Map<String, Long> lastSequences;
    private final Set<KeyOfAccount> usedKeys;
    private final Instant now;
    private final List<PlannedEvent> events = new ArrayList<>();
    private final List<PlannedKey> keys = new ArrayList<>();
    private long position;
    private Instant recordedAt;

    AppendPlan(State state) {
        this.lastSequences = new HashMap<>(state.lastSequences());
        this.usedKeys = new HashSet<>(state.usedKeys());
        this.position = state.position();
        this.recordedAt = state.recordedAt();
        this.now = state.now();
    }

    List<PlannedEvent> events() {
        return events;
    }

    List<PlannedKey> keys() {
        return keys;
    }

    AppendOutcome add(EncodedAppend append) {
        // The key first: a repeated request finds its aggregate changed by itself, and is no conflict.
        Optional<KeyOfAccount> key = append.idempotency().map(KeyOfAccount::of);
        if (key.isPresent() && usedKeys.contains(key.get())) {
            return new IdempotencyKeyUsed();
        }
        Map<String, Long> sequences = new HashMap<>();
        for (EncodedEvent event : append.events()) {
            long last = sequences.getOrDefault(
                    event.aggregateId(), lastSequences.getOrDefault(event.aggregateId(), NEVER_RECORDED));
            if (event.sequence() != last + 1) {
                return new SequenceConflict(event.aggregateId(), event.sequence());
            }
            sequences.put(event.aggregateId(), event.sequence());
        }
        lastSequences.putAll(sequences);
        key.ifPresent(usedKeys::add);
        return place(append);
    }

    private Appended place(EncodedAppend append) {
        long first = position + 1;
        Instant at = now.isAfter(recordedAt) ? now : recordedAt.plus(1, ChronoUnit.MICROS);
        Instant firstAt = at;
        for (EncodedEvent event : append.events()) {
            position++;
            recordedAt = at;
            events.add(new PlannedEvent(position, at, event));
            at = at.plus(1, ChronoUnit.MICROS);
        }
        append.idempotency().ifPresent(entry -> keys.add(new PlannedKey(entry, first, position)));
        return new Appended(first, position, firstAt);
    }
}
