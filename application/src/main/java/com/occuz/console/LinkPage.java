package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.api.ShortUrls;
import com.occuz.edge.qr.QrCode;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.link.LinkCommand.ChangeLink;
import com.occuz.kernel.link.LinkCommand.OptionChanges;
import com.occuz.kernel.link.LinkCommand.RetireLink;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.DailyClicks;
import com.occuz.kernel.link.LinkQuery.FindLink;
import com.occuz.kernel.link.LinkQuery.HistoryItem;
import com.occuz.kernel.link.LinkQuery.LinkClicks;
import com.occuz.kernel.link.LinkQuery.LinkHistory;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.LinkRefusal.LinkNotFound;
import com.occuz.kernel.migration.CustomerInput;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refusal;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.LinkPasswords;
import com.occuz.security.Takes;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One link: what it does, who follows it, and what has happened to it. */
@Controller
@RequestMapping("/links/{id}")
final class LinkPage {

    private static final int STORIES = 20;
    private static final int QR_PIXELS = 512;

    private final Questions questions;
    private final Acts acts;
    private final ShortUrls shortUrls;
    private final Times times;
    private final People people;
    private final LinkPasswords passwords = new LinkPasswords();

    LinkPage(Questions questions, Acts acts, ShortUrls shortUrls, Times times, People people) {
        this.questions = questions;
        this.acts = acts;
        this.shortUrls = shortUrls;
        this.times = times;
        this.people = people;
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    String show(Viewer viewer, Model model, @PathVariable String id, @RequestParam(required = false) @Nullable String created) {
        LinkView link = find(viewer, id);
        fill(viewer, model, link);
        history(viewer, model, link.link(), Optional.empty());
        model.addAttribute("created", created != null);
        model.addAttribute("mayChange", viewer.role() == Role.CUSTOMER);
        return "link";
    }

    /** The part of the page that counts. */
    @GetMapping("/clicks")
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    String clicks(Viewer viewer, Model model, @PathVariable String id) {
        fill(viewer, model, find(viewer, id));
        return "link :: clicks";
    }

    @GetMapping("/history")
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    String history(Viewer viewer, Model model, @PathVariable String id, @RequestParam(required = false) @Nullable Long before) {
        LinkView link = find(viewer, id);
        model.addAttribute("link", LinkRowModel.of(link, shortUrls.base(), acts.now()));
        history(viewer, model, link.link(), Optional.ofNullable(before));
        return "link :: history";
    }

    @GetMapping("/edit")
    @Allowed(Role.CUSTOMER)
    String edit(Viewer viewer, Model model, @PathVariable String id) {
        LinkView link = find(viewer, id);
        return form(model, link, LinkForm.of(link, times));
    }

    @PostMapping
    @Allowed(Role.CUSTOMER)
    @Takes(CustomerInput.LINKS)
    String change(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @PathVariable String id,
            @RequestParam Map<String, String> parameters) {
        LinkView link = find(viewer, id);
        Fields form = new Fields(parameters);
        Optional<ChangeLink> command =
                LinkForm.change(
                form, link, viewer.account(), passwords::hash, shortUrls.ownHosts(), acts.now(), times);
        if (command.isPresent()) {
            try {
                acts.send(viewer, sent, command.get());
                return "redirect:/links/" + link.link().opaque();
            } catch (Refused e) {
                if (e.refusal().kind() == Refusal.Kind.STALE) {
                    return conflict(viewer, model, response, id, form);
                }
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, link, form);
    }

    /** Somebody was faster: what they have made of the link stands beside what was to become of it. */
    private String conflict(Viewer viewer, Model model, HttpServletResponse response, String id, Fields form) {
        LinkView present = find(viewer, id);
        model.addAttribute("differences", LinkForm.differences(form, present, times));
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, present, LinkForm.anew(form, present));
    }

    @PostMapping("/retire")
    @Allowed(Role.CUSTOMER)
    @Takes(CustomerInput.LINKS)
    String retire(Viewer viewer, SentForm sent, @PathVariable String id) {
        LinkId link = link(id);
        acts.send(viewer, sent, new RetireLink(link, viewer.account(), Optional.empty(), acts.now()));
        return "redirect:/links/" + link.opaque();
    }

    @PostMapping("/disable")
    @Allowed(Role.CUSTOMER)
    @Takes(CustomerInput.LINKS)
    String disable(Viewer viewer, SentForm sent, @PathVariable String id) {
        return switched(viewer, sent, link(id), true);
    }

    @PostMapping("/enable")
    @Allowed(Role.CUSTOMER)
    @Takes(CustomerInput.LINKS)
    String enable(Viewer viewer, SentForm sent, @PathVariable String id) {
        return switched(viewer, sent, link(id), false);
    }

    private String switched(Viewer viewer, SentForm sent, LinkId link, boolean disabled) {
        acts.send(viewer, sent, new ChangeLink(
                link, viewer.account(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), OptionChanges.disabled(disabled), Optional.empty(), shortUrls.ownHosts(), acts.now()));
        return "redirect:/links/" + link.opaque();
    }

    @GetMapping("/qr")
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    ResponseEntity<byte[]> qr(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "svg") String format,
            @RequestParam(required = false) @Nullable String download) {
        LinkView link = find(viewer, id);
        boolean png = format.equals("png");
        QrCode code = QrCode.leadingTo(shortUrls.of(link.link()));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(png ? MediaType.IMAGE_PNG : MediaType.valueOf("image/svg+xml"));
        if (download != null) {
            String name = "qr-" + link.link().slug() + (png ? ".png" : ".svg");
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
        }
        return answer.body(png ? code.png(QR_PIXELS) : code.svg(QR_PIXELS).getBytes(StandardCharsets.UTF_8));
    }

    private void fill(Viewer viewer, Model model, LinkView link) {
        LocalDate today = acts.now().atOffset(ZoneOffset.UTC).toLocalDate();
        ClickChart empty = ClickChart.lastDays(today);
        DailyClicks clicks = questions
                .optional(
                        new LinkClicks(
                                viewer.tenant(), link.link(), Optional.of(empty.first()), Optional.of(today)),
                        DailyClicks.class)
                .orElseThrow(() -> new Refused(new LinkNotFound()));
        model.addAttribute("link", LinkRowModel.of(link, shortUrls.base(), acts.now()));
        model.addAttribute("chart", empty.with(clicks));
    }

    private void history(Viewer viewer, Model model, LinkId link, Optional<Long> before) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<HistoryItem> page = questions.optional(
                        new LinkHistory(viewer.tenant(), link, before, STORIES), Page.class)
                .orElseThrow(() -> new Refused(new LinkNotFound()));
        UnaryOperator<String> names = people.namesFor(viewer);
        model.addAttribute("story", page.items().stream().map(item -> StoryLine.of(item, names)).toList());
        model.addAttribute("older", page.next().orElse(null));
    }

    private String form(Model model, LinkView link, Fields form) {
        model.addAttribute("link", LinkRowModel.of(link, shortUrls.base(), acts.now()));
        model.addAttribute("heading", "Edit link");
        model.addAttribute("form", form);
        model.addAttribute("base", shortUrls.base() + "/");
        return "link-form";
    }

    private LinkView find(Viewer viewer, String id) {
        return questions.optional(new FindLink(viewer.tenant(), link(id)), LinkView.class)
                .orElseThrow(() -> new Refused(new LinkNotFound()));
    }

    static LinkId link(String id) {
        try {
            return LinkId.fromOpaque(id);
        } catch (InvalidValue e) {
            throw new Refused(new LinkNotFound());
        }
    }
}
