package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.api.OpenApiDocument.Route;
import com.occuz.kernel.account.Role;
import com.occuz.running.Client;
import com.occuz.running.PlannedWork;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.UnexplainedTime;
import com.occuz.security.Access;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description and the API are held against each other. */
class OpenApiTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final JsonNode DOCUMENT = NODE.nobody().get("/v3/api-docs").json();
    private static final String EXAMPLE_LINK = "bGluazpkZWZhdWx0L2s3";

    private record Operation(String method, String path, JsonNode node) {

        String route() {
            return method + " " + path;
        }

        /** Body schema and content type, where there is a body. */
        Map<String, JsonNode> bodies() {
            Map<String, JsonNode> bodies = new LinkedHashMap<>();
            node.path("requestBody").path("content").properties().forEach(it -> bodies.put(it.getKey(), it.getValue()));
            return bodies;
        }

        @Override
        public String toString() {
            return route();
        }
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        DOCUMENT.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> operations.add(
                new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        return operations;
    }

    private static Reply send(Operation operation, String contentType, JsonNode body, String link) {
        Set<String> callers = java.util.Objects.requireNonNull(Access.rules().get(operation.route())).callers();
        Client client = NODE.as(callers.contains(ACME) ? ACME : callers.iterator().next());
        String path = operation.path().replace("{id}", link).replace("{version}", "1");
        String text = body.toString().replace(EXAMPLE_LINK, link);
        Reply reply = contentType.isEmpty()
                ? client.send(operation.method(), path, "")
                : client.with("Content-Type", contentType).send(operation.method(), path, text);
        if (path.matches(".*/(suspend|reinstate)")) {
            AnyContact.reinstate(NODE, ACME);
        }
        return reply;
    }

    /** What the operation's examples can be carried out on. */
    private static String resource(Operation operation) {
        if (operation.path().contains("/imports/")) {
            return NODE.as(OPERATOR)
                    .with("Content-Type", "application/x-ndjson")
                    .send("POST", "/api/v1/incidents/import", "")
                    .json().path("id").asString();
        }
        if (operation.path().contains("/processors/")) {
            NODE.as(OPERATOR).post("/api/v1/processors/incident-imports/stop-rebuild", "{}");
            return "incident-imports";
        }
        if (operation.path().contains("/reports/")) {
            return NODE.as(OPERATOR).post("/api/v1/sla/reports", "{\"year\": 2025}").json().path("id").asString();
        }
        if (operation.path().contains("/candidates/")) {
            return UnexplainedTime.noticed(NODE);
        }
        if (operation.path().contains("/exclusions/")) {
            return AnyExclusion.claimed(NODE, ACME, !operation.path().matches(".*/(approve|reject)"));
        }
        if (operation.path().matches(".*/(maintenance-windows|migrations)/.*")) {
            return PlannedWork.readyFor(NODE, operation.route());
        }
        if (operation.path().contains("/credits/")) {
            return AnyCredit.claimed(NODE, ACME);
        }
        if (operation.path().contains("/contacts/")) {
            return AnyContact.readyFor(NODE, ACME, operation.path());
        }
        if (operation.path().contains("/accounts/")) {
            if (operation.path().endsWith("/reinstate")) {
                AnyContact.suspend(NODE, ACME);
            }
            return ACME;
        }
        if (!operation.path().contains("/incidents/")) {
            return otherLink();
        }
        if (operation.path().matches(".*/(ask|detail)")) {
            return AnyCredit.reported(NODE, ACME);
        }
        String id = NODE.as(OPERATOR).post("/api/v1/incidents/detect", """
                {"title": "Probe fails", "severity": 1, "criterion": "core-platform-unavailable", "components": ["core"],
                 "startedAt": "2026-01-09T17:00:00Z", "detectedAt": "2026-01-09T17:01:00Z"}""")
                .json().path("id").asString();
        if (operation.path().matches(".*/(relapse|correct|stabilize|close)")) {
            NODE.as(OPERATOR).post("/api/v1/incidents/" + id + "/restore", "{\"at\": \"2026-01-09T18:00:00Z\"}");
        }
        return id;
    }

    /** The link of the examples; others may have made it already. */
    private static String exampleLink() {
        NODE.as(ACME).post("/api/v1/links", "{\"destination\": \"https://example.com/\", \"slug\": \"k7\"}");
        return EXAMPLE_LINK;
    }

    private static String otherLink() {
        return NODE.as(ACME)
                .post("/api/v1/links", "{\"destination\": \"https://example.com/\"}")
                .json().path("id").asString();
    }

    @Test
    void every_operation_names_its_roles_its_key_and_its_refusals() {
        Set<String> described = new TreeSet<>();
        for (Operation operation : operations()) {
            described.add(operation.route());
            Access.Rule rule = Access.rules().get(operation.route());
            assertThat(rule).as(operation.route()).isNotNull();
            Set<String> roles = new TreeSet<>();
            java.util.Objects.requireNonNull(rule).callers().forEach(caller ->
                    roles.add(caller.equals("acme") || caller.equals("globex") ? "customer" : caller));
            assertThat(operation.node().path("x-roles").valueStream().map(JsonNode::asString))
                    .as(operation.route())
                    .containsExactlyElementsOf(roles);
            assertThat(operation.node().path("summary").asString()).isNotBlank();
            assertThat(operation.node().path("description").asString()).contains("Roles: " + String.join(", ", roles));
            assertThat(operation.node().path("responses").propertyNames()).contains("400", "401", "403", "503");
            if (operation.method().equals("POST")) {
                assertThat(operation.bodies()).as(operation.route()).isNotEmpty();
                assertThat(operation.node().path("parameters").findValuesAsString("name")).contains("Idempotency-Key");
            }
        }
        Set<String> mapped = new TreeSet<>(MappedRoutes.of(NODE.console().getPort()));
        mapped.removeIf(route -> !route.contains(" /api/"));
        assertThat(described).isEqualTo(mapped);
        assertThat(DOCUMENT.path("security").toString()).isEqualTo("[{\"bearer\":[]}]");
        assertThat(DOCUMENT.at("/components/securitySchemes/bearer/scheme").asString()).isEqualTo("bearer");
    }

    @Test
    void every_example_of_a_request_fits_its_schema_and_is_accepted() {
        exampleLink();
        for (Operation operation : operations()) {
            operation.bodies().forEach((contentType, body) -> {
                assertThat(body.path("examples")).as(operation.route()).isNotEmpty();
                for (JsonNode example : body.path("examples")) {
                    JsonNode value = example.path("value");
                    assertThat(SchemaCheck.faults(DOCUMENT, body.path("schema"), value)).as(operation.route()).isEmpty();
                    Reply reply = send(operation, contentType, withFreshNames(value), resource(operation));
                    assertThat(reply.status()).as("%s %s: %s", operation, value, reply).isBetween(200, 202);
                    assertDescribed(operation, reply);
                }
            });
        }
    }

    private static boolean isOfLinks(Operation operation) {
        return !operation.path()
                .matches(".*/(incidents|candidates|exclusions|credits|contacts|imports|processors|maintenance-windows|migrations|accounts|reports)/.*");
    }

    /** A slug and a stream can be used once, a time is excluded once, and a credit is claimed once for an incident. */
    private static JsonNode withFreshNames(JsonNode example) {
        if (example.isObject()) {
            ObjectNode copy = ((ObjectNode) example).deepCopy();
            if (copy.has("slug")) {
                copy.put("slug", "k7-" + java.util.UUID.randomUUID());
            }
            if (copy.has("evidence") && copy.has("from")) {
                copy.put("from", AnyExclusion.from());
            }
            if (copy.has("evidence") && copy.path("incidentId").isString()) {
                copy.put("incidentId", AnyCredit.reported(NODE, ACME));
            }
            if (copy.has("stream")) {
                copy.put("stream", java.util.UUID.randomUUID().toString());
            }
            return copy;
        }
        return example;
    }

    @Test
    void every_answer_fits_its_schema() {
        String link = exampleLink();
        NODE.as(ACME).patch("/api/v1/links/" + link, "{\"title\": \"" + java.util.UUID.randomUUID() + "\", \"tags\": [\"x\"]}");
        NODE.as(ACME).post("/api/v1/clicks", "{\"clicks\": [{\"link\": \"" + link + "\", \"at\": \"2026-01-01T00:00:00Z\"}]}");
        for (Operation operation : operations()) {
            if (operation.method().equals("GET")) {
                String id = isOfLinks(operation) ? link : resource(operation);
                assertDescribed(operation, send(operation, "", JsonMapper.shared().nullNode(), id));
            } else if (operation.method().equals("DELETE")) {
                String id = operation.path().contains("api-keys")
                        ? NODE.as(ACME).post("/api/v1/api-keys", "{\"label\": \"x\"}").json().path("id").asString()
                        : otherLink();
                assertDescribed(operation, send(operation, "", JsonMapper.shared().nullNode(), id));
            }
        }
    }

    private static void assertDescribed(Operation operation, Reply reply) {
        JsonNode response = operation.node().path("responses").path(Integer.toString(reply.status()));
        assertThat(response.isObject()).as("%s: %s", operation, reply).isTrue();
        String type = reply.requiredHeader("Content-Type").replaceAll(";.*", "");
        assertThat(response.path("content").has(type)).as("%s: %s", operation, type).isTrue();
        if (type.equals("application/json")) {
            JsonNode schema = response.path("content").path(type).path("schema");
            assertThat(SchemaCheck.faults(DOCUMENT, schema, reply.json())).as("%s: %s", operation, reply).isEmpty();
        }
    }

    @Test
    void every_example_of_an_answer_fits_its_schema() {
        for (Operation operation : operations()) {
            operation.node().path("responses").properties().forEach(response -> response.getValue()
                    .path("content")
                    .forEach(content -> {
                        if (content.has("example")) {
                            assertThat(SchemaCheck.faults(DOCUMENT, content.path("schema"), content.path("example")))
                                    .as("%s %s", operation, response.getKey())
                                    .isEmpty();
                        }
                    }));
        }
    }

    @Test
    void every_field_that_a_body_may_have_is_described_and_no_other() {
        for (Operation operation : operations()) {
            if (operation.path().endsWith("/incidents/import")) {
                // Its lines are refused one by one, within an answer that is none.
                continue;
            }
            operation.bodies().forEach((contentType, body) -> {
                JsonNode schema = SchemaCheck.resolved(DOCUMENT, body.path("schema"));
                assertThat(fieldsSaid(operation, contentType, "{\"no field\": 1}"))
                        .as(operation.route())
                        .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames());
            });
        }
        Operation clicks = operations().stream().filter(it -> it.path().equals("/api/v1/clicks")).findAny().orElseThrow();
        assertThat(fieldsSaid(clicks, "application/json", "{\"clicks\": [{\"no field\": 1}]}"))
                .containsExactlyInAnyOrderElementsOf(DOCUMENT.at("/components/schemas/Click/properties").propertyNames());
    }

    /** A refusal of an unknown field names the fields that the reader of the body has asked for. */
    private static List<String> fieldsSaid(Operation operation, String contentType, String body) {
        String id = isOfLinks(operation) ? EXAMPLE_LINK : resource(operation);
        Reply reply = send(operation, contentType, JsonMapper.shared().readTree(body), id);
        for (JsonNode error : reply.json().path("errors")) {
            if (error.path("field").asString().endsWith("no field")) {
                String fields = error.path("message").asString().replaceFirst(".* there are ", "");
                return fields.equals("none") ? List.of() : List.of(fields.split(", "));
            }
        }
        throw new AssertionError(operation + ": " + reply);
    }

    @Test
    void a_route_that_is_not_described_keeps_the_node_from_starting() {
        assertThatThrownBy(() -> OpenApiDocument.of(
                        Map.of("paths", Map.of()), List.of(new Route("GET", "/api/v1/new", List.of(Role.CUSTOMER)))))
                .hasMessageContaining("GET /api/v1/new is not in openapi.yaml");
    }
}
