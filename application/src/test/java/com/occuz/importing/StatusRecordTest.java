package com.occuz.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class StatusRecordTest {

    static final String MAPPING = """
            {"source": "page",
             "fields": {"start": "downtime_start", "end": "downtime_end"},
             "severity": {"minor": 2, "critical": 1, "maintenance": 3},
             "kind": {"maintenance": "maintenance"},
             "components": {"Git": ["redirection", "qr-redirection"], "Charts": "analytics"},
             "begun": ["In progress"], "ended": ["Resolved", "Completed"]}
            """;

    @Test
    void an_outage_is_told_as_it_became_known() throws Exception {
        List<Map<String, Object>> told = statements("""
                {"id": "7", "title": "Slow", "impact": "minor", "components": ["Git", "Unheard of"],
                 "downtime_start": "2026-01-01T09:30:00Z", "downtime_end": "2026-01-01T11:00:00Z",
                 "updated_at": "2026-01-03T00:00:00Z",
                 "updates": [{"at": "2026-01-01T10:00:00Z", "status": "Investigating"},
                             {"at": "2026-01-01T10:20:00Z", "status": "Update"},
                             {"at": "2026-01-01T11:00:00Z", "status": "Resolved"}]}""");
        assertThat(told).extracting(it -> it.get("statedAt")).containsExactly(
                "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z", "2026-01-03T00:00:00Z");
        assertThat(told).extracting(it -> it.get("startedAt")).containsExactly(
                "2026-01-01T10:00:00Z", "2026-01-01T10:00:00Z", "2026-01-01T09:30:00Z");
        assertThat(told).extracting(it -> it.get("restoredAt")).containsExactly(
                null, "2026-01-01T11:00:00Z", "2026-01-01T11:00:00Z");
        assertThat(told.getFirst())
                .containsEntry("ref", "page:7")
                .containsEntry("severity", 2)
                .containsEntry("kind", "outage")
                .containsEntry("components", List.of("redirection", "qr-redirection", "core"));
    }

    @Test
    void an_edit_that_changes_nothing_is_not_told() throws Exception {
        assertThat(statements("""
                {"id": 7, "title": "Slow", "impact": "critical",
                 "downtime_start": "2026-01-01T10:00:00Z", "downtime_end": "2026-01-01T11:00:00Z",
                 "updated_at": "2026-01-03T00:00:00Z",
                 "updates": [{"at": "2026-01-01T10:00:00Z", "status": "Investigating"},
                             {"at": "2026-01-01T11:00:00Z", "status": "Resolved"}]}"""))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).containsEntry("components", List.of("core")));
    }

    @Test
    void maintenance_counts_from_when_it_really_began_and_not_from_its_announcement() throws Exception {
        List<Map<String, Object>> told = statements("""
                {"id": "9630129", "title": "Paused", "impact": "maintenance",
                 "downtime_start": "2022-03-25T17:35:00Z", "downtime_end": "2022-03-28T15:02:00Z",
                 "updated_at": "2022-03-28T15:02:24Z",
                 "updates": [{"at": "2022-03-25T17:35:00Z", "status": "Scheduled"},
                             {"at": "2022-03-28T12:01:00Z", "status": "In progress"},
                             {"at": "2022-03-28T15:02:00Z", "status": "Completed"}]}""");
        assertThat(told).hasSize(2).allSatisfy(line -> assertThat(line)
                .containsEntry("kind", "maintenance")
                .containsEntry("startedAt", "2022-03-28T12:01:00Z"));
        assertThat(told.getLast()).containsEntry("restoredAt", "2022-03-28T15:02:00Z");
    }

    @Test
    void one_without_updates_is_told_once() throws Exception {
        assertThat(statements("""
                {"id": "1", "title": "Short", "impact": "minor", "updated_at": "2026-01-01T09:00:00Z",
                 "downtime_start": "2026-01-01T10:00:00Z", "downtime_end": "2026-01-01T10:00:00Z"}"""))
                .singleElement()
                // Nobody can have said it before it was so.
                .satisfies(line -> assertThat(line).containsEntry("statedAt", "2026-01-01T10:00:00Z"));
    }

    @Test
    void an_impact_without_a_severity_is_refused() {
        assertThatExceptionOfType(StatusRecord.Unmapped.class)
                .isThrownBy(() -> statements("{\"id\": \"1\", \"title\": \"x\", \"impact\": \"major\"}"))
                .withMessage("the mapping says no severity of the impact major");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "no json",
        "{\"source\": \"page\"}",
        "{\"source\": \"two words\", \"severity\": {\"minor\": 1}}",
        "{\"source\": \"page\", \"severity\": {\"minor\": 4}}",
        "{\"source\": \"page\", \"severity\": {\"minor\": 1}, \"serverity\": {}}",
        "{\"source\": \"page\", \"severity\": {\"minor\": 1}, \"fields\": {\"begin\": \"x\"}}"
    })
    void a_mapping_that_cannot_be_meant_is_refused(String text) {
        assertThatExceptionOfType(ImportOptions.Wrong.class).isThrownBy(() -> StatusMapping.of(text));
    }

    private static List<Map<String, Object>> statements(String json) throws Exception {
        return new StatusRecord(StatusMapping.of(MAPPING), JsonMapper.shared().readTree(json)).statements();
    }
}
