package com.occuz.api;

import com.occuz.kernel.servicelevel.report.ReportDocument;
import com.occuz.kernel.servicelevel.report.ReportDocument.Claimed;
import com.occuz.kernel.servicelevel.report.ReportDocument.Incident;
import com.occuz.kernel.servicelevel.report.ReportDocument.Measured;
import com.occuz.kernel.servicelevel.report.ReportDocument.Ratio;
import com.occuz.kernel.servicelevel.report.ReportDocument.Stretch;
import com.occuz.kernel.servicelevel.report.ReportDocument.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as one table (RFC 4180): each line says in its first column what it is about. What a spreadsheet would take for
 * a formula is shown as text.
 */
final class ReportCsv {

    private final StringBuilder table = new StringBuilder();

    private ReportCsv() {}

    /**
     * @param digest of the report
     * @param titles of incidents, as they read now: a report itself holds none
     */
    static String of(String digest, ReportDocument report, Map<String, String> titles) {
        ReportCsv csv = new ReportCsv();
        csv.write(digest, report, titles);
        return csv.table.toString();
    }

    private void write(String digest, ReportDocument report, Map<String, String> titles) {
        line("about", "id", "from", "until", "millis", "what", "clause", "says");
        fact("notice", report.notice());
        fact("digest", digest);
        fact("position", report.position());
        fact("asOf", report.asOf());
        fact("component", report.component());
        fact("knowledge", report.knowledge());
        fact("policy", report.policy().hash());
        fact("calendar", report.calendar().hash());
        fact("engine", report.engine());
        fact("testClock", report.testClock());
        fact("demonstration", report.demonstration());
        line("report", "period", report.period().from(), report.period().to(), "", "", "", "");
        line("report", "measured", report.measured().from(), report.measured().to(), "", "", "", "");
        ratio("net", report.net());
        ratio("raw", report.raw());
        ratio("worst", report.worst());
        fact("excludedMaintenanceMillis", report.excludedMillis().maintenance());
        fact("excludedMigrationMillis", report.excludedMillis().migration());
        fact("excludedExclusionMillis", report.excludedMillis().exclusion());
        fact("unknownMillis", report.unknownMillis());
        fact("coveragePercent", report.coveragePercent());
        fact("budgetMillis", report.budgetMillis());
        fact("budgetLeftMillis", report.budgetLeftMillis());
        fact("verdictDependsOnReading", report.verdictDependsOnReading());
        report.windows().forEach(this::window);
        report.incidents().forEach(incident -> incident(incident, titles));
        report.plannedWork().forEach(this::work);
        report.exclusions().forEach(this::claim);
    }

    private void ratio(String name, Ratio ratio) {
        fact(name + ".numerator", ratio.numerator());
        fact(name + ".denominator", ratio.denominator());
        fact(name + ".unit", ratio.unit());
        fact(name + ".uptimePercent", ratio.uptimePercent());
        fact(name + ".downtimeMillis", ratio.downtimeMillis());
    }

    private void window(Stretch window) {
        line("window", "", window.from(), window.until(), window.millis(), window.name(), window.clause(),
                String.join(" ", window.events()));
    }

    private void incident(Incident incident, Map<String, String> titles) {
        incident.outages().forEach(outage -> line(
                "incident",
                incident.id(),
                outage.from(),
                outage.until(),
                incident.downtimeMillis(),
                "severity " + incident.severity() + " " + String.join(" ", incident.components()),
                "§ 5",
                titles.getOrDefault(incident.id(), "")));
        incident.clocks().forEach(clock -> clock(incident, clock));
    }

    private void clock(Incident incident, Measured clock) {
        line("clock " + clock.clock() + " " + clock.reading(), incident.id(), clock.startedAt(), clock.dueAt(),
                clock.usedMillis(), clock.verdict(), clock.clause(), clock.because());
    }

    private void work(Work work) {
        line(
                work.kind() + (work.late() ? " late" : ""),
                work.id(),
                work.excluded() == null ? null : work.excluded().from(),
                work.excluded() == null ? null : work.excluded().to(),
                "",
                work.outcome(),
                work.clause(),
                work.because());
    }

    private void claim(Claimed claim) {
        line(
                "exclusion",
                claim.id(),
                claim.window().from(),
                claim.window().to(),
                "",
                claim.state(),
                "§ 9",
                claim.category() + (claim.provider() == null ? "" : " " + claim.provider()));
    }

    private void fact(String name, @Nullable Object value) {
        line("report", name, "", "", "", "", "", value);
    }

    private void line(@Nullable Object... cells) {
        List<@Nullable Object> values = Arrays.asList(cells);
        table.append(values.stream().map(ReportCsv::cell).collect(Collectors.joining(","))).append("\r\n");
    }

    /** A number is a number; any other text that a spreadsheet could compute with begins with an apostrophe. */
    static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (!(value instanceof Number) && !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
