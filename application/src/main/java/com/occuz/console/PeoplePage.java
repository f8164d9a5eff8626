package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountQuery.ListPeople;
import com.occuz.kernel.account.AccountQuery.PersonView;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.security.Allowed;
import com.occuz.security.Sessions;
import com.occuz.security.Viewer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody who may sign in, of every account: staff look after all of them. */
@Controller
@RequestMapping("/people")
final class PeoplePage {

    private static final int ROWS = 50;

    private final Questions questions;
    private final Sessions sessions;

    PeoplePage(Questions questions, Sessions sessions) {
        this.questions = questions;
        this.sessions = sessions;
    }

    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String list(Viewer viewer, Model model, @RequestParam(required = false) @Nullable Long before) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<PersonView> page =
                questions.one(new ListPeople(Tenant.everyone(), Optional.ofNullable(before), ROWS), Page.class);
        model.addAttribute("people", page.items());
        model.addAttribute("next", page.next().orElse(null));
        model.addAttribute("mayEnd", viewer.role() == Role.OPERATOR);
        return "people";
    }

    /** Whoever it is has to sign in again, everywhere; at most a quarter of a minute later no open page is told anything. */
    @PostMapping("/{user}/end-sessions")
    @Allowed(Role.OPERATOR)
    String endSessions(@PathVariable String user, RedirectAttributes next) {
        next.addAttribute("ended", sessions.signOutEverywhere(id(user)));
        return "redirect:/people";
    }

    private static UserId id(String user) {
        try {
            return new UserId(user);
        } catch (InvalidValue e) {
            return new UserId("nobody");
        }
    }
}
