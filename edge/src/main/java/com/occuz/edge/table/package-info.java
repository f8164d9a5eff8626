/** What the edge knows of the links: a table in memory, kept up to date by its own reading of the ledger. */
@NullMarked
package com.occuz.edge.table;

import org.jspecify.annotations.NullMarked;
