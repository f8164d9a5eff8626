package com.occuz.edge.http;

import io.vertx.core.buffer.Buffer;

/**
 * A whole answer with a body.
 *
 * @param policy the content security policy that suits the body
 * @param caching how long it may be kept, and by whom
 */
record Page(int status, String contentType, String policy, String caching, Buffer body) {

    static final String HTML = "text/html; charset=utf-8";
    static final String NOT_KEPT = "no-store";
    static final String AN_HOUR = "public, max-age=3600";
    static final String NO_SOURCES = "default-src 'none'";
}
