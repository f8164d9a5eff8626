package com.occuz.kernel.incident;

import com.occuz.kernel.support.ContactChannel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a customer's report reached us.
 *
 * @param contactedAt when the customer had turned to us, {@code null} where that was the report itself
 * @param missingSince when support first asked for detail that has not been added since, {@code null} where nothing is
 *     missing (§ 8)
 */
public record Report(ContactChannel channel, @Nullable Instant contactedAt, @Nullable Instant missingSince) {

    Report asked(Instant at) {
        return missingSince == null ? new Report(channel, contactedAt, at) : this;
    }

    Report complete() {
        return new Report(channel, contactedAt, null);
    }
}
