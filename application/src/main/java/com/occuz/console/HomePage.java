package com.occuz.console;

import com.occuz.kernel.account.Role;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The way in: each role begins where its work is. */
@Controller
final class HomePage {

    @GetMapping("/")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String home(Viewer viewer) {
        return "redirect:" + Navigation.of(viewer.role()).getFirst().path();
    }

    /** An address that people shorten: staff plan, customers have what they may know of it in their support section. */
    @GetMapping("/planned-work")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String plannedWork(Viewer viewer) {
        return viewer.role() == Role.CUSTOMER ? "redirect:/support" : "redirect:/planned-work/maintenance";
    }

    /** Where a form goes whose proof does not hold: mostly a page that was open before its session ended. */
    @RequestMapping("/form-expired")
    @Open
    String formExpired() {
        throw new FormExpired();
    }

    /** A form came without a proof that it is ours. */
    static final class FormExpired extends RuntimeException {

        FormExpired() {
            super("the form has expired", null, false, false);
        }
    }
}
