package com.occuz.console;

import com.occuz.api.ImportWithdrawals;
import com.occuz.api.IncidentImports;
import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.kernel.incident.IncidentQuery.FindImport;
import com.occuz.kernel.incident.IncidentQuery.ImportView;
import com.occuz.kernel.incident.IncidentQuery.ListImports;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
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

/** What other systems told of incidents: how far each import is, what was wrong with its lines, and taking it back. */
@Controller
@RequestMapping("/imports")
final class ImportsPage {

    private static final int ROWS = 50;
    private static final String REASON = "reason";

    private final Questions questions;
    private final IncidentImports imports;
    private final ImportWithdrawals withdrawals;

    ImportsPage(Questions questions, IncidentImports imports, ImportWithdrawals withdrawals) {
        this.questions = questions;
        this.imports = imports;
        this.withdrawals = withdrawals;
    }

    /**
     * @param shortId enough of the id to tell it from the others of a list
     * @param state {@code Withdrawn}, {@code Running}, {@code Completed} or {@code Broken off}
     * @param ended whether its counters are final
     */
    public record Row(
            String id,
            String shortId,
            Instant begunAt,
            String state,
            String tone,
            boolean ended,
            boolean withdrawn,
            long read,
            long accepted,
            long duplicates,
            long rejected,
            List<LineError> errors) {

        static Row of(ImportView view) {
            String id = view.importId().name();
            return new Row(
                    id,
                    id.substring(0, Math.min(8, id.length())),
                    view.begunAt(),
                    view.withdrawn() ? "Withdrawn" : word(view.progress()),
                    view.withdrawn() ? "secondary" : tone(view.progress()),
                    view.progress() != ImportView.Progress.RUNNING,
                    view.withdrawn(),
                    view.read(),
                    view.accepted(),
                    view.duplicates(),
                    view.rejected(),
                    view.errors());
        }

        private static String word(ImportView.Progress progress) {
            return switch (progress) {
                case RUNNING -> "Running";
                case COMPLETED -> "Completed";
                case FAILED -> "Broken off";
            };
        }

        private static String tone(ImportView.Progress progress) {
            return switch (progress) {
                case RUNNING -> "blue";
                case COMPLETED -> "green";
                case FAILED -> "red";
            };
        }
    }

    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String list(
            Viewer viewer, Model model, HttpServletRequest request, @RequestParam(required = false) @Nullable Long before) {
        fill(viewer, model, Fields.empty(), before);
        return Htmx.asks(request) ? "imports :: list" : "imports";
    }

    @PostMapping("/{id}/withdraw")
    @Allowed(Role.OPERATOR)
    String withdraw(
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            @PathVariable String id,
            @RequestParam Map<String, String> parameters) {
        ImportId importId = known(id);
        Fields form = new Fields(parameters);
        Optional<Prose> reason = form.required(REASON, "Say why it is taken back.", Prose::new);
        if (reason.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            fill(viewer, model, form, null);
            return "imports";
        }
        withdrawals.withdraw(importId, reason.get(), () -> viewer.envelope(AccountId.PLATFORM));
        return "redirect:/imports?withdrawn";
    }

    private void fill(Viewer viewer, Model model, Fields form, @Nullable Long before) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<ImportView> page = questions.one(new ListImports(Optional.ofNullable(before), ROWS), Page.class);
        List<Row> rows = page.items().stream().map(imports::counted).map(Row::of).toList();
        model.addAttribute("imports", rows);
        model.addAttribute("moving", rows.stream().anyMatch(row -> !row.ended()));
        model.addAttribute("before", before);
        model.addAttribute("next", page.next().orElse(null));
        model.addAttribute("mayWithdraw", viewer.role() == Role.OPERATOR);
        model.addAttribute("form", form);
    }

    private ImportId known(String id) {
        try {
            ImportId importId = new ImportId(id);
            if (questions.optional(new FindImport(importId), ImportView.class).isPresent()) {
                return importId;
            }
        } catch (InvalidValue e) {
            throw new NoSuchPage();
        }
        throw new NoSuchPage();
    }
}
