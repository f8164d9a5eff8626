/** The click journal: clicks on this node's own disk, in numbered streams, before any redirect is answered. */
@NullMarked
package com.occuz.edge.journal;

import org.jspecify.annotations.NullMarked;
