/** Tests of commands, processors and views as they are wired together, on a real PostgreSQL. */
@NullMarked
package com.occuz.axon;

import org.jspecify.annotations.NullMarked;
