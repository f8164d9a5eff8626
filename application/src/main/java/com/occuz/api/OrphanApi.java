package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.kernel.operations.OperationsQuery.ListOrphans;
import com.occuz.kernel.operations.OperationsQuery.OrphanDay;
import com.occuz.kernel.operations.OperationsQuery.OrphansOfDomain;
import com.occuz.kernel.query.Page;
import com.occuz.security.Allowed;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Visits that found no link: nobody's clicks, so those who run the platform alone see them. */
@RestController
final class OrphanApi {

    private static final String LIST = "orphans";

    private final Questions questions;
    private final Positions positions;

    OrphanApi(Questions questions, Positions positions) {
        this.questions = questions;
        this.positions = positions.of(OrphanApi.class);
    }

    record DayJson(LocalDate day, long visits, List<OrphansOfDomain> domains) {

        static DayJson of(OrphanDay day) {
            return new DayJson(day.day(), day.visits(), day.domains());
        }
    }

    @GetMapping("/api/v1/clicks/orphans")
    @Allowed({Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        ListOrphans query = new ListOrphans(Paging.before(LIST, cursor), Paging.limit(limit));
        long position = positions.held();
        @SuppressWarnings("unchecked") // the query's contract
        Page<OrphanDay> page = questions.one(query, Page.class);
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(Paging.items(LIST, page, DayJson::of));
    }
}
