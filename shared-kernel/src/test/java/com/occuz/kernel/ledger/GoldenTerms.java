package com.occuz.kernel.ledger;

import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.TermsPublished;
import com.occuz.kernel.sla.SlaTerms;
import com.occuz.kernel.time.BusinessCalendar;
import com.occuz.kernel.time.OpenHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The golden files of published terms as objects. */
final class GoldenTerms {

    private static final Instant AT = Instant.parse("2026-03-01T12:34:56.789012Z");
    private static final Instant LATER = Instant.parse("2027-01-01T05:00:00Z");

    private GoldenTerms() {}

    static void addTo(Map<String, DomainEvent> all) {
        all.put(
                "servicelevel.TermsPublished.1",
                new TermsPublished(
                        SlaTerms.STANDARD.withVersion(2),
                        BusinessCalendar.SUPPORT_HOURS,
                        LATER,
                        new Prose("Nothing but\n\"words\" – 😀"),
                        Actor.parse("user:u_1"),
                        AT));
        all.put(
                "servicelevel.TermsPublished.1.calendar",
                new TermsPublished(
                        SlaTerms.STANDARD.withVersion(3),
                        new BusinessCalendar(
                                2,
                                ZoneId.of("America/New_York"),
                                Map.of(DayOfWeek.TUESDAY, List.of(OpenHours.of("09:00-12:00"), OpenHours.of("13:00-24:00"))),
                                new TreeSet<>(List.of(LocalDate.of(2027, 7, 4), LocalDate.of(2027, 12, 24)))),
                        LATER,
                        new Prose("Tuesdays only"),
                        Actor.parse("api-key:k_1"),
                        AT));
    }
}
