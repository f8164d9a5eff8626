/** What every question and answer shares. */
@NullMarked
package com.occuz.kernel.query;

import org.jspecify.annotations.NullMarked;
