package com.occuz.edge.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes answers. For use on one event loop. */
final class Answers {

    /** For every status: a cached 301 would hide visits and outlive a changed or retired link. */
    private static final CharSequence NOT_KEPT = HttpHeaders.createOptimized("private, no-store");

    private static final CharSequence NOTHING = HttpHeaders.createOptimized("0");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NO_SNIFFING = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");

    private final HttpDate date = new HttpDate();
    private final MinuteCounts counts;

    Answers(MinuteCounts counts) {
        this.counts = counts;
    }

    /** @param vary headers of the request that may lead elsewhere; {@code null}: none does */
    void redirect(HttpServerRequest request, int status, String location, @Nullable String vary, Instant now) {
        counts.answered();
        HttpServerResponse response = request.response();
        response.setStatusCode(status);
        response.headers()
                .set(HttpHeaders.LOCATION, location)
                .set(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
                .set(HttpHeaders.CONTENT_LENGTH, NOTHING)
                .set(HttpHeaders.DATE, date.at(now));
        if (vary != null) {
            response.headers().set(HttpHeaders.VARY, vary);
        }
        response.end();
    }

    void page(HttpServerRequest request, Page page, Instant now) {
        counts.answered();
        if (page.status() >= 500 && !page.isMeant()) {
            counts.failed();
        }
        HttpServerResponse response = request.response();
        response.setStatusCode(page.status());
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, page.contentType())
                .set(HttpHeaders.CONTENT_LENGTH, Integer.toString(page.body().length()))
                .set(HttpHeaders.CACHE_CONTROL, page.caching())
                .set(HttpHeaders.DATE, date.at(now))
                .set(POLICY, page.policy())
                .set(NO_SNIFFING, "nosniff")
                .set(REFERRER_POLICY, "no-referrer");
        if (page.status() == 405 && !response.headers().contains(HttpHeaders.ALLOW)) {
            response.headers().set(HttpHeaders.ALLOW, "GET, HEAD");
        } else if (page.status() == 503 || page.status() == 429) {
            response.headers().set(HttpHeaders.RETRY_AFTER, Integer.toString(page.retryAfterSeconds()));
        }
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(page.body());
        }
    }
}
