package com.occuz.importing;

/** The import cannot go on now; the message is one sentence for whoever started it. Trying again later is safe. */
final class ImportFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportFailed(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
