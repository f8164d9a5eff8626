package com.occuz.query.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.policy.CanonicalJson;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasureUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShowTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShownTimeline;
import com.occuz.kernel.servicelevel.report.ComposedReport;
import com.occuz.kernel.servicelevel.report.ReportDocument;
import com.occuz.kernel.servicelevel.report.ReportQuery.ComposeReport;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.testing.RandomHistory;
import com.occuz.kernel.time.Est;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportQueriesTest extends ServiceLevelWorld {

    private static final List<Subject> SUBJECTS =
            List.of(Subject.PLATFORM, Subject.of(Component.REDIRECTION), Subject.of(Component.SUPPORT_SECTION));

    /** Whatever comes to matter to figures has to matter to reports, which are made from the events themselves. */
    @Test
    void a_report_says_what_the_view_says_at_every_position_of_any_history() {
        views.record(new RandomHistory(20260301).ledger(800));
        views.catchUp("service-level", 200);
        for (long position : List.of(300L, views.ledger.head())) {
            LedgerMoment known = of(position);
            for (Knowledge knowledge : Knowledge.values()) {
                for (Subject subject : SUBJECTS) {
                    Question question = new Question(Est.year(Est.yearOf(known.at())), subject, known, knowledge);
                    assertSame(question);
                }
            }
        }
    }

    private void assertSame(Question question) {
        ComposedReport composed =
                views.ask(new ComposeReport(question), ComposedReport.class).orElseThrow();
        MeasuredUptime measured =
                views.ask(new MeasureUptime(question), MeasuredUptime.class).orElseThrow();
        UptimeReport report = measured.report();
        ReportDocument document = JsonMapper.shared().readValue(composed.document(), ReportDocument.class);

        assertThat(composed.digest()).isEqualTo(CanonicalJson.digest(composed.document()));
        assertThat(composed.policy()).isEqualTo(measured.policy());
        assertThat(composed.figures().numerator()).as("%s", question).isEqualTo(report.net().numerator());
        assertThat(composed.figures().denominator()).as("%s", question).isEqualTo(report.net().denominator());
        assertThat(document.raw().numerator()).as("%s", question).isEqualTo(report.raw().numerator());
        assertThat(document.worst().numerator()).as("%s", question).isEqualTo(report.worst().numerator());
        List<Piece> pieces =
                views.ask(new ShowTimeline(question), ShownTimeline.class).orElseThrow().pieces();
        assertThat(document.windows()).as("%s", question).hasSameSizeAs(pieces);
        for (int i = 0; i < pieces.size(); i++) {
            assertThat(document.windows().get(i).name()).isEqualTo(pieces.get(i).named().wireName());
            assertThat(document.windows().get(i).millis()).isEqualTo(pieces.get(i).millis());
            assertThat(document.windows().get(i).events()).isEqualTo(pieces.get(i).events());
        }
        assertThat(document.storeId()).isEqualTo(Objects.requireNonNull(storeId()));
    }

    private String storeId() {
        return views.jdbc.sql("select payload::json ->> 'storeId' from ledger.event where position = 1")
                .query((row, n) -> row.getString(1))
                .single();
    }
}
