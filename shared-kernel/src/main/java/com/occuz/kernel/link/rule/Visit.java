package com.occuz.kernel.link.rule;

import com.occuz.kernel.link.LinkId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a rule may look at of one request; read only when one does. For use by one thread. */
public final class Visit {

    private final LinkId link;
    private final Instant at;
    private final @Nullable String userAgent;
    private final @Nullable String languages;
    private final @Nullable String country;
    private final @Nullable String query;
    private final @Nullable String visitor;
    private final LongSupplier chance;
    private @Nullable Agent agent;
    private @Nullable Map<String, List<String>> parameters;

    /**
     * @param languages the {@code Accept-Language} as sent
     * @param country two capital letters; {@code null} where it is not known
     * @param query what follows the question mark, as sent
     * @param visitor the same for the same visitor; {@code null} where they are not to be known again
     * @param chance decides for those
     */
    public Visit(
            LinkId link,
            Instant at,
            @Nullable String userAgent,
            @Nullable String languages,
            @Nullable String country,
            @Nullable String query,
            @Nullable String visitor,
            LongSupplier chance) {
        this.link = link;
        this.at = at;
        this.userAgent = userAgent;
        this.languages = languages;
        this.country = country;
        this.query = query;
        this.visitor = visitor;
        this.chance = chance;
    }

    Instant at() {
        return at;
    }

    Agent agent() {
        Agent read = agent;
        if (read == null) {
            read = Agent.of(userAgent);
            agent = read;
        }
        return read;
    }

    @Nullable String country() {
        return country;
    }

    /** What is wanted most, in small letters. */
    @Nullable String language() {
        return languages == null ? null : Languages.first(languages);
    }

    /** The values that a parameter comes with; none where it does not come. */
    List<String> parameter(String name) {
        Map<String, List<String>> read = parameters;
        if (read == null) {
            read = query == null ? Map.of() : read(query);
            parameters = read;
        }
        return read.getOrDefault(name, List.of());
    }

    private static Map<String, List<String>> read(String query) {
        Map<String, List<String>> read = new HashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = decoded(equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
            read.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        }
        return read;
    }

    /** What is not well-formed stands for itself. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /** A number for this visitor, link and rule; evenly spread, and by chance where the visitor is not known. */
    long draw(RuleName rule) {
        if (visitor == null) {
            return chance.getAsLong();
        }
        long hash = fold(0xcbf29ce484222325L, link.toString());
        return spread(fold(fold(hash, rule.value()), visitor));
    }

    /** FNV-1a, with an end to each text. */
    private static long fold(long hash, String text) {
        long folded = hash;
        for (int i = 0; i < text.length(); i++) {
            folded = (folded ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (folded ^ 0xffff) * 0x100000001b3L;
    }

    /** The finish of MurmurHash 3, without which the upper bits of short texts would hardly differ. */
    private static long spread(long hash) {
        long bits = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        bits = (bits ^ bits >>> 33) * 0xc4ceb9fe1a85ec53L;
        return bits ^ bits >>> 33;
    }
}
