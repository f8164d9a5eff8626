package com.occuz.edge.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
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
    private final Departure departure;

    Answers(MinuteCounts counts, Departure departure) {
        this.counts = counts;
        this.departure = departure;
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
        end(request, Buffer.buffer());
    }

    void page(HttpServerRequest request, Page page, Instant now) {
        counts.answered();
        if (page.status() >= 500 && !page.isMeant()) {
            counts.failed();
        }
        write(request, page, now);
    }

    /** An answer to whoever watches this edge, which is no visitor's. */
    void health(HttpServerRequest request, Page page, Instant now) {
        write(request, page, now);
    }

    private void write(HttpServerRequest request, Page page, Instant now) {
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
        end(request, request.method() == HttpMethod.HEAD ? Buffer.buffer() : page.body());
    }

    private void end(HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response();
        if (departure.isAnnounced() && request.version() != HttpVersion.HTTP_2) {
            response.headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            response.end(body).onComplete(sent -> request.connection().close());
        } else if (body.length() == 0) {
            response.end();
        } else {
            response.end(body);
        }
    }
}
