package com.occuz.query.incident;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.IncidentQuery.IncidentFilter;
import com.occuz.kernel.incident.IncidentState;
import com.occuz.kernel.incident.clock.IncidentClocks;
import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.servicelevel.TermsQuery.OpenClocks;
import com.occuz.kernel.sla.ClockOutlook;
import com.occuz.kernel.sla.ClockOutlook.Lights;
import com.occuz.query.exclusion.ApprovedExclusions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The clocks of what nobody has put right yet, under other versions of the agreement (§ 15). */
public final class OpenIncidents {

    /** Each is read from the ledger; whoever has more open incidents than this has other worries than the next version. */
    private static final int MOST = 200;

    private static final IncidentFilter OPEN = new IncidentFilter(
            Set.of(IncidentState.OPEN, IncidentState.ACKNOWLEDGED, IncidentState.DIAGNOSED),
            Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    private final IncidentsTable incidents;
    private final ApprovedExclusions exclusions;
    private final IncidentEvents events;

    public OpenIncidents(IncidentsTable incidents, ApprovedExclusions exclusions, LedgerReader ledger) {
        this.incidents = incidents;
        this.exclusions = exclusions;
        this.events = new IncidentEvents(ledger);
    }

    /** @param from when the version would take effect, not before {@code now} */
    public OpenClocks clocks(Lights lights, Instant now, Instant from) {
        List<IncidentRow> rows = incidents.list(Tenant.everyone(), OPEN, Optional.empty(), MOST + 1, now);
        List<ClockOutlook> clocks = new ArrayList<>();
        for (IncidentRow row : rows.subList(0, Math.min(MOST, rows.size()))) {
            Dossier dossier = events.upTo(row.incident(), Long.MAX_VALUE).dossier();
            clocks.addAll(IncidentClocks.outlook(
                    dossier, exclusions.about(dossier.incident(), dossier.course().startedAt()), lights, now, from));
        }
        return new OpenClocks(
                clocks.size(), rows.size() <= MOST, clocks.stream().filter(ClockOutlook::moves).toList());
    }
}
