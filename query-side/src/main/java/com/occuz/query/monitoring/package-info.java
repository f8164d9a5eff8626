/** Shows incident candidates and what was decided of them, and which clicks were lost. */
@NullMarked
package com.occuz.query.monitoring;

import org.jspecify.annotations.NullMarked;
