package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.api.SlaCsv;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.servicelevel.TermsQuery.ListTerms;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
import com.occuz.security.Callers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.ServletWebRequest;

/** The agreement in all its versions, for everybody, signed in or not (§ 15: "will always be published on this page"). */
@Controller
final class TermsPage {

    private final Questions questions;
    private final InstantSource clock;
    private final TermsAcceptances acceptances;

    TermsPage(Questions questions, InstantSource clock, TermsAcceptances acceptances) {
        this.questions = questions;
        this.clock = clock;
        this.acceptances = acceptances;
    }

    @GetMapping("/terms")
    @Open
    @Nullable String show(ServletWebRequest request, Model model) {
        TermsHistory history = questions.one(new ListTerms(), TermsHistory.class);
        Instant now = clock.instant();
        List<TermsModel> versions = history.versions().reversed().stream()
                .map(version -> TermsModel.of(history, version, now))
                .toList();
        TermsModel inForce = versions.stream()
                .filter(version -> version.state().equals("in force"))
                .findFirst()
                .orElseThrow();
        if (Callers.viewer().isEmpty() && isKnown(request, versions.getFirst(), inForce, model)) {
            return null;
        }
        model.addAttribute("versions", versions);
        model.addAttribute("inForce", inForce);
        model.addAttribute("notice", SlaCsv.NOTICE);
        model.addAttribute(
                "mayPublish",
                Callers.viewer().filter(it -> it.role() == Role.OPERATOR).isPresent());
        Callers.viewer().ifPresent(viewer -> {
            if (viewer.role() == Role.CUSTOMER) {
                model.addAttribute("accepted", acceptances.of(viewer));
            } else {
                model.addAttribute("counts", acceptances.counts());
            }
        });
        return "terms";
    }

    /** What a visitor sees depends on the versions and the colours chosen; pages of the signed in tell the time as well. */
    private static boolean isKnown(ServletWebRequest request, TermsModel latest, TermsModel inForce, Model model) {
        if (request.getResponse() != null) {
            request.getResponse().setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            request.getResponse().setHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        }
        return request.checkNotModified(
                "\"terms-" + latest.number() + "-" + inForce.number() + "-" + model.getAttribute("theme") + "\"");
    }
}
