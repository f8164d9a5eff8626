package com.occuz.query;

import com.occuz.kernel.account.AccountEvent;
import com.occuz.kernel.account.AccountEvent.SupportPlanSet;
import com.occuz.kernel.click.ClickEvent;
import com.occuz.kernel.click.LossEvent;
import com.occuz.kernel.credit.CreditEvent;
import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentImportEvent;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.LedgerHistory;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.monitoring.CandidateEvent;
import com.occuz.kernel.operations.InstallationEvent;
import com.occuz.kernel.servicelevel.LedgerAgreements;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.report.ReportEvent;
import com.occuz.kernel.support.ContactEvent;
import com.occuz.kernel.support.SupportTimeEvent;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.query.account.AcceptancesTable;
import com.occuz.query.account.AccountHistory;
import com.occuz.query.account.AccountQueries;
import com.occuz.query.account.AccountsTable;
import com.occuz.query.account.ApiKeyProjection;
import com.occuz.query.account.ApiKeysTable;
import com.occuz.query.account.PeopleProjection;
import com.occuz.query.account.PeopleTable;
import com.occuz.query.audit.AuditQueries;
import com.occuz.query.audit.LedgerEntriesTable;
import com.occuz.query.click.ClickCountsProjection;
import com.occuz.query.click.ClickCountsTable;
import com.occuz.query.credit.CreditProjection;
import com.occuz.query.credit.CreditQueries;
import com.occuz.query.credit.CreditsTable;
import com.occuz.query.exclusion.ApprovedExclusions;
import com.occuz.query.exclusion.ExclusionProjection;
import com.occuz.query.exclusion.ExclusionQueries;
import com.occuz.query.exclusion.ExclusionsTable;
import com.occuz.query.incident.IncidentImportProjection;
import com.occuz.query.incident.IncidentImportsTable;
import com.occuz.query.incident.IncidentProjection;
import com.occuz.query.incident.IncidentQueries;
import com.occuz.query.incident.IncidentsTable;
import com.occuz.query.incident.OpenIncidents;
import com.occuz.query.incident.KnownIncidents;
import com.occuz.query.link.LinkProjection;
import com.occuz.query.link.LinkQueries;
import com.occuz.query.link.LinkSearchTable;
import com.occuz.query.link.LinksTable;
import com.occuz.query.monitoring.CandidateProjection;
import com.occuz.query.monitoring.CandidateQueries;
import com.occuz.query.monitoring.CandidatesTable;
import com.occuz.query.monitoring.LossProjection;
import com.occuz.query.monitoring.LossesTable;
import com.occuz.query.operations.Auditor;
import com.occuz.query.operations.ClickStreamsTable;
import com.occuz.query.operations.Duty.Source;
import com.occuz.query.operations.Duty;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.operations.HandledTable;
import com.occuz.query.operations.NodesTable;
import com.occuz.query.operations.OrphansTable;
import com.occuz.query.operations.ProcessorTokens;
import com.occuz.query.operations.StoredEventsTable;
import com.occuz.query.projection.ViewSchema;
import com.occuz.query.servicelevel.FigureQueries;
import com.occuz.query.servicelevel.LedgerStampsTable;
import com.occuz.query.servicelevel.ReportLedgerTable;
import com.occuz.query.servicelevel.ReportProjection;
import com.occuz.query.servicelevel.ReportQueries;
import com.occuz.query.servicelevel.ReportsTable;
import com.occuz.query.servicelevel.ServiceFactsTable;
import com.occuz.query.servicelevel.ServiceLevelProjection;
import com.occuz.query.servicelevel.ServiceLevelQueries;
import com.occuz.query.support.ContactProjection;
import com.occuz.query.support.ContactQueries;
import com.occuz.query.support.ContactsTable;
import com.occuz.query.support.SupportTimeProjection;
import com.occuz.query.support.SupportTimeQueries;
import com.occuz.query.support.SupportTimeTable;
import com.occuz.query.servicelevel.TermsQueries;
import com.occuz.query.work.WorkProjection;
import com.occuz.query.work.WorkQueries;
import com.occuz.query.work.WorkTable;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole read side put together. Whoever boots registers {@link #projections()} as event handlers, each in the
 * processing group it names, and {@link #queryHandlers()} as query handlers.
 */
public final class ReadSide {

    private final LinkProjection links;
    private final ApiKeyProjection apiKeys;
    private final ClickCountsProjection clickCounts;
    private final ServiceLevelProjection serviceLevel;
    private final PeopleProjection people;
    private final LinkQueries linkQueries;
    private final AccountQueries accountQueries;
    private final ServiceLevelQueries serviceLevelQueries;
    private final FigureQueries figureQueries;
    private final ReportProjection reports;
    private final ReportQueries reportQueries;
    private final TermsQueries termsQueries;
    private final IncidentProjection incidents;
    private final IncidentImportProjection imports;
    private final IncidentQueries incidentQueries;
    private final ExclusionProjection exclusions;
    private final ExclusionQueries exclusionQueries;
    private final CreditProjection credits;
    private final ContactProjection contacts;
    private final ContactQueries contactQueries;
    private final SupportTimeProjection supportTime;
    private final SupportTimeQueries supportTimeQueries;
    private final CreditQueries creditQueries;
    private final CandidateProjection candidates;
    private final CandidateQueries candidateQueries;
    private final LossProjection losses;
    private final LossesTable lossesTable;
    private final WorkProjection plannedWork;
    private final WorkQueries workQueries;
    private final Auditor auditor;
    private final AuditQueries auditQueries;
    private final ClickStreamsTable streams;
    private final NodesTable nodes;
    private final OrphansTable orphans;
    private final List<Duty> duties;

    /**
     * @param jdbc its statements must join the transaction that a processor stores its token in
     * @param ledger for what single aggregates went through and for past states of knowledge
     * @param tokens how far the processors have come
     */
    public ReadSide(
            JdbcClient jdbc, ViewSchema schema, LedgerHistory ledger, EventTypes types, ProcessorTokens tokens) {
        HandledTable handledTable = new HandledTable(jdbc, schema);
        HandledBlocks handled = new HandledBlocks(handledTable);
        LinksTable linksTable = new LinksTable(jdbc, schema);
        ApiKeysTable keysTable = new ApiKeysTable(jdbc, schema);
        PeopleTable peopleTable = new PeopleTable(jdbc, schema);
        ClickCountsTable countsTable = new ClickCountsTable(jdbc, schema);
        IncidentsTable incidentsTable = new IncidentsTable(jdbc, schema);
        this.links = new LinkProjection(linksTable, handled);
        this.apiKeys = new ApiKeyProjection(keysTable, handled);
        this.clickCounts = new ClickCountsProjection(countsTable, handled);
        LedgerAgreements agreements = new LedgerAgreements(ledger);
        ServiceFactsTable factsTable = new ServiceFactsTable(jdbc, schema);
        this.serviceLevel = new ServiceLevelProjection(factsTable, handled);
        this.serviceLevelQueries = new ServiceLevelQueries(factsTable, ledger);
        this.figureQueries = new FigureQueries(factsTable, new LedgerStampsTable(jdbc), ledger);
        ReportsTable reportsTable = new ReportsTable(jdbc, schema);
        this.reports = new ReportProjection(reportsTable, handled);
        this.reportQueries = new ReportQueries(reportsTable, factsTable, new ReportLedgerTable(jdbc), ledger);
        ExclusionsTable exclusionsTable = new ExclusionsTable(jdbc, schema);
        IncidentImportsTable importsTable = new IncidentImportsTable(jdbc, schema);
        this.incidents = new IncidentProjection(incidentsTable, ledger, agreements, handled);
        AcceptancesTable acceptancesTable = new AcceptancesTable(jdbc, schema);
        this.people = new PeopleProjection(peopleTable, acceptancesTable, handled);
        this.linkQueries = new LinkQueries(linksTable, new LinkSearchTable(jdbc, schema), countsTable, ledger);
        this.accountQueries =
                new AccountQueries(keysTable, peopleTable, new AccountsTable(jdbc, schema), acceptancesTable);
        ApprovedExclusions approved = new ApprovedExclusions(exclusionsTable);
        this.incidentQueries = new IncidentQueries(
                incidentsTable, importsTable, approved, peopleTable, ledger, agreements);
        this.termsQueries = new TermsQueries(
                agreements, factsTable, ledger, new OpenIncidents(incidentsTable, approved, ledger));
        this.imports = new IncidentImportProjection(importsTable, handled);
        this.exclusions = new ExclusionProjection(exclusionsTable, handled);
        this.exclusionQueries = new ExclusionQueries(exclusionsTable);
        ContactsTable contactsTable = new ContactsTable(jdbc, schema);
        this.contacts = new ContactProjection(contactsTable, handled);
        this.contactQueries = new ContactQueries(contactsTable, new AccountHistory(ledger));
        SupportTimeTable supportTimeTable = new SupportTimeTable(jdbc, schema);
        this.supportTime = new SupportTimeProjection(supportTimeTable, handled);
        this.supportTimeQueries = new SupportTimeQueries(supportTimeTable, new AccountHistory(ledger));
        CreditsTable creditsTable = new CreditsTable(jdbc, schema);
        this.credits = new CreditProjection(creditsTable, handled);
        this.creditQueries = new CreditQueries(
                creditsTable, new KnownIncidents(incidentsTable, ledger), new AccountHistory(ledger));
        CandidatesTable candidatesTable = new CandidatesTable(jdbc, schema);
        this.candidates = new CandidateProjection(candidatesTable, handled);
        this.candidateQueries = new CandidateQueries(candidatesTable);
        this.lossesTable = new LossesTable(jdbc, schema);
        this.losses = new LossProjection(lossesTable, handled);
        WorkTable workTable = new WorkTable(jdbc, schema);
        this.plannedWork = new WorkProjection(workTable, ledger, handled);
        this.workQueries = new WorkQueries(workTable);
        this.duties = duties(types);
        this.auditQueries = new AuditQueries(new LedgerEntriesTable(jdbc));
        this.streams = new ClickStreamsTable(jdbc);
        this.nodes = new NodesTable(jdbc);
        this.orphans = new OrphansTable(jdbc);
        this.auditor = new Auditor(duties, handledTable, new StoredEventsTable(jdbc), tokens);
    }

    /** What each processor must have handled. */
    public static List<Duty> duties(EventTypes types) {
        return List.of(
                Duty.of(LinkProjection.NAME, Source.LEDGER, types, LinkEvent.class),
                Duty.of(ApiKeyProjection.NAME, Source.LEDGER, types, AccountEvent.class),
                Duty.of(ClickCountsProjection.NAME, Source.CLICKS, types, ClickEvent.class),
                Duty.of(
                        ServiceLevelProjection.NAME,
                        Source.LEDGER,
                        types,
                        Set.of(
                                CandidateEvent.class,
                                ExclusionEvent.class,
                                IncidentEvent.class,
                                SupportPlanSet.class,
                                ServiceLevelEvent.class,
                                InstallationEvent.class,
                                WorkEvent.class)),
                Duty.of(IncidentProjection.NAME, Source.LEDGER, types, IncidentEvent.class),
                Duty.of(PeopleProjection.NAME, Source.LEDGER, types, AccountEvent.class),
                Duty.of(IncidentImportProjection.NAME, Source.LEDGER, types, IncidentImportEvent.class),
                Duty.of(ExclusionProjection.NAME, Source.LEDGER, types, ExclusionEvent.class),
                Duty.of(WorkProjection.NAME, Source.LEDGER, types, WorkEvent.class),
                Duty.of(ReportProjection.NAME, Source.LEDGER, types, ReportEvent.class),
                Duty.of(CreditProjection.NAME, Source.LEDGER, types, CreditEvent.class),
                Duty.of(ContactProjection.NAME, Source.LEDGER, types, ContactEvent.class),
                Duty.of(SupportTimeProjection.NAME, Source.LEDGER, types, SupportTimeEvent.class),
                Duty.of(CandidateProjection.NAME, Source.LEDGER, types, CandidateEvent.class),
                Duty.of(LossProjection.NAME, Source.LEDGER, types, LossEvent.class));
    }

    /**
     * A projection and what it has to handle.
     *
     * @param tables everything that it alone writes, without schema; {@code handled} belongs to all
     */
    public record Projected(Duty duty, Object projection, List<String> tables) {

        public Projected {
            tables = List.copyOf(tables);
        }
    }

    /** Every projection, to be registered as event handler in the processing group that its duty names. */
    public List<Projected> projected() {
        return List.of(
                new Projected(duties.get(0), links, List.of("link", "link_tag")),
                new Projected(duties.get(1), apiKeys, List.of("api_key")),
                new Projected(duties.get(2), clickCounts, List.of("link_clicks", "link_total")),
                new Projected(duties.get(3), serviceLevel, List.of("service_fact")),
                new Projected(duties.get(4), incidents, List.of("incident")),
                new Projected(duties.get(5), people, List.of("account", "account_standing", "person", "support_plan", "terms_acceptance")),
                new Projected(duties.get(6), imports, List.of("incident_import")),
                new Projected(duties.get(7), exclusions, List.of("exclusion")),
                new Projected(duties.get(8), plannedWork, List.of("planned_work")),
                new Projected(duties.get(9), reports, List.of("report")),
                new Projected(duties.get(10), credits, List.of("credit")),
                new Projected(duties.get(11), contacts, List.of("contact")),
                new Projected(duties.get(12), supportTime, List.of("support_time")),
                new Projected(duties.get(13), candidates, List.of("candidate")),
                new Projected(duties.get(14), losses, List.of("click_loss")));
    }

    /** The event handlers alone. */
    public List<Object> projections() {
        return projected().stream().map(Projected::projection).toList();
    }

    public List<Object> queryHandlers() {
        return List.of(
                linkQueries,
                accountQueries,
                incidentQueries,
                exclusionQueries,
                workQueries,
                creditQueries,
                contactQueries,
                supportTimeQueries,
                candidateQueries,
                lossesTable,
                serviceLevelQueries,
                figureQueries,
                reportQueries,
                termsQueries,
                auditor,
                auditQueries,
                streams,
                nodes,
                orphans);
    }
}
