package com.occuz.kernel.servicelevel.report;

import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.clock.IncidentClocks;
import com.occuz.kernel.policy.CanonicalJson;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.fact.AgreementsAsOf;
import com.occuz.kernel.servicelevel.fact.FactsAsOf;
import com.occuz.kernel.servicelevel.fact.Known;
import com.occuz.kernel.servicelevel.report.ReportDocument.Claimed;
import com.occuz.kernel.servicelevel.report.ReportDocument.Excluded;
import com.occuz.kernel.servicelevel.report.ReportDocument.Gone;
import com.occuz.kernel.servicelevel.report.ReportDocument.Incident;
import com.occuz.kernel.servicelevel.report.ReportDocument.Measured;
import com.occuz.kernel.servicelevel.report.ReportDocument.Period;
import com.occuz.kernel.servicelevel.report.ReportDocument.Ratio;
import com.occuz.kernel.servicelevel.report.ReportDocument.Rests;
import com.occuz.kernel.servicelevel.report.ReportDocument.Stretch;
import com.occuz.kernel.servicelevel.report.ReportDocument.Version;
import com.occuz.kernel.servicelevel.report.ReportDocument.Work;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Clock;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Exclusion;
import com.occuz.kernel.sla.IncidentFacts;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Outage;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.PlannedWork;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.sla.Stated;
import com.occuz.kernel.sla.Uptime;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.sla.UptimeReport.BudgetUse;
import com.occuz.kernel.sla.UptimeReport.Figure;
import com.occuz.kernel.sla.WorkRuling;
import com.occuz.kernel.sla.WorkRulings;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Computes a report from the events that it rests on, and from nothing else: the server and whoever checks it. */
public final class ReportComposer {

    private final Question question;
    private final ReportBasis basis;
    private final Known known;
    private final ServiceFacts facts;
    private final Agreements agreements;
    private final Instant asOf;

    private ReportComposer(Question question, ReportBasis basis) {
        this.question = question;
        this.basis = basis;
        this.known = Known.of(question, basis::positionAt);
        this.facts = FactsAsOf.of(basis.rows(), known);
        this.agreements = AgreementsAsOf.of(basis.rows(), known);
        this.asOf = question.asOf().at();
    }

    /**
     * @param question whose subject is everybody's, not one account's
     * @param basis every event up to the question's position that figures rest on, and none behind it
     */
    public static ComposedReport compose(Question question, ReportBasis basis) {
        return new ReportComposer(question, basis).compose();
    }

    private ComposedReport compose() {
        MeasuredUptime measured = MeasuredUptime.of(question, facts, agreements);
        return new ComposedReport(
                question,
                measured.policy(),
                measured.calendar(),
                measured.engine(),
                KeyFigures.of(measured.report()),
                CanonicalJson.text(document(measured)));
    }

    private ReportDocument document(MeasuredUptime measured) {
        UptimeReport report = measured.report();
        return new ReportDocument(
                ReportDocument.FORMAT,
                basis.storeId().orElse(""),
                basis.testClock(),
                basis.demonstration(),
                ReportDocument.NOTICE,
                period(report.period()),
                question.subject().component().map(Component::wireName).orElse(ReportDocument.PLATFORM),
                question.knowledge().wireName(),
                question.asOf().position(),
                est(asOf),
                measured.policy(),
                measured.calendar(),
                measured.versions().stream()
                        .map(it -> new Version(period(it.window()), it.policy(), it.calendar()))
                        .toList(),
                measured.engine(),
                new Rests(basis.chain().events(), basis.chain().digest()),
                facts.serviceStart().map(it -> est(it.at())).orElse(null),
                period(report.measured()),
                ratio(report.net()),
                ratio(report.raw()),
                ratio(report.worst()),
                excluded(report.excludedMillis()),
                report.unknownMillis(),
                report.coveragePercent().orElse(null),
                report.budgetMillis(),
                report.budgetLeftMillis(),
                report.verdictDependsOnReading(),
                Uptime.timeline(question.period(), question.subject(), facts, agreements, asOf).stream()
                        .map(ReportComposer::stretch)
                        .toList(),
                incidents(report),
                plannedWork(),
                facts.exclusions().stream()
                        .filter(it -> it.account().isEmpty() && touches(it.affected()))
                        .map(ReportComposer::claimed)
                        .toList());
    }

    private List<Incident> incidents(UptimeReport report) {
        Map<String, Long> downtime = report.incidents().stream()
                .collect(Collectors.toMap(BudgetUse::incident, BudgetUse::downtimeMillis));
        return facts.incidents().stream()
                .filter(this::concerns)
                .sorted(Comparator.comparing((IncidentFacts it) -> it.startedAt().at())
                        .thenComparing(IncidentFacts::incident))
                .map(it -> incident(it, downtime.getOrDefault(it.incident(), 0L)))
                .toList();
    }

    /** Whether everybody was hit by it at some time, in what is measured, within the period. */
    private boolean concerns(IncidentFacts incident) {
        boolean everybody = incident.scopes().stream().anyMatch(it -> it.value() == IncidentScope.PLATFORM);
        boolean here = question.subject().component().map(incident.components()::contains).orElse(true);
        return everybody && here && incident.outages().stream().anyMatch(this::touches);
    }

    private boolean touches(Outage outage) {
        return outage.from().at().isBefore(question.period().until())
                && outage.until().map(Stated::at).filter(it -> !it.isAfter(question.period().from())).isEmpty();
    }

    private boolean touches(Window window) {
        return window.from().isBefore(question.period().until()) && window.until().isAfter(question.period().from());
    }

    private Incident incident(IncidentFacts incident, long downtimeMillis) {
        Dossier dossier = basis.dossier(incident.incident(), known);
        return new Incident(
                incident.incident(),
                dossier.origin().wireName(),
                dossier.classification().severity().level(),
                dossier.scope().wireName(),
                names(incident.components()),
                incident.outages().stream()
                        .map(it -> new Gone(est(it.from().at()), it.until().map(end -> est(end.at())).orElse(null)))
                        .toList(),
                downtimeMillis,
                IncidentClocks.of(dossier, facts.exclusions(), agreements, asOf).stream()
                        .map(ReportComposer::measured)
                        .toList());
    }

    private static Measured measured(Clock clock) {
        return new Measured(
                clock.name().wireName(),
                clock.reading().wireName(),
                clock.startedAt().map(ReportComposer::est).orElse(null),
                clock.dueAt().map(ReportComposer::est).orElse(null),
                clock.stoppedAt().map(ReportComposer::est).orElse(null),
                clock.usedMillis(),
                clock.verdict().name(),
                clock.because(),
                clock.clause());
    }

    /** All of it is ruled on together, since migrations are counted. */
    private List<Work> plannedWork() {
        return WorkRulings.of(facts.plannedWork(), agreements, asOf).stream()
                .filter(ruling -> isInPeriod(ruling.work()))
                .map(ReportComposer::work)
                .toList();
    }

    private boolean isInPeriod(PlannedWork work) {
        boolean here = question.subject().component().map(work.components()::contains).orElse(true);
        Optional<Window> planned = work.plan().map(PlannedWork.Plan::window);
        Optional<Window> real = work.tookPlaceFrom().map(from -> {
            Instant over = work.overAt().map(Stated::at).orElse(asOf);
            return new Window(from.at(), over.isBefore(from.at()) ? from.at() : over);
        });
        return here && (planned.filter(this::touches).isPresent() || real.filter(this::touches).isPresent());
    }

    private static Work work(WorkRuling ruling) {
        return new Work(
                ruling.work().id(),
                ruling.work().kind().wireName(),
                names(ruling.work().components()),
                ruling.late(),
                ruling.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                ruling.excluded().map(ReportComposer::period).orElse(null),
                ruling.because(),
                ruling.clause());
    }

    private static Claimed claimed(Exclusion exclusion) {
        String state;
        if (exclusion.revoked().isPresent()) {
            state = "revoked";
        } else {
            state = exclusion.decision().map(it -> it.approved() ? "approved" : "rejected").orElse("claimed");
        }
        return new Claimed(
                exclusion.id(),
                exclusion.category(),
                exclusion.provider().orElse(null),
                names(exclusion.components()),
                period(exclusion.affected()),
                exclusion.incident().orElse(null),
                state);
    }

    private static Stretch stretch(Piece piece) {
        return new Stretch(
                est(piece.from()),
                est(piece.until()),
                piece.millis(),
                piece.named().wireName(),
                piece.clause(),
                piece.weight().toString(),
                piece.events());
    }

    private static Excluded excluded(Map<ServiceClass, Long> millis) {
        return new Excluded(
                millis.getOrDefault(ServiceClass.MAINTENANCE, 0L),
                millis.getOrDefault(ServiceClass.MIGRATION, 0L),
                millis.getOrDefault(ServiceClass.EXCLUDED, 0L));
    }

    private static Ratio ratio(Figure figure) {
        return new Ratio(
                figure.unit(),
                figure.numerator(),
                figure.denominator(),
                figure.percent().orElse(null),
                figure.downtimeMillis());
    }

    private static List<String> names(Collection<Component> components) {
        return components.stream().sorted().map(Component::wireName).toList();
    }

    private static Period period(Window window) {
        return new Period(est(window.from()), est(window.until()));
    }

    private static String est(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(Est.OFFSET));
    }
}
