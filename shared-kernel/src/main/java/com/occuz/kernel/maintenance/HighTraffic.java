package com.occuz.kernel.maintenance;

import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.time.BusinessCalendar;
import java.time.Instant;

/**
 * When traffic is high (§ 7: maintenance happens then "only when necessary to avoid service failure"). The agreement names
 * no hours; it is a parameter.
 */
public record HighTraffic(BusinessCalendar hours) {

    /** The support hours (§ 3) of the version in force: when customers work, they click. */
    public static HighTraffic of(Agreement agreement) {
        return new HighTraffic(agreement.calendar());
    }

    public boolean isAt(Instant instant) {
        return hours.isOpen(instant);
    }
}
