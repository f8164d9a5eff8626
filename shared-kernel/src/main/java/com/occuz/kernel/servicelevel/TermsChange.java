package com.occuz.kernel.servicelevel;

import com.occuz.kernel.policy.Policy;
import com.occuz.kernel.sla.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value of the agreement that differs between two versions.
 *
 * @param field where it stands in the published document, e.g. {@code terms.downtimeWeights.2}
 * @param before {@code null} where there was none
 * @param after {@code null} where there is none any more
 */
public record TermsChange(String field, @Nullable String before, @Nullable String after) {

    private static final JsonMapper JSON = new JsonMapper();

    /** What differs, by field; the numbers of the versions do not count. */
    public static List<TermsChange> between(Agreement before, Agreement after) {
        Map<String, String> old = values(before);
        Map<String, String> changed = values(after);
        Set<String> fields = new TreeSet<>(old.keySet());
        fields.addAll(changed.keySet());
        List<TermsChange> changes = new ArrayList<>();
        for (String field : fields) {
            if (!Objects.equals(old.get(field), changed.get(field))) {
                changes.add(new TermsChange(field, old.get(field), changed.get(field)));
            }
        }
        return List.copyOf(changes);
    }

    /** Every value of the agreement by its field, numbers of versions left out. */
    public static Map<String, String> values(Agreement agreement) {
        Map<String, String> values = new TreeMap<>();
        add("terms", agreement.terms(), values);
        add("calendar", agreement.calendar(), values);
        return values;
    }

    private static void add(String name, Policy policy, Map<String, String> values) {
        JsonNode document = JSON.readTree(policy.canonicalJson());
        document.properties().stream()
                .filter(field -> !field.getKey().equals("version"))
                .forEach(field -> add(name + "." + field.getKey(), field.getValue(), values));
    }

    private static void add(String name, JsonNode value, Map<String, String> values) {
        if (value.isObject()) {
            value.properties().forEach(field -> add(name + "." + field.getKey(), field.getValue(), values));
        } else if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.asString()));
            values.put(name, String.join(", ", items));
        } else {
            values.put(name, value.asString());
        }
    }
}
