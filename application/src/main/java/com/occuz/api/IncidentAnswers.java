package com.occuz.api;

import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.FindIncident;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.IncidentRefusal.IncidentNotFound;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Caller;
import java.net.URI;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Finds incidents for callers and answers with them. */
record IncidentAnswers(Questions questions, Positions positions, InstantSource clock) {

    /** Once this node's view holds the position. */
    ResponseEntity<?> shown(Caller caller, IncidentId incident, long position, HttpStatus status) {
        positions.awaitShown(position, location(incident));
        return shown(find(caller, incident), position, status);
    }

    static ResponseEntity<?> shown(IncidentView incident, long position, HttpStatus status) {
        return Shown.resource(status, incident.version(), position, location(incident.incident()))
                .body(IncidentJson.of(incident));
    }

    /** @throws Refused if there is none for the caller */
    IncidentView find(Caller caller, IncidentId incident) {
        return questions
                .optional(new FindIncident(caller.incidents(), incident, clock.instant()), IncidentView.class)
                .orElseThrow(() -> new Refused(new IncidentNotFound()));
    }

    /** @throws Refused if no incident can have this id */
    static IncidentId incident(String id) {
        try {
            return new IncidentId(id);
        } catch (InvalidValue e) {
            throw new Refused(new IncidentNotFound());
        }
    }

    private static URI location(IncidentId incident) {
        return URI.create("/api/v1/incidents/" + incident.name());
    }
}
