/** Axon on our ledger: event store, command dispatch, projections' processors, dead letters. */
@NullMarked
package com.occuz.axon;

import org.jspecify.annotations.NullMarked;
