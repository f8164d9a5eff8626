package com.occuz.edge.http;

import io.vertx.core.buffer.Buffer;

/**
 * A whole answer with a body.
 *
 * @param policy the content security policy that suits the body
 * @param caching how long it may be kept, and by whom
 * @param retryAfterSeconds when another try is worth it, where the service is not available
 */
record Page(int status, String contentType, String policy, String caching, Buffer body, int retryAfterSeconds) {

    static final String HTML = "text/html; charset=utf-8";
    static final String TEXT = "text/plain; charset=utf-8";
    static final String NOT_KEPT = "no-store";
    static final String AN_HOUR = "public, max-age=3600";
    static final String NO_SOURCES = "default-src 'none'";

    private static final int SOON = 1;

    /** One that is worth another try soon, if it is worth any. */
    Page(int status, String contentType, String policy, String caching, Buffer body) {
        this(status, contentType, policy, caching, body, SOON);
    }

    /** Whether it stands where a redirect would, because that was planned: no failure of ours. */
    boolean isMeant() {
        return retryAfterSeconds != SOON;
    }
}
