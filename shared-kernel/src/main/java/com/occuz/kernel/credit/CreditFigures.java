package com.occuz.kernel.credit;

import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Sha256;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.sla.UptimeReport.BudgetUse;
import com.occuz.kernel.sla.UptimeReport.Figure;
import com.occuz.kernel.time.Window;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The figures that a credit was awarded on: the uptime of the incident's year in EST as the account met it, and what of its
 * downtime is the incident's. They stand in the event as they were; asked again for the same position they come out the same.
 *
 * @param position nothing recorded behind it was known
 * @param asOf nothing beyond it was measured
 * @param period the calendar year in EST in which the incident began
 * @param incidentDowntimeMillis counted downtime of the incident itself
 */
public record CreditFigures(
        long position,
        Instant asOf,
        Window period,
        long incidentDowntimeMillis,
        Figure net,
        Figure raw,
        PolicyRef policy,
        PolicyRef calendar,
        String engine) {

    public static CreditFigures of(MeasuredUptime measured, IncidentId incident) {
        return new CreditFigures(
                measured.question().asOf().position(),
                measured.question().asOf().at(),
                measured.question().period(),
                measured.report().incidents().stream()
                        .filter(use -> use.incident().equals(incident.toString()))
                        .mapToLong(BudgetUse::downtimeMillis)
                        .sum(),
                measured.report().net(),
                measured.report().raw(),
                measured.policy(),
                measured.calendar(),
                measured.engine());
    }

    /** {@code sha256:} and the hexadecimal digest of all of them, one in a line, in UTF-8. */
    public String digest() {
        String text = String.join(
                "\n",
                "occuz credit figures 1",
                "position " + position,
                "as of " + asOf,
                "from " + period.from(),
                "until " + period.until(),
                "incident " + incidentDowntimeMillis,
                "net " + text(net),
                "raw " + text(raw),
                "policy " + policy.version() + " " + policy.hash(),
                "calendar " + calendar.version() + " " + calendar.hash(),
                "engine " + engine);
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether they say the same, whenever they were asked for. */
    public boolean sameAs(CreditFigures other) {
        return incidentDowntimeMillis == other.incidentDowntimeMillis && net.equals(other.net) && raw.equals(other.raw);
    }

    private static String text(Figure figure) {
        return figure.numerator() + " / " + figure.denominator() + " by " + figure.unit();
    }
}
