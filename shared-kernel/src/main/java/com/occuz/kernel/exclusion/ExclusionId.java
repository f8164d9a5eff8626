package com.occuz.kernel.exclusion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Sha256;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.time.Window;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An exclusion's identity, {@code exclusion:<name>}. It follows from what is claimed – scope, window and incident – so that
 * whoever claims the same time a second time, on whichever node, meets the first claim.
 *
 * @param name 1 to 64 of {@code a-z 0-9 -}; opaque, and the id that the API shows
 */
public record ExclusionId(String name) {

    private static final String KIND = "exclusion:";
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    public ExclusionId {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidValue("not the id of an exclusion");
        }
    }

    /** Of the exclusion that reaches this; always the same one. */
    public static ExclusionId of(ExclusionScope scope, Window window, Optional<IncidentId> incident) {
        String reach =
                switch (scope) {
                    case ExclusionScope.Platform ignored -> "platform";
                    case ExclusionScope.OfComponents some -> "components " + some.components().wireNames();
                    case ExclusionScope.OfAccount one -> "account " + one.account();
                };
        String claimed = String.join(
                "\n",
                "occuz exclusion",
                reach,
                window.from().toString(),
                window.until().toString(),
                incident.map(IncidentId::toString).orElse(""));
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(claimed.getBytes(StandardCharsets.UTF_8)));
        return new ExclusionId(new UUID(digest.getLong(), digest.getLong()).toString());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ExclusionId parse(String value) {
        if (!value.startsWith(KIND)) {
            throw new InvalidValue("not the id of an exclusion");
        }
        return new ExclusionId(value.substring(KIND.length()));
    }

    @JsonValue
    @Override
    public String toString() {
        return KIND + name;
    }
}
