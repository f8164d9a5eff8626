package com.occuz.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the records of a status page become statements about incidents, as a file says it; see {@code docs/operations.md}.
 * The file's text is kept with the import.
 *
 * @param text of the file
 * @param source goes before the record's id in the reference, e.g. {@code status-page}
 * @param severities impact → 1 to 3; a record of another impact is refused
 * @param kinds impact → maintenance or migration; all others are outages
 * @param components their name → ours; all others are {@code core}
 * @param begun statuses of an update by which planned work has really begun
 * @param ended statuses of an update by which it was over
 */
record StatusMapping(
        String text,
        String source,
        String id,
        String title,
        String impact,
        String start,
        String end,
        String editedAt,
        String componentsField,
        String updates,
        String updateAt,
        String updateStatus,
        Map<String, Integer> severities,
        Map<String, String> kinds,
        Map<String, List<String>> components,
        Set<String> begun,
        Set<String> ended) {

    private static final List<String> NAMES = List.of(
            "source", "fields", "severity", "kind", "components", "begun", "ended");
    private static final Map<String, String> FIELDS = Map.of(
            "id", "id",
            "title", "title",
            "impact", "impact",
            "start", "started_at",
            "end", "resolved_at",
            "editedAt", "updated_at",
            "components", "components",
            "updates", "updates",
            "updateAt", "at",
            "updateStatus", "status");

    static StatusMapping read(Path file) throws ImportOptions.Wrong {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new ImportOptions.Wrong("the mapping cannot be read: " + e.getMessage());
        }
    }

    static StatusMapping of(String text) throws ImportOptions.Wrong {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new ImportOptions.Wrong("the mapping is not well-formed JSON: " + e.getOriginalMessage());
        }
        known("the mapping", root, NAMES);
        known("fields", root.path("fields"), FIELDS.keySet());
        Map<String, Integer> severities = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.path("severity").properties()) {
            int level = entry.getValue().asInt(0);
            if (level < 1 || level > 3) {
                throw new ImportOptions.Wrong("the mapping's severity of " + entry.getKey() + " is not 1, 2 or 3");
            }
            severities.put(entry.getKey(), level);
        }
        if (severities.isEmpty()) {
            throw new ImportOptions.Wrong("the mapping says no severity of any impact");
        }
        Map<String, String> kinds = new LinkedHashMap<>();
        root.path("kind").properties().forEach(it -> kinds.put(it.getKey(), it.getValue().asString("")));
        Map<String, List<String>> components = new LinkedHashMap<>();
        root.path("components").properties().forEach(it -> components.put(it.getKey(), texts(it.getValue())));
        String source = root.path("source").asString("");
        if (!source.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new ImportOptions.Wrong("the mapping's source is 1 to 64 letters, digits, dots, hyphens or underscores");
        }
        JsonNode fields = root.path("fields");
        return new StatusMapping(
                text,
                source,
                field(fields, "id"),
                field(fields, "title"),
                field(fields, "impact"),
                field(fields, "start"),
                field(fields, "end"),
                field(fields, "editedAt"),
                field(fields, "components"),
                field(fields, "updates"),
                field(fields, "updateAt"),
                field(fields, "updateStatus"),
                severities,
                kinds,
                components,
                new LinkedHashSet<>(texts(root.path("begun"))),
                new LinkedHashSet<>(texts(root.path("ended"))));
    }

    private static void known(String where, JsonNode object, Iterable<String> names) throws ImportOptions.Wrong {
        Set<String> allowed = new LinkedHashSet<>();
        names.forEach(allowed::add);
        for (String name : object.propertyNames()) {
            if (!allowed.contains(name)) {
                throw new ImportOptions.Wrong(
                        "in " + where + " there is no " + name + ", only " + String.join(", ", allowed));
            }
        }
    }

    private static String field(JsonNode fields, String name) {
        return fields.path(name).asString(FIELDS.get(name));
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isString()) {
            texts.add(node.asString());
        }
        node.forEach(item -> texts.add(item.asString("")));
        return texts;
    }
}
