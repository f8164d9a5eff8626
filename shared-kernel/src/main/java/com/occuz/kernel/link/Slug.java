package com.occuz.kernel.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.random.RandomGenerator;

/**
 * The part of a short link behind the host: 1 to 128 letters, digits, hyphens and underscores; case matters. A slash, a
 * dot and a plus cannot occur, which keeps {@code /slug+}, {@code /slug/qr} and {@code /robots.txt} free.
 */
public record Slug(@JsonValue String value) {

    private static final int LONGEST = 128;

    /** No 0/O/o, 1/I/i/l: what is read aloud or off paper arrives as it left. */
    static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

    /** 55⁹ slugs are 52 bits: guessing one of a million links takes billions of tries. */
    static final int RANDOM_LENGTH = 9;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Slug {
        if (!isSlug(value)) {
            throw new InvalidValue("a slug is 1 to 128 letters (A-Z, a-z), digits, hyphens and underscores");
        }
    }

    /** Asked with every redirect. */
    private static boolean isSlug(String value) {
        boolean is = !value.isEmpty() && value.length() <= LONGEST;
        for (int i = 0; is && i < value.length(); i++) {
            char c = value.charAt(i);
            is = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        }
        return is;
    }

    public static Slug random(RandomGenerator random) {
        StringBuilder slug = new StringBuilder(RANDOM_LENGTH);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            slug.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Slug(slug.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
