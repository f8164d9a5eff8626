package com.occuz.api;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.FindIncident;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.servicelevel.report.ReportDocument;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the incidents of a report are called, for copies that people read. It is no part of the report: a title can be
 * erased, and a report stays what it is.
 */
final class ReportTitles {

    /** The rest goes by its id; nobody reads so many. */
    private static final int MOST = 500;

    private final Questions questions;

    ReportTitles(Questions questions) {
        this.questions = questions;
    }

    /** By incident, as they read now. */
    Map<String, String> of(ReportDocument report, Instant now) {
        Map<String, String> titles = new LinkedHashMap<>();
        report.incidents().stream().limit(MOST).forEach(incident -> questions
                .optional(
                        new FindIncident(Tenant.everyone(), IncidentId.parse(incident.id()), now), IncidentView.class)
                .ifPresent(view -> titles.put(incident.id(), view.title())));
        return titles;
    }
}
