package com.occuz.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request ends here, with a problem document (RFC 9457). */
public final class ApiProblem extends RuntimeException {

    private final int status;
    private final String code;
    private final String detail;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    public ApiProblem(int status, String code, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    public ApiProblem(int status, String code, String detail) {
        this(status, code, detail, List.of());
    }

    /** Some fields are not acceptable; each is named. */
    static ApiProblem invalid(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        return new ApiProblem(400, "invalid-request", first.field() + ": " + first.message(), errors);
    }

    static ApiProblem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    static ApiProblem notFound() {
        return new ApiProblem(404, "not-found", "There is no such resource.");
    }

    /** The store is away; nothing is known to be wrong with the request. */
    static ApiProblem unavailable(String code, String detail) {
        return new ApiProblem(503, code, detail).header("Retry-After", "1");
    }

    ApiProblem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    ApiProblem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }

    Map<String, Object> members() {
        return members;
    }

    Map<String, String> headers() {
        return headers;
    }
}
