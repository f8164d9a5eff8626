package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountCommand;
import com.occuz.kernel.account.AccountCommand.ReinstateAccount;
import com.occuz.kernel.account.AccountCommand.SuspendAccount;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.AccountView;
import com.occuz.kernel.account.AccountQuery.FindStanding;
import com.occuz.kernel.account.AccountQuery.ListAccounts;
import com.occuz.kernel.account.AccountQuery.StandingView;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.SuspensionReason;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Customers' accounts: what each has accepted of the agreement (§ 15), and where its access is suspended and given back, for
 * a reason that the customer reads (§ 4).
 */
@Controller
@RequestMapping("/accounts")
final class AccountsPage {

    private static final int ROWS = 50;

    private final Questions questions;
    private final Acts acts;
    private final People people;

    AccountsPage(Questions questions, Acts acts, People people) {
        this.questions = questions;
        this.acts = acts;
        this.people = people;
    }

    /** @param acceptedBy whoever accepted what it accepted last, the empty string without one */
    public record Row(AccountView view, String name, String acceptedBy) {

        static Row of(AccountView view, UnaryOperator<String> names) {
            return new Row(
                    view,
                    view.name().isEmpty() ? view.account().value() : view.name(),
                    view.accepted() == null ? "" : names.apply(view.accepted().by().toString()));
        }
    }

    /** What is asked of an account, for a reason. */
    @FunctionalInterface
    private interface Act {
        AccountCommand of(AccountId account, SuspensionReason reason, Instant at);
    }

    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String list(Viewer viewer, Model model, @RequestParam(required = false) @Nullable Long before) {
        return page(viewer, model, Fields.empty(), Optional.ofNullable(before));
    }

    @PostMapping("/{account}/{action}")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String act(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @PathVariable String account,
            @PathVariable String action,
            @RequestParam Map<String, String> parameters) {
        AccountId subject = known(account);
        Act act = switch (action) {
            case "suspend" -> SuspendAccount::new;
            case "reinstate" -> ReinstateAccount::new;
            default -> throw new NoSuchPage();
        };
        Fields form = new Fields(parameters);
        Optional<SuspensionReason> reason =
                form.required("reason", "Say why; the customer reads it.", SuspensionReason::new);
        if (reason.isPresent()) {
            try {
                acts.send(viewer, subject, sent, act.of(subject, reason.get(), acts.now()));
                return "redirect:/accounts";
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        new Again(action, "/accounts/" + subject + "/" + action, subject.value()).in(model);
        return page(viewer, model, form, Optional.empty());
    }

    private String page(Viewer viewer, Model model, Fields form, Optional<Long> before) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<AccountView> page = questions.one(new ListAccounts(Tenant.everyone(), before, ROWS), Page.class);
        UnaryOperator<String> names = people.namesFor(viewer);
        model.addAttribute("accounts", page.items().stream().map(it -> Row.of(it, names)).toList());
        model.addAttribute("next", page.next().orElse(null));
        model.addAttribute("mayAct", viewer.role() == Role.SUPPORT || viewer.role() == Role.OPERATOR);
        model.addAttribute("form", form);
        return "accounts";
    }

    private AccountId known(String account) {
        try {
            return questions
                    .optional(new FindStanding(Tenant.everyone(), new AccountId(account)), StandingView.class)
                    .map(StandingView::account)
                    .orElseThrow(NoSuchPage::new);
        } catch (InvalidValue e) {
            throw new NoSuchPage();
        }
    }
}
