package com.occuz.query.account;

import com.occuz.kernel.account.AccountEvent.ApiKeyIssued;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.ApiKeyView;
import com.occuz.kernel.account.ApiKeyDigest;
import com.occuz.kernel.account.ApiKeyId;
import java.time.Instant;

/** A row of {@code view.api_key}: what lists show, and the digest that a key is found by. */
record ApiKeyRow(ApiKeyView view, ApiKeyDigest digest) {

    /** What identifies a key: two accounts may name theirs alike. */
    record Key(AccountId account, ApiKeyId key) {}

    Key key() {
        return new Key(view.account(), view.key());
    }

    static ApiKeyRow issued(ApiKeyIssued e, long position) {
        ApiKeyView view = new ApiKeyView(
                e.account(),
                e.key(),
                e.role(),
                e.scopes(),
                e.label().text(),
                e.owner(),
                e.occurredAt(),
                e.expiresAt(),
                null,
                1,
                position);
        return new ApiKeyRow(view, e.digest());
    }

    ApiKeyRow revoked(Instant at) {
        ApiKeyView next = new ApiKeyView(
                view.account(),
                view.key(),
                view.role(),
                view.scopes(),
                view.label(),
                view.owner(),
                view.issuedAt(),
                view.expiresAt(),
                at,
                view.version() + 1,
                view.position());
        return new ApiKeyRow(next, digest);
    }
}
