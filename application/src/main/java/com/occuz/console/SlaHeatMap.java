package com.occuz.console;

import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.time.Est;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A year as weeks × weekdays, from Monday on: a cell for each EST day (§ 13), shown by the worst that was in it.
 *
 * @param width of the picture, in its own units; it is {@link #HEIGHT} high
 */
public record SlaHeatMap(int width, List<Label> months, List<Label> weekdays, List<Cell> cells) {

    static final int HEIGHT = 125;

    private static final int STEP = 15;
    private static final int LEFT = 32;
    private static final int TOP = 18;
    private static final int SIDE = 13;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);

    public record Label(String text, int x, int y) {}

    /**
     * @param named the worst class of the day; {@code none} where nothing of it was measured
     * @param text what a person reads about the day
     * @param why the address of its windows
     */
    public record Cell(int x, int y, String named, String text, String why) {

        public boolean isNotable() {
            return !named.equals("none") && !named.equals(ServiceClass.OPERATIONAL.wireName());
        }
    }

    /** The days of which there is something to tell, oldest first. */
    public List<Cell> notable() {
        return cells.stream().filter(Cell::isNotable).toList();
    }

    /** @param pieces a partition of what was measured of the year, oldest first */
    static SlaHeatMap of(SlaAsked asked, List<Piece> pieces) {
        LocalDate first = LocalDate.of(asked.year(), 1, 1);
        int offset = first.getDayOfWeek().getValue() - 1;
        List<Label> months = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        int next = 0;
        int week = 0;
        for (LocalDate day = first; day.getYear() == asked.year(); day = day.plusDays(1)) {
            Instant from = Est.startOf(day);
            while (next < pieces.size() && !pieces.get(next).until().isAfter(from)) {
                next++;
            }
            week = (day.getDayOfYear() - 1 + offset) / 7;
            int x = LEFT + week * STEP;
            if (day.getDayOfMonth() == 1) {
                Month month = day.getMonth();
                // The column that the month's first whole week stands in, so that no two names touch.
                int shift = day.getDayOfWeek().getValue() == 1 ? 0 : STEP;
                months.add(new Label(
                        month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH), month == Month.JANUARY ? x : x + shift, TOP - 7));
            }
            cells.add(dayOf(asked, day, x, TOP + (day.getDayOfWeek().getValue() - 1) * STEP, pieces, next));
        }
        return new SlaHeatMap(LEFT + week * STEP + SIDE + 2, months, weekdayLabels(), cells);
    }

    private static List<Label> weekdayLabels() {
        int base = TOP + SIDE - 3;
        return List.of(new Label("Mon", 0, base), new Label("Wed", 0, base + 2 * STEP), new Label("Fri", 0, base + 4 * STEP));
    }

    /** @param first index of the first piece that does not end before the day */
    private static Cell dayOf(SlaAsked asked, LocalDate day, int x, int y, List<Piece> pieces, int first) {
        Instant begin = Est.startOf(day);
        Instant end = Est.startOf(day.plusDays(1));
        Map<ServiceClass, Long> millis = new EnumMap<>(ServiceClass.class);
        for (int i = first; i < pieces.size() && pieces.get(i).from().isBefore(end); i++) {
            Piece piece = pieces.get(i);
            long length = Math.min(end.toEpochMilli(), piece.until().toEpochMilli())
                    - Math.max(begin.toEpochMilli(), piece.from().toEpochMilli());
            millis.merge(piece.named(), length, Long::sum);
        }
        String named = millis.isEmpty() ? "none" : SlaClasses.worst(millis.keySet()).wireName();
        return new Cell(x, y, named, DAY.format(day) + ": " + told(millis), asked.why(begin, end));
    }

    private static String told(Map<ServiceClass, Long> millis) {
        if (millis.isEmpty()) {
            return "not measured";
        }
        List<String> parts = millis.entrySet().stream()
                .filter(part -> part.getKey() != ServiceClass.OPERATIONAL)
                .map(part -> part.getKey().wireName() + " " + Durations.text(Duration.ofMillis(part.getValue())))
                .toList();
        return parts.isEmpty() ? "operational" : String.join(", ", parts);
    }
}
