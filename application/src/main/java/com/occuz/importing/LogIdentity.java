package com.occuz.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which log a file is, read off its beginning: the same log under another name, moved by rotation or grown at its end
 * is the same one; the file that rotation begins anew is another.
 *
 * <p>Logs of several servers may begin with the same line (a health check in the same second), so as many lines are
 * taken as there are, up to a thousand. A log that was shorter when it was first imported goes on under its shorter
 * name, which is why there are several, to be looked for longest first.
 *
 * @param digests one or more, of the longest beginning first; empty for an empty file
 */
record LogIdentity(List<String> digests) {

    private static final List<Integer> LENGTHS = List.of(1, 10, 100, 1000);

    LogIdentity {
        digests = List.copyOf(digests);
    }

    static LogIdentity of(LogLines lines) throws IOException {
        List<String> digests = new ArrayList<>();
        MessageDigest digest = Digests.sha256();
        LogLines.@Nullable Line line;
        while (digests.size() < LENGTHS.size() && (line = lines.next()) != null) {
            // A last line without its end may still change, so it is part of no name but the only line's.
            if (line.terminated() || line.number() == 1) {
                digest.update(line.bytes());
                digest.update((byte) '\n');
                if (LENGTHS.contains((int) line.number())) {
                    digests.addFirst(Digests.hex(Digests.copy(digest)));
                }
            }
        }
        return new LogIdentity(digests);
    }

    /** The names that the log's stream of clicks may have, in the order to look for them. */
    List<UUID> streams(String base, String account) {
        return digests.stream()
                .map(digest -> UUID.nameUUIDFromBytes(
                        ("access-log\n" + base + '\n' + account + '\n' + digest).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
