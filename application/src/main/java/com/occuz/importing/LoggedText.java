package com.occuz.importing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes that a client sent, as text: nothing is lost from a URL, and nothing hostile is left in a user agent. */
final class LoggedText {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private LoggedText() {}

    /** UTF-8 stays as it is; other bytes, control characters and white space are percent-encoded. */
    static String url(byte[] bytes) {
        String text = utf8(bytes);
        StringBuilder url = new StringBuilder(bytes.length + 16);
        if (text == null) {
            for (byte b : bytes) {
                if (b > ' ' && b < 0x7f) {
                    url.append((char) b);
                } else {
                    percent(url, b);
                }
            }
        } else {
            text.codePoints().forEach(c -> {
                if (Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                        percent(url, b);
                    }
                } else {
                    url.appendCodePoint(c);
                }
            });
        }
        return url.toString();
    }

    /** UTF-8, or else Latin-1 as HTTP had it; control characters become blanks. */
    static String header(byte[] bytes) {
        String text = utf8(bytes);
        if (text == null) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        StringBuilder header = new StringBuilder(text.length());
        text.codePoints().forEach(c -> header.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return header.toString().strip();
    }

    private static void percent(StringBuilder url, byte b) {
        url.append('%');
        HEX.toHexDigits(url, b);
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
