package com.occuz.kernel.servicelevel.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./occuz verify-report FILE [--ledger FILE]}: computes an exported report again from an exported ledger, with nothing
 * but this module. Exit codes: 0 it is the same to the byte, 1 something differs, 2 what was given cannot be checked.
 */
public final class VerifyReport {

    private static final int IDENTICAL = 0;
    private static final int DIFFERENT = 1;
    private static final int UNUSABLE = 2;

    /** So many findings say what is wrong; thousands hide it. */
    private static final int MOST_SHOWN = 50;

    private final PrintStream out;
    private final PrintStream err;

    public VerifyReport(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        int code = new VerifyReport(System.out, System.err).run(List.of(arguments));
        if (code != IDENTICAL) {
            System.exit(code);
        }
    }

    /** The exit code, once everything is said. */
    public int run(List<String> arguments) {
        try {
            Arguments files = Arguments.of(arguments);
            return told(verified(files));
        } catch (UnusableInput e) {
            err.println("occuz: " + e.getMessage());
        } catch (NoSuchFileException e) {
            err.println("occuz: there is no file " + e.getFile());
        } catch (CharacterCodingException e) {
            err.println("occuz: a file is not in UTF-8");
        } catch (IOException e) {
            err.println("occuz: a file cannot be read: " + e);
        }
        return UNUSABLE;
    }

    private record Arguments(Path report, Optional<Path> ledger) {

        static Arguments of(List<String> arguments) {
            Optional<Path> report = Optional.empty();
            Optional<Path> ledger = Optional.empty();
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (argument.startsWith("--ledger=")) {
                    ledger = Optional.of(path(argument.substring("--ledger=".length())));
                } else if (argument.equals("--ledger") && i + 1 < arguments.size()) {
                    i++;
                    ledger = Optional.of(path(arguments.get(i)));
                } else if (!argument.startsWith("-") && report.isEmpty()) {
                    report = Optional.of(path(argument));
                } else {
                    throw new UnusableInput("verify-report takes FILE [--ledger FILE], not '" + argument + "'");
                }
            }
            return new Arguments(
                    report.orElseThrow(() -> new UnusableInput("verify-report takes FILE [--ledger FILE]")), ledger);
        }

        private static Path path(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new UnusableInput("not the name of a file: " + e.getMessage());
            }
        }
    }

    private static Verification verified(Arguments files) throws IOException {
        if (files.ledger().isPresent()) {
            ReportFile report = ReportFile.parse(Files.readString(files.report(), StandardCharsets.UTF_8));
            try (BufferedReader ledger = Files.newBufferedReader(files.ledger().get(), StandardCharsets.UTF_8)) {
                return Verification.of(report, ledger, 0);
            }
        }
        try (BufferedReader both = Files.newBufferedReader(files.report(), StandardCharsets.UTF_8)) {
            return Verification.of(firstLine(both), both, 1);
        }
    }

    /** A report together with its ledger: the first line of such a file is the report. */
    private static ReportFile firstLine(BufferedReader both) throws IOException {
        try {
            JsonNode first = LedgerLines.JSON.readTree(Optional.ofNullable(both.readLine()).orElse(""));
            if (first.has("report")) {
                return ReportFile.of(first.path("report"));
            }
        } catch (JacksonException e) {
            throw new UnusableInput("it does not begin with a report and its ledger: " + e.getOriginalMessage());
        }
        throw new UnusableInput("there is no ledger in it; name one with --ledger FILE");
    }

    private int told(Verification verification) {
        if (verification.identical()) {
            out.println("identical: computed again from " + verification.events() + " events, the report is the same to the byte");
            out.println(verification.digest());
            return IDENTICAL;
        }
        out.println("different:");
        verification.findings().stream().limit(MOST_SHOWN).forEach(finding -> out.println("  " + finding));
        int more = verification.findings().size() - MOST_SHOWN;
        if (more > 0) {
            out.println("  and " + more + " more");
        }
        return DIFFERENT;
    }
}
