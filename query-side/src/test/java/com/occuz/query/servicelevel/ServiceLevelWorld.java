package com.occuz.query.servicelevel;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.IncidentDetected;
import com.occuz.kernel.incident.IncidentEvent.IncidentStated;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.SourceRef;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasureUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MomentOf;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShowTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShownTimeline;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Est;
import com.occuz.query.testing.TestReadSide;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A ledger with incidents in it, and the read side that is asked about it. */
abstract class ServiceLevelWorld {

    static final long HOUR = 3_600_000;
    static final AccountId ACME = new AccountId("acme");
    static final IncidentId FIRST = new IncidentId("first");
    static final IncidentId SECOND = new IncidentId("second");
    static final ImportId IMPORT = new ImportId("one");
    static final Instant CREATED = est("2026-01-05T12:00:00");

    final TestReadSide views = new TestReadSide();
    final Map<String, Long> sequences = new HashMap<>();

    @AfterEach
    void close() {
        views.close();
    }

    static Instant est(String local) {
        return LocalDateTime.parse(local).toInstant(Est.OFFSET);
    }

    /** Position of the event. */
    long record(String aggregate, AccountId account, DomainEvent event) {
        long sequence = sequences.merge(aggregate, 0L, (before, zero) -> before + 1);
        Metadata metadata = new Metadata(account, ActorType.USER, "u_1", Channel.API, "c", "c", "c");
        views.record(List.of(new NewEvent("event-" + UUID.randomUUID(), aggregate, sequence, event, metadata)));
        views.catchUp("service-level", 10);
        return views.ledger.head();
    }

    long record(IncidentEvent event) {
        return record(event.incident().toString(), AccountId.PLATFORM, event);
    }

    long started(String at) {
        return record(ServiceLevelEvent.AGGREGATE_ID, AccountId.PLATFORM, new ServiceStarted(null, est(at)));
    }

    long detected(IncidentId incident, String startedAt) {
        return record(new IncidentDetected(
                incident, sealed(new IncidentTitle("Redirects fail")), null, critical(),
                Components.of(List.of(Component.of("redirection"))),
                IncidentScope.of("platform"), est(startedAt), est(startedAt)));
    }

    static Classification critical() {
        Criterion criterion = Criterion.of("global-redirection-failure");
        return new Classification(criterion.severity().orElseThrow(), criterion);
    }

    long stated(
            IncidentId incident,
            ImportId importId,
            String kind,
            String startedAt,
            @Nullable String restoredAt,
            @Nullable String statedAt) {
        Instant said = statedAt == null ? Instant.parse("2026-01-06T00:00:00Z") : est(statedAt);
        return record(new IncidentStated(
                incident,
                importId,
                new Statement(
                        new SourceRef("other:1"), IncidentKind.of(kind), sealed(new IncidentTitle("Elsewhere")),
                        critical(), Components.of(List.of(Component.of("core"))),
                        est(startedAt), restoredAt == null ? null : est(restoredAt), null, null, null, null,
                        statedAt == null ? null : said, null),
                said));
    }

    static <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(ACME), value);
    }

    LedgerMoment of(long position) {
        return views.ask(new MomentOf(position), LedgerMoment.class).orElseThrow();
    }

    UptimeReport year(int year, LedgerMoment asOf) {
        return measure(new Question(Est.year(year), Subject.PLATFORM, asOf, Knowledge.OURS));
    }

    UptimeReport year(int year, long position) {
        // Far enough ahead for every year asked here to be over.
        return year(year, new LedgerMoment(position, est("2030-01-01T00:00:00")));
    }

    UptimeReport measure(Question question) {
        return views.ask(new MeasureUptime(question), MeasuredUptime.class).orElseThrow().report();
    }

    List<Piece> timeline(Question question) {
        return views.ask(new ShowTimeline(question), ShownTimeline.class).orElseThrow().pieces();
    }
}
