package com.occuz.query.account;

import com.occuz.kernel.account.AccountQuery.ApiKeyView;
import com.occuz.kernel.account.AccountQuery.FindApiKey;
import com.occuz.kernel.account.AccountQuery.FindApiKeyByDigest;
import com.occuz.kernel.account.AccountQuery.ListApiKeys;
import com.occuz.kernel.query.Page;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code AccountQuery}. */
public final class AccountQueries {

    private final ApiKeysTable keys;

    public AccountQueries(ApiKeysTable keys) {
        this.keys = keys;
    }

    @QueryHandler
    Optional<ApiKeyView> on(FindApiKeyByDigest query) {
        return keys.withDigest(query.digest());
    }

    @QueryHandler
    Optional<ApiKeyView> on(FindApiKey query) {
        return keys.row(query.tenant(), query.key()).map(ApiKeyRow::view);
    }

    @QueryHandler
    Page<ApiKeyView> on(ListApiKeys query) {
        return Page.cut(
                keys.list(query.tenant(), query.before(), query.limit() + 1), query.limit(), ApiKeyView::position);
    }
}
