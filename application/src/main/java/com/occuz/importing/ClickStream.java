package com.occuz.importing;

import com.occuz.importing.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Clicks in a numbered stream: the API knows how far the stream is, so that a batch that was sent twice, or cut
 * elsewhere, counts once.
 */
final class ClickStream {

    /** No stream gets this long; a batch offered here is never stored, but the answer tells where the stream is. */
    private static final long FAR_AHEAD = 1L << 52;

    private static final int CONFLICT = 409;

    private final ApiClient api;
    private final UUID stream;
    private long next;
    private long sent;

    private ClickStream(ApiClient api, UUID stream, long next) {
        this.api = api;
        this.stream = stream;
        this.next = next;
    }

    /**
     * The first of the names that already has clicks, or else the first.
     *
     * @param names one or more
     * @param click any click that the API would accept; it is not stored
     */
    static ClickStream open(ApiClient api, List<UUID> names, Map<String, Object> click) {
        for (UUID name : names) {
            long next = expected(post(api, name, FAR_AHEAD, List.of(click)));
            if (next > 0) {
                return new ClickStream(api, name, next);
            }
        }
        return new ClickStream(api, names.getFirst(), 0);
    }

    /** The offset that the stream goes on at. */
    long next() {
        return next;
    }

    /** How many clicks were stored by this process. */
    long sent() {
        return sent;
    }

    /** Stores the clicks, of which the first has the offset {@link #next()}. */
    void append(List<Map<String, Object>> clicks) {
        long end = next + clicks.size();
        while (next < end) {
            List<Map<String, Object>> rest = clicks.subList(clicks.size() - (int) (end - next), clicks.size());
            Answer answer = post(api, stream, next, rest);
            if (answer.accepted()) {
                sent += rest.size();
                next = end;
                return;
            }
            long expected = expected(answer);
            if (expected < next) {
                throw new ImportFailed("the API has lost clicks that it had confirmed (it expects number " + expected
                        + " after " + next + ")");
            }
            if (expected == next) {
                throw answer.refusing("clicks from number " + next);
            }
            // A try whose answer was lost was ours after all; otherwise somebody else imports the same log.
            if (!answer.firstTry()) {
                sent += Math.min(expected, end) - next;
            }
            next = expected;
        }
    }

    /** As the API takes it. */
    private record Batch(UUID stream, long offset, List<Map<String, Object>> clicks) {}

    private static Answer post(ApiClient api, UUID stream, long offset, List<Map<String, Object>> clicks) {
        return api.post("/clicks", new Batch(stream, offset, clicks), null);
    }

    private static long expected(Answer answer) {
        OptionalLong expected = answer.number("expectedOffset");
        if (answer.status() != CONFLICT || expected.isEmpty()) {
            throw answer.refusing("clicks");
        }
        return expected.getAsLong();
    }
}
