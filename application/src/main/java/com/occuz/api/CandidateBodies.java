package com.occuz.api;

import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.monitoring.CandidateCommand;
import com.occuz.kernel.monitoring.CandidateCommand.ConfirmCandidate;
import com.occuz.kernel.monitoring.CandidateCommand.DismissCandidate;
import com.occuz.kernel.monitoring.CandidateId;
import java.time.Instant;
import java.util.Optional;

/** Reads the bodies of requests about incident candidates. */
public final class CandidateBodies {

    private static final String REASON = "reason";

    private CandidateBodies() {}

    /** What an action needs beside its body. */
    record Context(CandidateId candidate, Actor by, Optional<Long> ifVersion, Instant at) {}

    /**
     * A candidate was an incident.
     *
     * @param title of the incident; empty: what was noticed
     */
    public record Confirmation(
            Classification classification, Optional<IncidentTitle> title, ConfirmCandidate command) {}

    static Confirmation confirm(JsonBody body, Context on) {
        Optional<Classification> classification = IncidentBodies.classification(body);
        Optional<IncidentTitle> title = body.text("title", IncidentTitle::new);
        Optional<Prose> reason = body.requiredText(REASON, Prose::new);
        body.check();
        return new Confirmation(
                classification.orElseThrow(),
                title,
                new ConfirmCandidate(on.candidate(), reason.orElseThrow(), on.ifVersion(), on.by(), on.at()));
    }

    static CandidateCommand dismiss(JsonBody body, Context on) {
        Optional<Prose> reason = body.requiredText(REASON, Prose::new);
        body.check();
        return new DismissCandidate(on.candidate(), reason.orElseThrow(), on.ifVersion(), on.by(), on.at());
    }
}
