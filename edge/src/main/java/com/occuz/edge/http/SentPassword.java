package com.occuz.edge.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Reads the form that a visitor sends with the password of a link, as long as it is small and comes soon. */
final class SentPassword {

    static final int MOST_BYTES = 4 * 1024;

    private static final long PATIENCE_MILLIS = Duration.ofSeconds(5).toMillis();
    private static final String FIELD = "password=";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final Buffer body = Buffer.buffer();
    private final long timer;
    private boolean done;

    private SentPassword(HttpServerRequest request, Vertx vertx, Consumer<Read> then) {
        this.request = request;
        this.vertx = vertx;
        this.timer = vertx.setTimer(PATIENCE_MILLIS, late -> end(then, new Read.TooSlow()));
    }

    /** What became of it. */
    sealed interface Read {

        /** Empty where the form holds none. */
        record Password(String written) implements Read {
            /** Never in a log. */
            @Override
            public String toString() {
                return "[a password]";
            }
        }

        record TooLarge() implements Read {}

        record TooSlow() implements Read {}

        /** Not such a form. */
        record Unread() implements Read {}
    }

    /** @param then called once, on the event loop of the request; not at all if the visitor hangs up */
    static void of(HttpServerRequest request, Vertx vertx, Consumer<Read> then) {
        String type = String.valueOf(request.headers().get(HttpHeaders.CONTENT_TYPE));
        if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM)) {
            then.accept(new Read.Unread());
            return;
        }
        new SentPassword(request, vertx, then).read(then);
    }

    private void read(Consumer<Read> then) {
        request.handler(part -> {
            if (!done && body.length() + part.length() > MOST_BYTES) {
                end(then, new Read.TooLarge());
            } else if (!done) {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(broken -> abandon());
        request.endHandler(whole -> end(then, new Read.Password(password(body.toString(StandardCharsets.UTF_8)))));
    }

    private void end(Consumer<Read> then, Read read) {
        if (!done) {
            abandon();
            then.accept(read);
        }
    }

    private void abandon() {
        done = true;
        vertx.cancelTimer(timer);
    }

    private static String password(String form) {
        for (String field : form.split("&", -1)) {
            if (field.startsWith(FIELD)) {
                try {
                    return URLDecoder.decode(field.substring(FIELD.length()), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException malformed) {
                    return "";
                }
            }
        }
        return "";
    }
}
