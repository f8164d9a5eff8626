/** Incidents as the desk, single pages and their story show them. */
@NullMarked
package com.occuz.query.incident;

import org.jspecify.annotations.NullMarked;
