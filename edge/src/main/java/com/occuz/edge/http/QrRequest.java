package com.occuz.edge.http;

import com.occuz.edge.qr.QrCode;
import com.occuz.kernel.refusal.InvalidValue;

/** How a QR code is wanted: {@code ?format=svg|png&size=<pixels a side>}. */
record QrRequest(Format format, int size) {

    enum Format {
        SVG,
        PNG
    }

    static QrRequest of(String query) {
        Format format = Format.SVG;
        int size = QrCode.DEFAULT_SIZE;
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith("format=")) {
                format = format(parameter.substring("format=".length()));
            } else if (parameter.startsWith("size=")) {
                size = size(parameter.substring("size=".length()));
            }
        }
        return new QrRequest(format, size);
    }

    private static Format format(String value) {
        return switch (value) {
            case "svg" -> Format.SVG;
            case "png" -> Format.PNG;
            default -> throw new InvalidValue("The format of a QR code is svg or png.");
        };
    }

    private static int size(String value) {
        if (value.length() <= 4 && !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int size = Integer.parseInt(value);
            if (size >= QrCode.MIN_SIZE && size <= QrCode.MAX_SIZE) {
                return size;
            }
        }
        throw new InvalidValue("The size of a QR code is " + QrCode.MIN_SIZE + " to " + QrCode.MAX_SIZE + " pixels.");
    }
}
