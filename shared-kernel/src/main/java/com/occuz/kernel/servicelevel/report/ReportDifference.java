package com.occuz.kernel.servicelevel.report;

import com.occuz.kernel.policy.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where two documents do not say the same.
 *
 * @param field as a path, e.g. {@code net.downtimeMillis} or {@code windows[2026-01-05T07:00:00-05:00].name}: windows go by
 *     their beginning, whatever has an id by that
 * @param issued JSON; {@code null}: it is not there
 * @param computed the same of the other document
 */
public record ReportDifference(String field, @Nullable String issued, @Nullable String computed) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * Every place where two documents differ, by its path; none where they say the same.
     *
     * @throws tools.jackson.core.JacksonException if one of them is no JSON
     */
    public static List<ReportDifference> between(String issued, String computed) {
        List<ReportDifference> differences = new ArrayList<>();
        if (!issued.equals(computed)) {
            compare("", JSON.readTree(issued), JSON.readTree(computed), differences);
        }
        return List.copyOf(differences);
    }

    private static void compare(
            String path, @Nullable JsonNode issued, @Nullable JsonNode computed, List<ReportDifference> differences) {
        if (issued != null && computed != null && issued.isContainer() && issued.getNodeType() == computed.getNodeType()) {
            Map<String, JsonNode> before = parts(issued);
            Map<String, JsonNode> after = parts(computed);
            Set<String> names = new TreeSet<>(before.keySet());
            names.addAll(after.keySet());
            String point = path.isEmpty() || issued.isArray() ? path : path + ".";
            names.forEach(name -> compare(point + name, before.get(name), after.get(name), differences));
        } else if (issued == null || !issued.equals(computed)) {
            differences.add(new ReportDifference(path, text(issued), text(computed)));
        }
    }

    private static Map<String, JsonNode> parts(JsonNode node) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(it -> parts.put(it.getKey(), it.getValue()));
        } else {
            for (int i = 0; i < node.size(); i++) {
                parts.put("[" + key(node.get(i), i) + "]", node.get(i));
            }
        }
        return parts;
    }

    private static String key(JsonNode item, int index) {
        if (item.path("id").isString()) {
            return item.path("id").asString();
        }
        return item.path("from").isString() ? item.path("from").asString() : Integer.toString(index);
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : CanonicalJson.text(node);
    }
}
