package com.occuz.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A request's body that is digested while somebody reads it. */
final class DigestedBody {

    private final DigestInputStream stream;
    private @Nullable String digest;

    DigestedBody(HttpServletRequest request, InputStream body) {
        this.stream = new DigestInputStream(body, begun(request));
    }

    /** The same of a body that is there as a whole. */
    static String digest(HttpServletRequest request, byte[] body) {
        return HexFormat.of().formatHex(begun(request).digest(body));
    }

    private static MessageDigest begun(HttpServletRequest request) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
            return sha256;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    InputStream stream() {
        return stream;
    }

    /** Of method, path and body, in hexadecimal; what nobody has read of the body is read first. */
    String digest() throws IOException {
        String known = digest;
        if (known == null) {
            stream.transferTo(OutputStream.nullOutputStream());
            known = HexFormat.of().formatHex(stream.getMessageDigest().digest());
            digest = known;
        }
        return known;
    }
}
