package com.occuz.query.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.sla.oracle.ToldHistory;
import com.occuz.kernel.sla.oracle.ToldHistory.Told;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On PostgreSQL, a view that is asked after every event, the same one rebuilt, and the oracle: byte for byte. */
class IncrementalFiguresTest extends ServiceLevelWorld {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 20260101})
    void are_those_of_a_replay_at_every_position_and_those_of_the_oracle_in_the_end(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ToldHistory history = ToldHistory.draw(random);
        while (history.arrival(random).size() < 60 || history.figures().excludedMillis() == 0) {
            history = ToldHistory.draw(random);
        }
        Map<Long, String> incremental = new LinkedHashMap<>();
        for (Told told : history.arrival(random)) {
            long position = record(told.aggregate(), AccountId.PLATFORM, told.event());
            incremental.put(position, answer(history, position));
        }
        long last = views.ledger.head();

        views.reset("service-level");
        views.catchUp("service-level", 100);

        Map<Long, String> replayed = new LinkedHashMap<>();
        for (Long position : incremental.keySet()) {
            replayed.put(position, answer(history, position));
        }
        assertThat(replayed).as("seed %d", seed).isEqualTo(incremental);

        UptimeReport report = measure(question(history, last));
        assertThat(report.net()).as("seed %d", seed).isEqualTo(history.figures().net());
        assertThat(report.raw()).as("seed %d", seed).isEqualTo(history.figures().raw());
        assertThat(timeline(question(history, last)).stream().mapToLong(Piece::millis).sum())
                .as("seed %d", seed)
                .isEqualTo(report.raw().denominator());
    }

    private String answer(ToldHistory history, long position) {
        return measure(question(history, position)) + "\n" + timeline(question(history, position));
    }

    private static Question question(ToldHistory history, long position) {
        return new Question(
                history.period(), history.subject(), new LedgerMoment(position, history.asOf()), Knowledge.OURS);
    }
}
