package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.api.ShortUrls;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.link.LinkQuery.ClicksOfAllLinks;
import com.occuz.kernel.link.LinkQuery.DailyClicks;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.LinkQuery.ListLinks;
import com.occuz.kernel.link.LinkQuery.TopLink;
import com.occuz.kernel.link.LinkQuery.TopLinks;
import com.occuz.kernel.query.Page;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** A customer's overview. */
@Controller
final class DashboardPage {

    private static final int TOP = 5;

    private final Questions questions;
    private final Acts acts;
    private final ShortUrls shortUrls;

    DashboardPage(Questions questions, Acts acts, ShortUrls shortUrls) {
        this.questions = questions;
        this.acts = acts;
        this.shortUrls = shortUrls;
    }

    /** @param clicks within the days shown */
    public record Top(LinkRowModel link, long clicks, int percent) {}

    @GetMapping("/dashboard")
    @Allowed(Role.CUSTOMER)
    String show(Viewer viewer, Model model, HttpServletRequest request) {
        LocalDate today = acts.now().atOffset(ZoneOffset.UTC).toLocalDate();
        ClickChart empty = ClickChart.lastDays(today);
        ClickChart chart = empty.with(questions.one(
                new ClicksOfAllLinks(viewer.tenant(), empty.first(), today), DailyClicks.class));
        @SuppressWarnings("unchecked") // the query's contract
        Page<LinkView> newest = questions.one(
                new ListLinks(viewer.tenant(), Optional.empty(), Optional.empty(), TOP), Page.class);
        model.addAttribute("chart", chart);
        model.addAttribute("top", top(viewer, empty.first(), today));
        model.addAttribute("newest", newest.items().stream()
                .map(link -> LinkRowModel.of(link, shortUrls.base(), acts.now()))
                .toList());
        return Htmx.asks(request) ? "dashboard :: figures" : "dashboard";
    }

    private List<Top> top(Viewer viewer, LocalDate from, LocalDate to) {
        @SuppressWarnings("unchecked") // the query's contract
        List<TopLink> top = questions.one(new TopLinks(viewer.tenant(), from, to, TOP), List.class);
        long most = top.isEmpty() ? 1 : Math.max(1, top.getFirst().clicks());
        return top.stream()
                .map(one -> new Top(
                        LinkRowModel.of(one.link(), shortUrls.base(), acts.now()),
                        one.clicks(),
                        (int) (100 * one.clicks() / most)))
                .toList();
    }
}
