package com.occuz.console;

import com.occuz.security.Callers;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Tells a customer on every page that a version of the agreement was published which the account has not accepted (§ 15).
 * It keeps nobody from anything.
 */
@ControllerAdvice(basePackageClasses = TermsNotice.class)
final class TermsNotice {

    private final TermsAcceptances acceptances;

    TermsNotice(TermsAcceptances acceptances) {
        this.acceptances = acceptances;
    }

    @ModelAttribute
    void asked(Model model, HttpServletRequest request) {
        // Part of a page stands in one that has told it already, and what only sends something on shows nothing.
        if (request.getMethod().equals("GET") && !Htmx.asks(request)) {
            Callers.viewer().flatMap(acceptances::asked).ifPresent(it -> model.addAttribute("termsAsked", it));
        }
    }
}
