/** What was answered to a request with an idempotency key, so that its repetition gets the same answer. */
@NullMarked
package com.occuz.store.idempotency;

import org.jspecify.annotations.NullMarked;
