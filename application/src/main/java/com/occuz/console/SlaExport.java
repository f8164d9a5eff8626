package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.api.SlaCsv;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.servicelevel.FigureQuery.Lane;
import com.occuz.kernel.servicelevel.FigureQuery.Survey;
import com.occuz.kernel.servicelevel.FigureQuery.SurveyPeriod;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShowTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShownTimeline;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a page of the service level shows, as a table to take away. */
@Controller
final class SlaExport {

    private final SlaReader reader;
    private final Questions questions;

    SlaExport(SlaReader reader, Questions questions) {
        this.reader = reader;
        this.questions = questions;
    }

    /** {@code what=timeline}: the year's windows; otherwise its figures, its months', the trailing year's, each component's. */
    @GetMapping("/sla/export")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<byte[]> export(Viewer viewer, @RequestParam Map<String, String> parameters) {
        SlaAsked asked = reader.read(viewer, parameters);
        boolean timeline = asked.form().value("what").equals("timeline");
        String table = timeline
                ? SlaCsv.timeline(questions.one(new ShowTimeline(asked.question()), ShownTimeline.class))
                : SlaCsv.figures(figures(asked));
        String name = "occuz-%s-%d-%s-at-%d.csv".formatted(
                timeline ? "timeline" : "figures", asked.year(), asked.component(), asked.asOf().position());
        return ResponseEntity.ok()
                .contentType(SlaCsv.TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .body(table.getBytes(StandardCharsets.UTF_8));
    }

    private List<MeasuredUptime> figures(SlaAsked asked) {
        Survey survey = questions.one(new SurveyPeriod(asked.question(), SlaPage.others(asked)), Survey.class);
        List<MeasuredUptime> figures = new ArrayList<>();
        figures.add(survey.whole());
        figures.addAll(survey.others());
        for (Lane lane : survey.lanes()) {
            if (!lane.subject().equals(asked.subject())) {
                figures.add(new MeasuredUptime(
                        new Question(
                                asked.period(), lane.subject(), asked.asOf(), asked.question().knowledge()),
                        lane.report(),
                        survey.whole().policy(),
                        survey.whole().calendar(),
                        survey.whole().versions(),
                        survey.whole().engine()));
            }
        }
        return figures;
    }
}
