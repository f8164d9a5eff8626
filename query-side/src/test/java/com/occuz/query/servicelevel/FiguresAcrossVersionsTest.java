package com.occuz.query.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.FigureQuery.FigureChange;
import com.occuz.kernel.servicelevel.FigureQuery.FigureChanges;
import com.occuz.kernel.servicelevel.FigureQuery.ListFigureChanges;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.TermsPublished;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.CompareUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Compared;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasureUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.VersionUsed;
import com.occuz.kernel.sla.AnyTerms;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.sla.Share;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.time.BusinessCalendar;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A year with two versions of the agreement (§ 15), as of any position: from the events through the view. */
class FiguresAcrossVersionsTest extends ServiceLevelWorld {

    private static final Instant JULY = est("2026-07-01T00:00:00");

    @Test
    void a_position_before_the_publication_gives_the_figures_that_it_gave_before() {
        started("2026-01-01T00:00:00");
        long before = detected(FIRST, "2026-06-30T22:00:00");
        MeasuredUptime then = at(before);
        long after = halved();

        assertThat(at(before)).isEqualTo(then);
        assertThat(at(before).report().net().downtimeMillis()).isEqualTo(26 * HOUR);
        assertThat(at(after).report().net().downtimeMillis()).isEqualTo(2 * HOUR + 12 * HOUR);
    }

    @Test
    void a_reply_names_the_version_at_its_end_and_all_that_were_used() {
        started("2026-01-01T00:00:00");
        MeasuredUptime answer = at(halved());

        assertThat(answer.policy().version()).isEqualTo(2);
        assertThat(answer.calendar().version()).isEqualTo(1);
        assertThat(answer.versions()).extracting(VersionUsed::policy).extracting("version").containsExactly(1, 2);
        assertThat(answer.versions().getFirst().window().until()).isEqualTo(JULY);
        assertThat(answer.versions().getLast().window().from()).isEqualTo(JULY);
    }

    @Test
    void the_publication_is_what_made_the_difference() {
        started("2026-01-01T00:00:00");
        long before = detected(FIRST, "2026-06-30T22:00:00");
        long after = halved();
        String published = views.ledger.after(after - 1, 1).getFirst().eventId();
        Compared compared = views.ask(new CompareUptime(question(before), question(after)), Compared.class).orElseThrow();
        FigureChanges history = views.ask(
                new ListFigureChanges(
                        Est.year(2026), Subject.PLATFORM, new LedgerMoment(after, est("2026-07-02T00:00:00")),
                        Optional.empty(), 10),
                FigureChanges.class).orElseThrow();

        assertThat(compared.changes()).singleElement().satisfies(change -> {
            assertThat(change.events()).containsExactly(published);
            assertThat(change.difference().from()).isEqualTo(JULY);
        });
        assertThat(history.items()).extracting(FigureChange::event).first().isEqualTo(published);
    }

    @Test
    void that_time_went_on_is_no_publications_doing() {
        started("2026-01-01T00:00:00");
        long published = halved();
        Question then = new Question(
                Est.year(2026), Subject.PLATFORM, new LedgerMoment(published - 1, est("2026-05-01T00:00:00")), Knowledge.OURS);
        Compared compared = views.ask(new CompareUptime(then, question(published)), Compared.class).orElseThrow();

        assertThat(compared.changes()).isNotEmpty().allSatisfy(change -> assertThat(change.events()).isEmpty());
    }

    /** From July on half of each critical minute counts. */
    private long halved() {
        return record(ServiceLevelEvent.AGGREGATE_ID, AccountId.PLATFORM, new TermsPublished(
                AnyTerms.with(Map.of(
                        Severity.CRITICAL, new Share(1, 2), Severity.HIGH, Share.NONE, Severity.NORMAL, Share.NONE)),
                BusinessCalendar.SUPPORT_HOURS, JULY, new Prose("Half"), new Actor(ActorType.USER, "u_1"),
                est("2026-06-01T00:00:00")));
    }

    private MeasuredUptime at(long position) {
        return views.ask(new MeasureUptime(question(position)), MeasuredUptime.class).orElseThrow();
    }

    private static Question question(long position) {
        return new Question(
                Est.year(2026), Subject.PLATFORM, new LedgerMoment(position, est("2026-07-02T00:00:00")), Knowledge.OURS);
    }
}
