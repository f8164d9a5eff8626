/** Decides on incident candidates: what was noticed of the platform's own absence, and what people make of it. */
@NullMarked
package com.occuz.command.monitoring;

import org.jspecify.annotations.NullMarked;
