package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.axon.AxonNode;
import com.occuz.axon.DeadLetter;
import com.occuz.axon.ProcessorStatus;
import com.occuz.axon.RebuildStatus;
import com.occuz.axon.RebuildUnderWay;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.operations.OperationsQuery.AuditProcessors;
import com.occuz.kernel.operations.OperationsQuery.AuditedProcessor;
import com.occuz.kernel.operations.OperationsQuery.ProcessorAudit;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** Dead letters that a page shows of one processor; the API has all of them. */
    private static final int LETTERS = 10;

    /**
     * @param percent of what it follows that it holds, rounded down
     * @param state {@code Halted}, {@code Dead letters}, {@code Rebuild failed}, {@code Rebuilding}, {@code Catching up}
     *     or {@code Up to date}
     * @param letters the oldest of the dead letters
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
            List<Letter> letters,
            int findings,
            @Nullable Again again) {

        static Row of(ProcessorStatus status, List<Letter> letters, int findings) {
            String state = state(status);
            return new Row(
                    status.name(),
                    status.position(),
                    status.head(),
                    status.lag(),
                    share(status.position(), status.head()),
                    state,
                    tone(state),
                    status.runsHere(),
                    status.halted().orElse(""),
                    status.deadLetters(),
                    letters,
                    findings,
                    status.rebuild().map(rebuild -> Again.of(rebuild, status.position())).orElse(null));
        }

        private static String state(ProcessorStatus status) {
            if (status.halted().isPresent()) {
                return "Halted";
            }
            if (status.deadLetters() > 0) {
                return "Dead letters";
            }
            if (status.rebuild().isPresent()) {
                return status.rebuild().get().failure().isPresent() ? "Rebuild failed" : "Rebuilding";
            }
            return status.lag() > 0 ? "Catching up" : "Up to date";
        }

        private static String tone(String state) {
            return switch (state) {
                case "Halted", "Dead letters", "Rebuild failed" -> "red";
                case "Rebuilding", "Catching up" -> "blue";
                default -> "green";
            };
        }

        /** Whether it will look different soon. */
        boolean moves() {
            return lag > 0 || again != null && again.failure().isEmpty();
        }
    }

    /**
     * The view as it is being made again.
     *
     * @param percent of what the present one holds, rounded down
     * @param begun whether a node is at it
     * @param failure empty unless it has failed
     */
    public record Again(long position, int percent, boolean begun, String failure) {

        static Again of(RebuildStatus rebuild, long live) {
            return new Again(
                    rebuild.position(),
                    share(rebuild.position(), live),
                    rebuild.begun(),
                    rebuild.failure().orElse(""));
        }
    }

    /**
     * A dead letter.
     *
     * @param what its type, as people say it
     */
    public record Letter(long position, String what, String aggregate, String cause, Instant since) {

        static Letter of(DeadLetter letter) {
            return new Letter(
                    letter.position(), Words.event(letter.type()), letter.aggregate(), letter.cause(), letter.since());
        }
    }

    private static int share(long part, long whole) {
        return whole == 0 ? 100 : (int) (100 * Math.min(part, whole) / whole);
    }

    @GetMapping
    @Allowed({Role.OPERATOR, Role.AUDITOR})
    String list(Viewer viewer, Model model, HttpServletRequest request) {
        ProcessorAudit audit = questions.one(new AuditProcessors(), ProcessorAudit.class);
        Map<String, Integer> findings = audit.processors().stream()
                .collect(Collectors.toMap(AuditedProcessor::processor, it -> it.findings().size()));
        List<Row> rows = axon.processors().stream()
                .map(status -> Row.of(status, letters(status), findings.getOrDefault(status.name(), 0)))
                .toList();
        model.addAttribute("processors", rows);
        model.addAttribute("mayAct", viewer.role() == Role.OPERATOR);
        // Of new tables, and of a view that nobody writes to, no news are told: the page has to ask by itself.
        model.addAttribute("moving", rows.stream().anyMatch(Row::moves));
        model.addAttribute("sound", rows.stream().allMatch(row -> !row.tone().equals("red") && row.findings() == 0));
        return Htmx.asks(request) ? "processors :: list" : "processors";
    }

    private List<Letter> letters(ProcessorStatus status) {
        return status.deadLetters() == 0
                ? List.of()
                : axon.deadLetters(status.name(), 0, LETTERS).items().stream()
                        .map(Letter::of)
                        .toList();
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
        } catch (RebuildUnderWay e) {
            next.addAttribute("said", "under-way");
        }
        return "redirect:/processors";
    }

    @PostMapping("/{name}/stop-rebuild")
    @Allowed(Role.OPERATOR)
    String stop(@PathVariable String name, RedirectAttributes next) {
        known(name);
        axon.stopRebuild(name);
        next.addAttribute("said", "stopped");
        return "redirect:/processors";
    }

    private void known(String name) {
        if (!axon.viewNames().contains(name)) {
            throw new NoSuchPage();
        }
    }
}
