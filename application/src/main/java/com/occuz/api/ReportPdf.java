package com.occuz.api;

import com.occuz.kernel.servicelevel.report.ReportDocument;
import com.occuz.kernel.servicelevel.report.ReportDocument.Claimed;
import com.occuz.kernel.servicelevel.report.ReportDocument.Gone;
import com.occuz.kernel.servicelevel.report.ReportDocument.Incident;
import com.occuz.kernel.servicelevel.report.ReportDocument.Period;
import com.occuz.kernel.servicelevel.report.ReportDocument.Ratio;
import com.occuz.kernel.servicelevel.report.ReportDocument.Stretch;
import com.occuz.kernel.servicelevel.report.ReportDocument.Version;
import com.occuz.kernel.servicelevel.report.ReportDocument.Work;
import com.occuz.kernel.servicelevel.report.ReportQuery.IssuedReport;
import com.occuz.paper.Paper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report on paper: the digest of what was issued stands on every page. */
final class ReportPdf {

    private final Paper paper;
    private final IssuedReport issued;
    private final ReportDocument report;
    private final Map<String, String> titles;

    private ReportPdf(Paper paper, IssuedReport issued, ReportDocument report, Map<String, String> titles) {
        this.paper = paper;
        this.issued = issued;
        this.report = report;
        this.titles = titles;
    }

    /** @param titles of incidents, as they read now: a report itself holds none */
    static byte[] of(IssuedReport issued, ReportDocument report, Map<String, String> titles) {
        try (Paper paper = new Paper("Occuz service level report " + issued.report().name(), issued.issuedAt())) {
            new ReportPdf(paper, issued, report, titles).write();
            return paper.bytes("Report " + issued.report().name() + " · position " + report.position() + " · "
                    + issued.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("a page could not be written", e);
        }
    }

    private void write() throws IOException {
        paper.heading("Service level report");
        paper.paragraph(report.notice());
        if (report.testClock()) {
            paper.paragraph("THIS INSTALLATION WAS RUN WITH A TEST CLOCK: its times are not those of the world.");
        }
        if (report.demonstration()) {
            paper.paragraph("THIS INSTALLATION IS A DEMONSTRATION: what it tells is made up.");
        }
        paper.entry("Subject", report.component());
        paper.entry("Period (EST, § 13)", text(report.period()));
        paper.entry("Measured", text(report.measured()));
        paper.entry("Knowledge", report.knowledge().equals("ours") ? "ours" : "that of the sources of imports");
        paper.entry("Computed at position", report.position() + ", as of " + report.asOf());
        paper.entry("Rests on", report.ledger().events() + " events, " + report.ledger().digest());
        for (Version version : report.versions()) {
            paper.entry("Policy, calendar", "version " + version.policy().version() + ", " + version.policy().hash()
                    + "; version " + version.calendar().version() + ", " + version.calendar().hash() + "; for "
                    + text(version.period()));
        }
        paper.entry("Engine", report.engine());
        paper.entry("Issued", issued.issuedAt() + " by " + issued.by());
        paper.entry("Digest of the document", issued.digest());
        figures();
        windows();
        incidents();
        plannedWork();
        exclusions();
    }

    private void figures() throws IOException {
        paper.heading("Uptime (§ 2)");
        paper.table(
                List.of("", "Uptime", "Time up / time that counts, ms × unit", "Unit", "Downtime"),
                List.of(
                        ratio("Net", report.net()),
                        ratio("Raw, as if nothing were excluded", report.raw()),
                        ratio("At worst, if all unknown were down", report.worst())),
                4, 2, 6, 1, 3);
        paper.entry("Error budget", duration(report.budgetMillis()) + ", left " + duration(report.budgetLeftMillis()));
        paper.entry("Excluded", "maintenance " + duration(report.excludedMillis().maintenance()) + ", migration "
                + duration(report.excludedMillis().migration()) + ", § 9 " + duration(report.excludedMillis().exclusion()));
        paper.entry("Unknown", duration(report.unknownMillis()) + ", coverage "
                + (report.coveragePercent() == null ? "–" : report.coveragePercent() + " %"));
        if (report.verdictDependsOnReading()) {
            paper.paragraph("Whether the target is met depends on how \"excluded from uptime\" is read.");
        }
    }

    private static List<String> ratio(String name, Ratio ratio) {
        return List.of(
                name,
                ratio.uptimePercent() == null ? "–" : ratio.uptimePercent() + " %",
                ratio.numerator() + " / " + ratio.denominator(),
                Long.toString(ratio.unit()),
                duration(ratio.downtimeMillis()));
    }

    private void windows() throws IOException {
        paper.heading("Windows");
        paper.table(
                List.of("From", "Until", "Length", "Class", "Clause", "Events"),
                report.windows().stream().map(ReportPdf::window).toList(),
                3.6f, 3.6f, 2.4f, 2.3f, 1.2f, 7);
    }

    private static List<String> window(Stretch window) {
        return List.of(
                instant(window.from()),
                instant(window.until()),
                duration(window.millis()),
                window.name(),
                window.clause(),
                String.join(" ", window.events()));
    }

    private void incidents() throws IOException {
        paper.heading("Incidents and their clocks (§ 4, § 5)");
        paper.paragraph(report.incidents().isEmpty()
                ? "None touches the period."
                : "Titles are no part of what the digest stands for: they read as they did when this copy was made.");
        for (Incident incident : report.incidents()) {
            String title = titles.getOrDefault(incident.id(), "");
            paper.paragraph((title.isEmpty() ? incident.id() : title + " (" + incident.id() + ")") + " · severity "
                    + incident.severity() + " · " + String.join(", ", incident.components()) + " · "
                    + incident.outages().stream().map(ReportPdf::gone).collect(Collectors.joining(", ")) + " · counted "
                    + duration(incident.downtimeMillis()));
            paper.table(
                    List.of("Clock", "Reading", "Due", "Verdict", "Why"),
                    incident.clocks().stream()
                            .map(clock -> List.of(
                                    clock.clock(),
                                    clock.reading(),
                                    instant(clock.dueAt()),
                                    clock.verdict(),
                                    clock.because() + " (" + clock.clause() + ")"))
                            .toList(),
                    2, 1.6f, 3.4f, 3.4f, 10);
        }
    }

    private static String gone(Gone outage) {
        return instant(outage.from()) + " to " + (outage.until() == null ? "now" : instant(outage.until()));
    }

    private void plannedWork() throws IOException {
        if (!report.plannedWork().isEmpty()) {
            paper.heading("Planned work (§ 7, § 12)");
            paper.table(
                    List.of("Work", "Kind", "Late", "Excluded", "Why"),
                    report.plannedWork().stream().map(ReportPdf::work).toList(),
                    4, 2, 1, 4, 8);
        }
    }

    private static List<String> work(Work work) {
        return List.of(
                work.id(),
                work.kind(),
                work.late() ? "late" : "",
                work.excluded() == null ? work.outcome() : text(work.excluded()),
                work.because() + " (" + work.clause() + ")");
    }

    private void exclusions() throws IOException {
        if (!report.exclusions().isEmpty()) {
            paper.heading("Exclusions (§ 9)");
            paper.table(
                    List.of("Exclusion", "Category", "Provider", "Time", "State"),
                    report.exclusions().stream().map(ReportPdf::claim).toList(),
                    5, 3, 3, 6, 2);
        }
    }

    private static List<String> claim(Claimed claim) {
        return List.of(
                claim.id(),
                claim.category(),
                claim.provider() == null ? "" : claim.provider(),
                text(claim.window()),
                claim.state());
    }

    private static String text(Period period) {
        return instant(period.from()) + " to " + instant(period.to());
    }

    /** Without what is the same everywhere: the heading says EST. */
    private static String instant(@Nullable String instant) {
        return instant == null ? "–" : instant.replace("-05:00", "").replace('T', ' ');
    }

    /** Exact: hours, minutes and seconds with whatever is left of one. */
    private static String duration(long millis) {
        long rest = Math.abs(millis);
        String seconds = rest % 1000 == 0
                ? "%02d".formatted(rest / 1000 % 60)
                : "%02d.%03d".formatted(rest / 1000 % 60, rest % 1000);
        return (millis < 0 ? "−" : "") + rest / 3_600_000 + ":" + "%02d".formatted(rest / 60_000 % 60) + ":" + seconds;
    }
}
