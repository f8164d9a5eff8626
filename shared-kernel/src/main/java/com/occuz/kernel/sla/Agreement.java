package com.occuz.kernel.sla;

import com.occuz.kernel.time.BusinessCalendar;

/** The agreement as it is read: its terms, and when business is open. */
public record Agreement(SlaTerms terms, BusinessCalendar calendar) {

    public static final Agreement STANDARD = new Agreement(SlaTerms.STANDARD, BusinessCalendar.SUPPORT_HOURS);
}
