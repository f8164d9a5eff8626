package com.occuz.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.operations.OperationsQuery.AuditProcessors;
import com.occuz.kernel.operations.OperationsQuery.AuditedProcessor;
import com.occuz.kernel.operations.OperationsQuery.Finding;
import com.occuz.kernel.operations.OperationsQuery.Finding.Kind;
import com.occuz.kernel.operations.OperationsQuery.ProcessorAudit;
import com.occuz.kernel.testing.RandomHistory;
import com.occuz.query.ReadSide;
import com.occuz.query.operations.ProcessorTokens.Reached;
import com.occuz.query.projection.ViewSchema;
import com.occuz.query.testing.TestReadSide;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One store for all tests, which holds 2,500 events and 30 batches of clicks; each test begins without views. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditorTest {

    private final TestReadSide views = new TestReadSide();

    @BeforeAll
    void record() {
        RandomHistory history = new RandomHistory(99);
        views.record(history.ledger(2_500));
        views.recordClicks(history.clicks(30));
    }

    @BeforeEach
    void forget() {
        views.forget();
    }

    @AfterAll
    void close() {
        views.close();
    }

    @Nested
    class WhenEveryEventWasHandledOnce {

        @BeforeEach
        void handleAll() {
            views.catchUp();
        }

        @Test
        void nothingIsFoundAndEverythingIsVerified() {
            ProcessorAudit audit = audit();
            assertThat(audit.isClean()).isTrue();
            assertThat(audit.processors())
                    .extracting(AuditedProcessor::processor)
                    .containsExactly("links", "api-keys", "click-counts", "service-level", "incidents", "people",
                            "incident-imports", "exclusions", "planned-work", "reports",
                            "credits", "contacts", "support-time", "candidates", "click-losses");
            assertThat(audit.processors()).allSatisfy(processor -> {
                assertThat(processor.verifiedThrough()).isEqualTo(processor.position());
            });
            assertThat(processor("links").position()).isEqualTo(2_500);
            assertThat(processor("click-counts").position()).isEqualTo(30);
        }

        @Test
        void aVerifiedEventHandledOnceMoreIsFoundWhereverItLies() {
            assertThat(audit().isClean()).isTrue();
            RecordedEvent old = linkEvent(3, 1_000);
            views.handle("links", List.of(old));
            assertThat(processor("links").findings())
                    .singleElement()
                    .satisfies(finding -> assertDoubled(finding, 1, 1_000, old.position()));
            assertThat(processor("links").verifiedThrough()).isZero();
            assertThat(processor("api-keys").findings()).isEmpty();
        }

        @Test
        void aTokenThatIsSetBackIsFoundOnceTheEventsWereHandledAgain() {
            assertThat(audit().isClean()).isTrue();
            views.moveToken("links", 1_990);
            views.catchUp("links", 50);
            assertThat(processor("links").findings())
                    .extracting(Finding::kind)
                    .containsExactly(Kind.DOUBLED, Kind.DOUBLED);
        }
    }

    @Nested
    class WhenAnEventWasSkipped {

        @Test
        void itIsFoundInACompleteBlock() {
            RecordedEvent skipped = linkEvent(1_000, 2_000);
            handleAllBut(skipped);
            assertThat(processor("links").findings())
                    .singleElement()
                    .satisfies(finding -> assertMissing(finding, 1_001, 2_000, skipped.position()));
            assertThat(processor("links").verifiedThrough()).isEqualTo(1_000);
        }

        @Test
        void itIsFoundInTheNewestBlockAtOnce() {
            RecordedEvent skipped = linkEvent(2_300, 2_500);
            handleAllBut(skipped);
            assertThat(processor("links").findings())
                    .singleElement()
                    .satisfies(finding -> assertMissing(finding, 2_001, 2_500, skipped.position()));
            assertThat(processor("links").verifiedThrough()).isEqualTo(2_000);
        }

        @Test
        void itStaysFoundUntilItIsHandled() {
            RecordedEvent skipped = linkEvent(1_000, 2_000);
            handleAllBut(skipped);
            assertThat(audit().isClean()).isFalse();
            assertThat(audit().isClean()).isFalse();
            views.handle("links", List.of(skipped));
            assertThat(audit().isClean()).isTrue();
            assertThat(processor("links").verifiedThrough()).isEqualTo(2_500);
        }

        @Test
        void itIsFoundEvenIfNothingOfItsBlockWasHandled() {
            views.moveToken("links", 2_500);
            assertThat(processor("links").findings())
                    .extracting(Finding::kind, Finding::handled)
                    .containsOnly(tuple(Kind.MISSING, 0L))
                    .hasSize(3);
            assertThat(processor("links").findings()).hasSize(3);
        }

        @Test
        void anotherOneHandledTwiceDoesNotHideIt() {
            RecordedEvent skipped = linkEvent(1_000, 1_500);
            handleAllBut(skipped);
            views.handle("links", List.of(linkEvent(1_500, 2_000)));
            assertThat(processor("links").findings()).singleElement().satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.EXCHANGED);
                assertThat(finding.stored()).isEqualTo(finding.handled());
            });
        }

        @Test
        void aBatchOfClicksIsFoundAsWell() {
            List<RecordedEvent> batches = views.clickStore.after(0, 100);
            views.handle("click-counts", batches.subList(1, 30));
            views.moveToken("click-counts", 30);
            assertThat(processor("click-counts").findings())
                    .singleElement()
                    .satisfies(finding -> assertMissing(finding, 1, 30, 1));
        }

        private void handleAllBut(RecordedEvent skipped) {
            List<RecordedEvent> events = new ArrayList<>(views.ledger.after(0, 3_000));
            assertThat(events.remove(skipped)).isTrue();
            for (int from = 0; from < events.size(); from += 500) {
                views.handle("links", events.subList(from, Math.min(from + 500, events.size())));
            }
            views.moveToken("links", 2_500);
        }
    }

    @Nested
    class WhenAViewIsRebuilt {

        @Test
        void beingBehindIsNoFinding() {
            views.catchUp();
            assertThat(audit().isClean()).isTrue();
            views.reset("links");
            assertThat(processor("links").findings()).isEmpty();
            assertThat(processor("links").verifiedThrough()).isZero();
            views.handle("links", views.pending("links", 1_700));
            views.moveToken("links", 1_700);
            assertThat(processor("links").findings()).isEmpty();
            assertThat(processor("links").verifiedThrough()).isEqualTo(1_700);
            views.catchUp("links", 1_000);
            assertThat(processor("links").verifiedThrough()).isEqualTo(2_500);
            assertThat(audit().isClean()).isTrue();
        }

        @Test
        void anEventSkippedByTheRebuildIsFoundAlthoughItWasVerifiedBefore() {
            views.catchUp();
            assertThat(audit().isClean()).isTrue();
            views.reset("links");
            List<RecordedEvent> events = new ArrayList<>(views.ledger.after(0, 3_000));
            RecordedEvent skipped = linkEvent(10, 1_000);
            events.remove(skipped);
            views.handle("links", events);
            views.moveToken("links", 2_500);
            assertThat(processor("links").findings())
                    .singleElement()
                    .satisfies(finding -> assertMissing(finding, 1, 1_000, skipped.position()));
        }

        @Test
        void aResetAmidTheComparisonIsNoFinding() {
            views.catchUp();
            // The token is read before the reset, what was handled after it: the worst moment there is.
            AtomicInteger asked = new AtomicInteger();
            Auditor auditor = auditor(processor -> {
                if (asked.getAndIncrement() == 0) {
                    views.reset("links");
                }
                return new Reached(2_500);
            });
            AuditedProcessor links = auditor.on(new AuditProcessors()).processors().getFirst();
            assertThat(links.findings()).isEmpty();
            views.catchUp("links", 1_000);
            assertThat(audit().isClean()).isTrue();
        }
    }

    @Nested
    class WhileAProcessorMovesOn {

        @Test
        void theNewestBlockWaitsForTheNextAudit() {
            List<RecordedEvent> events = views.ledger.after(0, 3_000);
            views.handle("links", events.subList(0, 2_200));
            // Between the look at the token and the look at the account 300 more events are handled.
            AtomicInteger asked = new AtomicInteger();
            Auditor auditor = auditor(processor -> {
                if (asked.getAndIncrement() == 0) {
                    views.handle("links", events.subList(2_200, 2_500));
                    return new Reached(2_200);
                }
                return new Reached(2_500);
            });
            AuditedProcessor links = auditor.on(new AuditProcessors()).processors().getFirst();
            assertThat(links.findings()).isEmpty();
            assertThat(links.verifiedThrough()).isEqualTo(2_000);
        }
    }

    private Auditor auditor(ProcessorTokens tokens) {
        return new Auditor(
                ReadSide.duties(EventTypes.all()).subList(0, 1),
                new HandledTable(views.jdbc, ViewSchema.LIVE),
                new StoredEventsTable(views.jdbc),
                tokens);
    }

    private ProcessorAudit audit() {
        return views.ask(new AuditProcessors(), ProcessorAudit.class).orElseThrow();
    }

    private AuditedProcessor processor(String name) {
        return audit().processors().stream()
                .filter(processor -> processor.processor().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A change of a link, which can be skipped without stopping what comes after it. */
    private RecordedEvent linkEvent(long after, long before) {
        return views.ledger.after(after, (int) (before - after)).stream()
                .filter(event -> event.payload() instanceof LinkEvent)
                .filter(event -> !(event.payload() instanceof LinkEvent.LinkCreated))
                .findFirst()
                .orElseThrow();
    }

    private static void assertMissing(Finding finding, long from, long to, long position) {
        assertThat(finding.kind()).isEqualTo(Kind.MISSING);
        assertThat(finding.fromPosition()).isEqualTo(from);
        assertThat(finding.toPosition()).isEqualTo(to);
        assertThat(finding.handled()).isEqualTo(finding.stored() - 1);
        assertThat(finding.position()).isEqualTo(OptionalLong.of(position));
    }

    private static void assertDoubled(Finding finding, long from, long to, long position) {
        assertThat(finding.kind()).isEqualTo(Kind.DOUBLED);
        assertThat(finding.fromPosition()).isEqualTo(from);
        assertThat(finding.toPosition()).isEqualTo(to);
        assertThat(finding.handled()).isEqualTo(finding.stored() + 1);
        assertThat(finding.position()).isEqualTo(OptionalLong.of(position));
    }
}
