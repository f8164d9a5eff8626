package com.occuz.kernel.support;

import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;

/** Why support time is not metered. */
public sealed interface SupportTimeRefusal extends Refusal {

    record SpentByNobody() implements SupportTimeRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "spent-by-nobody", "A named person spends support time; use a key that belongs to somebody.");
        }
    }

    record NotADaysTime(int most) implements SupportTimeRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("not-a-days-time", "Time is recorded in entries of 1 to " + most + " minutes.")
                    .at("minutes");
        }
    }
}
