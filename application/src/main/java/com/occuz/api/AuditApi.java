package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.WhichMoment;
import com.occuz.security.Allowed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger for whoever checks figures elsewhere: the events that any of them rests on, exactly as they are stored. */
@RestController
@RequestMapping("/api/v1/audit")
final class AuditApi {

    private final Questions questions;
    private final SlaMoments moments;
    private final LedgerExport export;

    AuditApi(Questions questions, Positions positions) {
        this.questions = questions;
        this.moments = new SlaMoments(questions, positions);
        this.export = new LedgerExport(questions);
    }

    @GetMapping("/ledger")
    @Allowed({Role.AUDITOR, Role.OPERATOR})
    void ledger(HttpServletResponse response, @RequestParam(required = false) @Nullable String asOf)
            throws IOException {
        LedgerMoment moment = questions.optional(moment(asOf), LedgerMoment.class)
                .orElseThrow(() -> ApiProblem.invalid("asOf", "must not lie in the future"));
        moments.await(moment.position());
        export.write(response, moment.position(), "occuz-ledger-" + moment.position() + ".ndjson", Optional.empty());
    }

    private static WhichMoment moment(@Nullable String asOf) {
        try {
            return asOf == null ? new ThePresent() : SlaQuestion.moment(asOf);
        } catch (InvalidValue e) {
            throw ApiProblem.invalid("asOf", e.sentence());
        }
    }
}
