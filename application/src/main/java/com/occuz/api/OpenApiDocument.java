package com.occuz.api;

import com.occuz.kernel.account.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The written description of the API, brought together with the routes that this node serves. What stands in it once for
 * each route is in {@code openapi.yaml}; what follows from the sort of a route is added here.
 */
final class OpenApiDocument {

    private static final String PROBLEM = "#/components/schemas/Problem";

    private OpenApiDocument() {}

    /** A route as it is mapped. */
    record Route(String method, String path, List<Role> roles) {}

    /**
     * @param written as read from YAML
     * @throws IllegalStateException if a route is not described
     */
    static Map<String, Object> of(Map<String, Object> written, List<Route> routes) {
        Map<String, Object> paths = new TreeMap<>();
        for (Route route : routes) {
            Map<String, Object> described = object(object(written, "paths"), route.path());
            Map<String, Object> operation =
                    new LinkedHashMap<>(object(described, route.method().toLowerCase(Locale.ROOT)));
            if (operation.isEmpty()) {
                throw new IllegalStateException(route.method() + " " + route.path() + " is not in openapi.yaml");
            }
            complete(operation, route);
            @SuppressWarnings("unchecked") // made two lines on
            Map<String, Object> path =
                    (Map<String, Object>) paths.computeIfAbsent(route.path(), unused -> new LinkedHashMap<String, Object>());
            path.put(route.method().toLowerCase(Locale.ROOT), operation);
        }
        Map<String, Object> document = new LinkedHashMap<>(written);
        document.put("paths", paths);
        return document;
    }

    private static void complete(Map<String, Object> operation, Route route) {
        List<String> roles = route.roles().stream().map(Role::wireName).sorted().toList();
        String described = operation.containsKey("description") ? operation.get("description") + " " : "";
        operation.put("description", described + "Roles: " + String.join(", ", roles) + ".");
        operation.put("x-roles", roles);
        boolean one = route.path().contains("{id}");
        boolean posts = route.method().equals("POST");
        boolean versioned = one && isVersioned(route);

        List<Object> parameters = new ArrayList<>();
        if (one) {
            parameters.add(parameter("id", "path", "As the API gave it", "string"));
        }
        if (operation.get("parameters") instanceof List<?> own) {
            parameters.addAll(own);
        }
        parameters.add(parameter(Positions.MIN_HEADER, "header", "Wait up to 2 s for this position", "integer"));
        if (posts) {
            parameters.add(parameter(
                    Idempotency.HEADER, "header", "Makes a repetition safe for 24 hours: same answer, no effect", "string"));
        }
        if (versioned) {
            parameters.add(parameter("If-Match", "header", "Only if it is still at this ETag", "string"));
        }
        operation.put("parameters", parameters);
        operation.put("responses", responses(operation, route, one, posts, versioned));
    }

    /** Where {@code If-Match} is heard: changes of what has a version. */
    private static boolean isVersioned(Route route) {
        return List.of("PATCH", "DELETE").contains(route.method())
                || route.method().equals("POST") && route.path().matches(".*/(incidents|exclusions|credits|contacts|maintenance-windows|migrations)/.*");
    }

    private static Map<String, Object> responses(
            Map<String, Object> operation, Route route, boolean one, boolean posts, boolean versioned) {
        Map<String, Object> responses = new TreeMap<>();
        object(operation, "responses").forEach((status, response) -> responses.put(status, withHeaders(response, posts)));
        refusal(responses, 400, "invalid-request", "A field, a parameter or a header is not acceptable; errors names it");
        refusal(responses, 401, "unauthorized", "No valid API key");
        refusal(responses, 403, "forbidden", "The role or the scope of the key does not allow it");
        if (one) {
            refusal(responses, 404, "not-found", "There is no such resource for this account");
        }
        if (posts || versioned) {
            refusal(responses, 409, "request-in-flight", "The state does not allow it, or the same request is being worked on");
        }
        if (versioned) {
            refusal(responses, 412, "stale-version", "It has changed since");
        }
        if (operation.containsKey("requestBody")) {
            refusal(responses, 413, "too-large", "The body has more than 8 MiB");
            refusal(responses, 415, "unsupported-media-type", "The body has another content type");
        }
        if (posts) {
            refusal(responses, 422, "idempotency-key-reused", "The Idempotency-Key was used for another request");
        }
        refusal(responses, 503, "not-yet-visible", "Not yet visible here, or the store is away; see Retry-After");
        return responses;
    }

    private static Object withHeaders(Object response, boolean posts) {
        if (!(response instanceof Map<?, ?> given)) {
            throw new IllegalStateException("a response in openapi.yaml is no object: " + response);
        }
        Map<Object, Object> copy = new LinkedHashMap<>(given);
        Map<Object, Object> headers = new LinkedHashMap<>();
        if (given.get("headers") instanceof Map<?, ?> own) {
            headers.putAll(own);
        }
        headers.put(Positions.HEADER, header("Position in the ledger that the answer holds", "integer"));
        if (posts) {
            headers.put(Idempotency.REPLAYED, header("true where the answer is one given before", "string"));
        }
        copy.put("headers", headers);
        return copy;
    }

    private static void refusal(Map<String, Object> responses, int status, String code, String description) {
        responses.put(
                Integer.toString(status),
                Map.of(
                        "description", description,
                        "content", Map.of("application/problem+json", Map.of(
                                "schema", Map.of("$ref", PROBLEM),
                                "example", Problems.document(status, code, description + ".", List.of(), Map.of())))));
    }

    private static Map<String, Object> parameter(String name, String in, String description, String type) {
        return Map.of(
                "name", name,
                "in", in,
                "required", in.equals("path"),
                "description", description,
                "schema", Map.of("type", type));
    }

    private static Map<String, Object> header(String description, String type) {
        return Map.of("description", description, "schema", Map.of("type", type));
    }

    @SuppressWarnings("unchecked") // keys of YAML objects are text
    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
