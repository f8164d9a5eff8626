package com.occuz.kernel.refusal;

/**
 * Why a command was not carried out. Each feature has its own sealed set; the delivery side maps the {@link Kind} to a
 * status and the {@link #code()} to the stable {@code type} of a problem document.
 */
public interface Refusal {

    /** What is said to whoever asked. */
    Reason reason();

    /** A stable name in kebab case, unique in the product, e.g. {@code slug-taken}. */
    default String code() {
        return reason().code();
    }

    /** One sentence for a person, without personal data of anybody else. */
    default String sentence() {
        return reason().sentence();
    }

    /** What sort of no this is. */
    default Kind kind() {
        return reason().kind();
    }

    /** The request field at fault, or the empty string when no single field is. */
    default String field() {
        return reason().field();
    }

    /** The sorts of refusal, each of which has one HTTP status. */
    enum Kind {
        /** A value is not acceptable (400). */
        INVALID,
        /** There is no such thing for whoever asks (404). */
        NOT_FOUND,
        /** The state of the thing does not allow it (409). */
        CONFLICT,
        /** The caller's precondition on the version does not hold (412). */
        STALE
    }
}
