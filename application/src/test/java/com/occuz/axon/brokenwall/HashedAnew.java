package com.occuz.axon.brokenwall;

import org.axonframework.eventhandling.async.SequentialPolicy;

/** Breaks a wall on purpose. */
record HashedAnew(SequentialPolicy policy) {}
