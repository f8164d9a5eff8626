package com.occuz.console;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When in the week people click: weekdays × hours.
 *
 * @param busiest in words, for those who do not see the picture
 */
public record ClickHeatMap(List<Label> days, List<Label> hours, List<Cell> cells, String busiest) {

    static final int WIDTH = 394;
    static final int HEIGHT = 126;

    private static final int LEFT = 32;
    private static final int TOP = 18;
    private static final int STEP = 15;
    private static final int LEVELS = 5;

    public record Label(String text, int x, int y) {}

    /** @param level 0 for none, to 5 for the most */
    public record Cell(int x, int y, int level, String text) {}

    /** @param clicks of the 168 hours of a week, from Monday 0 o'clock on */
    static ClickHeatMap of(List<Long> clicks) {
        long most = clicks.stream().mapToLong(Long::longValue).max().orElse(0);
        List<Label> days = new ArrayList<>();
        List<Label> hours = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            days.add(new Label(name(day), 0, TOP + day * STEP + 10));
            for (int hour = 0; hour < 24; hour++) {
                long here = clicks.get(day * 24 + hour);
                int level = here == 0 ? 0 : (int) Math.max(1, Math.ceilDiv(here * LEVELS, most));
                cells.add(new Cell(LEFT + hour * STEP, TOP + day * STEP, level, said(day, hour, here)));
            }
        }
        for (int hour = 0; hour < 24; hour += 6) {
            hours.add(new Label(hour + ":00", LEFT + hour * STEP, TOP - 6));
        }
        int peak = clicks.indexOf(most);
        return new ClickHeatMap(days, hours, cells, most == 0 ? "" : "Busiest: " + said(peak / 24, peak % 24, most));
    }

    private static String said(int day, int hour, long clicks) {
        return name(day) + " " + hour + ":00 to " + (hour + 1) + ":00, " + clicks + (clicks == 1 ? " click" : " clicks");
    }

    private static String name(int day) {
        return DayOfWeek.of(day + 1).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    public String viewBox() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }
}
