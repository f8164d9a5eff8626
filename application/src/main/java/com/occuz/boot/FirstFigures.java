package com.occuz.boot;

import com.occuz.api.Positions;
import com.occuz.api.Questions;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasureUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.time.Est;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works out last year and this one for nobody when a node has just begun to answer: from then on the facts are in memory
 * and the arithmetic is compiled, so that the first who asks waits for neither.
 */
final class FirstFigures implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FirstFigures.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Questions questions;
    private final Positions positions;
    private final Thread thread;
    private volatile boolean closed;

    private FirstFigures(Questions questions, Positions positions) {
        this.questions = questions;
        this.positions = positions;
        this.thread = Thread.ofPlatform().daemon().name("first figures").unstarted(this::workOut);
    }

    static FirstFigures start(Questions questions, Positions positions) {
        FirstFigures figures = new FirstFigures(questions, positions);
        figures.thread.start();
        return figures;
    }

    private void workOut() {
        try {
            LedgerMoment present = questions.one(new ThePresent(), LedgerMoment.class);
            int year = Est.yearOf(present.at());
            if (positions.await(present.position())) {
                workOut(year - 1, present);
                workOut(year, present);
            }
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.info("The first figures were not worked out; whoever asks first waits for them", e);
            }
        }
    }

    private void workOut(int year, LedgerMoment present) {
        if (!closed) {
            questions.one(
                    new MeasureUptime(new Question(Est.year(year), Subject.PLATFORM, present, Knowledge.OURS)),
                    MeasuredUptime.class);
        }
    }

    /** Waits for what is under way, since what it asks is closed next. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
