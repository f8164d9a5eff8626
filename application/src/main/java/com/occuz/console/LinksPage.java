package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.api.ShortUrls;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.link.LinkCommand.CreateLink;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.LinkQuery.ListLinks;
import com.occuz.kernel.link.LinkQuery.SearchLinks;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.migration.CustomerInput;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.LinkPasswords;
import com.occuz.security.Takes;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of links, and a new one. */
@Controller
final class LinksPage {

    private static final int ROWS = 25;

    private final Questions questions;
    private final Acts acts;
    private final ShortUrls shortUrls;
    private final LinkPasswords passwords = new LinkPasswords();

    LinksPage(Questions questions, Acts acts, ShortUrls shortUrls) {
        this.questions = questions;
        this.acts = acts;
        this.shortUrls = shortUrls;
    }

    @GetMapping("/links")
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    String list(
            Viewer viewer,
            Model model,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable Long before) {
        Optional<Long> from = Optional.ofNullable(before);
        Object query = q.isBlank()
                ? new ListLinks(viewer.tenant(), Optional.ofNullable(tag).filter(it -> !it.isBlank()), from, ROWS)
                : new SearchLinks(viewer.tenant(), q, from, ROWS);
        @SuppressWarnings("unchecked") // the query's contract
        Page<LinkView> page = questions.one(query, Page.class);
        model.addAttribute("links", page.items().stream()
                .map(link -> LinkRowModel.of(link, shortUrls.base(), acts.now()))
                .toList());
        model.addAttribute("next", page.next().orElse(null));
        model.addAttribute("q", q);
        model.addAttribute("tag", tag);
        model.addAttribute("first", before == null);
        return Htmx.asks(request) ? "links :: results" : "links";
    }

    @GetMapping("/links/new")
    @Allowed(Role.CUSTOMER)
    String blank(Model model) {
        return form(model, Fields.empty());
    }

    @PostMapping("/links")
    @Allowed(Role.CUSTOMER)
    @Takes(CustomerInput.LINKS)
    String create(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @RequestParam Map<String, String> parameters) {
        Fields form = new Fields(parameters);
        Optional<CreateLink> command = LinkForm.create(
                form, viewer.account(), () -> Slug.random(sent.random()), passwords::hash, shortUrls.ownHosts(), acts.now());
        if (command.isPresent()) {
            try {
                acts.send(viewer, sent, command.get());
                return "redirect:/links/" + command.get().link().opaque() + "?created";
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, form);
    }

    private String form(Model model, Fields form) {
        model.addAttribute("heading", "New link");
        model.addAttribute("form", form);
        model.addAttribute("base", shortUrls.base() + "/");
        return "link-form";
    }
}
