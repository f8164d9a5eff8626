package com.occuz.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of an import's command line: one file, and each flag once at most, as {@code --flag value} or {@code --flag=value}. */
record ImportArguments(String file, Map<String, String> flags) {

    /**
     * @param arguments those after the import's name
     * @param known the flags that it takes
     * @param noun what is imported, for the sentences
     */
    static ImportArguments parse(List<String> arguments, Set<String> known, String noun) throws ImportOptions.Wrong {
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
            if (!known.contains(flag)) {
                throw new ImportOptions.Wrong("there is no flag " + flag + "; see ./occuz import help");
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw new ImportOptions.Wrong(flag + " needs a value");
            }
            if (flags.put(flag, equals < 0 ? arguments.get(++i) : argument.substring(equals + 1)) != null) {
                throw new ImportOptions.Wrong(flag + " is given twice");
            }
        }
        if (files.size() != 1) {
            throw new ImportOptions.Wrong(
                    files.isEmpty() ? "the " + noun + " to import is missing" : "one " + noun + " at a time, not " + files);
        }
        return new ImportArguments(files.getFirst(), flags);
    }
}
