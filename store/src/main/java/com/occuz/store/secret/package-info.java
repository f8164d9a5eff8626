/** The one place that secrets come from. */
@NullMarked
package com.occuz.store.secret;

import org.jspecify.annotations.NullMarked;
