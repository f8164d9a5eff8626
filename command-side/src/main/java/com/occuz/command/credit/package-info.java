/** Decides who may claim a service credit, and records what people decide on it (§ 10). */
@NullMarked
package com.occuz.command.credit;

import org.jspecify.annotations.NullMarked;
