package com.occuz.console;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A form as it was sent. The proof that it is ours is masked anew for every page that is rendered, and so names the
 * rendering: the same form, sent twice unchanged, is one intent; what was changed in between, or rendered again, is
 * another.
 */
record SentForm(String digest) {

    static SentForm of(HttpServletRequest request) {
        StringBuilder text = new StringBuilder(request.getRequestURI());
        String header = request.getHeader("X-CSRF-TOKEN");
        text.append('\n').append(header == null ? "" : header);
        new TreeMap<>(request.getParameterMap()).forEach((name, values) ->
                text.append('\n').append(name).append('=').append(Arrays.toString(values)));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return new SentForm(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The idempotency key of the command that it asks for. */
    String key() {
        return "form:" + digest;
    }

    /** What it leaves to chance, the same whenever it is sent; nobody can tell it from outside. */
    RandomGenerator random() {
        return new SplittableRandom(id().getLeastSignificantBits() ^ id().getMostSignificantBits());
    }

    /** The id of what it makes, the same whenever it is sent. */
    UUID id() {
        return UUID.nameUUIDFromBytes(digest.getBytes(StandardCharsets.UTF_8));
    }
}
