package com.occuz.edge.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a client wrote into a header, as text: the wire carries bytes, most of them ASCII, many UTF-8, some neither. */
final class HeaderText {

    private HeaderText() {}

    /** @param raw one {@code char} for each byte; control characters are left out of the answer */
    static @Nullable String of(@Nullable String raw) {
        if (raw == null || isPlain(raw)) {
            return raw;
        }
        String text = decoded(raw);
        return text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) < ' ' || raw.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return raw;
        }
    }
}
