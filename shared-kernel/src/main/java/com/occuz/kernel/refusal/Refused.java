package com.occuz.kernel.refusal;

/** Carries a {@link Refusal} out of a decision. It has no stack trace: a refusal is an answer, not a fault. */
public final class Refused extends RuntimeException {

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.sentence(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
