package com.occuz.api;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.exclusion.ExclusionCommand;
import com.occuz.kernel.exclusion.ExclusionCommand.ApproveExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.RejectExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.RevokeExclusion;
import com.occuz.kernel.exclusion.ExclusionId;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.exclusion.Provider;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.Optional;

/** Reads the bodies of requests about exclusions. */
final class ExclusionBodies {

    private static final String SCOPE = "scope";
    private static final String COMPONENTS = "components";
    private static final String ACCOUNT = "account";
    private static final String UNTIL = "until";
    private static final String SCOPES =
            "must be \"platform\", {\"components\": […]} or {\"account\": id}";

    private ExclusionBodies() {}

    /** An action on an exclusion that is there, read from its body. */
    @FunctionalInterface
    interface Action {
        ExclusionCommand read(JsonBody body, Context context);
    }

    /** What an action needs beside its body. */
    record Context(ExclusionId exclusion, Optional<Long> ifVersion, Actor by, Instant at) {}

    static ClaimExclusion claim(JsonBody body, Actor by, Instant at) {
        Optional<CauseCategory> category = body.requiredText("category", CauseCategory::of);
        Optional<Provider> provider = body.text("provider", Provider::new);
        Optional<ExclusionScope> scope = scope(body);
        Optional<Instant> from = body.requiredText("from", JsonBody::instantOf);
        Optional<Instant> until = body.requiredText(UNTIL, JsonBody::instantOf);
        Optional<Window> window = from.isEmpty() || until.isEmpty()
                ? Optional.empty()
                : body.value(UNTIL, () -> new Window(from.get(), until.get()));
        Optional<Prose> evidence = body.requiredText("evidence", Prose::new);
        Optional<IncidentId> incident = body.text("incidentId", IncidentId::new);
        body.check();
        return new ClaimExclusion(
                category.orElseThrow(),
                provider,
                scope.orElseThrow(),
                window.orElseThrow(),
                evidence.orElseThrow(),
                incident,
                by,
                at);
    }

    static ExclusionCommand approve(JsonBody body, Context on) {
        return new ApproveExclusion(on.exclusion(), reason(body), on.ifVersion(), on.by(), on.at());
    }

    static ExclusionCommand reject(JsonBody body, Context on) {
        return new RejectExclusion(on.exclusion(), reason(body), on.ifVersion(), on.by(), on.at());
    }

    static ExclusionCommand revoke(JsonBody body, Context on) {
        return new RevokeExclusion(on.exclusion(), reason(body), on.ifVersion(), on.by(), on.at());
    }

    private static Prose reason(JsonBody body) {
        Optional<Prose> reason = body.requiredText("reason", Prose::new);
        body.check();
        return reason.orElseThrow();
    }

    private static Optional<ExclusionScope> scope(JsonBody body) {
        if (!body.has(SCOPE) || body.isNull(SCOPE)) {
            body.fault(SCOPE, "is required");
            return Optional.empty();
        }
        if (body.isText(SCOPE)) {
            return body.text(SCOPE, ExclusionBodies::platform);
        }
        return body.object(SCOPE, SCOPES).flatMap(narrower -> {
            Optional<ExclusionScope> components = narrower.texts(COMPONENTS).flatMap(names -> narrower.value(
                    COMPONENTS,
                    () -> new ExclusionScope.OfComponents(
                            Components.of(names.stream().map(Component::of).toList()))));
            Optional<ExclusionScope> account =
                    narrower.text(ACCOUNT, name -> new ExclusionScope.OfAccount(new AccountId(name)));
            narrower.noOthers();
            if (components.isPresent() == account.isPresent()) {
                body.fault(SCOPE, SCOPES);
                return Optional.empty();
            }
            return components.or(() -> account);
        });
    }

    private static ExclusionScope platform(String text) {
        if (!text.equals("platform")) {
            throw new InvalidValue(SCOPES);
        }
        return new ExclusionScope.Platform();
    }
}
