package com.occuz.store.installation;

import java.time.Duration;

/**
 * Which store this is, and what its clock says.
 *
 * @param storeId permanent, a UUID
 * @param epoch 1 at first; grows with every restore, so that whoever holds positions of an older one starts again
 * @param testOffset what is added to real time; zero unless the installation has a test clock
 * @param testClock whether the installation was ever run with a test clock: once {@code true}, always
 */
public record Installation(String storeId, int epoch, Duration testOffset, boolean testClock) {}
