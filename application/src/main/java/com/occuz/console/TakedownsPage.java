package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.api.ShortUrls;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkCommand.PutBackLink;
import com.occuz.kernel.link.LinkCommand.TakeDownLink;
import com.occuz.kernel.link.LinkCommand;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.FindLink;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.LinkQuery.ListTakenDown;
import com.occuz.kernel.link.LinkRefusal.LinkNotFound;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.link.TakedownReason;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
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

/** Links that those who run the platform have taken down, whoever owns them. */
@Controller
@RequestMapping("/takedowns")
final class TakedownsPage {

    private static final int ROWS = 50;

    private final Questions questions;
    private final Acts acts;
    private final ShortUrls shortUrls;

    TakedownsPage(Questions questions, Acts acts, ShortUrls shortUrls) {
        this.questions = questions;
        this.acts = acts;
        this.shortUrls = shortUrls;
    }

    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String list(
            Viewer viewer, Model model, HttpServletRequest request, @RequestParam(required = false) @Nullable Long before) {
        fill(viewer, model, Fields.empty(), before);
        return Htmx.asks(request) ? "takedowns :: list" : "takedowns";
    }

    @PostMapping
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String takeDown(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @RequestParam Map<String, String> parameters) {
        Fields form = new Fields(parameters);
        Optional<LinkId> link = form.required("link", "Say which link.", this::linkOf);
        Optional<TakedownReason> reason =
                form.required("reason", "Say why; the owner of the link reads it.", TakedownReason::new);
        if (form.isSound()) {
            LinkView found = find(link.orElseThrow()).orElse(null);
            if (found == null) {
                form.fault("link", "There is no such link.");
            } else {
                return act(viewer, sent, model, response, form, found, reason.orElseThrow(), TakeDownLink::new);
            }
        }
        return again(viewer, model, response, form);
    }

    @PostMapping("/{id}/put-back")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String putBack(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @PathVariable String id,
            @RequestParam Map<String, String> parameters) {
        LinkView link = find(LinkPage.link(id)).orElseThrow(() -> new Refused(new LinkNotFound()));
        Fields form = new Fields(parameters);
        Optional<TakedownReason> reason =
                form.required("reason", "Say why; the owner of the link reads it.", TakedownReason::new);
        return reason.isPresent()
                ? act(viewer, sent, model, response, form, link, reason.get(), PutBackLink::new)
                : again(viewer, model, response, form);
    }

    /** What is asked of a link, for a reason. */
    @FunctionalInterface
    private interface Act {
        LinkCommand of(LinkId link, TakedownReason reason, Instant at);
    }

    private String act(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            Fields form,
            LinkView link,
            TakedownReason reason,
            Act act) {
        try {
            acts.send(viewer, link.account(), sent, act.of(link.link(), reason, acts.now()));
            return "redirect:/takedowns";
        } catch (Refused e) {
            form.refused(e.refusal());
            return again(viewer, model, response, form);
        }
    }

    private String again(Viewer viewer, Model model, HttpServletResponse response, Fields form) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        fill(viewer, model, form, null);
        return "takedowns";
    }

    /** A short link as it is copied from anywhere, or its ending alone. */
    private LinkId linkOf(String text) {
        String bare = text.replaceFirst("^(?i)https?://", "");
        String base = shortUrls.base().toString().replaceFirst("^https?://", "") + "/";
        String slug = bare.regionMatches(true, 0, base, 0, base.length()) ? bare.substring(base.length()) : bare;
        if (slug.contains("/")) {
            throw new InvalidValue("that is no short link of this installation");
        }
        return new LinkId(DomainId.DEFAULT, new Slug(slug));
    }

    private Optional<LinkView> find(LinkId link) {
        return questions.optional(new FindLink(Tenant.everyone(), link), LinkView.class);
    }

    private void fill(Viewer viewer, Model model, Fields form, @Nullable Long before) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<LinkView> page = questions.one(
                new ListTakenDown(Tenant.everyone(), Optional.ofNullable(before), ROWS), Page.class);
        Instant now = acts.now();
        model.addAttribute(
                "links", page.items().stream().map(link -> LinkRowModel.of(link, shortUrls.base(), now)).toList());
        model.addAttribute("next", page.next().orElse(null));
        model.addAttribute("form", form);
        model.addAttribute("mayAct", viewer.role() != Role.AUDITOR);
        model.addAttribute("base", shortUrls.base() + "/");
    }
}
