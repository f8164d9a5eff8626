package com.occuz.api;

import com.occuz.axon.IdempotencyKeyTaken;
import com.occuz.axon.UnknownEventMet;
import com.occuz.kernel.click.AnalyticsUnavailable;
import com.occuz.kernel.refusal.Refusal;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.CallerUnknown;
import com.occuz.store.ledger.LedgerUnavailable;
import com.occuz.store.postgres.DatabaseFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where refusals and failures become problem documents (RFC 9457). */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    /** A request with the same key is being worked on. */
    static final String IN_FLIGHT = "request-in-flight";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String TYPES = "https://occuz.com/problems/";

    @ExceptionHandler
    ResponseEntity<Object> on(ApiProblem problem) {
        HttpHeaders headers = new HttpHeaders();
        problem.headers().forEach(headers::set);
        return body(problem.status(), problem.code(), problem.detail(), problem.errors(), problem.members(), headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> on(Refused refused) {
        Refusal refusal = refused.refusal();
        int status =
                switch (refusal.kind()) {
                    case INVALID -> 400;
                    case NOT_FOUND -> 404;
                    case CONFLICT -> 409;
                    case STALE -> 412;
                };
        List<FieldError> errors = refusal.field().isEmpty()
                ? List.of()
                : List.of(new FieldError(refusal.field(), refusal.sentence()));
        return body(status, refusal.code(), refusal.sentence(), errors, Map.of(), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> on(LedgerUnavailable failure) {
        LOG.warn("The ledger could not be reached: {}", failure.getMessage());
        return failure.outcomeKnown()
                ? on(storeUnavailable())
                : on(outcomeUnknown());
    }

    @ExceptionHandler
    ResponseEntity<Object> on(CallerUnknown failure) {
        LOG.warn("An API key could not be looked up", failure);
        return on(storeUnavailable());
    }

    /** A change may have been recorded before the store was lost, for instance while its answer was being made. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class, DatabaseFailure.class})
    ResponseEntity<Object> onStore(RuntimeException failure, HttpServletRequest request) {
        LOG.warn("{} {} failed at the store", request.getMethod(), request.getRequestURI(), failure);
        boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        return on(reads ? storeUnavailable() : outcomeUnknown());
    }

    /** Too many wanted to change the same thing at once; nothing was changed. */
    @ExceptionHandler
    ResponseEntity<Object> on(ConcurrencyException crowded) {
        return on(ApiProblem.unavailable("too-busy", "Others are changing the same thing; nothing was changed."));
    }

    /** In the middle of an upgrade; another node, or this one later, can do it. */
    @ExceptionHandler
    ResponseEntity<Object> on(UnknownEventMet newer) {
        LOG.warn("A command was not decided: {}", newer.getMessage());
        return on(ApiProblem.unavailable(
                "older-version", "A newer version has changed this, and this node is not upgraded yet."));
    }

    @ExceptionHandler
    ResponseEntity<Object> on(AnalyticsUnavailable busy) {
        LOG.warn("Clicks cannot be told of", busy);
        return on(ApiProblem.unavailable("analytics-unavailable", String.valueOf(busy.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Object> on(MigrationUnderWay stopped) {
        return on(new ApiProblem(503, "migration-in-progress", stopped.sentence())
                .header("Retry-After", MigrationUnderWay.RETRY_AFTER));
    }

    @ExceptionHandler
    ResponseEntity<Object> on(AccessSuspended suspended) {
        return on(new ApiProblem(403, "access-suspended", suspended.sentence()));
    }

    @ExceptionHandler
    ResponseEntity<Object> on(IdempotencyKeyTaken taken) {
        return on(inFlight());
    }

    @ExceptionHandler
    ResponseEntity<Object> onAnythingElse(RuntimeException failure, HttpServletRequest request) {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return body(500, "internal-error", "Something failed on our side; it has been logged.", List.of(), Map.of(),
                new HttpHeaders());
    }

    /** A parameter or a percent sign that Tomcat cannot decode; it says so only when somebody asks for a parameter. */
    @ExceptionHandler
    ResponseEntity<Object> on(InvalidParameterException unreadable) {
        return body(400, "bad-request", "The query cannot be decoded.", List.of(), Map.of(), new HttpHeaders());
    }

    /** What Spring itself refuses (method, media type, unknown path) gets our form. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object ignored, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) {
            LOG.error("A request failed", failure);
        }
        // Those of the failure may be shared and read-only.
        HttpHeaders own = new HttpHeaders();
        own.putAll(headers);
        return body(status.value(), code(status.value()), detail(status.value()), List.of(), Map.of(), own);
    }

    /** The type of a problem that has no better name than its status. */
    static String code(int status) {
        return switch (status) {
            case 401 -> "unauthorized";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            case 431 -> "headers-too-large";
            case 501 -> "method-not-implemented";
            case 505 -> "http-version-not-supported";
            default -> status >= 500 ? "internal-error" : "bad-request";
        };
    }

    /** Says nothing that the request said: whatever it was could not be read, or is not to be repeated. */
    static String detail(int status) {
        return switch (status) {
            case 401 -> "This needs a valid API key.";
            case 403 -> "This is not allowed.";
            case 404 -> "There is no such resource.";
            case 405 -> "This resource does not know that method.";
            case 406 -> "This resource cannot be had in a form that the Accept header allows.";
            case 413 -> "The request is too large.";
            case 415 -> "This resource does not take a body of that content type.";
            case 431 -> "The header of the request is too large.";
            case 501 -> "There is no such method.";
            case 505 -> "This version of HTTP is not spoken here.";
            default -> status >= 500 ? "Something failed on our side; it has been logged." : "The request cannot be read.";
        };
    }

    static ApiProblem storeUnavailable() {
        return ApiProblem.unavailable("store-unavailable", "The store cannot be reached; nothing was changed.");
    }

    private static ApiProblem outcomeUnknown() {
        return ApiProblem.unavailable(
                "outcome-unknown",
                "The store was lost while the change was being made. Repeat the request with the same"
                        + " Idempotency-Key to learn the outcome.");
    }

    static ApiProblem inFlight() {
        return new ApiProblem(
                        409, IN_FLIGHT, "A request with the same Idempotency-Key is being worked on.")
                .header("Retry-After", "1");
    }

    private static ResponseEntity<Object> body(
            int status,
            String code,
            String detail,
            List<FieldError> errors,
            Map<String, Object> members,
            HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return ResponseEntity.status(status).headers(headers).body(document(status, code, detail, errors, members));
    }

    /** The members of a problem document, in order. */
    static Map<String, Object> document(
            int status, String code, String detail, List<FieldError> errors, Map<String, Object> members) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", TYPES + code);
        document.put("title", title(code));
        document.put("status", status);
        document.put("detail", detail);
        if (!errors.isEmpty()) {
            document.put("errors", errors);
        }
        document.putAll(members);
        return document;
    }

    private static String title(String code) {
        String words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
