package com.occuz.api;

import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShownTimeline;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Est;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Timelines and figures as tables (RFC 4180), instants in EST (§ 13). Every value is a number, an instant, an id or a name
 * of ours: nothing that somebody wrote, and nothing that a spreadsheet would take for a formula.
 */
public final class SlaCsv {

    /** § 14, which every report carries. */
    public static final String NOTICE =
            "This SLA defines service targets only and does not constitute a guarantee of uninterrupted service.";

    public static final MediaType TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private static final String LINE = "\r\n";

    private SlaCsv() {}

    /** Whether a request would rather have a table than JSON, which everybody gets who has no wish. */
    static boolean isWanted(HttpServletRequest request) {
        try {
            List<MediaType> wishes =
                    new ArrayList<>(MediaType.parseMediaTypes(Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("")));
            return quality(wishes, TYPE) > quality(wishes, MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static double quality(List<MediaType> wishes, MediaType type) {
        return wishes.stream().filter(wish -> wish.includes(type)).mapToDouble(MediaType::getQualityValue).max().orElse(0);
    }

    /** One line for each window, the oldest first. */
    public static String timeline(ShownTimeline shown) {
        StringBuilder table = new StringBuilder("position,component,from,until,millis,class,clause,downtimeWeight,events" + LINE);
        String subject = shown.question().asOf().position() + "," + component(shown.question());
        for (Piece piece : shown.pieces()) {
            table.append(String.join(
                            ",",
                            subject,
                            est(piece.from()),
                            est(piece.until()),
                            Long.toString(piece.millis()),
                            piece.named().wireName(),
                            piece.clause(),
                            piece.weight().toString(),
                            String.join(" ", piece.events())))
                    .append(LINE);
        }
        return table.toString();
    }

    /** One line for each set of figures. */
    public static String figures(List<MeasuredUptime> figures) {
        StringBuilder table = new StringBuilder(
                "position,asOf,component,from,to,uptimePercent,numerator,denominator,unit,downtimeMillis,maintenanceMillis,"
                        + "migrationMillis,exclusionMillis,unknownMillis,coveragePercent,budgetMillis,budgetLeftMillis,"
                        + "rawNumerator,rawDenominator,verdictDependsOnReading,policy,calendar,engine,notice"
                        + LINE);
        figures.forEach(measured -> table.append(line(measured)).append(LINE));
        return table.toString();
    }

    private static String line(MeasuredUptime measured) {
        UptimeReport report = measured.report();
        return String.join(
                ",",
                Long.toString(measured.question().asOf().position()),
                measured.question().asOf().at().toString(),
                component(measured.question()),
                est(report.period().from()),
                est(report.period().until()),
                report.net().percent().orElse(""),
                Long.toString(report.net().numerator()),
                Long.toString(report.net().denominator()),
                Long.toString(report.net().unit()),
                Long.toString(report.net().downtimeMillis()),
                excluded(report, ServiceClass.MAINTENANCE),
                excluded(report, ServiceClass.MIGRATION),
                excluded(report, ServiceClass.EXCLUDED),
                Long.toString(report.unknownMillis()),
                report.coveragePercent().orElse("100"),
                Long.toString(report.budgetMillis()),
                Long.toString(report.budgetLeftMillis()),
                Long.toString(report.raw().numerator()),
                Long.toString(report.raw().denominator()),
                Boolean.toString(report.verdictDependsOnReading()),
                measured.policy().hash(),
                measured.calendar().hash(),
                measured.engine(),
                '"' + NOTICE + '"');
    }

    private static String excluded(UptimeReport report, ServiceClass named) {
        return Long.toString(report.excludedMillis().getOrDefault(named, 0L));
    }

    private static String component(Question question) {
        return SlaQuestion.name(question.subject().component().orElse(null));
    }

    private static String est(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(Est.OFFSET));
    }
}
