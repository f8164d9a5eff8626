package com.occuz.console;

import com.occuz.kernel.account.AccountCommand.ChangePassword;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.security.Allowed;
import com.occuz.security.NewPassword;
import com.occuz.security.SessionCookies;
import com.occuz.security.Sessions;
import com.occuz.security.Sessions.PasswordChange;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who one is here, and one's password. */
@Controller
@RequestMapping("/own")
final class OwnPage {

    private final Sessions sessions;
    private final Acts acts;

    OwnPage(Sessions sessions, Acts acts) {
        this.sessions = sessions;
        this.acts = acts;
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String show(Model model) {
        model.addAttribute("form", Fields.empty());
        return "own";
    }

    /** Every other session of the same person ends; this one goes on under a new cookie. */
    @PostMapping("/password")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String change(
            Viewer viewer,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam Map<String, String> parameters) {
        Fields form = new Fields(parameters);
        Optional<NewPassword> wanted = wanted(form);
        if (form.isSound()) {
            Instant now = acts.now();
            ChangePassword command = new ChangePassword(viewer.account(), viewer.user(), now);
            switch (sessions.changePassword(
                    viewer, form.value("current"), wanted.orElseThrow(), now, () -> acts.recorded(viewer, command))) {
                case PasswordChange.Done done -> {
                    SessionCookies.begin(request, response, done.session());
                    return "redirect:/own?changed";
                }
                case PasswordChange.Wrong ignored -> form.fault("current", "This is not your password.");
                case PasswordChange.TooMany tooMany ->
                    form.fault("current", "Too many tries. Wait %d minutes, then try again."
                            .formatted(tooMany.pause().toMinutes()));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("form", form);
        return "own";
    }

    /** Blanks belong to a password, also around it. */
    private static Optional<NewPassword> wanted(Fields form) {
        if (form.value("current").isEmpty()) {
            form.fault("current", "Type the password that you have now.");
        }
        String wanted = form.value("wanted");
        if (wanted.equals(form.value("current")) && !wanted.isEmpty()) {
            form.fault("wanted", "This is the password that you have now.");
        }
        if (!wanted.equals(form.value("again"))) {
            form.fault("again", "This is not the same as above.");
        }
        try {
            return Optional.of(new NewPassword(wanted));
        } catch (InvalidValue e) {
            form.fault("wanted", "Choose 12 characters at least, and not more than 72 bytes.");
            return Optional.empty();
        }
    }
}
