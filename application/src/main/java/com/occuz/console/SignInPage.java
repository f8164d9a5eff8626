package com.occuz.console;

import com.occuz.security.Callers;
import com.occuz.security.SessionCookies;
import com.occuz.security.Sessions;
import com.occuz.security.Sessions.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The door. */
@Controller
final class SignInPage {

    private static final String PAGE = "sign-in";

    private final Sessions sessions;

    SignInPage(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping("/sign-in")
    @Open
    String show(
            Model model,
            @RequestParam(name = "return", required = false) @Nullable String back,
            @RequestParam(required = false) @Nullable String expired) {
        String path = ReturnPath.safe(back);
        if (Callers.viewer().isPresent()) {
            return "redirect:" + path;
        }
        model.addAttribute("back", path);
        model.addAttribute("expired", expired != null);
        return PAGE;
    }

    @PostMapping("/sign-in")
    @Open
    String signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(name = "return", required = false) @Nullable String back) {
        // A session that this browser still has ends here: whoever knew it gains nothing from what comes now.
        SessionCookies.session(request).ifPresent(sessions::signOut);
        String path = ReturnPath.safe(back);
        switch (sessions.signIn(email, password, request.getRemoteAddr())) {
            case SignIn.Done done -> {
                SessionCookies.begin(request, response, done.session());
                return "redirect:" + path;
            }
            case SignIn.Wrong ignored -> {
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
                model.addAttribute("problem", "That e-mail address and password do not belong together.");
            }
            case SignIn.TooMany tooMany -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader("Retry-After", Long.toString(tooMany.pause().toSeconds()));
                model.addAttribute("problem", "Too many tries. Wait %d minutes, then try again."
                        .formatted(tooMany.pause().toMinutes()));
            }
        }
        model.addAttribute("email", email);
        model.addAttribute("back", path);
        return PAGE;
    }

    @PostMapping("/sign-out")
    @Open
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookies.session(request).ifPresent(sessions::signOut);
        SessionCookies.end(request, response);
        return "redirect:/sign-in";
    }
}
