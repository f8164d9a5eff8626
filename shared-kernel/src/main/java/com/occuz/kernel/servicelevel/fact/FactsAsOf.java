package com.occuz.kernel.servicelevel.fact;

import com.occuz.kernel.servicelevel.fact.ServiceFact.Agreed;
import com.occuz.kernel.servicelevel.fact.ServiceFact.ExclusionJudged;
import com.occuz.kernel.servicelevel.fact.ServiceFact.ExclusionSought;
import com.occuz.kernel.servicelevel.fact.ServiceFact.ExclusionTakenBack;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Explained;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Installed;
import com.occuz.kernel.servicelevel.fact.ServiceFact.NoticesBought;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Started;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Told;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Unexplained;
import com.occuz.kernel.servicelevel.fact.ServiceFact.Withdrawn;
import com.occuz.kernel.sla.Absence;
import com.occuz.kernel.sla.Absence.Decision;
import com.occuz.kernel.sla.Exclusion;
import com.occuz.kernel.sla.IncidentFacts;
import com.occuz.kernel.sla.PlannedWork;
import com.occuz.kernel.sla.Review;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.sla.Stated;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that was known at a state of knowledge, from the rows up to its position; pure. */
public final class FactsAsOf {

    private final List<IncidentFacts> outages = new ArrayList<>();
    private final List<PlannedWork> works = new ArrayList<>();
    private final Map<String, Exclusion> exclusions = new LinkedHashMap<>();
    private final Map<String, Absence> absences = new LinkedHashMap<>();
    private final List<Stated> beginnings = new ArrayList<>();
    private Optional<Stated> said = Optional.empty();

    private FactsAsOf() {}

    public static ServiceFacts of(List<ServiceFactRow> rows, Known known) {
        FactsAsOf facts = new FactsAsOf();
        Map<String, List<ServiceFactRow>> byIncident = new LinkedHashMap<>();
        for (ServiceFactRow row : rows) {
            switch (row.fact()) {
                case Installed e -> facts.beginnings.add(new Stated(e.at(), row.event()));
                case Agreed ignored -> {
                    // Terms are no facts: see AgreementsAsOf.
                }
                case Started e -> facts.said = Optional.of(new Stated(e.at(), row.event()));
                case ExclusionSought e -> facts.exclusions.put(row.subject(), claimed(e, row));
                case ExclusionJudged e -> facts.exclusions.computeIfPresent(row.subject(), (id, before) ->
                        before.decided(new Review(e.by(), e.approved(), row.event())));
                case ExclusionTakenBack ignored -> facts.exclusions.computeIfPresent(
                        row.subject(), (id, before) -> before.revoked(row.event()));
                case NoticesBought ignored -> {}
                case Unexplained e -> {
                    if (known.hears(row)) {
                        facts.absences.put(row.subject(), gone(e, row));
                    }
                }
                case Explained ignored -> {
                    // What was found to be an incident, that incident tells.
                    if (known.hears(row)) {
                        facts.absences.computeIfPresent(
                                row.subject(), (id, before) -> before.decided(new Decision(false, row.event())));
                    }
                }
                case ServiceFact ignored ->
                    byIncident.computeIfAbsent(row.subject(), it -> new ArrayList<>()).add(row);
            }
        }
        byIncident.forEach((subject, told) -> facts.add(subject, told, known));
        // § 9 is ours to claim: what the sources knew has none of it.
        List<Exclusion> exclusions =
                known instanceof Known.BySources ? List.of() : List.copyOf(facts.exclusions.values());
        return new ServiceFacts(facts.serviceStart(), facts.outages, facts.works, exclusions,
                List.copyOf(facts.absences.values()));
    }

    private static Absence gone(Unexplained e, ServiceFactRow row) {
        return new Absence(
                row.subject(),
                e.components(),
                new Stated(e.from(), row.event()),
                Optional.of(new Stated(e.until(), row.event())),
                Optional.empty());
    }

    private static Exclusion claimed(ExclusionSought claim, ServiceFactRow row) {
        return new Exclusion(
                row.subject(),
                claim.category(),
                Optional.ofNullable(claim.provider()),
                claim.components(),
                Optional.ofNullable(claim.account()),
                new Window(claim.from(), claim.until()),
                Optional.ofNullable(claim.incident()),
                claim.claimant(),
                row.event(),
                Optional.empty(),
                Optional.empty());
    }

    private void add(String subject, List<ServiceFactRow> rows, Known known) {
        List<ServiceFactRow> heard = heard(rows, known);
        if (WorkFold.isWork(rows)) {
            if (!heard.isEmpty()) {
                works.add(WorkFold.of(subject, heard));
            }
            return;
        }
        IncidentFold everything = IncidentFold.of(subject, rows);
        begin(everything, rows);
        IncidentFold fold = known instanceof Known.ByUs ? everything : IncidentFold.of(subject, heard);
        fold.outage().ifPresent(outages::add);
        fold.plannedWork().ifPresent(works::add);
    }

    /** Of one subject's rows up to a position, those that a state of knowledge holds, in the order in which they hold. */
    public static List<ServiceFactRow> heard(List<ServiceFactRow> rows, Known known) {
        return switch (known) {
            case Known.ByUs ignored -> rows;
            case Known.BySources sources -> asTheSourcesKnew(rows, sources);
        };
    }

    /**
     * Something that broke was there; since when, nobody has said: the year it broke in counts from its beginning. A source
     * that had not spoken yet does not undo that there was a service.
     */
    private void begin(IncidentFold fold, List<ServiceFactRow> rows) {
        fold.onset().ifPresent(onset ->
                beginnings.add(new Stated(Est.year(Est.yearOf(onset)).from(), rows.getFirst().event())));
    }

    /** What somebody said, otherwise the earliest beginning that is known. */
    private Optional<Stated> serviceStart() {
        return said.or(() -> beginnings.stream().min(Comparator.comparing(Stated::at)));
    }

    /**
     * Of an imported incident, the statements that the source had made by then, in its order, whenever they were imported;
     * without those that were taken back and without what was recorded here, which the source did not know. Of any other,
     * and of planned work, what we had recorded by then.
     */
    private static List<ServiceFactRow> asTheSourcesKnew(List<ServiceFactRow> rows, Known.BySources known) {
        if (rows.stream().noneMatch(row -> row.fact() instanceof Told)) {
            return rows.stream().filter(known::hears).toList();
        }
        List<Statement> stated = new ArrayList<>();
        Set<String> withdrawn = new HashSet<>();
        for (ServiceFactRow row : rows.reversed()) {
            if (row.fact() instanceof Withdrawn e) {
                withdrawn.add(e.importId());
            } else if (row.fact() instanceof Told e
                    && !withdrawn.contains(e.importId())
                    && known.hears(row)) {
                stated.add(new Statement(row, e.statedAt()));
            }
        }
        stated.sort(Comparator.comparing(Statement::statedAt).thenComparing(it -> it.row().position()));
        return stated.stream().map(Statement::row).toList();
    }

    private record Statement(ServiceFactRow row, Instant statedAt) {}
}
