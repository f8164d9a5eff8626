package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.api.ShortUrls;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.link.LinkCommand.ChangeLink;
import com.occuz.kernel.link.LinkCommand.OptionChanges;
import com.occuz.kernel.link.LinkQuery.FindLink;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.LinkRefusal.LinkNotFound;
import com.occuz.kernel.link.rule.Browser;
import com.occuz.kernel.link.rule.Device;
import com.occuz.kernel.link.rule.OperatingSystem;
import com.occuz.kernel.link.rule.RuleWords;
import com.occuz.kernel.link.rule.Rules;
import com.occuz.kernel.migration.CustomerInput;
import com.occuz.kernel.refusal.Refusal;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Takes;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rules of one link. What its buttons do to the form happens here too, so that it works without any script. */
@Controller
@RequestMapping("/links/{id}/rules")
final class RulesPage {

    private final Questions questions;
    private final Acts acts;
    private final ShortUrls shortUrls;
    private final Times times;

    RulesPage(Questions questions, Acts acts, ShortUrls shortUrls, Times times) {
        this.questions = questions;
        this.acts = acts;
        this.shortUrls = shortUrls;
        this.times = times;
    }

    @GetMapping
    @Allowed(Role.CUSTOMER)
    String show(Viewer viewer, Model model, @PathVariable String id) {
        LinkView link = find(viewer, id);
        Fields form = RulesForm.of(link.options().rules(), link.version(), times);
        return page(model, link, link.options().rules().areNone() ? RulesForm.after("add", form) : form, "");
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
        String act = form.value("act");
        if (!act.isEmpty()) {
            return page(model, link, RulesForm.after(act, form), act);
        }
        Optional<Long> version = form.required(RulesForm.VERSION, "Reload the page.", LinkForm::version);
        Optional<Rules> rules = RulesForm.read(form);
        if (version.isPresent() && rules.isPresent()) {
            try {
                acts.send(viewer, sent, new ChangeLink(
                        link.link(), viewer.account(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), OptionChanges.rules(rules.get()), version, shortUrls.ownHosts(),
                        acts.now()));
                return "redirect:/links/" + link.link().opaque();
            } catch (Refused e) {
                if (e.refusal().kind() == Refusal.Kind.STALE) {
                    return conflict(viewer, model, response, id, form);
                }
                RulesForm.refused(form, e.refusal().reason());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model, link, form, "");
    }

    /** Somebody was faster: what they have made of the link stands above what was to become of it. */
    private String conflict(Viewer viewer, Model model, HttpServletResponse response, String id, Fields form) {
        LinkView present = find(viewer, id);
        model.addAttribute("theirs", present.options().rules().values().stream().map(rule -> RuleWords.of(rule, Times::minutes)).toList());
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(model, present, form.with(RulesForm.VERSION, Long.toString(present.version())), "");
    }

    private String page(Model model, LinkView link, Fields form, String act) {
        model.addAttribute("link", LinkRowModel.of(link, shortUrls.base(), acts.now()));
        model.addAttribute("form", form);
        model.addAttribute("rules", RulesForm.places(form));
        model.addAttribute("most", Rules.MOST);
        model.addAttribute("devices", Device.values());
        model.addAttribute("systems", OperatingSystem.values());
        model.addAttribute("browsers", Browser.values());
        model.addAttribute("done", act);
        return "rules-form";
    }

    private LinkView find(Viewer viewer, String id) {
        return questions.optional(new FindLink(viewer.tenant(), LinkPage.link(id)), LinkView.class)
                .orElseThrow(() -> new Refused(new LinkNotFound()));
    }
}
