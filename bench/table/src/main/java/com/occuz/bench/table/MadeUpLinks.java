package com.occuz.bench.table;

import com.occuz.edge.table.LinkEntry;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.link.Validity;
import java.util.SplittableRandom;

/** Links that can be made again from their number: slugs of 7 to 9 letters, destinations of 60 to 120. */
final class MadeUpLinks {

    private static final String ALPHABET = "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int SHORTEST = 60;
    private static final int LONGEST = 120;

    private MadeUpLinks() {}

    static String slug(int number) {
        SplittableRandom random = new SplittableRandom(number);
        StringBuilder slug = new StringBuilder();
        // No two have the same: the number itself is in it.
        int left = number;
        for (int i = 0; i < 5; i++) {
            slug.append(ALPHABET.charAt(left % ALPHABET.length()));
            left /= ALPHABET.length();
        }
        for (int i = random.nextInt(2, 5); i > 0; i--) {
            slug.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return slug.toString();
    }

    static LinkEntry.Live link(int number) {
        SplittableRandom random = new SplittableRandom(~number);
        StringBuilder destination = new StringBuilder("https://www.example.org/");
        for (int left = random.nextInt(SHORTEST, LONGEST + 1) - destination.length(); left > 0; left--) {
            destination.append(left % 9 == 0 ? '/' : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new LinkEntry.Live(
                new LinkId(DomainId.DEFAULT, new Slug(slug(number))),
                destination.toString(),
                null,
                302,
                Validity.ALWAYS,
                LinkOptions.USUAL,
                false);
    }
}
