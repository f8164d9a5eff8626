package com.occuz.importing;

import com.occuz.importing.LogEntry.Request;
import com.occuz.importing.LogEntry.Unreadable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The combined log format as Apache and nginx write it: {@code client identity user [time] "request" status size
 * "referrer" "user agent"}. Strict: a line that does not match to its end is {@link Unreadable}, never guessed at.
 */
final class CombinedLog {

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    /** No host name is longer. */
    private static final int LONGEST_HOST = 253;

    private final byte[] line;
    private int at;

    private CombinedLog(byte[] line) {
        this.line = line;
    }

    /** @param line without its line end */
    static LogEntry parse(byte[] line) {
        try {
            return new CombinedLog(line).entry();
        } catch (Malformed e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private Request entry() {
        if (line.length == 0) {
            throw new Malformed("the line is empty");
        }
        String client = token("the client's address");
        if (client.length() > LONGEST_HOST) {
            throw new Malformed("the client's address is too long");
        }
        token("the identity");
        user();
        OffsetDateTime time = time();
        expect(' ', "the time");
        byte[] request = quoted("the request");
        expect(' ', "the request");
        number("the status", 3, 3, false);
        expect(' ', "the status");
        number("the size", 1, 18, true);
        expect(' ', "the size");
        byte[] referrer = quoted("the referrer");
        expect(' ', "the referrer");
        byte[] userAgent = quoted("the user agent");
        if (at != line.length) {
            throw new Malformed("something follows the user agent");
        }
        return new Request(
                client, time, target(request), orNone(LoggedText.url(referrer)), orNone(LoggedText.header(userAgent)));
    }

    private static @Nullable String orNone(String text) {
        return text.isEmpty() || text.equals("-") ? null : text;
    }

    /** Printable ASCII up to the next blank, which it takes along. */
    private String token(String what) {
        int from = at;
        while (at < line.length && line[at] > ' ' && line[at] < 0x7f) {
            at++;
        }
        if (at == from) {
            throw new Malformed(what + " is missing");
        }
        String token = new String(line, from, at - from, StandardCharsets.US_ASCII);
        expect(' ', what);
        return token;
    }

    /** A user's name may hold blanks; the bracket of the time ends it. */
    private void user() {
        int from = at;
        while (at + 1 < line.length && !(line[at] == ' ' && line[at + 1] == '[')) {
            at++;
        }
        if (at == from || at + 1 >= line.length) {
            throw new Malformed("the user or the time is missing");
        }
        at += 2;
    }

    /** {@code 17/May/2015:10:05:03 +0000]}. */
    private OffsetDateTime time() {
        int from = at;
        int end = from + 26;
        if (end >= line.length || line[end] != ']') {
            throw new Malformed("the time is not dd/Mon/yyyy:HH:mm:ss +hhmm in brackets");
        }
        at = end + 1;
        String text = new String(line, from, 26, StandardCharsets.ISO_8859_1);
        char sign = text.charAt(21);
        int month = MONTHS.indexOf(text.substring(3, 6)) + 1;
        boolean punctuated = text.charAt(2) == '/' && text.charAt(6) == '/' && text.charAt(11) == ':'
                && text.charAt(14) == ':' && text.charAt(17) == ':' && text.charAt(20) == ' '
                && (sign == '+' || sign == '-');
        if (!punctuated || month == 0) {
            throw new Malformed("the time is not dd/Mon/yyyy:HH:mm:ss +hhmm in brackets");
        }
        try {
            if (digits(text, 7, 11) < 1970) {
                throw new Malformed("there is no such time");
            }
            int offset = digits(text, 22, 24) * 60 + digits(text, 24, 26);
            return OffsetDateTime.of(
                    digits(text, 7, 11), month, digits(text, 0, 2),
                    digits(text, 12, 14), digits(text, 15, 17), digits(text, 18, 20), 0,
                    ZoneOffset.ofTotalSeconds(60 * (sign == '-' ? -offset : offset)));
        } catch (DateTimeException e) {
            throw new Malformed("there is no such time");
        }
    }

    private static int digits(String text, int from, int until) {
        int number = 0;
        for (int i = from; i < until; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new Malformed("the time is not dd/Mon/yyyy:HH:mm:ss +hhmm in brackets");
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    private void number(String what, int least, int most, boolean dash) {
        int from = at;
        if (dash && at < line.length && line[at] == '-') {
            at++;
            return;
        }
        while (at < line.length && line[at] >= '0' && line[at] <= '9') {
            at++;
        }
        if (at - from < least || at - from > most) {
            throw new Malformed(what + " is not a number of " + least + " to " + most + " digits");
        }
    }

    /** What stands between two quotation marks, its escapes undone. */
    private byte[] quoted(String what) {
        expect('"', what);
        int from = at;
        while (at < line.length && line[at] != '"' && line[at] != '\\') {
            at++;
        }
        if (at < line.length && line[at] == '"') {
            return Arrays.copyOfRange(line, from, at++);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length - from);
        bytes.write(line, from, at - from);
        while (at < line.length && line[at] != '"') {
            byte b = line[at++];
            bytes.write(b == '\\' ? escaped(what) : b);
        }
        expect('"', what);
        return bytes.toByteArray();
    }

    private int escaped(String what) {
        byte kind = at < line.length ? line[at++] : 0;
        return switch (kind) {
            case '"', '\\' -> kind;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'v' -> 0x0b;
            case 'x' -> hex(what) << 4 | hex(what);
            default -> throw new Malformed(what + " has an escape that no server writes");
        };
    }

    private int hex(String what) {
        int digit = at < line.length ? Character.digit((char) line[at++], 16) : -1;
        if (digit < 0) {
            throw new Malformed(what + " has an escape that no server writes");
        }
        return digit;
    }

    private void expect(char expected, String what) {
        if (at >= line.length) {
            throw new Malformed("the line ends within or after " + what);
        }
        if (line[at++] != expected) {
            throw new Malformed(what + " is not where the combined log format has it");
        }
    }

    /** The middle of {@code METHOD TARGET PROTOCOL}. */
    private static String target(byte[] request) {
        int first = indexOf(request, ' ', 0);
        int second = first < 0 ? -1 : indexOf(request, ' ', first + 1);
        if (first <= 0 || second < 0 || indexOf(request, ' ', second + 1) >= 0) {
            throw new Malformed("the request is not a method, a target and a protocol");
        }
        for (int i = 0; i < first; i++) {
            if (!Character.isLetterOrDigit(request[i]) && "!#$%&'*+-.^_`|~".indexOf(request[i]) < 0) {
                throw new Malformed("the request's method is none");
            }
        }
        String protocol = new String(request, second + 1, request.length - second - 1, StandardCharsets.ISO_8859_1);
        if (!protocol.matches("HTTP/[0-9](\\.[0-9])?")) {
            throw new Malformed("the request's protocol is none");
        }
        if (request[first + 1] != '/') {
            throw new Malformed("the request's target does not begin with a slash");
        }
        return LoggedText.url(Arrays.copyOfRange(request, first + 1, second));
    }

    private static int indexOf(byte[] bytes, char wanted, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Ends the reading of one line; without a stack trace, for a log may consist of such lines. */
    private static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Malformed(String reason) {
            super(reason, null, false, false);
        }
    }
}
