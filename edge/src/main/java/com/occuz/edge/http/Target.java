package com.occuz.edge.http;

import com.occuz.kernel.refusal.InvalidValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the path of a request names. */
sealed interface Target {

    /**
     * The link itself.
     *
     * @param path what follows the slug, as it was sent: empty, or from its slash on
     */
    record Redirect(String slug, String path) implements Target {}

    /** {@code /slug+}: where it leads, without going there. */
    record Preview(String slug) implements Target {}

    /** {@code /slug/qr}. */
    record Qr(String slug, QrRequest wanted) implements Target {}

    record Robots() implements Target {}

    record Favicon() implements Target {}

    /** The domain itself. */
    record Root() implements Target {}

    /** No link can have this path. */
    record Nothing() implements Target {}

    Target ROBOTS = new Robots();
    Target FAVICON = new Favicon();
    Target ROOT = new Root();
    Target NOTHING = new Nothing();

    int LONGEST_SLUG = 128;

    /**
     * @param uri the request target, in origin form or in absolute form
     * @throws InvalidValue if a QR code is asked for in a form that there is not
     */
    static Target of(String uri) {
        int from = uri.startsWith("/") ? 0 : pathOfAbsolute(uri);
        if (from < 0) {
            return NOTHING;
        }
        int query = uri.indexOf('?', from);
        String sent = uri.substring(from + 1, query < 0 ? uri.length() : query);
        if (sent.isEmpty()) {
            return ROOT;
        }
        String path = sent;
        if (path.indexOf('%') >= 0) {
            String decoded = decoded(path);
            if (decoded == null) {
                return NOTHING;
            }
            path = decoded;
        }
        if (isSlug(path, path.length())) {
            return new Redirect(path, "");
        }
        Target special = special(path, query < 0 ? "" : uri.substring(query + 1));
        return special == NOTHING ? withPath(sent) : special;
    }

    /** What follows the question mark, as it was sent; {@code null} without one. */
    static @Nullable String query(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? null : uri.substring(query + 1);
    }

    private static Target withPath(String sent) {
        int slash = sent.indexOf('/');
        String slug = slash < 0 ? null : decoded(sent.substring(0, slash));
        String path = slash < 0 ? "" : sent.substring(slash);
        return slug == null || !isSlug(slug, slug.length()) || climbs(path) ? NOTHING : new Redirect(slug, path);
    }

    /** Whether a browser would take it for a way out of the destination's own path. */
    private static boolean climbs(String path) {
        for (String segment : path.split("[/\\\\]", -1)) {
            String decoded = decoded(segment);
            if (decoded == null || decoded.equals(".") || decoded.equals("..") || decoded.indexOf('\\') >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The authority of a target in absolute form, which counts more than the Host header; {@code null} in origin form. */
    static @Nullable String authority(String uri) {
        int path = uri.startsWith("/") ? -1 : pathOfAbsolute(uri);
        return path < 0 ? null : uri.substring(uri.indexOf("://") + 3, path);
    }

    private static Target special(String path, String query) {
        int plus = path.length() - 1;
        if (plus > 0 && path.charAt(plus) == '+' && isSlug(path, plus)) {
            return new Preview(path.substring(0, plus));
        }
        int qr = path.length() - "/qr".length();
        if (qr > 0 && path.endsWith("/qr") && isSlug(path, qr)) {
            return new Qr(path.substring(0, qr), QrRequest.of(query));
        }
        return switch (path) {
            case "robots.txt" -> ROBOTS;
            case "favicon.ico" -> FAVICON;
            default -> NOTHING;
        };
    }

    /** Whether the first characters could be a slug; the same rule as the kernel's, without its cost. */
    private static boolean isSlug(String path, int length) {
        if (length == 0 || length > LONGEST_SLUG) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = path.charAt(i);
            if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static int pathOfAbsolute(String uri) {
        if (!uri.regionMatches(true, 0, "http://", 0, 7) && !uri.regionMatches(true, 0, "https://", 0, 8)) {
            return -1;
        }
        return uri.indexOf('/', uri.indexOf("://") + 3);
    }

    /** {@code null} if it is not well-formed. A plus is a plus in a path. */
    private static @Nullable String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
