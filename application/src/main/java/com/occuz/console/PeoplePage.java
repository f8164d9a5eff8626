package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountCommand.AddUser;
import com.occuz.kernel.account.AccountCommand.ChangePassword;
import com.occuz.kernel.account.AccountCommand.EndSessions;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.FindPeopleByEmail;
import com.occuz.kernel.account.AccountQuery.FindPerson;
import com.occuz.kernel.account.AccountQuery.ListPeople;
import com.occuz.kernel.account.AccountQuery.PersonView;
import com.occuz.kernel.account.EmailAddress;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Sessions;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody who may sign in, of every account: staff look after all of them, operators let people in. */
@Controller
@RequestMapping("/people")
final class PeoplePage {

    private static final int ROWS = 50;

    private final Questions questions;
    private final Sessions sessions;
    private final Acts acts;

    PeoplePage(Questions questions, Sessions sessions, Acts acts) {
        this.questions = questions;
        this.sessions = sessions;
        this.acts = acts;
    }

    /** A password that was just made, shown in the answer itself and never again; empty if it is none any more. */
    public record Handed(String email, String password) {}

    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String list(Viewer viewer, Model model, @RequestParam(required = false) @Nullable Long before) {
        return page(viewer, model, Fields.empty(), Optional.ofNullable(before));
    }

    /** Adds somebody, with a password to be changed by them. */
    @PostMapping
    @Allowed(Role.OPERATOR)
    String add(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @RequestParam Map<String, String> parameters) {
        Fields form = new Fields(parameters);
        UserId user = new UserId("u_" + sent.id().toString().replace("-", ""));
        Optional<EmailAddress> email = form.required("email", "Say who it is.", EmailAddress::new);
        Optional<AccountId> account = form.required("account", "Say whose account it is.", AccountId::new);
        Optional<Role> role = form.required("role", "Choose what they are here for.", Role::of);
        email.filter(address -> isTaken(address, user))
                .ifPresent(address -> form.fault("email", "Somebody signs in with this address already."));
        if (form.isSound()) {
            try {
                long position = acts.recorded(
                        viewer,
                        account.orElseThrow(),
                        sent,
                        new AddUser(account.orElseThrow(), user, role.orElseThrow(), email.orElseThrow(), acts.now()));
                return handed(viewer, model, sent, user, email.orElseThrow().value(), position);
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(viewer, model, form, Optional.empty());
    }

    /** Somebody has lost their password: they get another one, and every session of theirs ends. */
    @PostMapping("/{user}/password")
    @Allowed(Role.OPERATOR)
    String reset(Viewer viewer, SentForm sent, Model model, @PathVariable String user) {
        PersonView person = person(user);
        long position = acts.recorded(
                viewer, person.account(), sent, new ChangePassword(person.account(), person.user(), acts.now()));
        return handed(viewer, model, sent, person.user(), person.email(), position);
    }

    /** A form that is sent again, when its password has been changed in the meantime, does not bring that one back. */
    private String handed(Viewer viewer, Model model, SentForm sent, UserId user, String email, long position) {
        Optional<String> password = sessions.newPassword(user, sent.digest(), position, acts.now());
        model.addAttribute("handed", new Handed(email, password.orElse("")));
        return page(viewer, model, Fields.empty(), Optional.empty());
    }

    /** Whoever it is has to sign in again, everywhere; at most a quarter of a minute later no open page is told anything. */
    @PostMapping("/{user}/end-sessions")
    @Allowed(Role.OPERATOR)
    String endSessions(Viewer viewer, SentForm sent, @PathVariable String user, RedirectAttributes next) {
        PersonView person = person(user);
        acts.send(
                viewer, person.account(), sent, new EndSessions(person.account(), person.user(), acts.now()));
        next.addAttribute("ended", sessions.signOutEverywhere(person.user()));
        return "redirect:/people";
    }

    /** Whether somebody else has it; whoever sends a form twice meets the one that the first made. */
    private boolean isTaken(EmailAddress email, UserId user) {
        List<?> people = questions.one(new FindPeopleByEmail(email), List.class);
        return people.stream().map(PersonView.class::cast).anyMatch(person -> !person.user().equals(user));
    }

    private String page(Viewer viewer, Model model, Fields form, Optional<Long> before) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<PersonView> page = questions.one(new ListPeople(Tenant.everyone(), before, ROWS), Page.class);
        model.addAttribute("people", page.items());
        model.addAttribute("next", page.next().orElse(null));
        model.addAttribute("mayChange", viewer.role() == Role.OPERATOR);
        model.addAttribute("roles", Role.values());
        model.addAttribute("form", form);
        return "people";
    }

    private PersonView person(String user) {
        try {
            return questions
                    .optional(new FindPerson(Tenant.everyone(), new UserId(user)), PersonView.class)
                    .orElseThrow(NoSuchPage::new);
        } catch (InvalidValue e) {
            throw new NoSuchPage();
        }
    }
}
