package com.occuz.importing;

import com.occuz.importing.AccessLogImport.Summary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code ./occuz import …}: reads what another system recorded and hands it to the public API. */
public final class ImportCommand {

    private static final int DONE = 0;
    private static final int BROKEN_OFF = 1;
    private static final int WRONG_USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final boolean terminal;
    private final Duration patience;

    /**
     * @param terminal whether the progress on {@code err} may be rewritten in place
     * @param patience how long the API may be away before the import is broken off
     */
    ImportCommand(
            PrintStream out, PrintStream err, Map<String, String> environment, boolean terminal, Duration patience) {
        this.out = out;
        this.err = err;
        this.environment = Map.copyOf(environment);
        this.terminal = terminal;
        this.patience = patience;
    }

    public static void main(String[] arguments) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        System.exit(new ImportCommand(System.out, System.err, System.getenv(), terminal, Duration.ofMinutes(1))
                .run(List.of(arguments)));
    }

    /** Carries the command out and returns the exit code of the process. */
    int run(List<String> arguments) {
        String what = arguments.isEmpty() ? "" : arguments.getFirst();
        switch (what) {
            case "help", "--help", "-h" -> {
                out.print(ImportOptions.USAGE);
                return DONE;
            }
            case "access-log" -> {
                try {
                    return accessLog(ImportOptions.parse(arguments.subList(1, arguments.size()), environment));
                } catch (ImportOptions.Wrong e) {
                    return wrong(String.valueOf(e.getMessage()));
                }
            }
            case "incidents" -> {
                try {
                    return incidents(IncidentImportOptions.parse(arguments.subList(1, arguments.size()), environment));
                } catch (ImportOptions.Wrong e) {
                    return wrong(String.valueOf(e.getMessage()));
                }
            }
            default -> {
                return wrong(
                        "import takes access-log and incidents" + (what.isEmpty() ? "" : ", not " + what) + "; see ./occuz import help");
            }
        }
    }

    private int wrong(String sentence) {
        err.println("occuz: " + sentence);
        return WRONG_USAGE;
    }

    private int accessLog(ImportOptions options) {
        Progress progress = new Progress(err, terminal, size(options.file()), "clicks");
        try (ApiClient api = new ApiClient(options.api(), options.key(), patience, progress::notice)) {
            AccessLogImport run = new AccessLogImport(api, options.base(), options.file(), progress);
            try {
                Summary summary = run.run();
                progress.clear();
                out.print(text(summary));
                return DONE;
            } catch (ImportFailed e) {
                return brokenOff(progress, e.sentence(), run.confirmed());
            } catch (IOException e) {
                return brokenOff(progress, "the log cannot be read: " + e.getMessage(), run.confirmed());
            }
        }
    }

    private int incidents(IncidentImportOptions options) {
        Progress progress = new Progress(err, terminal, size(options.file()), "statements");
        try (ApiClient api = new ApiClient(options.api(), options.key(), patience, progress::notice)) {
            String summary = new IncidentsImport(api, options, progress).run();
            progress.clear();
            out.print(summary);
            return DONE;
        } catch (ImportFailed e) {
            progress.line("occuz: " + e.sentence().replaceFirst("\\.$", "") + ". The same command may be given again.");
            return BROKEN_OFF;
        }
    }

    private int brokenOff(Progress progress, String sentence, long confirmed) {
        progress.line(String.format(
                Locale.ROOT,
                "occuz: %s. The API holds %,d clicks of this log; the same command goes on from there.",
                sentence.replaceFirst("\\.$", ""),
                confirmed));
        return BROKEN_OFF;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private static String text(Summary summary) {
        return String.format(
                Locale.ROOT,
                """
                %d lines read: %d requests, %d left out
                %d clicks sent, %d were there already
                %d links created, %d were there already
                """,
                summary.lines(),
                summary.lines() - summary.unreadable(),
                summary.unreadable(),
                summary.sent(),
                summary.present(),
                summary.linksCreated(),
                summary.linksFound());
    }
}
