package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.FindClocks;
import com.occuz.kernel.incident.IncidentQuery.IncidentClocksView;
import com.occuz.kernel.incident.IncidentQuery.IncidentStory;
import com.occuz.kernel.incident.IncidentQuery.StoryItem;
import com.occuz.kernel.incident.IncidentRefusal.IncidentNotFound;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.sla.Clock;
import com.occuz.kernel.sla.Verdict;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What has happened to an incident, and what its clocks say. */
@RestController
@RequestMapping("/api/v1/incidents/{id}")
@AnswersFrom({"incidents", "exclusions"})
final class IncidentInsightApi {

    private final Questions questions;
    private final Positions positions;
    private final InstantSource clock;

    IncidentInsightApi(Questions questions, Positions positions, InstantSource clock) {
        this.questions = questions;
        this.positions = positions.of(IncidentInsightApi.class);
        this.clock = clock;
    }

    /**
     * A clock on the wire, as it stands at the time of the question.
     *
     * @param shadow the verdict that it would have without the exclusion that lifts it (§ 9); {@code null} unless one does
     */
    record ClockJson(
            String clock,
            String reading,
            @Nullable Instant startedAt,
            @Nullable Instant dueAt,
            @Nullable Instant stoppedAt,
            long usedMillis,
            String verdict,
            String because,
            String clause,
            @Nullable String shadow) {

        static ClockJson of(Clock clock) {
            return new ClockJson(
                    clock.name().wireName(),
                    clock.reading().wireName(),
                    clock.startedAt().orElse(null),
                    clock.dueAt().orElse(null),
                    clock.stoppedAt().orElse(null),
                    clock.usedMillis(),
                    clock.verdict().name(),
                    clock.because(),
                    clock.clause(),
                    clock.shadow().map(Verdict::name).orElse(null));
        }
    }

    @GetMapping("/clocks")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> clocks(Caller caller, @PathVariable String id) {
        long position = positions.held();
        IncidentClocksView clocks = questions
                .optional(
                        new FindClocks(caller.incidents(), IncidentAnswers.incident(id), clock.instant()),
                        IncidentClocksView.class)
                .orElseThrow(() -> new Refused(new IncidentNotFound()));
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(new Paging.Items<>(clocks.clocks().stream().map(ClockJson::of).toList(), null));
    }

    @GetMapping("/history")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> history(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        IncidentId incident = IncidentAnswers.incident(id);
        IncidentStory query = new IncidentStory(
                caller.incidents(), incident, Paging.before(incident.toString(), cursor), Paging.limit(limit));
        long position = positions.held();
        @SuppressWarnings("unchecked") // the query's contract
        Page<StoryItem> page = questions.optional(query, Page.class)
                .orElseThrow(() -> new Refused(new IncidentNotFound()));
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(Paging.items(incident.toString(), page, item -> item));
    }
}
