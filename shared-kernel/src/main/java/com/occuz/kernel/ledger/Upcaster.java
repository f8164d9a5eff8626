package com.occuz.kernel.ledger;

import tools.jackson.databind.node.ObjectNode;

/** Turns a payload of one revision into one of the next; pure. */
@FunctionalInterface
public interface Upcaster {

    ObjectNode apply(ObjectNode payload);
}
