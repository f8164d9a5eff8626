package com.occuz.api;

import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Of years in which nothing else happens on the node that other tests use as well. */
class SlaTablesContractTest {

    private static final Client AUDITORS = RunningNode.shared().as(AUDITOR);
    private static final Client TABLES = AUDITORS.with("Accept", "text/csv");
    private static final String UPTIME = "/api/v1/sla/uptime";
    private static final String TIMELINE = "/api/v1/sla/timeline";

    /** Position of the event. */
    private static long start(String at) {
        return Long.parseLong(RunningNode.shared()
                .as(OPERATOR)
                .post("/api/v1/sla/service-start", "{\"at\": \"" + at + "\"}")
                .requiredHeader("Occuz-Position"));
    }

    @Nested
    class A_table {

        @Test
        void of_a_timeline_has_a_line_for_each_window() {
            long position = start("2002-01-01T00:00:00-05:00");
            Reply reply = TABLES.get(TIMELINE + "?year=2003&component=core&asOf=" + position);

            assertThat(reply.requiredHeader("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
            assertThat(reply.requiredHeader("Occuz-Position")).isEqualTo(Long.toString(position));
            assertThat(reply.text())
                    .isEqualTo("position,component,from,until,millis,class,clause,downtimeWeight,events\r\n" + position
                            + ",core,2003-01-01T00:00:00-05:00,2004-01-01T00:00:00-05:00,31536000000,operational,§ 2,0/1,\r\n");
        }

        @Test
        void of_figures_says_what_the_other_form_says_and_what_they_are_not() {
            long position = start("2002-01-01T00:00:00-05:00");
            String[] lines = AUDITORS.with("Accept", "text/csv, application/json;q=0.5")
                    .get(UPTIME + "?year=2003&asOf=" + position)
                    .text()
                    .split("\r\n");

            assertThat(lines).hasSize(2);
            assertThat(lines[1])
                    .contains(",platform,2003-01-01T00:00:00-05:00,2004-01-01T00:00:00-05:00,100,31536000000,31536000000,1,0,")
                    .endsWith(",\"This SLA defines service targets only and does not constitute a guarantee of"
                            + " uninterrupted service.\"");
        }

        @Test
        void is_for_those_who_ask_for_it() {
            for (String accept : List.of(
                    "*/*", "application/json", "application/json, text/csv", "text/*;q=0.5, application/json")) {
                assertThat(AUDITORS.with("Accept", accept).get(TIMELINE).requiredHeader("Content-Type"))
                        .as(accept)
                        .isEqualTo("application/json");
            }
            Reply refused = TABLES.get(TIMELINE + "?year=25");
            assertThat(refused.status()).isEqualTo(400);
            Problem.assertProblem(refused);
        }
    }

    @Nested
    class Changes {

        private static final String CHANGES = "/api/v1/sla/changes?year=2003";

        @Test
        void name_the_events_that_made_the_figures_the_newest_first() {
            long first = start("2003-07-01T00:00:00-05:00");
            long second = start("2003-01-01T00:00:00-05:00");
            JsonNode newest = AUDITORS.get(CHANGES + "&limit=1&asOf=" + second).json();
            JsonNode next = AUDITORS.get(CHANGES + "&limit=1&asOf=" + second + "&cursor="
                            + newest.path("nextCursor").asString())
                    .json();

            assertThat(newest.at("/items/0/position").asLong()).isEqualTo(second);
            assertThat(newest.at("/items/0/type").asString()).isEqualTo("servicelevel.ServiceStarted/1");
            assertThat(newest.at("/items/0/windows").toString())
                    .isEqualTo("[{\"from\":\"2003-01-01T00:00:00-05:00\",\"until\":\"2003-07-01T00:00:00-05:00\","
                            + "\"before\":null,\"after\":\"operational\"}]");
            assertThat(next.at("/items/0/position").asLong()).isEqualTo(first);
        }

        @Test
        void refuse_what_they_do_not_know_and_name_it() {
            for (String wrong : List.of(
                    "&limit=0", "&cursor=x", "&knowledge=source", "&component=engine-room", "&asOf=never")) {
                assertThat(AUDITORS.get(CHANGES + wrong).json().at("/errors/0/field").asString())
                        .as(wrong)
                        .isEqualTo(wrong.substring(1, wrong.indexOf('=')));
            }
        }
    }
}
