package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.DailyClicks;
import com.occuz.kernel.link.LinkQuery.HistoryItem;
import com.occuz.kernel.link.LinkQuery.LinkClicks;
import com.occuz.kernel.link.LinkQuery.LinkHistory;
import com.occuz.kernel.link.LinkRefusal.LinkNotFound;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import java.time.Instant;
import java.util.List;
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

    /**
     * Clicks in time.
     *
     * @param total clicks in the range; {@code humans + bots} once visits are told apart
     * @param humans {@code null}: not told apart in this version; likewise {@code bots} and {@code uniques}
     */
    record Analytics(
            long total,
            @Nullable Long humans,
            @Nullable Long bots,
            @Nullable Long uniques,
            List<Bucket> series,
            List<Object> groups) {

        /** @param at the beginning of the bucket */
        record Bucket(Instant at, long clicks) {}
    }

    @GetMapping("/analytics")
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    Analytics analytics(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "day") String interval,
            @RequestParam(required = false) @Nullable String groupBy,
            @RequestParam(defaultValue = "UTC") String zone) {
        AnalyticsRange range = AnalyticsRange.of(from, to, interval, groupBy, zone);
        DailyClicks clicks = questions
                .optional(
                        new LinkClicks(caller.tenant(), link(id), range.firstDay(), range.lastDay()),
                        DailyClicks.class)
                .orElseThrow(() -> new Refused(new LinkNotFound()));
        List<Analytics.Bucket> series = range.buckets(clicks.days());
        return new Analytics(clicks.total(), null, null, null, series, List.of());
    }

    private static LinkId link(String id) {
        try {
            return LinkId.fromOpaque(id);
        } catch (InvalidValue e) {
            throw new Refused(new LinkNotFound());
        }
    }
}
