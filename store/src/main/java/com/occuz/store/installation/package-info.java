/** The installation's identity, epoch and clock. */
@NullMarked
package com.occuz.store.installation;

import org.jspecify.annotations.NullMarked;
