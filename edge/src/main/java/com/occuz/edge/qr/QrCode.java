package com.occuz.edge.qr;

import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Locale;

/** A QR code with its quiet zone, black on white. It can be read with 15 % of it dirty or torn (error correction M). */
public final class QrCode {

    /** Pixels a side. */
    public static final int MIN_SIZE = 64;

    public static final int MAX_SIZE = 2048;
    public static final int DEFAULT_SIZE = 256;

    /** The query of the address in a link's code; nobody but the edge reads it, and it is not passed on. */
    public static final String MARK = "qr";

    /** The standard asks for four modules of white around the code; scanners that follow it find nothing otherwise. */
    private static final int QUIET_ZONE = 4;

    /** With one pixel for each module no scanner finds the code. */
    private static final int SMALLEST_MODULE = 2;

    private final BitMatrix modules;

    private QrCode(BitMatrix modules) {
        this.modules = modules;
    }

    /** The code of a link: an address from which the edge knows that a code led there, and which leads where the link does. */
    public static QrCode leadingTo(String shortUrl) {
        return of(shortUrl + "?" + MARK);
    }

    /** @throws IllegalArgumentException if the text is too long for any QR code (about 2,300 bytes) */
    public static QrCode of(String text) {
        ByteMatrix code;
        try {
            code = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("the text is too long for a QR code", e);
        }
        int side = code.getWidth() + 2 * QUIET_ZONE;
        BitMatrix modules = new BitMatrix(side);
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y) == 1) {
                    modules.set(x + QUIET_ZONE, y + QUIET_ZONE);
                }
            }
        }
        return new QrCode(modules);
    }

    /** @param size pixels a side that it asks to be shown at; it stays sharp at any */
    public String svg(int size) {
        int side = modules.getWidth();
        StringBuilder svg = new StringBuilder(side * side);
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%1$d\" viewBox=\"0 0 %2$d %2$d\""
                        + " shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%2$dv%2$dH0z\"/><path d=\"",
                size,
                side));
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int from = x;
                while (x < side && modules.get(x, y)) {
                    x++;
                }
                if (x > from) {
                    svg.append('M').append(from).append(' ').append(y).append('h').append(x - from);
                    svg.append("v1H").append(from).append('z');
                }
            }
        }
        return svg.append("\"/></svg>\n").toString();
    }

    /**
     * @param size pixels a side. Modules are whole pixels, what is left over widens the margin; an image that would be too
     *     small to be read comes out larger.
     */
    public byte[] png(int size) {
        int side = modules.getWidth();
        int scale = Math.max(SMALLEST_MODULE, size / side);
        int pixels = Math.max(size, scale * side);
        int margin = (pixels - scale * side) / 2;
        return Png.blackOnWhite(pixels, (x, y) -> {
            int column = Math.floorDiv(x - margin, scale);
            int row = Math.floorDiv(y - margin, scale);
            return column >= 0 && column < side && row >= 0 && row < side && modules.get(column, row);
        });
    }
}
