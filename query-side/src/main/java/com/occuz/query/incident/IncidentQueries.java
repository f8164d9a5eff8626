package com.occuz.query.incident;

import com.occuz.kernel.account.AccountQuery.SupportPlanView;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.Desk;
import com.occuz.kernel.incident.IncidentQuery.DeskPlace;
import com.occuz.kernel.incident.IncidentQuery.FindClocks;
import com.occuz.kernel.incident.IncidentQuery.FindImport;
import com.occuz.kernel.incident.IncidentQuery.FindIncident;
import com.occuz.kernel.incident.IncidentQuery.FindIncidentBegunAt;
import com.occuz.kernel.incident.IncidentQuery.ImportView;
import com.occuz.kernel.incident.IncidentQuery.IncidentClocksView;
import com.occuz.kernel.incident.IncidentQuery.IncidentStory;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.IncidentQuery.ListByNextDue;
import com.occuz.kernel.incident.IncidentQuery.ListImports;
import com.occuz.kernel.incident.IncidentQuery.ListIncidents;
import com.occuz.kernel.incident.IncidentQuery.RingingClock;
import com.occuz.kernel.incident.IncidentQuery.StoryItem;
import com.occuz.kernel.incident.IncidentQuery.ToldByImport;
import com.occuz.kernel.incident.IncidentQuery.WhichClocksRing;
import com.occuz.kernel.incident.IncidentQuery.WhichImportsRun;
import com.occuz.kernel.incident.Telling;
import com.occuz.kernel.incident.clock.IncidentClocks;
import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.servicelevel.LedgerAgreements;
import com.occuz.kernel.sla.Clock;
import com.occuz.kernel.sla.Verdict;
import com.occuz.query.account.PeopleTable;
import com.occuz.query.exclusion.ApprovedExclusions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code IncidentQuery}. An incident that the tenant may not see is answered like one that is not there. */
public final class IncidentQueries {

    private final IncidentsTable incidents;
    private final IncidentImportsTable imports;
    private final ApprovedExclusions exclusions;
    private final PeopleTable people;
    private final LedgerReader ledger;
    private final LedgerAgreements agreements;
    private final IncidentEvents events;

    /** @param exclusions they lift clocks (§ 9) */
    public IncidentQueries(
            IncidentsTable incidents,
            IncidentImportsTable imports,
            ApprovedExclusions exclusions,
            PeopleTable people,
            LedgerReader ledger,
            LedgerAgreements agreements) {
        this.incidents = incidents;
        this.imports = imports;
        this.exclusions = exclusions;
        this.people = people;
        this.ledger = ledger;
        this.agreements = agreements;
        this.events = new IncidentEvents(ledger);
    }

    @QueryHandler
    Optional<IncidentView> on(FindIncident query) {
        return incidents.find(query.tenant(), query.incident())
                .map(row -> view(row, query.tenant(), plan(query.tenant()), query.at()));
    }

    @QueryHandler
    Optional<IncidentView> on(FindIncidentBegunAt query) {
        return incidents.begunAt(query.tenant(), query.position())
                .map(row -> view(row, query.tenant(), plan(query.tenant()), query.at()));
    }

    @QueryHandler
    Page<IncidentView> on(ListIncidents query) {
        SupportPlan plan = plan(query.tenant());
        List<IncidentView> rows = incidents
                .list(query.tenant(), query.filter(), query.before(), query.limit() + 1, query.at())
                .stream()
                .map(row -> view(row, query.tenant(), plan, query.at()))
                .toList();
        return Page.cut(rows, query.limit(), IncidentView::begunPosition);
    }

    @QueryHandler
    Desk on(ListByNextDue query) {
        Set<IncidentId> lifted = exclusions.speakOf(incidents.due(query.tenant())).stream()
                .filter(incident -> isLifted(incident, query.at()))
                .collect(Collectors.toSet());
        SupportPlan plan = plan(query.tenant());
        List<IncidentView> rows = incidents
                .desk(query.tenant(), query.filter(), lifted, query.after(), query.limit() + 1, query.at())
                .stream()
                .map(row -> row.view(
                        query.tenant(),
                        Telling.of(query.tenant(), row.account(), plan),
                        query.at(),
                        !lifted.contains(row.incident())))
                .toList();
        if (rows.size() <= query.limit()) {
            return new Desk(rows, Optional.empty());
        }
        List<IncidentView> items = rows.subList(0, query.limit());
        IncidentView last = items.getLast();
        return new Desk(items, Optional.of(new DeskPlace(last.nextDueAt(), last.begunPosition())));
    }

    @QueryHandler
    Optional<IncidentClocksView> on(FindClocks query) {
        return incidents.find(query.tenant(), query.incident()).map(row -> {
            IncidentEvents.Known known = events.upTo(row.incident(), row.position());
            return new IncidentClocksView(
                    shown(known.dossier(), query.at()), row.position());
        });
    }

    /** As far as the view knows the incident: what it does not show yet is not in its story either. */
    @QueryHandler
    Optional<Page<StoryItem>> on(IncidentStory query) {
        return incidents.find(query.tenant(), query.incident()).map(row -> {
            Telling telling = Telling.of(query.tenant(), row.account(), plan(query.tenant()));
            long end = query.before().isPresent()
                    ? firstAtOrAfter(row.incident(), query.before().get(), row.version())
                    : row.version();
            long from = Math.max(0, end - query.limit() - 1);
            List<StoryItem> newestFirst =
                    ledger.ofAggregate(row.incident().toString(), from, (int) (end - from)).reversed().stream()
                            .map(event -> IncidentStories.item(event, telling, query.tenant() instanceof Tenant.Everyone))
                            .toList();
            return Page.cut(newestFirst, query.limit(), StoryItem::position);
        });
    }

    @QueryHandler
    Page<ImportView> on(ListImports query) {
        return Page.cut(imports.list(query.before(), query.limit() + 1), query.limit(), ImportView::position);
    }

    @QueryHandler
    Optional<ImportView> on(FindImport query) {
        return imports.find(query.importId());
    }

    @QueryHandler
    List<ImportId> on(WhichImportsRun query) {
        return imports.running();
    }

    @QueryHandler
    List<IncidentId> on(ToldByImport query) {
        return incidents.toldBy(query.tenant(), query.importId());
    }

    @QueryHandler
    List<RingingClock> on(WhichClocksRing query) {
        List<RingingClock> ringing = new ArrayList<>();
        for (int skipped = 0; ringing.size() < query.limit(); skipped += query.limit()) {
            List<RingingClock> page = incidents.ringing(query.tenant(), query.at(), query.limit(), skipped);
            page.stream().filter(it -> !speaksAndLifts(it.incident(), query.at())).forEach(ringing::add);
            if (page.size() < query.limit()) {
                break;
            }
        }
        return ringing.subList(0, Math.min(ringing.size(), query.limit()));
    }

    /** What the reader has bought; of the staff it says nothing. */
    private SupportPlan plan(Tenant reader) {
        return reader instanceof Tenant.Own own
                ? people.plan(reader, own.account()).map(SupportPlanView::plan).orElse(SupportPlan.NONE)
                : SupportPlan.NONE;
    }

    private IncidentView view(IncidentRow row, Tenant tenant, SupportPlan plan, Instant at) {
        Telling telling = Telling.of(tenant, row.account(), plan);
        return row.view(tenant, telling, at, row.nextDueAt() == null || !speaksAndLifts(row.incident(), at));
    }

    private boolean speaksAndLifts(IncidentId incident, Instant at) {
        return exclusions.speakOf(incident) && isLifted(incident, at);
    }

    /** Nothing is due or recorded of clocks that do not apply; once the exclusion is revoked, they run again. */
    private boolean isLifted(IncidentId incident, Instant at) {
        return clocks(events.upTo(incident, Long.MAX_VALUE).dossier(), at).stream()
                .allMatch(clock -> clock.verdict() == Verdict.NOT_APPLICABLE);
    }

    /** With those of the contact where a report was filed later. */
    private List<Clock> shown(Dossier dossier, Instant at) {
        List<Clock> shown = new ArrayList<>(clocks(dossier, at));
        shown.addAll(IncidentClocks.sinceContact(
                dossier,
                exclusions.about(dossier.incident(), dossier.course().startedAt()),
                agreements.present(),
                at));
        return shown;
    }

    private List<Clock> clocks(Dossier dossier, Instant at) {
        return IncidentClocks.of(
                dossier,
                exclusions.about(dossier.incident(), dossier.course().startedAt()),
                agreements.present(),
                at);
    }

    /** The sequence of the first event at or behind a position, of {@code count} events. */
    private long firstAtOrAfter(IncidentId incident, long position, long count) {
        long low = 0;
        long high = count;
        while (low < high) {
            long middle = (low + high) / 2;
            List<RecordedEvent> event = ledger.ofAggregate(incident.toString(), middle, 1);
            if (!event.isEmpty() && event.getFirst().position() < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
