package com.occuz.console;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refusal;
import com.occuz.kernel.text.WellFormed;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A form as it was sent: what each field held, and what is wrong with it. Templates show both again. */
public final class Fields {

    private final Map<String, String> values;
    private final Map<String, String> faults = new LinkedHashMap<>();
    private @Nullable String problem;

    Fields(Map<String, String> values) {
        this.values = new HashMap<>(values);
    }

    static Fields empty() {
        return new Fields(Map.of());
    }

    /** What the field held, the empty string where it was not sent. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** What is wrong with the field, the empty string where nothing is. */
    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }

    /** What was sent. */
    Stream<String> names() {
        return values.keySet().stream();
    }

    /** What is wrong with the form as a whole, the empty string where nothing is. */
    public String problem() {
        return problem == null ? "" : problem;
    }

    /** What is wrong with which field, in the order of the form. */
    public Map<String, String> faults() {
        return faults;
    }

    /** The same with another value of a field, and with nothing said against it. */
    Fields with(String field, String value) {
        Map<String, String> changed = new HashMap<>(values);
        changed.put(field, value);
        return new Fields(changed);
    }

    boolean isSound() {
        return faults.isEmpty() && problem == null;
    }

    void fault(String field, String sentence) {
        faults.putIfAbsent(field, sentence);
    }

    /** The field's value, without blanks around it; empty where it is blank or not acceptable. */
    <T> Optional<T> read(String field, Function<String, T> type) {
        String text = value(field).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.indexOf('\0') >= 0 || !WellFormed.is(text)) {
            fault(field, "This holds characters that are none.");
            return Optional.empty();
        }
        try {
            return Optional.of(type.apply(text));
        } catch (InvalidValue e) {
            fault(field, sentence(e.sentence()));
            return Optional.empty();
        }
    }

    /** The same for a field that must not be blank. */
    <T> Optional<T> required(String field, String otherwise, Function<String, T> type) {
        if (value(field).isBlank()) {
            fault(field, otherwise);
            return Optional.empty();
        }
        return read(field, type);
    }

    /** A decision has said no. */
    void refused(Refusal refusal) {
        if (!refusal.field().isEmpty() || values.containsKey(refusal.field())) {
            fault(refusal.field(), refusal.sentence());
        } else {
            problem = refusal.sentence();
        }
    }

    private static String sentence(String text) {
        String capital = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
