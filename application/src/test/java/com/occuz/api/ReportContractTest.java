package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.policy.CanonicalJson;
import com.occuz.kernel.servicelevel.verify.VerifyReport;
import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Of a year in which nothing else happens on the node that other tests use as well. */
class ReportContractTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final String REPORTS = "/api/v1/sla/reports";
    private static final String YEAR = "{\"year\": 2010}";

    private static String incident = "";

    @BeforeAll
    static void anIncident() {
        Client operator = NODE.as(OPERATOR);
        operator.post("/api/v1/sla/service-start", "{\"at\": \"2002-01-01T00:00:00-05:00\"}");
        incident = operator.post("/api/v1/incidents/detect", """
                        {"title": "=cmd|' /C calc'!A0, 真っ暗", "severity": 1, "criterion": "core-platform-unavailable",
                         "components": ["core"], "startedAt": "2010-03-01T10:00:00-05:00",
                         "detectedAt": "2010-03-01T10:01:00-05:00"}""")
                .json()
                .path("id")
                .asString();
        assertThat(operator.post("/api/v1/incidents/" + incident + "/restore", "{\"at\": \"2010-03-01T10:40:00-05:00\"}").status())
                .isEqualTo(200);
    }

    private static Reply issue(String body) {
        Reply reply = NODE.as(SUPPORT).post(REPORTS, body);
        assertThat(reply.status()).as("%s", reply).isEqualTo(201);
        return reply;
    }

    private static String id(Reply issued) {
        return issued.json().path("id").asString();
    }

    @Nested
    class AReport {

        @Test
        void is_issued_with_its_figures_and_what_they_were_computed_with() {
            Reply issued = issue(YEAR);
            JsonNode report = issued.json();

            assertThat(issued.requiredHeader("Location")).isEqualTo(REPORTS + "/" + id(issued));
            assertThat(report.path("numerator").asLong()).isEqualTo(31_536_000_000L - 2_400_000);
            assertThat(report.path("denominator").asLong()).isEqualTo(31_536_000_000L);
            assertThat(report.path("uptimePercent").asString()).isEqualTo("99.992");
            assertThat(report.path("digest").asString()).matches("sha256:[0-9a-f]{64}");
            assertThat(report.path("issuedBy").asString()).startsWith("user:");
            assertThat(report.path("issuedPosition").asLong()).isGreaterThan(report.path("position").asLong());
            JsonNode listed = NODE.as(AUDITOR).get(REPORTS + "?limit=1").json().at("/items/0");
            assertThat(listed).isEqualTo(report);
        }

        @Test
        void says_it_all_to_the_letter_that_its_digest_stands_for() {
            Reply issued = issue(YEAR);
            Reply whole = NODE.as(AUDITOR).get(REPORTS + "/" + id(issued));
            JsonNode document = whole.json().path("document");
            String text = whole.text();
            String letters = text.substring(text.indexOf("\"document\":") + "\"document\":".length(), text.length() - 1);

            assertThat(CanonicalJson.digest(letters)).isEqualTo(issued.json().path("digest").asString());
            assertThat(document.path("notice").asString()).contains("does not constitute a guarantee");
            assertThat(document.at("/windows").size()).isEqualTo(3);
            assertThat(document.at("/windows/1/name").asString()).isEqualTo("down");
            assertThat(document.at("/windows/1/clause").asString()).isEqualTo("§ 2");
            assertThat(document.at("/windows/1/events").size()).isPositive();
            assertThat(document.at("/incidents/0/id").asString()).isEqualTo("incident:" + incident);
            assertThat(document.at("/incidents/0/clocks/0/because").asString()).isNotBlank();
            assertThat(document.at("/ledger/events").asLong()).isPositive();
            assertThat(text).as("what people wrote can be erased, a report cannot").doesNotContain("真っ暗");
        }

        @Test
        void is_issued_once_however_often_the_request_is_repeated() {
            Client keyed = NODE.as(SUPPORT).with("Idempotency-Key", UUID.randomUUID().toString());
            Reply first = keyed.post(REPORTS, YEAR);
            Reply again = keyed.post(REPORTS, YEAR);

            assertThat(again.status()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(keyed.post(REPORTS, "{\"year\": 2011}").status()).isEqualTo(422);
        }

        @Test
        void that_there_is_not_is_not_found() {
            for (String path : List.of("/none", "/NONE", "/none/rerun")) {
                Reply missing = NODE.as(AUDITOR).get(REPORTS + path);
                assertThat(missing.status()).as(path).isEqualTo(404);
                assertThat(missing.problem()).isEqualTo("report-not-found");
            }
        }

        @Test
        void is_not_a_customers_to_see() {
            assertThat(NODE.as(ACME).get(REPORTS + "/" + id(issue(YEAR))).status()).isEqualTo(403);
        }
    }

    @Nested
    class ARequest {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "year | {\"year\": 1900}",
            "year | {\"year\": []}",
            "year | {\"year\": 2010, \"from\": \"2010-01-01T00:00:00Z\", \"to\": \"2010-01-02T00:00:00Z\"}",
            "to | {\"from\": \"2010-01-01T00:00:00Z\"}",
            "to | {\"from\": \"2010-01-02T00:00:00Z\", \"to\": \"2010-01-01T00:00:00Z\"}",
            "from | {\"from\": 1, \"to\": \"2010-01-01T00:00:00Z\"}",
            "component | {\"component\": \"everything\"}",
            "knowledge | {\"knowledge\": \"all\"}",
            "asOf | {\"asOf\": \"2999-01-01T00:00:00Z\"}",
            "asOf | {\"asOf\": -1}",
            "asOf | {\"asOf\": 999999999999}",
            "period | {\"period\": 2010}"
        })
        void that_is_wrong_is_told_which_field(String field, String body) {
            Reply refused = NODE.as(SUPPORT).post(REPORTS, body);
            assertThat(refused.status()).as("%s", refused).isEqualTo(400);
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
        }

        @Test
        void for_a_form_that_there_is_not_is_told_which_there_are() {
            Reply refused = NODE.as(AUDITOR).get(REPORTS + "/" + id(issue(YEAR)) + "?format=docx");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("format");
        }
    }

    @Nested
    class ComputedAgain {

        @Test
        void it_is_the_same_to_the_byte_and_tells_what_was_learnt_since() {
            JsonNode report = issue(YEAR).json();
            Reply corrected = NODE.as(OPERATOR).post(
                    "/api/v1/incidents/" + incident + "/correct",
                    "{\"restoredAt\": \"2010-03-01T10:41:00-05:00\", \"reason\": \"The log says so\"}");
            JsonNode again = NODE.as(AUDITOR)
                    .get(REPORTS + "/" + report.path("id").asString() + "/rerun")
                    .json();

            assertThat(again.path("identical").asBoolean()).as("%s", again).isTrue();
            assertThat(again.path("recomputedDigest")).isEqualTo(report.path("digest"));
            assertThat(again.path("differences")).isEmpty();
            assertThat(again.at("/sincePosition/difference/downtimeMillis").asLong()).isEqualTo(60_000);
            assertThat(again.at("/sincePosition/windows/0/events").size()).isEqualTo(1);
            assertThat(NODE.as(OPERATOR).post("/api/v1/incidents/" + incident + "/correct",
                            "{\"restoredAt\": \"2010-03-01T10:40:00-05:00\", \"reason\": \"It does not\"}").status())
                    .as("%s", corrected)
                    .isEqualTo(200);
        }
    }

    @Nested
    class TakenAway {

        @TempDir
        Path directory;

        @Test
        void as_a_table_it_holds_titles_and_no_formula() {
            Reply table = NODE.as(AUDITOR).with("Accept", "text/csv").get(REPORTS + "/" + id(issue(YEAR)));
            assertThat(table.requiredHeader("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
            assertThat(table.text())
                    .startsWith("about,id,from,until,millis,what,clause,says\r\nreport,notice,")
                    .contains("window,,2010-03-01T10:00:00-05:00,2010-03-01T10:40:00-05:00,2400000,down,§ 2,")
                    .contains("\"'=cmd|' /C calc'!A0, 真っ暗\"\r\n")
                    .contains("clock response contract,incident:" + incident);
        }

        @Test
        void on_paper_it_has_numbered_pages_with_its_digest_and_stays_the_same() throws IOException {
            Reply issued = issue(YEAR);
            String path = REPORTS + "/" + id(issued) + "?format=pdf";
            Reply paper = NODE.as(AUDITOR).get(path);
            assertThat(paper.requiredHeader("Content-Type")).isEqualTo("application/pdf");
            assertThat(NODE.as(AUDITOR).get(path).body()).isEqualTo(paper.body());
            try (PDDocument document = Loader.loadPDF(paper.body())) {
                assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                        .contains("page 1 of " + document.getNumberOfPages(), issued.json().path("digest").asString())
                        .contains("does not constitute a guarantee", "99.992 %", "[U+771F]", "incident:" + incident);
            }
        }

        @Test
        void together_with_its_ledger_it_is_verified_without_a_server() throws IOException {
            Reply issued = issue(YEAR);
            Reply both = NODE.as(AUDITOR).get(REPORTS + "/" + id(issued) + "?format=ndjson");
            Path file = Files.write(directory.resolve("both.ndjson"), both.body());

            assertThat(both.requiredHeader("Content-Type")).startsWith("application/x-ndjson");
            assertThat(verify(file.toString())).contains("identical", issued.json().path("digest").asString());
        }

        @Test
        void it_is_verified_with_a_ledger_that_was_exported_for_itself_and_later() throws IOException {
            Reply issued = issue("{\"year\": 2010, \"component\": \"core\", \"knowledge\": \"source\"}");
            Path report = Files.write(
                    directory.resolve("report.json"), NODE.as(AUDITOR).get(REPORTS + "/" + id(issued)).body());
            Path ledger = Files.write(
                    directory.resolve("ledger.ndjson"), NODE.as(AUDITOR).get("/api/v1/audit/ledger").body());

            assertThat(Files.readString(ledger)).as("values that identify somebody stay locked").doesNotContain("真っ暗");
            assertThat(verify(report.toString(), "--ledger", ledger.toString())).contains("identical");
            Files.writeString(report, Files.readString(report).replace("\"down\"", "\"operational\""));
            assertThat(verify(report.toString(), "--ledger", ledger.toString()))
                    .contains("different", "the report was changed after it was issued");
        }

        private static String verify(String... arguments) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
            int code = new VerifyReport(out, out).run(List.of(arguments));
            return code + " " + said.toString(StandardCharsets.UTF_8);
        }
    }
}
