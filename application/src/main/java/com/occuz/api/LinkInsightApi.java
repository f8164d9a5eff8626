package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.HistoryItem;
import com.occuz.kernel.link.LinkQuery.LinkHistory;
import com.occuz.kernel.link.LinkRefusal.LinkNotFound;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What has happened to a link, and at it. */
@RestController
@RequestMapping("/api/v1/links/{id}")
@AnswersFrom("links")
final class LinkInsightApi {

    private final Questions questions;
    private final Positions positions;

    LinkInsightApi(Questions questions, Positions positions) {
        this.questions = questions;
        this.positions = positions.of(LinkInsightApi.class);
    }

    @GetMapping("/history")
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    ResponseEntity<?> history(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        LinkId link = link(id);
        LinkHistory query = new LinkHistory(
                caller.tenant(), link, Paging.before(link.opaque(), cursor), Paging.limit(limit));
        long position = positions.held();
        @SuppressWarnings("unchecked") // the query's contract
        Page<HistoryItem> page = questions.optional(query, Page.class)
                .orElseThrow(() -> new Refused(new LinkNotFound()));
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(Paging.items(link.opaque(), page, item -> item));
    }

    @GetMapping("/analytics")
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    @ReadsItsQuery
    AnalyticsJson analytics(Caller caller, @PathVariable String id, HttpServletRequest request) {
        AnalyticsAsked asked = AnalyticsAsked.ofLink(link(id), request.getParameterMap());
        return new AnalyticsAnswers(questions).of(caller.tenant(), asked);
    }

    private static LinkId link(String id) {
        try {
            return LinkId.fromOpaque(id);
        } catch (InvalidValue e) {
            throw new Refused(new LinkNotFound());
        }
    }
}
