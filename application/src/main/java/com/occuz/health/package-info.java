/** Whether this node does its work, for probes and operators. */
@NullMarked
package com.occuz.health;

import org.jspecify.annotations.NullMarked;
