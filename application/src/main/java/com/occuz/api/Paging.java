package com.occuz.api;

import com.occuz.kernel.query.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cursors and limits of lists. */
final class Paging {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    private Paging() {}

    /**
     * A list on the wire.
     *
     * @param nextCursor {@code null} on the last page
     */
    record Items<T>(List<T> items, @Nullable String nextCursor) {}

    /** @param list which one it is; its cursors lead through no other */
    static <T, R> Items<R> items(String list, Page<T> page, Function<T, R> view) {
        return new Items<>(
                page.items().stream().map(view).toList(),
                page.next().map(key -> cursor(list, key)).orElse(null));
    }

    static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (text.matches("\\d{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        }
        throw ApiProblem.invalid("limit", "must be an integer from 1 to " + MAX_LIMIT);
    }

    /** @param list the one that gave the cursor */
    static Optional<Long> before(String list, @Nullable String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            String key = text.startsWith(list + "/p") ? text.substring(list.length() + 2) : "";
            if (key.matches("\\d{1,18}")) {
                return Optional.of(Long.parseLong(key));
            }
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid("cursor", "is not one that this list gave");
        }
        throw ApiProblem.invalid("cursor", "is not one that this list gave");
    }

    private static String cursor(String list, long key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + "/p" + key).getBytes(StandardCharsets.US_ASCII));
    }
}
