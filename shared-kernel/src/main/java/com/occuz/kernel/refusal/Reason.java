package com.occuz.kernel.refusal;

import com.occuz.kernel.refusal.Refusal.Kind;

/** The words of a {@link Refusal}; what each of them is, stands there. */
public record Reason(Kind kind, String code, String sentence, String field) {

    public static Reason invalid(String code, String sentence) {
        return new Reason(Kind.INVALID, code, sentence, "");
    }

    public static Reason notFound(String code, String sentence) {
        return new Reason(Kind.NOT_FOUND, code, sentence, "");
    }

    public static Reason conflict(String code, String sentence) {
        return new Reason(Kind.CONFLICT, code, sentence, "");
    }

    /** The thing has moved on: {@code stale-version} of whatever it is. */
    public static Reason stale(String thing, long version) {
        return new Reason(
                Kind.STALE, "stale-version", "The " + thing + " has changed since: it is at version " + version + ".", "");
    }

    /** The same, with the request field at fault. */
    public Reason at(String faulty) {
        return new Reason(kind, code, sentence, faulty);
    }
}
