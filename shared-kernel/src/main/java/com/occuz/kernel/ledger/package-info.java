/** What an event is before and after it is recorded: envelope, stored names, codec, erasable values. */
@NullMarked
package com.occuz.kernel.ledger;

import org.jspecify.annotations.NullMarked;
