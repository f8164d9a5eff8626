package com.occuz.axon;

import org.axonframework.eventhandling.EventMessage;

/** A projection failed at an event; the message is for an operator. */
final class EventNotHandled extends RuntimeException {

    EventNotHandled(EventMessage<?> event, Throwable cause) {
        super(
                event.getPayloadType().getSimpleName() + " at position "
                        + event.getMetaData().get(LedgerMessages.POSITION) + " cannot be handled: "
                        + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage()),
                cause);
    }
}
