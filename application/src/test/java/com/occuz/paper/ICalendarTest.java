package com.occuz.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.paper.ICalendar.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ICalendarTest {

    private static final Instant MADE = Instant.parse("2026-03-01T12:34:56.789Z");
    private static final Instant FROM = Instant.parse("2026-03-02T01:00:00Z");

    private static String written(Event event) {
        return new String(new ICalendar("Work", MADE).add(event).bytes(), StandardCharsets.UTF_8);
    }

    private static Event event(String summary, Instant until, boolean cancelled) {
        return new Event("w-1@occuz", 3, FROM, until, summary, "What for", "maintenance", cancelled);
    }

    @Test
    void an_event_has_its_identity_its_version_and_its_times_in_utc() {
        assertThat(written(event("Disks", FROM.plusSeconds(3600), false))).isEqualTo(String.join("\r\n",
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Occuz//Planned work//EN", "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH", "X-WR-CALNAME:Work", "BEGIN:VEVENT", "UID:w-1@occuz", "SEQUENCE:3",
                "DTSTAMP:20260301T123456Z", "DTSTART:20260302T010000Z", "DTEND:20260302T020000Z", "SUMMARY:Disks",
                "DESCRIPTION:What for", "CATEGORIES:maintenance", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "END:VEVENT",
                "END:VCALENDAR", ""));
    }

    @Test
    void what_was_cancelled_says_so_and_what_took_no_time_has_no_end() {
        assertThat(written(event("Disks", FROM, true))).contains("STATUS:CANCELLED").doesNotContain("DTEND");
    }

    @Test
    void nothing_that_somebody_wrote_ends_a_line_or_begins_another() {
        String hostile = "a\\b;c,d\r\nEND:VEVENT\rX\u0000\u0007";
        assertThat(written(event(hostile, FROM, false))).contains("SUMMARY:a\\\\b\\;c\\,d\\nEND:VEVENT\\nX\r\n");
    }

    @Test
    void lines_have_at_most_75_bytes_and_no_letter_is_cut() {
        String title = "真っ暗 \uD83D\uDE00 ".repeat(40) + "x".repeat(200);
        String file = written(event(title, FROM, false));
        assertThat(Arrays.stream(file.split("\r\n")))
                .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(file.replace("\r\n ", "")).contains("SUMMARY:" + title + "\r\n");
    }
}
