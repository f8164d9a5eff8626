package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShowTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShownTimeline;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The windows behind a figure, a day or a stretch, each with its clause, its incidents and its events. */
@Controller
final class SlaWhyPage {

    private static final int WINDOWS = 25;

    private final SlaReader reader;
    private final SlaWhy why;
    private final Questions questions;

    SlaWhyPage(SlaReader reader, SlaWhy why, Questions questions) {
        this.reader = reader;
        this.why = why;
        this.questions = questions;
    }

    @GetMapping("/sla/why")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String show(Viewer viewer, Model model, @RequestParam Map<String, String> parameters) {
        SlaAsked asked = reader.read(viewer, parameters);
        String named = asked.form().read("class", SlaWhyPage::named).orElse("");
        int skipped = asked.form().read("skip", SlaWhyPage::number).orElse(0);
        Question question = new Question(
                asked.view(), asked.subject(), asked.asOf(), asked.question().knowledge());
        List<Piece> pieces = questions.one(new ShowTimeline(question), ShownTimeline.class).pieces();
        // A day without anything is explained as well; in the list of a whole year it would be noise.
        boolean quiet = pieces.stream().allMatch(piece -> piece.named() == ServiceClass.OPERATIONAL);
        List<Piece> wanted = pieces.stream()
                .filter(piece -> switch (named) {
                    case "" -> quiet || !asked.isWhole() || piece.named() != ServiceClass.OPERATIONAL;
                    case "excluded-all" -> piece.named().isExcluded();
                    default -> piece.named().wireName().equals(named);
                })
                .toList();
        model.addAttribute("asked", asked);
        model.addAttribute("named", named);
        model.addAttribute("windows", why.explain(
                viewer, asked.asOf(), wanted.stream().skip(skipped).limit(WINDOWS).toList()));
        model.addAttribute("all", wanted.size());
        model.addAttribute("skipped", skipped);
        model.addAttribute("next", skipped + WINDOWS < wanted.size() ? skipped + WINDOWS : null);
        model.addAttribute("begun", asked.view().from().isBefore(asked.asOf().at()));
        return "sla-why";
    }

    private static String named(String text) {
        Optional<String> known = Arrays.stream(ServiceClass.values())
                .map(ServiceClass::wireName)
                .filter(text::equals)
                .findFirst();
        if (known.isEmpty() && !text.equals("excluded-all")) {
            throw new InvalidValue("there is no such class of time");
        }
        return text;
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,7}")) {
            throw new InvalidValue("a number of windows");
        }
        return Integer.parseInt(text);
    }
}
