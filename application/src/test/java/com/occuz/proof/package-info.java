/** Proofs on real node processes: they are killed, starved of their database and told to end, and must lose nothing. */
@NullMarked
package com.occuz.proof;

import org.jspecify.annotations.NullMarked;
