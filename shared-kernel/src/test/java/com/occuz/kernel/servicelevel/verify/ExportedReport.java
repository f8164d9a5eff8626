package com.occuz.kernel.servicelevel.verify;

import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.ledger.StoredEvent;
import com.occuz.kernel.operations.InstallationEvent;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.report.ComposedReport;
import com.occuz.kernel.servicelevel.report.ReportBasis;
import com.occuz.kernel.servicelevel.report.ReportComposer;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.testing.KeyRing;
import com.occuz.kernel.testing.RandomHistory;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.work.WorkEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A random past, the report on its year, and both as they are exported. */
final class ExportedReport {

    private static final List<String> HOLDS =
            List.of("\"verdict\":\"BREACHED\"", "\"name\":\"down\"", "\"kind\":\"maintenance\"", "\"unknownMillis\":0");
    private static final List<String> TYPES = List.of("incident.IncidentDetected/1", "incident.StabilizationDeclared/1");

    final long seed;
    final List<StoredEvent> events;
    final ComposedReport composed;

    private ExportedReport(long seed, List<StoredEvent> events, ComposedReport composed) {
        this.seed = seed;
        this.events = events;
        this.composed = composed;
    }

    static ExportedReport of(long seed, int count, Knowledge knowledge) {
        EventCodec codec = new EventCodec(EventTypes.all(), new KeyRing());
        List<StoredEvent> events = new ArrayList<>();
        Instant recorded = Instant.parse("2026-02-27T22:00:00Z");
        long position = 0;
        for (NewEvent event : new RandomHistory(seed).ledger(count)) {
            position++;
            recorded = recorded.plusSeconds(900);
            if (matters(event.payload())) {
                EventCodec.Encoded encoded = codec.encode(event.payload());
                events.add(new StoredEvent(
                        position, recorded, event.eventId(), event.aggregateId(), event.sequence(),
                        encoded.type().toString(), encoded.payload(), codec.encodeMetadata(event.metadata())));
            }
        }
        Question question = new Question(
                Est.year(2026), Subject.PLATFORM, new LedgerMoment(position, recorded.plusSeconds(1)), knowledge);
        return new ExportedReport(seed, events, composed(question, events));
    }

    /** The first history that has an outage that counts, a clock that ran out, planned work and what the tests look for. */
    static ExportedReport telling(int count) {
        for (long seed = 0; seed < 200; seed++) {
            ExportedReport export = of(seed, count, Knowledge.OURS);
            if (HOLDS.stream().allMatch(export.composed.document()::contains)
                    && TYPES.stream().allMatch(type -> export.events.stream().anyMatch(it -> it.type().equals(type)))) {
                return export;
            }
        }
        throw new AssertionError("no history holds " + HOLDS + " and " + TYPES);
    }

    static ComposedReport composed(Question question, List<StoredEvent> events) {
        ReportBasis basis = new ReportBasis();
        events.forEach(basis::add);
        return ReportComposer.compose(question, basis);
    }

    private static boolean matters(DomainEvent event) {
        return event instanceof IncidentEvent
                || event instanceof WorkEvent
                || event instanceof ExclusionEvent
                || event instanceof ServiceLevelEvent
                || event instanceof InstallationEvent;
    }

    /** As the API shows it. */
    String report() {
        return "{\"id\":\"r-1\",\"digest\":\"" + composed.digest() + "\",\"document\":" + composed.document() + "}";
    }

    List<String> ledger() {
        return ledger(events);
    }

    /** What an exporter would write of these events. */
    static List<String> ledger(List<StoredEvent> events) {
        LedgerLines lines = new LedgerLines();
        List<String> file = new ArrayList<>(List.of(lines.head(events.getLast().position())));
        events.forEach(event -> file.add(lines.line(event)));
        file.add(lines.end());
        return file;
    }
}
