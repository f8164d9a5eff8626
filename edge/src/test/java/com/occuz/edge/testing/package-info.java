/** Stand-ins for what the edge is given: a ledger, a click store, links. */
@NullMarked
package com.occuz.edge.testing;

import org.jspecify.annotations.NullMarked;
