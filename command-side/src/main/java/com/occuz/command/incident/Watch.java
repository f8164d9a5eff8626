package com.occuz.command.incident;

import com.occuz.command.incident.Incident.Absent;
import com.occuz.command.incident.Incident.Known;
import com.occuz.command.incident.Incident.Withdrawn;
import com.occuz.kernel.incident.IncidentCommand.WatchClocks;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentRefusal.IncidentNotFound;
import com.occuz.kernel.incident.clock.ClockWatch;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.sla.Agreements;
import java.util.List;

/** Records of an incident's clocks what is due and not recorded yet; pure, and idempotent by what is recorded. */
final class Watch {

    private Watch() {}

    static List<IncidentEvent> decide(WatchClocks command, Incident incident, Agreements agreements) {
        return switch (incident) {
            case Absent ignored -> throw new Refused(new IncidentNotFound());
            case Withdrawn ignored -> List.of();
            case Known known -> ClockWatch.due(known.dossier(), agreements, command.at());
        };
    }
}
