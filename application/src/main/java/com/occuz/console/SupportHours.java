package com.occuz.console;

import com.occuz.kernel.time.BusinessCalendar;
import com.occuz.kernel.time.OpenHours;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Support hours (§ 3) in a sentence: days of the same hours, one after the other, are told together. */
final class SupportHours {

    private SupportHours() {}

    /** E.g. {@code Monday to Friday 07:00–22:00 EST}. */
    static String text(BusinessCalendar calendar) {
        List<String> parts = new ArrayList<>();
        DayOfWeek[] days = DayOfWeek.values();
        for (int first = 0; first < days.length; ) {
            List<OpenHours> hours = calendar.week().getOrDefault(days[first], List.of());
            int last = first;
            while (last + 1 < days.length && calendar.week().getOrDefault(days[last + 1], List.of()).equals(hours)) {
                last++;
            }
            if (!hours.isEmpty()) {
                parts.add(days(days[first], days[last]) + " "
                        + hours.stream().map(it -> it.toString().replace('-', '–')).collect(Collectors.joining(" and ")));
            }
            first = last + 1;
        }
        String zone = calendar.zone().equals(Times.EST) ? "EST" : TermsWords.of("calendar.zone", calendar.zone().getId());
        return String.join(", ", parts) + " " + zone + (calendar.holidays().isEmpty() ? "" : ", except on holidays");
    }

    private static String days(DayOfWeek first, DayOfWeek last) {
        String from = first.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return first == last ? from : from + " to " + last.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
