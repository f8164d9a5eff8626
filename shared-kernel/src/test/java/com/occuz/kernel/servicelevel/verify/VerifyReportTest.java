package com.occuz.kernel.servicelevel.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.ledger.StoredEvent;
import com.occuz.kernel.servicelevel.Knowledge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifyReportTest {

    private static final int EVENTS = 1_500;
    private static final ExportedReport EXPORT = ExportedReport.telling(EVENTS);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Nested
    class WhatWasExportedAsItIs {

        @ParameterizedTest
        @EnumSource(Knowledge.class)
        void comes_out_the_same_to_the_byte_whatever_the_history(Knowledge knowledge) throws IOException {
            for (long seed = 0; seed < 12; seed++) {
                ExportedReport export = ExportedReport.of(seed, EVENTS, knowledge);
                assertThat(verify(export.report(), export.ledger())).as("seed %d: %s%s", seed, out, err).isZero();
                assertThat(out.toString(StandardCharsets.UTF_8)).contains("identical").contains(export.composed.digest());
            }
        }

        @Test
        void needs_neither_spaces_nor_their_absence() throws IOException {
            assertThat(verify(EXPORT.report().replace(",\"", " ,\n \""), EXPORT.ledger())).isZero();
        }

        @Test
        void may_be_the_document_alone() throws IOException {
            assertThat(verify(EXPORT.composed.document(), EXPORT.ledger())).isZero();
        }

        @Test
        void may_be_one_file_that_begins_with_the_report() throws IOException {
            List<String> lines = new ArrayList<>(List.of("{\"report\":" + EXPORT.report() + "}"));
            lines.addAll(EXPORT.ledger());
            assertThat(run(write("both.ndjson", lines).toString())).isZero();
        }

        @Test
        void may_have_a_ledger_that_goes_on() throws IOException {
            ExportedReport longer = ExportedReport.of(EXPORT.seed, EVENTS + 200, Knowledge.OURS);
            assertThat(longer.events.size()).isGreaterThan(EXPORT.events.size());
            assertThat(verify(EXPORT.report(), longer.ledger())).isZero();
        }
    }

    @Nested
    class AReportThatWasChanged {

        @Test
        void is_told_by_its_digest_and_its_field() throws IOException {
            String report = EXPORT.report();
            String unknown = "\"unknownMillis\":0";
            assertThat(report).contains(unknown);
            assertThat(verify(report.replace(unknown, "\"unknownMillis\":1"), EXPORT.ledger())).isEqualTo(1);
            assertThat(said())
                    .contains("the report was changed after it was issued")
                    .contains("unknownMillis: the report says 1, its events say 0");
        }

        @Test
        void is_told_by_the_window_that_was_changed() throws IOException {
            String document = EXPORT.composed.document();
            String changed = document.replaceFirst("\"name\":\"down\"", "\"name\":\"operational\"");
            assertThat(verify(changed, EXPORT.ledger())).isEqualTo(1);
            assertThat(said()).contains("].name: the report says \"operational\", its events say \"down\"");
        }
    }

    @Nested
    class ALedgerThatWasTamperedWith {

        @Test
        void is_told_by_the_event_that_was_changed() throws IOException {
            List<String> lines = new ArrayList<>(EXPORT.ledger());
            int line = indexOf("incident.StabilizationDeclared/1", lines);
            lines.set(line, lines.get(line).replace("2026", "2025"));
            assertThat(verify(EXPORT.report(), lines)).isEqualTo(1);
            assertThat(said()).contains("line " + (line + 1)).contains("incident.StabilizationDeclared/1").contains("was changed");
        }

        @Test
        void is_told_by_the_event_that_is_missing() throws IOException {
            List<String> lines = new ArrayList<>(EXPORT.ledger());
            // The last of its aggregate, so that no other event of it shows the gap.
            int line = 1 + EXPORT.events.indexOf(EXPORT.events.stream()
                    .filter(it -> EXPORT.events.stream().noneMatch(later ->
                            later.aggregateId().equals(it.aggregateId()) && later.sequence() > it.sequence()))
                    .findFirst()
                    .orElseThrow());
            lines.remove(line);
            assertThat(verify(EXPORT.report(), lines)).isEqualTo(1);
            assertThat(said()).contains("line " + (line + 1)).contains("an event was taken out or put in between");
        }

        @Test
        void is_told_by_the_gap_in_an_aggregate() throws IOException {
            List<StoredEvent> events = new ArrayList<>(EXPORT.events);
            int gone = events.indexOf(events.stream()
                    .filter(it -> it.sequence() == 1 && it.aggregateId().startsWith("incident:")
                            && events.stream().anyMatch(later ->
                                    later.aggregateId().equals(it.aggregateId()) && later.sequence() == 2))
                    .findFirst()
                    .orElseThrow());
            StoredEvent taken = events.remove(gone);
            assertThat(verify(EXPORT.report(), ExportedReport.ledger(events))).isEqualTo(1);
            assertThat(said()).contains("event 1 of " + taken.aggregateId() + " is missing");
        }

        @Test
        void is_told_by_the_order() throws IOException {
            List<String> lines = new ArrayList<>(EXPORT.ledger());
            Collections.swap(lines, 20, 21);
            assertThat(verify(EXPORT.report(), lines)).isEqualTo(1);
            assertThat(said()).containsAnyOf("taken out or put in between", "is missing before");
        }

        @Test
        void is_told_by_its_end() throws IOException {
            List<String> lines = EXPORT.ledger();
            assertThat(verify(EXPORT.report(), lines.subList(0, lines.size() - 1))).isEqualTo(1);
            assertThat(said()).contains("breaks off after " + EXPORT.events.size() + " events");
        }

        @Test
        void is_told_though_all_its_digests_were_made_anew() throws IOException {
            List<StoredEvent> events = EXPORT.events.subList(0, EXPORT.events.size() - 1);
            assertThat(verify(EXPORT.report(), ExportedReport.ledger(events))).isEqualTo(1);
            assertThat(said()).contains("the report rests on other events");
        }

        @Test
        void is_told_to_be_another_installations() throws IOException {
            assertThat(verify(EXPORT.report(), ExportedReport.of(EXPORT.seed + 1, EVENTS, Knowledge.OURS).ledger())).isEqualTo(1);
            assertThat(said()).contains("another installation");
        }
    }

    @Nested
    class WhatCannotBeChecked {

        @Test
        void is_said_to_be_no_report() throws IOException {
            assertThat(verify("{}", EXPORT.ledger())).isEqualTo(2);
            assertThat(said()).contains("not a report");
            assertThat(verify("no json", EXPORT.ledger())).isEqualTo(2);
        }

        @Test
        void is_said_to_be_no_ledger() throws IOException {
            assertThat(verify(EXPORT.report(), List.of("{}"))).isEqualTo(2);
            assertThat(said()).contains("line 1 is not the head of a ledger");
            assertThat(verify(EXPORT.report(), List.of(EXPORT.ledger().getFirst(), "{\"position\":"))).isEqualTo(2);
            assertThat(said()).contains("line 2 is no event");
        }

        @Test
        void is_said_to_be_missing() throws IOException {
            assertThat(run(directory.resolve("nothing.json").toString())).isEqualTo(2);
            assertThat(said()).contains("there is no file").contains("nothing.json");
            assertThat(run(write("report.json", List.of(EXPORT.report())).toString())).isEqualTo(2);
            assertThat(said()).contains("name one with --ledger FILE");
        }

        @Test
        void is_said_not_to_be_understood() {
            assertThat(run()).isEqualTo(2);
            assertThat(run("--lodger", "x")).isEqualTo(2);
            assertThat(said()).contains("verify-report takes FILE [--ledger FILE], not '--lodger'");
        }
    }

    private static int indexOf(String type, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains('"' + type + '"')) {
                return i;
            }
        }
        throw new AssertionError("no " + type);
    }

    private int verify(String report, List<String> ledger) throws IOException {
        return run(
                write("report.json", List.of(report)).toString(),
                "--ledger",
                write("ledger.ndjson", ledger).toString());
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(directory.resolve(name), lines, StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return new VerifyReport(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }
}
