package com.occuz.query.account;

import com.occuz.kernel.account.AccountEvent;
import com.occuz.kernel.account.AccountEvent.AccountOpened;
import com.occuz.kernel.account.AccountEvent.AccountReinstated;
import com.occuz.kernel.account.AccountEvent.AccountSuspended;
import com.occuz.kernel.account.AccountEvent.ApiKeyIssued;
import com.occuz.kernel.account.AccountEvent.ApiKeyRevoked;
import com.occuz.kernel.account.AccountEvent.PasswordChanged;
import com.occuz.kernel.account.AccountEvent.SessionsEnded;
import com.occuz.kernel.account.AccountEvent.SupportPlanSet;
import com.occuz.kernel.account.AccountEvent.TermsAccepted;
import com.occuz.kernel.account.AccountEvent.UserAdded;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.BatchWriter;
import com.occuz.query.projection.Delivered;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Keeps {@code view.api_key}: one row per key, valid or not. */
@ProcessingGroup(ApiKeyProjection.NAME)
public final class ApiKeyProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "api-keys";

    private final ApiKeysTable table;
    private final HandledBlocks handled;
    private final BatchWriter<Map<ApiKeyRow.Key, ApiKeyRow>> rows;

    public ApiKeyProjection(ApiKeysTable table, HandledBlocks handled) {
        this.table = table;
        this.handled = handled;
        this.rows = new BatchWriter<>(NAME, LinkedHashMap::new, changed -> table.save(changed.values()));
    }

    @EventHandler
    void on(AccountEvent event, @MetaDataValue(Delivered.POSITION) @Nullable Long position) {
        long at = Delivered.position(position);
        switch (event) {
            case ApiKeyIssued e -> change(new ApiKeyRow.Key(e.account(), e.key()), event, at);
            case ApiKeyRevoked e -> change(new ApiKeyRow.Key(e.account(), e.key()), event, at);
            case AccountOpened ignored -> {}
            case UserAdded ignored -> {}
            case PasswordChanged ignored -> {}
            case SessionsEnded ignored -> {}
            case SupportPlanSet ignored -> {}
            case AccountSuspended ignored -> {}
            case AccountReinstated ignored -> {}
            case TermsAccepted ignored -> {}
        }
        handled.count(NAME, at);
    }

    @EventHandler
    void on(UnknownEvent event) {
        Delivered.refuse(event, "account");
    }

    @ResetHandler
    void reset() {
        table.clear();
        handled.reset(NAME);
    }

    private void change(ApiKeyRow.Key key, AccountEvent event, long position) {
        rows.change(changed -> {
            ApiKeyRow before = changed.get(key);
            if (before == null && !(event instanceof ApiKeyIssued)) {
                before = table.row(Tenant.of(key.account()), key.key()).orElse(null);
            }
            ApiKeyRow after = evolve(before, event, position);
            if (after != null) {
                changed.put(key, after);
            }
        });
    }

    /** The row of a key after an event; {@code null} while there is none. */
    static @Nullable ApiKeyRow evolve(@Nullable ApiKeyRow row, AccountEvent event, long position) {
        return switch (event) {
            case ApiKeyIssued e -> ApiKeyRow.issued(e, position);
            case ApiKeyRevoked e -> {
                if (row == null) {
                    throw new IllegalStateException("the API key " + e.key() + " is revoked but was never issued");
                }
                yield row.revoked(e.occurredAt());
            }
            case AccountOpened ignored -> row;
            case UserAdded ignored -> row;
            case PasswordChanged ignored -> row;
            case SessionsEnded ignored -> row;
            case SupportPlanSet ignored -> row;
            case AccountSuspended ignored -> row;
            case AccountReinstated ignored -> row;
            case TermsAccepted ignored -> row;
        };
    }
}
