package com.occuz.kernel.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Sha256;
import com.occuz.kernel.refusal.InvalidValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A claim's identity, {@code credit:<name>}. It follows from account and incident, so that an account that claims a second
 * time for the same incident, on whichever node, meets its first claim.
 *
 * @param name 1 to 64 of {@code a-z 0-9 -}; opaque, and the id that the API shows
 */
public record CreditId(String name) {

    private static final String KIND = "credit:";
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    public CreditId {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidValue("not the id of a credit");
        }
    }

    /** Of the account's claim for this incident; always the same one. */
    public static CreditId of(AccountId account, IncidentId incident) {
        String claimed = String.join("\n", "occuz credit", account.value(), incident.toString());
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(claimed.getBytes(StandardCharsets.UTF_8)));
        return new CreditId(new UUID(digest.getLong(), digest.getLong()).toString());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CreditId parse(String value) {
        if (!value.startsWith(KIND)) {
            throw new InvalidValue("not the id of a credit");
        }
        return new CreditId(value.substring(KIND.length()));
    }

    @JsonValue
    @Override
    public String toString() {
        return KIND + name;
    }
}
