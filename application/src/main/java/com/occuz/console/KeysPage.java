package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountCommand.IssueApiKey;
import com.occuz.kernel.account.AccountCommand.RevokeApiKey;
import com.occuz.kernel.account.AccountQuery.ApiKeyView;
import com.occuz.kernel.account.AccountQuery.ListApiKeys;
import com.occuz.kernel.account.AccountRefusal.ApiKeyNotFound;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.ApiKeyLabel;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Scope;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.ApiKeys;
import com.occuz.security.KeyDerivation;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The API keys of the viewer's account: a new one is shown once. */
@Controller
@RequestMapping("/keys")
final class KeysPage {

    private static final int ROWS = 50;
    private static final String LABEL = "label";

    private final Questions questions;
    private final Acts acts;
    private final KeyDerivation derivation;

    KeysPage(Questions questions, Acts acts, KeyDerivation derivation) {
        this.questions = questions;
        this.acts = acts;
        this.derivation = derivation;
    }

    /** @param state {@code Active}, {@code Expired} or {@code Revoked} */
    public record KeyRow(
            String id, String label, String scopes, String state, String tone, Instant issuedAt, @Nullable Instant expiresAt) {

        static KeyRow of(ApiKeyView key, Instant now) {
            boolean active = key.isValidAt(now);
            String state = active ? "Active" : key.revokedAt() == null ? "Expired" : "Revoked";
            return new KeyRow(
                    key.key().value(), key.label(), named(key.scopes()), state, active ? "green" : "secondary", key.issuedAt(), key.expiresAt());
        }
    }

    private static String named(Set<Scope> scopes) {
        if (scopes.containsAll(EnumSet.of(Scope.READ, Scope.WRITE))) {
            return "Read and write";
        }
        return scopes.contains(Scope.READ) ? "Read only" : scopes.contains(Scope.WRITE) ? "Write only" : "Detect only";
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.OPERATOR})
    String list(Viewer viewer, Model model, @RequestParam(required = false) @Nullable Long before) {
        return page(viewer, model, Fields.empty(), Optional.ofNullable(before));
    }

    @PostMapping
    @Allowed({Role.CUSTOMER, Role.OPERATOR})
    String issue(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @RequestParam Map<String, String> parameters) {
        Fields form = new Fields(parameters);
        Optional<ApiKeyLabel> label = form.required(LABEL, "Say what the key is for.", ApiKeyLabel::new);
        Optional<Set<Scope>> scopes = form.required("scopes", "Choose what the key may do.", KeysPage::scopes);
        Optional<Instant> expiresAt = form.required("lifetime", "Choose how long the key lasts.", this::end)
                .flatMap(end -> end);
        if (form.isSound()) {
            // Sent again, the form shows the key that it has made.
            String secret = derivation.apiKey("console secret\n" + sent.digest());
            IssueApiKey command = new IssueApiKey(
                    viewer.account(),
                    new ApiKeyId("k_" + sent.id().toString().replace("-", "")),
                    viewer.role(),
                    scopes.orElseThrow(),
                    ApiKeys.digest(secret),
                    label.orElseThrow(),
                    viewer.user(),
                    expiresAt.orElse(null),
                    acts.now());
            try {
                acts.send(viewer, sent, command);
                // Shown in the answer itself and never again: it must not stand in an address or in a session.
                model.addAttribute("secret", secret);
                form = Fields.empty();
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        if (!form.isSound()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return page(viewer, model, form, Optional.empty());
    }

    @PostMapping("/{id}/revoke")
    @Allowed({Role.CUSTOMER, Role.OPERATOR})
    String revoke(Viewer viewer, SentForm sent, @PathVariable String id) {
        acts.send(viewer, sent, new RevokeApiKey(viewer.account(), key(id), Optional.empty(), acts.now()));
        return "redirect:/keys";
    }

    private String page(Viewer viewer, Model model, Fields form, Optional<Long> before) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<ApiKeyView> page = questions.one(new ListApiKeys(Tenant.of(viewer.account()), before, ROWS), Page.class);
        List<KeyRow> rows =
                page.items().stream().map(key -> KeyRow.of(key, acts.now())).toList();
        model.addAttribute("keys", rows);
        model.addAttribute("next", page.next().orElse(null));
        model.addAttribute("form", form);
        model.addAttribute("monitors", viewer.role() == Role.OPERATOR);
        return "keys";
    }

    private static Set<Scope> scopes(String text) {
        return switch (text) {
            case "read" -> EnumSet.of(Scope.READ);
            case "read-write" -> EnumSet.of(Scope.READ, Scope.WRITE);
            case "detect" -> EnumSet.of(Scope.DETECT);
            default -> throw new InvalidValue("choose one of the list");
        };
    }

    private Optional<Instant> end(String text) {
        return switch (text) {
            case "30", "90", "365" -> Optional.of(acts.now().plus(Duration.ofDays(Long.parseLong(text))));
            case "none" -> Optional.empty();
            default -> throw new InvalidValue("choose one of the list");
        };
    }

    private static ApiKeyId key(String text) {
        try {
            return new ApiKeyId(text);
        } catch (InvalidValue e) {
            throw new Refused(new ApiKeyNotFound());
        }
    }
}
