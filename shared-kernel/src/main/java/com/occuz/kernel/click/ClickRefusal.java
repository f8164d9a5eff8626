package com.occuz.kernel.click;

import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;

/** Why a question about clicks is not answered. */
public sealed interface ClickRefusal extends Refusal {

    /** The series would be too long for anybody. */
    record TooManyBuckets(int most) implements ClickRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "too-many-buckets",
                            "This is more than " + most + " buckets; take a longer interval or a shorter range.")
                    .at("interval");
        }
    }

    /** They would not fit into one file of columns; lines have no end. */
    record TooManyClicks(long most) implements ClickRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "too-many-clicks",
                            "A Parquet file holds at most " + most + " clicks; take a shorter range, or lines.")
                    .at("format");
        }
    }
}
