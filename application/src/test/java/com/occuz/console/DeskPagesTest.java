package com.occuz.console;

import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.ConsoleClient;
import com.occuz.running.RunningNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DeskPagesTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Pattern MORE = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Test
    void more_incidents_than_a_page_holds_are_shown_page_by_page_each_once() {
        String name = "Paged " + UUID.randomUUID();
        for (int i = 0; i < 53; i++) {
            assertThat(NODE.as(GLOBEX)
                            .post(
                                    "/api/v1/incidents",
                                    "{\"title\": \"%s no %d.\", \"description\": \"Many\", \"severity\": 3,".formatted(name, i)
                                            + " \"criterion\": \"individual-customer-issue\", \"components\": [\"redirection\"]}")
                            .status())
                    .isEqualTo(201);
        }
        ConsoleClient sam = NODE.signedIn(SUPPORT);
        List<String> seen = new ArrayList<>();
        String path = "/desk?q=" + name.replace(" ", "+");
        while (!path.isEmpty()) {
            String page = sam.get(path).text();
            Matcher rows = Pattern.compile(Pattern.quote(name) + " no \\d+\\.").matcher(page);
            while (rows.find()) {
                seen.add(rows.group());
            }
            Matcher more = MORE.matcher(page);
            path = more.find() ? more.group(1).replace("&amp;", "&") : "";
        }
        assertThat(seen).hasSize(53).doesNotHaveDuplicates();
    }

    @Test
    void a_place_that_is_none_is_told() {
        assertThat(NODE.signedIn(SUPPORT).get("/desk?after=somewhere").text()).contains("Begin the list anew.");
    }
}
