package com.occuz.api;

import com.occuz.security.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is sent to have a report issued: the parameters of the figures, as fields. */
final class ReportBodies {

    private ReportBodies() {}

    /** @throws ApiProblem naming every field at fault */
    static SlaQuestion question(byte @Nullable [] bytes, Caller caller) {
        JsonBody body = JsonBody.of(bytes);
        Map<String, String[]> fields = new LinkedHashMap<>();
        put(fields, "year", numberOrText(body, "year"));
        for (String field : List.of("from", "to", "component", "knowledge")) {
            put(fields, field, body.text(field, text -> text));
        }
        put(fields, "asOf", numberOrText(body, "asOf"));
        body.check();
        return SlaQuestion.of(fields, caller);
    }

    private static Optional<String> numberOrText(JsonBody body, String field) {
        return body.isText(field)
                ? body.text(field, text -> text)
                : body.integer(field, 0, 999_999_999_999_999_999L).map(number -> Long.toString(number));
    }

    private static void put(Map<String, String[]> fields, String name, Optional<String> value) {
        value.ifPresent(it -> fields.put(name, new String[] {it}));
    }
}
