package com.occuz.kernel.sla;

import com.occuz.kernel.time.BusinessCalendar;

/** The agreement as it is read: its terms, and when business is open. */
public record Agreement(SlaTerms terms, BusinessCalendar calendar) {

    /** Version 1: how the agreement is read before anything is published (§ 15). */
    public static final Agreement STANDARD = new Agreement(SlaTerms.STANDARD, BusinessCalendar.SUPPORT_HOURS);

    /**
     * This as the version after another one: the calendar keeps its version where it stays the same.
     *
     * @return itself the same as {@code before} where nothing differs but numbers
     */
    public Agreement after(Agreement before) {
        int number = before.calendar().version();
        BusinessCalendar hours = calendar.withVersion(number);
        boolean sameHours = hours.equals(before.calendar());
        boolean sameTerms = terms.withVersion(before.terms().version()).equals(before.terms());
        return sameHours && sameTerms
                ? before
                : new Agreement(
                        terms.withVersion(before.terms().version() + 1),
                        sameHours ? hours : calendar.withVersion(number + 1));
    }
}
