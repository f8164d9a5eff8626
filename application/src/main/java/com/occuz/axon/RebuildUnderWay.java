package com.occuz.axon;

/** A view is being made again already. */
public final class RebuildUnderWay extends RuntimeException {

    RebuildUnderWay(String view) {
        super("the view " + view + " is being rebuilt already");
    }
}
