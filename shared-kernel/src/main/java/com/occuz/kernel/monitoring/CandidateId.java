package com.occuz.kernel.monitoring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Sha256;
import com.occuz.kernel.refusal.InvalidValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An incident candidate's identity, {@code candidate:<name>}. It follows from what was noticed, so that whichever node
 * notices it, however often, there is one.
 *
 * @param name 1 to 64 of {@code a-z 0-9 -}; opaque, and the id that the API shows
 */
public record CandidateId(String name) {

    private static final String KIND = "candidate:";
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    public CandidateId {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidValue("not the id of an incident candidate");
        }
    }

    /** Of the time without a sign of life that began at {@code from}; always the same one. */
    public static CandidateId ofAbsence(Instant from) {
        return of("absence\n" + from);
    }

    /** Of the failing minutes that began at {@code from}; always the same one. */
    public static CandidateId ofFailures(Instant from) {
        return of("failures\n" + from);
    }

    /** The incident that it is confirmed as; always the same one. */
    public IncidentId incident() {
        return new IncidentId("noticed-" + name);
    }

    private static CandidateId of(String noticed) {
        ByteBuffer digest =
                ByteBuffer.wrap(Sha256.of(("occuz candidate\n" + noticed).getBytes(StandardCharsets.UTF_8)));
        return new CandidateId(new UUID(digest.getLong(), digest.getLong()).toString());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CandidateId parse(String value) {
        if (!value.startsWith(KIND)) {
            throw new InvalidValue("not the id of an incident candidate");
        }
        return new CandidateId(value.substring(KIND.length()));
    }

    @JsonValue
    @Override
    public String toString() {
        return KIND + name;
    }
}
