/** Telling every node how far an order has grown, by LISTEN and NOTIFY with polling behind them. */
@NullMarked
package com.occuz.store.signal;

import org.jspecify.annotations.NullMarked;
