package com.occuz.kernel.refusal;

import java.time.Instant;

/** Why a time that somebody states is not accepted; the same for every feature that is told when something was. */
public sealed interface TimeRefusal extends Refusal {

    /** What has happened cannot lie ahead. */
    record InTheFuture(String field, Instant now) implements TimeRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("in-the-future", "This lies in the future; it is " + now + ".").at(field);
        }
    }

    /** @param what the thing that came before, as a clause, e.g. {@code the incident began} */
    record TooEarly(String field, String what, Instant earliest) implements TimeRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                    "too-early", "This lies before " + what + ", which was at " + earliest + ".").at(field);
        }
    }

    /** @param what the thing that comes after, as a clause, e.g. {@code the incident was reported} */
    record TooLate(String field, String what, Instant latest) implements TimeRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("too-late", "This lies after " + what + ", which was at " + latest + ".").at(field);
        }
    }
}
