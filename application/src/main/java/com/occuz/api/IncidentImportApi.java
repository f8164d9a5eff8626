package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentImportRefusal.ImportNotFound;
import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.kernel.incident.IncidentQuery.FindImport;
import com.occuz.kernel.incident.IncidentQuery.ImportView;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Imports of incidents from other systems; a line is told while the next one is on its way. */
@RestController
final class IncidentImportApi {

    /** How the lines were made from the source's records: percent-encoded UTF-8, kept with the import. */
    static final String MAPPING = "Occuz-Import-Mapping";

    private static final String PATH = "/api/v1/imports/";

    private final IncidentImports imports;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final ImportWithdrawals withdrawals;

    IncidentImportApi(
            IncidentImports imports,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            ImportWithdrawals withdrawals) {
        this.imports = imports;
        this.questions = questions;
        this.positions = positions;
        this.idempotency = idempotency;
        this.withdrawals = withdrawals;
    }

    /**
     * An import on the wire.
     *
     * @param errors the first hundred
     * @param withdrawn whether all that it told is taken back
     */
    record ImportJson(
            String id,
            String state,
            long read,
            long accepted,
            long duplicates,
            long rejected,
            List<LineError> errors,
            boolean withdrawn) {}

    @PostMapping(
            path = "/api/v1/incidents/import",
            consumes = {MediaType.APPLICATION_NDJSON_VALUE, "text/csv"})
    @Allowed(Role.OPERATOR)
    ResponseEntity<?> read(HttpServletRequest request, Caller caller) throws IOException {
        Optional<Prose> mapping = mapping(request.getHeader(MAPPING));
        String key = request.getHeader(Idempotency.HEADER);
        ImportId id = key == null
                ? ImportId.of(UUID.randomUUID())
                : ImportId.of(UUID.nameUUIDFromBytes(
                        (caller.account() + "\n" + key).getBytes(StandardCharsets.UTF_8)));
        boolean csv = String.valueOf(request.getContentType()).startsWith("text/csv");
        try {
            return idempotency.onceRead(
                    request,
                    caller,
                    (body, entry) -> {
                        imports.read(caller, id, mapping, new ImportLines(body, csv), entry).ifPresent(positions::await);
                        return shown(id, positions.held(), HttpStatus.ACCEPTED);
                    },
                    (first, last) -> shown(id, last, HttpStatus.ACCEPTED));
        } catch (ApiProblem e) {
            // Whoever repeats a request that still runs wants to know how far it is.
            throw e.code().equals(Problems.IN_FLIGHT) ? e.header("Location", PATH + id.name()) : e;
        }
    }

    @GetMapping("/api/v1/imports/{id}")
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> get(@PathVariable String id) {
        return shown(importId(id), positions.held(), HttpStatus.OK);
    }

    @PostMapping(path = "/api/v1/imports/{id}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.OPERATOR)
    ResponseEntity<?> withdraw(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        ImportId importId = importId(id);
        return idempotency.once(
                request,
                caller,
                body,
                // The key is not stored with events: repeating a withdrawal finishes it, and changes nothing more.
                entry -> withdraw(caller, importId, reason(JsonBody.of(body))),
                (first, last) -> shown(importId, last, HttpStatus.OK));
    }

    private ResponseEntity<?> withdraw(Caller caller, ImportId importId, Prose reason) {
        long position =
                withdrawals.withdraw(importId, reason, () -> IncidentImporter.envelope(caller, importId));
        return shown(importId, position, HttpStatus.OK);
    }

    private static Prose reason(JsonBody body) {
        Optional<Prose> reason = body.requiredText("reason", Prose::new);
        body.check();
        return reason.orElseThrow();
    }

    /** Completed only where every read includes it: until then it runs. */
    private ResponseEntity<?> shown(ImportId id, long position, HttpStatus status) {
        ImportView found = questions.optional(new FindImport(id), ImportView.class)
                .map(imports::counted)
                .orElseThrow(() -> new Refused(new ImportNotFound()));
        boolean included = found.progress() != ImportView.Progress.COMPLETED || positions.held() >= found.position();
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(status).header(Positions.HEADER, Long.toString(position));
        if (status == HttpStatus.ACCEPTED) {
            response.location(URI.create(PATH + id.name()));
        }
        ImportView.Progress state = included ? found.progress() : ImportView.Progress.RUNNING;
        return response.body(new ImportJson(
                id.name(),
                state.wireName(),
                found.read(),
                found.accepted(),
                found.duplicates(),
                found.rejected(),
                found.errors(),
                found.withdrawn()));
    }

    private static Optional<Prose> mapping(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Prose(URLDecoder.decode(header, StandardCharsets.UTF_8)));
        } catch (InvalidValue e) {
            throw ApiProblem.invalid(MAPPING, e.sentence());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(MAPPING, "must be percent-encoded UTF-8");
        }
    }

    private static ImportId importId(String id) {
        try {
            return new ImportId(id);
        } catch (InvalidValue e) {
            throw new Refused(new ImportNotFound());
        }
    }
}
