package com.occuz.edge.http;

import com.occuz.edge.qr.QrCode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Draws QR codes away from the event loops, a few at a time. */
final class QrCodes {

    private static final int AT_ONCE = 64;

    private final Vertx vertx;
    private final String base;
    private final Semaphore places = new Semaphore(AT_ONCE);

    QrCodes(Vertx vertx, URI publicUrl) {
        this.vertx = vertx;
        String url = publicUrl.toString();
        this.base = url.endsWith("/") ? url : url + "/";
    }

    String shortUrl(String slug) {
        return base + slug;
    }

    /** @param then gets the image on the event loop that asked, or {@code null} if too many are being drawn */
    void draw(String slug, QrRequest wanted, Consumer<@Nullable Page> then) {
        if (!places.tryAcquire()) {
            then.accept(null);
            return;
        }
        vertx.executeBlocking(() -> image(shortUrl(slug), wanted), false).onComplete(drawn -> {
            places.release();
            then.accept(drawn.result());
        });
    }

    private static Page image(String shortUrl, QrRequest wanted) {
        QrCode code = QrCode.leadingTo(shortUrl);
        return switch (wanted.format()) {
            case SVG -> page("image/svg+xml", Buffer.buffer(code.svg(wanted.size())));
            case PNG -> page("image/png", Buffer.buffer(code.png(wanted.size())));
        };
    }

    private static Page page(String type, Buffer body) {
        return new Page(200, type, Page.NO_SOURCES, Page.AN_HOUR, body);
    }
}
