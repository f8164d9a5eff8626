package com.occuz.api;

import java.util.List;
import java.util.Map;

/** What should not be in a body, and much of what may. */
final class HostileValues {

    /** JSON values by what they are; a field takes those of its own sort and refuses all others. */
    static final Map<String, List<String>> BY_SORT = Map.of(
            "null", List.of("null"),
            "boolean", List.of("true", "false"),
            "number", List.of("-1", "0.5", "1e400", "-0.0", "9223372036854775808", "9".repeat(900)),
            "object", List.of("{}", "{\"$ne\": null}", "{\"a\": {\"b\": []}}"),
            "list", List.of("[]", "[[]]", "[null]", "[1]", "[{\"a\": 1}]"),
            "unstorable", List.of("\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00x\"", "\"x\\ud83d\""),
            "control", List.of("\"\\n\"", "\"a\\tb\"", "\"\\u0007\"", "\"\\u0085\"", "\"   \"", "\"\""),
            "huge", List.of("\"" + "x".repeat(10_000) + "\"", "\"" + "\\u00e9".repeat(100_000) + "\""),
            "text", List.of(
                    "\"'; drop table ledger.event; --\"",
                    "\"<script>alert(1)</script>\"",
                    "\"\\u202egnp.exe\"",
                    "\"\\ud83d\\ude80\\u200d\\ud83d\\udc69\"",
                    "\"%00%0d%0a\"",
                    "\"../../etc/passwd\"",
                    "\"${jndi:ldap://x/a}\"",
                    "\"NaN\"",
                    "\"null\""),
            "instant", List.of(
                    "\"0000-01-01T00:00:00Z\"",
                    "\"-0001-01-01T00:00:00Z\"",
                    "\"+99999-01-01T00:00:00Z\"",
                    "\"99999-01-01T00:00:00Z\"",
                    "\"+1000000000-01-01T00:00:00Z\"",
                    "\"9999-12-31T23:59:59.999999999-18:00\"",
                    "\"2026-12-31T23:59:60Z\"",
                    "\"2026-02-30T00:00:00Z\"",
                    "\"2026-01-01T00:00:00\"",
                    "\"2026-01-01\"",
                    "\"2026-01-01T25:00:00Z\"",
                    "\"2026-01-01T00:00:00+19:00\"",
                    "\"now\""));

    private HostileValues() {}

    /** A value as a message can show it. */
    static String shortened(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
}
