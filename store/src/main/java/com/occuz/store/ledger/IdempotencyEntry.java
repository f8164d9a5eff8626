package com.occuz.store.ledger;

import com.occuz.kernel.account.AccountId;

/**
 * A request's idempotency key, recorded in the same transaction as the events that the request led to.
 *
 * @param key as the client sent it
 * @param requestDigest of method, path and body: the same key with another digest is another request
 */
public record IdempotencyEntry(AccountId account, String key, String requestDigest) {}
