package com.occuz.console;

import com.occuz.api.AnalyticsAsked;
import com.occuz.api.ApiProblem;
import com.occuz.api.ClickExport;
import com.occuz.api.FieldError;
import com.occuz.api.Questions;
import com.occuz.api.ShortUrls;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.click.AnalyticsQuery.Analytics.Group;
import com.occuz.kernel.click.AnalyticsQuery.Analytics.Groups;
import com.occuz.kernel.click.AnalyticsQuery.Analytics;
import com.occuz.kernel.click.AnalyticsQuery.AskAnalytics;
import com.occuz.kernel.click.AnalyticsQuery.AskHeatMap;
import com.occuz.kernel.click.AnalyticsQuery.AskTotals;
import com.occuz.kernel.click.AnalyticsQuery.ClickRange;
import com.occuz.kernel.click.AnalyticsQuery.HeatMap;
import com.occuz.kernel.click.AnalyticsQuery.Interval;
import com.occuz.kernel.click.AnalyticsQuery.Totals;
import com.occuz.kernel.click.AnalyticsQuery.UniquesOf;
import com.occuz.kernel.click.Dimension;
import com.occuz.kernel.link.LinkRefusal.LinkNotFound;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who follows the links, when and from where: of all links, or of what a filter leaves. */
@Controller
final class AnalyticsPage {

    private static final int TOP = 8;

    /** More than there are countries. */
    private static final int MOST = 300;

    private final Questions questions;
    private final Acts acts;
    private final AnalyticsNames names;

    AnalyticsPage(Questions questions, Acts acts, ShortUrls shortUrls) {
        this.questions = questions;
        this.acts = acts;
        this.names = new AnalyticsNames(questions, acts, shortUrls);
    }

    /** @param address of the same page with this value as a filter, or without it if it is one */
    public record Value(String name, long clicks, long percent, String address) {}

    /** @param percent of the rule's clicks */
    public record Variant(String name, long clicks, long percent, long people, long visitors) {}

    public record TopList(String title, List<Value> values) {}

    @GetMapping("/analytics")
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    String show(
            Viewer viewer,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam Map<String, String> parameters) {
        AnalyticsState state = AnalyticsState.of(parameters);
        Fields form = state.form();
        model.addAttribute("state", state);
        model.addAttribute("form", form);
        try {
            AnalyticsAsked asked = state.asked(acts.now());
            fill(viewer, model, state, asked);
        } catch (ApiProblem problem) {
            problem.errors().forEach(error -> fault(form, error));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        model.addAttribute("filters", state.filters().stream()
                .map(filter -> new Value(
                        AnalyticsNames.title(filter.dimension()) + ": " + names.name(viewer, filter.dimension(), filter.value()), 0, 0, filter.without()))
                .toList());
        boolean narrowed = state.filters().stream().anyMatch(filter -> filter.dimension() != Dimension.LINK);
        model.addAttribute("narrowed", narrowed || !state.who().equals("all"));
        return Htmx.asks(request) ? "analytics :: numbers" : "analytics";
    }

    private static void fault(Fields form, FieldError error) {
        form.fault(error.field(), "The " + error.field() + " " + error.message() + ".");
    }

    @GetMapping("/analytics/export")
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    void export(Viewer viewer, HttpServletResponse response, @RequestParam Map<String, String> parameters) throws IOException {
        AnalyticsAsked asked = exported(AnalyticsState.of(parameters));
        new ClickExport(questions)
                .write(
                        response,
                        viewer.tenant(),
                        asked.filter(),
                        asked.range(),
                        format(parameters.getOrDefault("format", "csv")));
    }

    private static ClickExport.Format format(String name) {
        try {
            return ClickExport.Format.of(name);
        } catch (ApiProblem problem) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, problem);
        }
    }

    /** The page that leads here says what is wrong with its values; whoever came without it has mistyped the address. */
    private AnalyticsAsked exported(AnalyticsState state) {
        try {
            return state.asked(acts.now());
        } catch (ApiProblem problem) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, problem);
        }
    }

    private void fill(Viewer viewer, Model model, AnalyticsState state, AnalyticsAsked asked) {
        ClickRange range = asked.range();
        Instant to = range.to().orElse(acts.now());
        Instant from = range.from().orElse(to.minus(Duration.ofDays(30)));
        ClickRange whole = new ClickRange(Optional.of(from), Optional.of(to), range.zone());
        Interval interval = AnalyticsChart.fitting(from, to);
        List<Dimension> dimensions = Arrays.asList(Dimension.values());
        Analytics answer = ask(viewer, asked, whole, interval, dimensions);
        model.addAttribute("totals", answer.totals());
        model.addAttribute("uniquesOf", said(answer.totals().uniquesOf()));
        model.addAttribute("chart", AnalyticsChart.of(from, to, interval, range.zone(), answer.series()));
        model.addAttribute("interval", interval.name().toLowerCase(Locale.ROOT));
        model.addAttribute("lists", answer.groups().stream()
                .filter(groups -> !groups.values().isEmpty() && AnalyticsNames.saysSomething(groups))
                .map(groups -> list(viewer, state, groups))
                .toList());
        model.addAttribute("world", ClickWorldMap.of(values(answer, Dimension.COUNTRY)));
        if (!state.value(Dimension.RULE.wireName()).isEmpty()) {
            model.addAttribute("variants", variants(viewer, asked, whole, answer));
        }
        HeatMap hours = questions
                .optional(new AskHeatMap(viewer.tenant(), asked.filter(), whole), HeatMap.class)
                .orElseThrow(() -> new Refused(new LinkNotFound()));
        model.addAttribute("heat", ClickHeatMap.of(hours.clicks()));
        if (state.compares()) {
            compare(viewer, model, asked, new AnalyticsAsked(
                    asked.filter(), whole, interval, asked.groupBy(), asked.limit(), true), interval, answer);
        }
    }

    private static List<Group> values(Analytics answer, Dimension dimension) {
        return answer.groups().stream()
                .filter(groups -> groups.dimension() == dimension)
                .flatMap(groups -> groups.values().stream())
                .toList();
    }

    /** What became of those whom a rule has sent different ways. */
    private List<Variant> variants(Viewer viewer, AnalyticsAsked asked, ClickRange range, Analytics answer) {
        List<Variant> variants = new ArrayList<>();
        for (Group group : values(answer, Dimension.VARIANT).stream().limit(TOP).toList()) {
            Totals totals = questions
                    .optional(
                            new AskTotals(viewer.tenant(), asked.filter().with(Dimension.VARIANT, group.value()), range),
                            Totals.class)
                    .orElseThrow(() -> new Refused(new LinkNotFound()));
            variants.add(new Variant(
                    group.value(),
                    totals.total(),
                    100 * totals.total() / Math.max(1, answer.totals().total()),
                    totals.humans(),
                    totals.uniques()));
        }
        return variants;
    }

    private void compare(
            Viewer viewer, Model model, AnalyticsAsked asked, AnalyticsAsked bounded, Interval interval, Analytics answer) {
        ClickRange before = bounded.previous();
        Analytics then = ask(viewer, asked, before, interval, List.of());
        model.addAttribute("before", then.totals());
        model.addAttribute("beforeChart", AnalyticsChart.of(
                before.from().orElseThrow(), before.to().orElseThrow(), interval, before.zone(), then.series()));
        model.addAttribute("change", change(then.totals().total(), answer.totals().total()));
    }

    private Analytics ask(
            Viewer viewer, AnalyticsAsked asked, ClickRange range, Interval interval, List<Dimension> dimensions) {
        return questions
                .optional(new AskAnalytics(viewer.tenant(), asked.filter(), range, interval, dimensions, MOST), Analytics.class)
                .orElseThrow(() -> new Refused(new LinkNotFound()));
    }

    private static String change(long before, long now) {
        long percent = Math.round(100.0 * (now - before) / Math.max(1, before));
        return percent == 0 ? "about as many" : percent > 0 ? percent + " % more" : -percent + " % fewer";
    }

    private TopList list(Viewer viewer, AnalyticsState state, Groups groups) {
        long most = groups.values().getFirst().clicks();
        String parameter = groups.dimension().wireName();
        return new TopList(AnalyticsNames.title(groups.dimension()), groups.values().stream()
                .limit(TOP)
                .map(group -> value(viewer, state, groups.dimension(), parameter, group, most))
                .toList());
    }

    private Value value(Viewer viewer, AnalyticsState state, Dimension dimension, String parameter, Group group, long most) {
        boolean chosen = state.value(parameter).equals(group.value());
        return new Value(
                names.name(viewer, dimension, group.value()),
                group.clicks(),
                100 * group.clicks() / Math.max(1, most),
                chosen ? state.clear(parameter) : state.set(parameter, group.value()));
    }

    private static String said(UniquesOf of) {
        return switch (of) {
            case DAY -> "of this UTC day";
            case MONTH -> "of this UTC month";
            case SUM_OF_DAYS -> "sum of UTC days";
        };
    }
}
