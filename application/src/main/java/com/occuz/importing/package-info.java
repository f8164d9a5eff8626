/** Imports of what other systems recorded: plain clients of the public API, which keep nothing of their own. */
@NullMarked
package com.occuz.importing;

import org.jspecify.annotations.NullMarked;
