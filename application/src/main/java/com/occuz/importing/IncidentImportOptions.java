package com.occuz.importing;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
        Map<String, String> flags = new HashMap<>();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                files.add(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            String flag = equals < 0 ? argument : argument.substring(0, equals);
            if (!FLAGS.contains(flag)) {
                throw new ImportOptions.Wrong("there is no flag " + flag + "; see ./occuz import help");
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw new ImportOptions.Wrong(flag + " needs a value");
            }
            flags.put(flag, equals < 0 ? arguments.get(++i) : argument.substring(equals + 1));
        }
        if (files.size() != 1) {
            throw new ImportOptions.Wrong(
                    files.isEmpty() ? "the file to import is missing" : "one file at a time, not " + files);
        }
        @Nullable String mapping = flags.get("--mapping");
        return new IncidentImportOptions(
                ImportOptions.file(files.getFirst()),
                mapping == null
                        ? Optional.empty()
                        : Optional.of(StatusMapping.read(ImportOptions.file(mapping))),
                ImportOptions.api(flags.getOrDefault("--api", ImportOptions.DEFAULT_API)),
                ImportOptions.key(environment.getOrDefault("OCCUZ_API_KEY", "")));
    }

    /** Without the key, which belongs in no log. */
    @Override
    public String toString() {
        return "incidents " + file + " --api " + api;
    }
}
