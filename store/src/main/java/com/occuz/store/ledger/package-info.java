/** The ledger in PostgreSQL: appended in strict order, read by position, announced to every node. */
@NullMarked
package com.occuz.store.ledger;

import org.jspecify.annotations.NullMarked;
