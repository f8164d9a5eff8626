package com.occuz.api;

import com.occuz.kernel.account.AccountQuery.FindSupportPlan;
import com.occuz.kernel.account.AccountQuery.SupportPlanView;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.RuleOnWork;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Rulings;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.sla.WorkRuling;
import com.occuz.kernel.work.Sight;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkQuery.FindWork;
import com.occuz.kernel.work.WorkQuery.WorkView;
import com.occuz.kernel.work.WorkRefusal.WorkNotFound;
import com.occuz.security.Caller;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Finds planned work for callers and answers with it. */
record WorkAnswers(Questions questions, Positions positions) {

    /** What answers about planned work are made of. */
    static final String[] VIEWS = {"planned-work", "service-level"};

    /** Once this node's view holds the position. */
    ResponseEntity<?> shown(Caller caller, WorkId work, long position, HttpStatus status) {
        positions.awaitShown(position, location(work));
        return shown(caller, find(caller, work), position, status);
    }

    ResponseEntity<?> shown(Caller caller, WorkView work, long position, HttpStatus status) {
        return Shown.resource(status, work.version(), position, location(work.work()))
                .body(json(caller).apply(work));
    }

    /** @throws Refused if there is none for the caller */
    WorkView find(Caller caller, WorkId work) {
        return questions.optional(new FindWork(sight(caller), work), WorkView.class)
                .orElseThrow(() -> new Refused(new WorkNotFound()));
    }

    /** Makes work what the caller may see of it; what is excluded is found out once for all of it. */
    Function<WorkView, WorkJson> json(Caller caller) {
        if (sight(caller) != Sight.EVERYTHING) {
            return work -> WorkJson.of(work, Optional.empty());
        }
        LedgerMoment present = questions.one(new ThePresent(), LedgerMoment.class);
        if (!positions.await(present.position())) {
            throw ApiProblem.unavailable("not-yet-visible", "This node does not hold the present yet.");
        }
        Map<String, WorkRuling> rulings = questions.one(new RuleOnWork(present), Rulings.class).all().stream()
                .collect(Collectors.toMap(it -> it.work().id(), it -> it));
        return work -> WorkJson.of(work, Optional.ofNullable(rulings.get(work.work().toString())));
    }

    /** How much the caller may know; what an account has bought decides on a customer. */
    Sight sight(Caller caller) {
        SupportPlan plan = caller.role() == Role.CUSTOMER
                ? questions.optional(new FindSupportPlan(caller.tenant(), caller.account()), SupportPlanView.class)
                        .map(SupportPlanView::plan)
                        .orElse(SupportPlan.NONE)
                : SupportPlan.NONE;
        return Sight.of(caller.role(), plan);
    }

    /** @throws Refused if no work can have this id */
    static WorkId work(WorkKind kind, String id) {
        try {
            return new WorkId(kind, id);
        } catch (InvalidValue e) {
            throw new Refused(new WorkNotFound());
        }
    }

    /** The sort that a path is about. */
    static WorkKind kind(String path) {
        return path.startsWith(path(WorkKind.MIGRATION)) ? WorkKind.MIGRATION : WorkKind.MAINTENANCE;
    }

    private static String path(WorkKind kind) {
        return switch (kind) {
            case MAINTENANCE -> "/api/v1/maintenance-windows";
            case MIGRATION -> "/api/v1/migrations";
        };
    }

    private static URI location(WorkId work) {
        return URI.create(path(work.kind()) + "/" + work.name());
    }
}
