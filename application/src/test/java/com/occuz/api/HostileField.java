package com.occuz.api;

import static com.occuz.api.HostileValues.shortened;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.Stored;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field of a body, which meets everything that should not be in it.
 *
 * @param route where the body is sent
 * @param body with {@code @} where the value goes
 * @param takes the sorts that may be accepted, or refused for the state of what it is about: what is not in here must be
 *     refused by name
 */
record HostileField(String route, String name, String body, Set<String> takes) {

    /** A field of an object, whose other fields are as in {@code others}. */
    static HostileField of(String route, String name, String others, Set<String> takes) {
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(others);
        return new HostileField(route, name, body.put(name, "@").toString().replace("\"@\"", "@"), takes);
    }

    String with(String value) {
        return body.replace("@", value);
    }

    /**
     * @param send sends a value in its body
     * @param accepts a value of a sort
     */
    void meetsEverything(RunningNode node, Function<String, Reply> send, BiPredicate<String, String> accepts) {
        HostileValues.BY_SORT.forEach((sort, values) -> {
            for (String value : values) {
                Stored before = node.stored();
                Reply reply = send.apply(value);
                String said = this + " " + shortened(value) + " (" + sort + "): " + shortened(reply.toString());

                assertThat(reply.status()).as(said).isLessThan(500);
                if (reply.status() < 300) {
                    assertThat(accepts.test(sort, value)).as(said).isTrue();
                    continue;
                }
                Problem.assertProblem(reply);
                if (reply.status() == 409) {
                    assertThat(accepts.test(sort, value)).as(said).isTrue();
                } else {
                    assertThat(reply.status()).as(said).isEqualTo(400);
                    assertNamed(reply, said);
                }
                assertThat(node.stored()).as(said).isEqualTo(before);
            }
        });
    }

    /** Prose has lines and tabs, and as many characters as a page. */
    boolean takes(String sort, String value) {
        boolean prose = takes.contains("lines") && (value.equals("\"a\\tb\"") || value.length() == 10_002);
        return takes.contains(sort) || prose;
    }

    private void assertNamed(Reply reply, String said) {
        if (!reply.problem().equals("malformed-json")) {
            assertThat(reply.json().path("errors").findValuesAsString("field"))
                    .as(said)
                    .anyMatch(it -> it.equals(name) || it.endsWith("." + name) || it.startsWith(name + "["));
        }
    }

    @Override
    public String toString() {
        return route + " " + name;
    }
}
