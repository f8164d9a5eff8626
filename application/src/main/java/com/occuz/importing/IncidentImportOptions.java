package com.occuz.importing;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What incidents to import, checked before anything is sent.
 *
 * @param mapping how records become statements; empty where the file holds statements already
 */
record IncidentImportOptions(Path file, Optional<StatusMapping> mapping, URI api, String key) {

    private static final Set<String> FLAGS = Set.of("--mapping", "--api");

    /** @param arguments those after {@code incidents} */
    static IncidentImportOptions parse(List<String> arguments, Map<String, String> environment)
            throws ImportOptions.Wrong {
        ImportArguments words = ImportArguments.parse(arguments, FLAGS, "file");
        @Nullable String mapping = words.flags().get("--mapping");
        return new IncidentImportOptions(
                ImportOptions.file(words.file()),
                mapping == null
                        ? Optional.empty()
                        : Optional.of(StatusMapping.read(ImportOptions.file(mapping))),
                ImportOptions.api(words.flags().getOrDefault("--api", ImportOptions.DEFAULT_API)),
                ImportOptions.key(environment.getOrDefault("OCCUZ_API_KEY", "")));
    }

    /** Without the key, which belongs in no log. */
    @Override
    public String toString() {
        return "incidents " + file + " --api " + api;
    }
}
