package com.occuz.importing;

import com.occuz.kernel.link.Destination;
import com.occuz.kernel.refusal.InvalidValue;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to import, checked before anything is sent.
 *
 * @param base what goes before each request target, in the form in which the API keeps destinations
 * @param api without a path
 */
record ImportOptions(Path file, String base, URI api, String key) {

    static final String USAGE = """
            ./occuz import access-log FILE --base URL [--api URL]

            Turns a web server's access log (combined format) into links and clicks: one link for each request target,
            leading to URL + target, and one click for each request, with its own time, referrer and user agent. The
            client's address is hashed by the API and forgotten.

              FILE          the log; it may grow or be rotated, and it may be imported again: nothing counts twice
              --base URL    what goes before each request target, e.g. https://www.example.org
              --api URL     the API [http://127.0.0.1:8080]
              OCCUZ_API_KEY the key of the account that gets the links (environment)

            ./occuz import incidents FILE [--mapping FILE] [--api URL]

            Tells of incidents that another system recorded: NDJSON or CSV (*.csv) as POST /incidents/import takes it, or
            with --mapping the records of a status page (NDJSON), each as the statements it was in the course of time.
            It may be imported again: nothing counts twice. The key is an operator's.

              FILE          the incidents
              --mapping FILE  how records become statements; see docs/operations.md
              --api URL     the API [http://127.0.0.1:8080]

            Lines that are not complete are named and left out. Exit code 0: everything readable is imported; 1: the
            API refused or was away, the same command goes on where it ended; 2: wrong usage.
            """;

    static final String DEFAULT_API = "http://127.0.0.1:8080";

    /** Thrown for a command line that cannot be carried out; the message is one sentence. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        Wrong(String sentence) {
            super(sentence);
        }
    }

    /** @param arguments those after {@code access-log} */
    static ImportOptions parse(List<String> arguments, Map<String, String> environment) throws Wrong {
        ImportArguments words = ImportArguments.parse(arguments, Set.of("--base", "--api"), "log");
        return new ImportOptions(
                file(words.file()),
                base(words.flags().get("--base")),
                api(words.flags().getOrDefault("--api", DEFAULT_API)),
                key(environment.getOrDefault("OCCUZ_API_KEY", "")));
    }

    static Path file(String text) throws Wrong {
        try {
            Path file = Path.of(text);
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw new Wrong("there is no readable file " + text);
        }
        throw new Wrong("there is no readable file " + text);
    }

    private static String base(@Nullable String text) throws Wrong {
        if (text == null) {
            throw new Wrong("--base is missing: what goes before each request target, e.g. https://www.example.org");
        }
        if (text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
            throw new Wrong("--base has neither a query nor a fragment");
        }
        try {
            return new Destination(text.replaceFirst("/+$", "")).value();
        } catch (InvalidValue e) {
            throw new Wrong("--base: " + e.sentence());
        }
    }

    static URI api(String text) throws Wrong {
        try {
            URI uri = URI.create(text.replaceFirst("(/api/v1)?/*$", ""));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && String.valueOf(uri.getRawPath()).isEmpty()
                    && uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new Wrong("--api is an address such as " + DEFAULT_API + ", not " + text);
        }
        throw new Wrong("--api is an address such as " + DEFAULT_API + ", not " + text);
    }

    static String key(String text) throws Wrong {
        String key = text.strip();
        if (key.isEmpty()) {
            throw new Wrong("OCCUZ_API_KEY is not set: the key of the account that gets the links");
        }
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new Wrong("OCCUZ_API_KEY is not an API key");
        }
        return key;
    }

    /** Without the key, which belongs in no log. */
    @Override
    public String toString() {
        return "access-log " + file + " --base " + base + " --api " + api;
    }
}
