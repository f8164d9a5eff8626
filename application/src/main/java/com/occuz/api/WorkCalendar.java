package com.occuz.api;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.FindSupportPlan;
import com.occuz.kernel.account.AccountQuery.SupportPlanView;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.work.Sight;
import com.occuz.kernel.work.WorkPhase;
import com.occuz.kernel.work.WorkQuery.ListWork;
import com.occuz.kernel.work.WorkQuery.WorkView;
import com.occuz.paper.ICalendar;
import com.occuz.paper.ICalendar.Event;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Planned work as a calendar, of which everybody gets what they may know (§ 7, § 12). */
@Component
public final class WorkCalendar {

    static final String TYPE = "text/calendar;charset=UTF-8";

    /** Of each sort; whoever looks further back looks at the list. */
    private static final int MOST = 500;

    private final Questions questions;
    private final InstantSource clock;

    WorkCalendar(Questions questions, InstantSource clock) {
        this.questions = questions;
        this.clock = clock;
    }

    /** @param account whose plan says what a customer is told */
    public ResponseEntity<byte[]> of(Role role, AccountId account) {
        ICalendar calendar = new ICalendar("Occuz planned work", clock.instant());
        for (WorkView work : known(sight(role, account))) {
            calendar.add(event(work));
        }
        return ResponseEntity.ok()
                .header("Content-Type", TYPE)
                .header("Content-Disposition", "attachment; filename=\"occuz-planned-work.ics\"")
                .body(calendar.bytes());
    }

    private Sight sight(Role role, AccountId account) {
        SupportPlan plan = role == Role.CUSTOMER
                ? questions.optional(new FindSupportPlan(Tenant.of(account), account), SupportPlanView.class)
                        .map(SupportPlanView::plan)
                        .orElse(SupportPlan.NONE)
                : SupportPlan.NONE;
        return Sight.of(role, plan);
    }

    private List<WorkView> known(Sight sight) {
        List<WorkView> known = new ArrayList<>();
        for (WorkKind kind : WorkKind.values()) {
            @SuppressWarnings("unchecked") // the query's contract
            Page<WorkView> page = questions.one(
                    new ListWork(sight, kind, Optional.empty(), Optional.empty(), MOST), Page.class);
            known.addAll(page.items());
        }
        return known;
    }

    /** From when it really began to when it really ended, as far as that has happened. */
    private static Event event(WorkView work) {
        Instant from = work.startedAt() == null ? work.planned().from() : work.startedAt();
        Instant until = work.endedAt() == null || work.phase() == WorkPhase.CANCELLED
                ? work.planned().until()
                : work.endedAt();
        String parts = work.components().values().size() == com.occuz.kernel.sla.Component.values().length
                ? "the whole platform"
                : String.join(", ", work.components().wireNames());
        return new Event(
                work.work().kind().wireName() + "-" + work.work().name() + "@occuz",
                work.version(),
                from,
                until.isBefore(from) ? from : until,
                work.title(),
                work.purpose() + "\nCovers " + parts + ".",
                work.work().kind().wireName(),
                work.phase() == WorkPhase.CANCELLED);
    }
}
