/** The edge: answers short links from a table and a journal of its own, whatever the database does. */
@NullMarked
package com.occuz.edge;

import org.jspecify.annotations.NullMarked;
