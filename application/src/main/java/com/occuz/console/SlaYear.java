package com.occuz.console;

import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A year as a picture: a row per month, a square per EST day, coloured by what weighs most in it. */
final class SlaYear {

    /** Side of a square and its distance to the next, in the picture's units. */
    private static final int STEP = 14;

    private SlaYear() {}

    /** @param y of the row in the picture */
    public record MonthRow(String name, int y, List<Day> days) {}

    /**
     * @param named the class that takes precedence among those of the day; {@code none} where nothing was measured
     * @param text what a person reads about the day
     */
    public record Day(int x, String named, String text) {}

    /** @param pieces a partition, oldest first */
    static List<MonthRow> months(int year, List<Piece> pieces) {
        List<MonthRow> months = new ArrayList<>();
        int next = 0;
        for (Month month : Month.values()) {
            List<Day> days = new ArrayList<>();
            for (LocalDate date = LocalDate.of(year, month, 1); date.getMonth() == month; date = date.plusDays(1)) {
                while (next < pieces.size() && !pieces.get(next).until().isAfter(date.atStartOfDay().toInstant(Times.EST))) {
                    next++;
                }
                days.add(day(date, pieces, next));
            }
            months.add(new MonthRow(
                    month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH), (month.getValue() - 1) * STEP, days));
        }
        return months;
    }

    /** @param first index of the first piece that does not end before the day */
    private static Day day(LocalDate date, List<Piece> pieces, int first) {
        long from = date.atStartOfDay().toInstant(Times.EST).toEpochMilli();
        long until = date.plusDays(1).atStartOfDay().toInstant(Times.EST).toEpochMilli();
        Map<ServiceClass, Long> millis = new EnumMap<>(ServiceClass.class);
        for (int i = first; i < pieces.size() && pieces.get(i).from().toEpochMilli() < until; i++) {
            Piece piece = pieces.get(i);
            long length = Math.min(until, piece.until().toEpochMilli()) - Math.max(from, piece.from().toEpochMilli());
            millis.merge(piece.named(), length, Long::sum);
        }
        int x = (date.getDayOfMonth() - 1) * STEP;
        if (millis.isEmpty()) {
            return new Day(x, "none", date + ": not measured");
        }
        // An enum's keys come in its order, which is that of precedence.
        ServiceClass named = millis.keySet().iterator().next();
        return new Day(x, named.wireName(), date + ": " + told(millis));
    }

    private static String told(Map<ServiceClass, Long> millis) {
        Stream<String> parts = millis.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .filter(part -> part.getKey() != ServiceClass.OPERATIONAL)
                .map(part -> part.getKey().wireName() + " " + Durations.text(Duration.ofMillis(part.getValue())));
        String text = String.join(", ", parts.toList());
        return text.isEmpty() ? "operational" : text;
    }
}
