package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.kernel.click.LossQuery.ListLosses;
import com.occuz.kernel.click.LossQuery.LossView;
import com.occuz.kernel.query.Page;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Clicks that are in no figure, because no disk took them when their redirect was answered. Which account's they were is
 * not known; so everybody is told of all, customers without where.
 */
@RestController
@AnswersFrom("click-losses")
final class LossApi {

    private static final String LIST = "click-losses";

    private final Questions questions;
    private final Positions positions;

    LossApi(Questions questions, Positions positions) {
        this.questions = questions;
        this.positions = positions.of(LossApi.class);
    }

    /** @param node {@code null} for customers */
    record LossJson(String from, String until, long clicks, @Nullable String node, String saidAt) {

        static LossJson of(LossView view, boolean namesNodes) {
            return new LossJson(
                    view.from().toString(),
                    view.until().toString(),
                    view.clicks(),
                    namesNodes ? view.node() : null,
                    view.saidAt().toString());
        }
    }

    @GetMapping("/api/v1/clicks/losses")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        ListLosses query = new ListLosses(Paging.before(LIST, cursor), Paging.limit(limit));
        long position = positions.held();
        @SuppressWarnings("unchecked") // the query's contract
        Page<LossView> page = questions.one(query, Page.class);
        boolean namesNodes = caller.role() != Role.CUSTOMER;
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(Paging.items(LIST, page, view -> LossJson.of(view, namesNodes)));
    }
}
