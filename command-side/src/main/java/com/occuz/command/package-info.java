/** Deciders, the thin aggregates around them, automations and click intake. */
@NullMarked
package com.occuz.command;

import org.jspecify.annotations.NullMarked;
