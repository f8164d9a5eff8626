package com.occuz.api;

import com.occuz.kernel.account.AccountQuery.AcceptanceView;
import com.occuz.kernel.account.AccountQuery.AccountView;
import com.occuz.kernel.account.AccountQuery.ListAccounts;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.query.Page;
import com.occuz.security.Allowed;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers' accounts for the staff: whether access is suspended (§ 4), and what each has accepted (§ 15). */
@RestController
@RequestMapping("/api/v1/accounts")
@AnswersFrom("people")
final class AccountApi {

    private final Questions questions;
    private final Positions positions;

    AccountApi(Questions questions, Positions positions) {
        this.questions = questions;
        this.positions = positions.of(AccountApi.class);
    }

    /**
     * On the wire; instants are UTC.
     *
     * @param suspendedSince {@code null}: it is not
     * @param reason of the last suspension or reinstatement
     * @param accepted the latest version of the agreement that it has accepted; {@code null}: none
     */
    record AccountJson(
            String account,
            String name,
            Instant openedAt,
            @Nullable Instant suspendedSince,
            @Nullable String reason,
            @Nullable AcceptedJson accepted) {

        static AccountJson of(AccountView view) {
            return new AccountJson(
                    view.account().value(),
                    view.name(),
                    view.openedAt(),
                    view.suspendedSince(),
                    view.reason(),
                    view.accepted() == null ? null : AcceptedJson.of(view.accepted()));
        }
    }

    /** @param by who accepted it, as the ledger names them */
    record AcceptedJson(int version, Instant at, String by) {

        static AcceptedJson of(AcceptanceView view) {
            return new AcceptedJson(view.version(), view.at(), view.by().toString());
        }
    }

    /** The one opened last first. */
    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        Optional<Long> before = Paging.before("accounts", cursor);
        int most = Paging.limit(limit);
        long position = positions.held();
        @SuppressWarnings("unchecked") // the query's contract
        Page<AccountView> page = questions.one(new ListAccounts(Tenant.everyone(), before, most), Page.class);
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(Paging.items("accounts", page, AccountJson::of));
    }
}
