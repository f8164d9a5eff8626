package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.axon.AxonNode;
import com.occuz.axon.ProcessorStatus;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.operations.OperationsQuery.AuditProcessors;
import com.occuz.kernel.operations.OperationsQuery.AuditedProcessor;
import com.occuz.kernel.operations.OperationsQuery.ProcessorAudit;
import com.occuz.security.Allowed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The views' processors: how far each has come, what it could not handle, and what to do about it. */
@Controller
@RequestMapping("/processors")
final class ProcessorsPage {

    private final AxonNode axon;
    private final Questions questions;

    ProcessorsPage(AxonNode axon, Questions questions) {
        this.axon = axon;
        this.questions = questions;
    }

    /**
     * @param percent of what it follows that it holds, rounded down
     * @param state {@code Halted}, {@code Dead letters}, {@code Rebuilding}, {@code Catching up} or {@code Up to date}
     * @param findings how many ranges the permanent auditor objects to
     */
    public record Row(
            String name,
            long position,
            long head,
            long lag,
            int percent,
            String state,
            String tone,
            boolean here,
            String halted,
            long deadLetters,
            int findings) {

        static Row of(ProcessorStatus status, Optional<AuditedProcessor> audit) {
            boolean rebuilding = audit.map(AuditedProcessor::rebuilding).orElse(false);
            int findings = audit.map(it -> it.findings().size()).orElse(0);
            int percent = status.head() == 0 ? 100 : (int) (100 * Math.min(status.position(), status.head()) / status.head());
            String state = state(status, rebuilding);
            return new Row(
                    status.name(),
                    status.position(),
                    status.head(),
                    status.lag(),
                    percent,
                    state,
                    tone(state),
                    status.runsHere(),
                    status.halted().orElse(""),
                    status.deadLetters(),
                    findings);
        }

        private static String state(ProcessorStatus status, boolean rebuilding) {
            if (status.halted().isPresent()) {
                return "Halted";
            }
            if (status.deadLetters() > 0) {
                return "Dead letters";
            }
            if (rebuilding && status.lag() > 0) {
                return "Rebuilding";
            }
            return status.lag() > 0 ? "Catching up" : "Up to date";
        }

        private static String tone(String state) {
            return switch (state) {
                case "Halted", "Dead letters" -> "red";
                case "Rebuilding", "Catching up" -> "blue";
                default -> "green";
            };
        }
    }

    @GetMapping
    @Allowed(Role.OPERATOR)
    String list(Model model, HttpServletRequest request) {
        ProcessorAudit audit = questions.one(new AuditProcessors(), ProcessorAudit.class);
        Map<String, AuditedProcessor> audited = audit.processors().stream()
                .collect(Collectors.toMap(AuditedProcessor::processor, Function.identity()));
        List<Row> rows = axon.processors().stream()
                .map(status -> Row.of(status, Optional.ofNullable(audited.get(status.name()))))
                .toList();
        model.addAttribute("processors", rows);
        // A view that is made again passes positions that are news to nobody: the page has to ask by itself.
        model.addAttribute("moving", rows.stream().anyMatch(row -> row.lag() > 0));
        model.addAttribute("sound", rows.stream().allMatch(row -> !row.tone().equals("red") && row.findings() == 0));
        return Htmx.asks(request) ? "processors :: list" : "processors";
    }

    @PostMapping("/{name}/retry")
    @Allowed(Role.OPERATOR)
    String retry(@PathVariable String name, RedirectAttributes next) {
        known(name);
        long left = axon.retryDeadLetters(name);
        next.addAttribute("said", left == 0 ? "retried" : "left");
        return "redirect:/processors";
    }

    @PostMapping("/{name}/rebuild")
    @Allowed(Role.OPERATOR)
    String rebuild(@PathVariable String name, RedirectAttributes next) {
        known(name);
        try {
            axon.rebuild(name);
            next.addAttribute("said", "rebuilding");
        } catch (UnableToClaimTokenException | IllegalStateException e) {
            next.addAttribute("said", "elsewhere");
        }
        return "redirect:/processors";
    }

    private void known(String name) {
        if (!axon.viewNames().contains(name)) {
            throw new NoSuchPage();
        }
    }
}
