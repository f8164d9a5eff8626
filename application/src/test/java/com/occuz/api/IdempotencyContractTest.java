package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Client;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyContractTest {

    private static final RunningNode NODE = RunningNode.shared();

    private record Post(String path, String body, String otherBody) {

        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Post> posts() {
        String link = NODE.as(ACME)
                .post("/api/v1/links", "{\"destination\": \"https://example.com/\"}")
                .json()
                .path("id")
                .asString();
        String click = "{\"clicks\": [{\"link\": \"" + link + "\", \"at\": \"2026-03-01T00:00:0@Z\"}]}";
        return Stream.of(
                new Post("/api/v1/links", "{\"destination\": \"https://e.com/\"}", "{\"destination\": \"https://e.com/x\"}"),
                new Post("/api/v1/api-keys", "{\"label\": \"a\"}", "{\"label\": \"b\"}"),
                new Post("/api/v1/clicks", click.replace("@", "1"), click.replace("@", "2")));
    }

    private static Client keyed(String key) {
        return NODE.as(ACME).with("Idempotency-Key", key);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    @ParameterizedTest
    @MethodSource("posts")
    void a_repetition_gets_the_same_answer_word_for_word_and_changes_nothing(Post post) {
        Client client = keyed(newKey());
        Reply first = client.post(post.path(), post.body());
        Stored after = NODE.stored();
        Reply again = client.post(post.path(), post.body());

        assertThat(first.status()).as("%s", first).isBetween(200, 201);
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(ours(again)).isEqualTo(ours(first));
        assertThat(NODE.stored()).isEqualTo(after);
    }

    private static Map<String, List<String>> ours(Reply reply) {
        Map<String, List<String>> headers = new TreeMap<>(reply.headers().map());
        headers.keySet().removeIf(name -> List.of("date", "idempotency-replayed", "transfer-encoding", "content-length")
                .contains(name));
        return headers;
    }

    @ParameterizedTest
    @MethodSource("posts")
    void another_request_under_the_same_key_is_422(Post post) {
        Client client = keyed(newKey());
        client.post(post.path(), post.body());
        Stored before = NODE.stored();
        Reply other = client.post(post.path(), post.otherBody());
        Reply elsewhere = client.post(
                post.path().endsWith("links") ? "/api/v1/api-keys" : "/api/v1/links", "{\"label\": \"x\"}");

        assertThat(other.status()).as("%s", other).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(NODE.stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("posts")
    void of_sixteen_at_once_one_is_carried_out_and_nobody_gets_another_answer(Post post) throws Exception {
        Client client = keyed(newKey());
        Stored before = NODE.stored();
        List<Callable<Reply>> all = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            all.add(() -> client.post(post.path(), post.body()));
        }
        List<Reply> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Reply> reply : threads.invokeAll(all)) {
                replies.add(reply.get());
            }
        }
        List<Reply> answered = replies.stream().filter(reply -> reply.status() < 300).toList();
        assertThat(answered).isNotEmpty();
        assertThat(answered.stream().map(Reply::text).distinct()).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() >= 300).allSatisfy(reply -> {
            assertThat(reply.status()).as("%s", reply).isEqualTo(409);
            assertThat(reply.problem()).isEqualTo("request-in-flight");
            assertThat(reply.requiredHeader("Retry-After")).isEqualTo("1");
        });
        Stored after = NODE.stored();
        assertThat(after.events() - before.events() + after.clicks() - before.clicks()).isEqualTo(1);
    }

    @Test
    void a_refused_request_leaves_its_key_free() {
        Client client = keyed(newKey());
        assertThat(client.post("/api/v1/links", "{}").status()).isEqualTo(400);
        assertThat(client.post("/api/v1/links", "{\"destination\": \"https://e.com/\"}").status()).isEqualTo(201);
    }

    @Test
    void a_key_belongs_to_its_account() {
        String key = newKey();
        Reply acmes = keyed(key).post("/api/v1/links", "{\"destination\": \"https://e.com/\"}");
        Reply globexes = NODE.as(GLOBEX)
                .with("Idempotency-Key", key)
                .post("/api/v1/links", "{\"destination\": \"https://e.com/\"}");

        assertThat(globexes.status()).isEqualTo(201);
        assertThat(globexes.json().path("id").asString()).isNotEqualTo(acmes.json().path("id").asString());
    }

    @Test
    void the_secret_of_a_key_comes_again_and_opens_the_same_account() {
        Client client = keyed(newKey());
        client.post("/api/v1/api-keys", "{\"label\": \"Lost\"}");
        String secret = client.post("/api/v1/api-keys", "{\"label\": \"Lost\"}").json().path("secret").asString();

        assertThat(NODE.nobody().withKey(secret).get("/api/v1/me").json().path("account").asString())
                .isEqualTo(ACME);
    }

    @Test
    void the_secret_of_a_key_does_not_come_again_to_another_key_of_the_account() {
        String narrow = NODE.as(ACME)
                .post("/api/v1/api-keys", "{\"label\": \"Narrow\", \"scopes\": [\"write\"]}")
                .json()
                .path("secret")
                .asString();
        String key = newKey();
        Reply issued = keyed(key).post("/api/v1/api-keys", "{\"label\": \"Wide\"}");
        Reply spied = NODE.nobody()
                .withKey(narrow)
                .with("Idempotency-Key", key)
                .post("/api/v1/api-keys", "{\"label\": \"Wide\"}");

        assertThat(issued.json().path("secret").asString()).startsWith("occuz_");
        assertThat(spied.status()).as("%s", spied).isEqualTo(201);
        assertThat(spied.requiredHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(spied.json().path("id")).isEqualTo(issued.json().path("id"));
        assertThat(spied.json().path("secret").isNull()).isTrue();
        assertThat(keyed(key).post("/api/v1/api-keys", "{\"label\": \"Wide\"}").text()).isEqualTo(issued.text());
    }
}
