package com.occuz.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Entity tags: the version of a resource in quotes. */
final class Versions {

    private Versions() {}

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** The version that {@code If-Match} asks for; empty: any. */
    static Optional<Long> wanted(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return Optional.empty();
        }
        String tag = ifMatch.strip();
        if (!tag.matches("\"\\d{1,18}\"")) {
            throw ApiProblem.invalid("If-Match", "must be one ETag as given, e.g. \"3\", or *");
        }
        return Optional.of(Long.parseLong(tag.substring(1, tag.length() - 1)));
    }
}
