package com.occuz.kernel.policy;

import com.occuz.kernel.incident.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one way in which policies and reports are written as text that is hashed: nothing of it may ever change. */
public final class CanonicalJson {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private CanonicalJson() {}

    /** Properties and keys in a fixed order, no white space; of a tree that was read, the same as of what was written. */
    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** {@code sha256:} and the hexadecimal digest of a text in UTF-8. */
    public static String digest(String text) {
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
