/** The read side on a real database, fed by hand through Axon's own units of work. */
@NullMarked
package com.occuz.query.testing;

import org.jspecify.annotations.NullMarked;
