package com.occuz.api;

import com.occuz.edge.qr.QrCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How a QR code is wanted: vector or pixels, and how large. */
record QrRequest(boolean png, int size) {

    static QrRequest of(String format, @Nullable String size) {
        if (!format.equals("svg") && !format.equals("png")) {
            throw ApiProblem.invalid("format", "must be svg or png");
        }
        int pixels = QrCode.DEFAULT_SIZE;
        if (size != null) {
            if (!size.matches("\\d{1,5}")) {
                throw ApiProblem.invalid("size", "must be from " + QrCode.MIN_SIZE + " to " + QrCode.MAX_SIZE + " pixels");
            }
            pixels = Integer.parseInt(size);
        }
        if (pixels < QrCode.MIN_SIZE || pixels > QrCode.MAX_SIZE) {
            throw ApiProblem.invalid("size", "must be from " + QrCode.MIN_SIZE + " to " + QrCode.MAX_SIZE + " pixels");
        }
        return new QrRequest(format.equals("png"), pixels);
    }

    ResponseEntity<?> answer(String shortUrl) {
        return png
                ? ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(QrCode.leadingTo(shortUrl).png(size))
                : ResponseEntity.ok().contentType(MediaType.valueOf("image/svg+xml")).body(QrCode.leadingTo(shortUrl).svg(size));
    }
}
