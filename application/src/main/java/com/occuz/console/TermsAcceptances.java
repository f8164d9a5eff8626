package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountCommand.AcceptTerms;
import com.occuz.kernel.account.AccountQuery.AcceptanceCounts;
import com.occuz.kernel.account.AccountQuery.AcceptanceView;
import com.occuz.kernel.account.AccountQuery.CountAcceptances;
import com.occuz.kernel.account.AccountQuery.FindAcceptances;
import com.occuz.kernel.account.AccountQuery.ListAcceptances;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.TermsQuery.ListTerms;
import com.occuz.kernel.servicelevel.TermsQuery.Standing;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
import com.occuz.kernel.servicelevel.TermsQuery.TermsVersion;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an account accepts a version of the agreement (§ 15), and where the staff see which ones have. */
@Controller
@RequestMapping("/terms")
final class TermsAcceptances {

    private static final int ROWS = 50;

    private final Questions questions;
    private final Acts acts;
    private final People people;

    TermsAcceptances(Questions questions, Acts acts, People people) {
        this.questions = questions;
        this.acts = acts;
        this.people = people;
    }

    /** What an account has accepted, as people read it. */
    public record Accepted(String account, String by, Instant at) {}

    /** A version that a customer's account is asked to accept. */
    public record Asked(int version, @Nullable Instant effectiveFrom, boolean inForce) {}

    @PostMapping("/{version}/accept")
    @Allowed(Role.CUSTOMER)
    String accept(Viewer viewer, SentForm sent, @PathVariable String version, RedirectAttributes next) {
        int number = number(version);
        try {
            acts.send(viewer, sent, new AcceptTerms(viewer.account(), number, viewer.actor(), acts.now()));
            next.addAttribute("accepted", number);
        } catch (Refused e) {
            // The page shows the version that took its place.
            next.addAttribute("refused", number);
        }
        return "redirect:/terms";
    }

    @GetMapping("/{version}/acceptances")
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String list(
            Viewer viewer,
            Model model,
            @PathVariable String version,
            @RequestParam(required = false) @Nullable Long before) {
        int number = number(version);
        if (history().version(number).isEmpty()) {
            throw new NoSuchPage();
        }
        @SuppressWarnings("unchecked") // the query's contract
        Page<AcceptanceView> page = questions.one(
                new ListAcceptances(Tenant.everyone(), number, Optional.ofNullable(before), ROWS), Page.class);
        UnaryOperator<String> names = people.namesFor(viewer);
        model.addAttribute("number", number);
        model.addAttribute("counts", counts());
        model.addAttribute("acceptances", page.items().stream().map(it -> accepted(it, names)).toList());
        model.addAttribute("next", page.next().orElse(null));
        return "acceptances";
    }

    /** By version, what a customer's account has accepted. */
    Map<Integer, Accepted> of(Viewer viewer) {
        UnaryOperator<String> names = people.namesFor(viewer);
        Map<Integer, Accepted> byVersion = new LinkedHashMap<>();
        found(viewer).forEach(it -> byVersion.put(it.version(), accepted(it, names)));
        return byVersion;
    }

    AcceptanceCounts counts() {
        return questions.one(new CountAcceptances(Tenant.everyone()), AcceptanceCounts.class);
    }

    /**
     * What a customer is asked to accept: the version published last that is in force or will be, unless the account has
     * accepted it or a later one. Version 1 was never published and asks nobody.
     */
    Optional<Asked> asked(Viewer viewer) {
        if (viewer.role() != Role.CUSTOMER) {
            return Optional.empty();
        }
        TermsHistory history = history();
        Instant now = acts.now();
        return history.versions().reversed().stream()
                .filter(it -> it.published().isPresent())
                .filter(it -> history.standing(it, now) != Standing.SUPERSEDED)
                .findFirst()
                .filter(it -> found(viewer).stream().noneMatch(accepted -> accepted.version() >= it.number()))
                .map(it -> asked(history, it, now));
    }

    private static Asked asked(TermsHistory history, TermsVersion version, Instant now) {
        return new Asked(
                version.number(),
                version.effectiveFrom().orElse(null),
                history.standing(version, now) == Standing.IN_FORCE);
    }

    private List<AcceptanceView> found(Viewer viewer) {
        @SuppressWarnings("unchecked") // the query's contract
        List<AcceptanceView> found =
                questions.one(new FindAcceptances(Tenant.of(viewer.account()), viewer.account()), List.class);
        return found;
    }

    private static Accepted accepted(AcceptanceView view, UnaryOperator<String> names) {
        return new Accepted(
                view.accountName().isEmpty() ? view.account().value() : view.accountName(),
                names.apply(view.by().toString()),
                view.at());
    }

    private TermsHistory history() {
        return questions.one(new ListTerms(), TermsHistory.class);
    }

    private static int number(String version) {
        if (!version.matches("[1-9]\\d{0,8}")) {
            throw new NoSuchPage();
        }
        return Integer.parseInt(version);
    }
}
