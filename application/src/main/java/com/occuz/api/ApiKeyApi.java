package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountCommand.IssueApiKey;
import com.occuz.kernel.account.AccountCommand.RevokeApiKey;
import com.occuz.kernel.account.AccountQuery.ApiKeyView;
import com.occuz.kernel.account.AccountQuery.FindApiKey;
import com.occuz.kernel.account.AccountQuery.FindApiKeyByDigest;
import com.occuz.kernel.account.AccountQuery.ListApiKeys;
import com.occuz.kernel.account.AccountRefusal.ApiKeyNotFound;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.ApiKeyLabel;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Scope;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.ApiKeys;
import com.occuz.security.Caller;
import com.occuz.security.KeyDerivation;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The API keys of the caller's account. A new key has the caller's own role and owner and no more than its scopes. */
@RestController
@RequestMapping("/api/v1/api-keys")
@AnswersFrom("api-keys")
final class ApiKeyApi {

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final KeyDerivation derivation;
    private final InstantSource clock;

    ApiKeyApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            KeyDerivation derivation,
            InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions.of(ApiKeyApi.class);
        this.idempotency = idempotency;
        this.derivation = derivation;
        this.clock = clock;
    }

    /**
     * An API key on the wire; instants are UTC.
     *
     * @param owner id of the user whose key it is; {@code null}: a monitor's, or nobody knows
     * @param secret the key itself, in the answer to its creation and never again
     */
    record ApiKeyJson(
            String id,
            String account,
            String role,
            List<String> scopes,
            String label,
            @Nullable String owner,
            Instant issuedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable String secret) {

        static ApiKeyJson of(ApiKeyView key, @Nullable String secret) {
            return new ApiKeyJson(
                    key.key().value(),
                    key.account().value(),
                    key.role().wireName(),
                    key.scopes().stream().map(Scope::wireName).sorted().toList(),
                    key.label(),
                    key.owner() == null ? null : key.owner().value(),
                    key.issuedAt(),
                    key.expiresAt(),
                    key.revokedAt(),
                    secret);
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.CUSTOMER, Role.OPERATOR})
    ResponseEntity<?> issue(HttpServletRequest request, Caller caller, @RequestBody(required = false) byte[] body) {
        NewKey key = newKey(caller, request.getHeader(Idempotency.HEADER));
        return idempotency.onceInSecret(
                request,
                caller,
                body,
                entry -> issue(caller, body, key, entry),
                (first, last) -> shownAgain(caller, key, last));
    }

    private record NewKey(ApiKeyId id, String secret) {}

    /**
     * The secret of a key is stored nowhere. Under an Idempotency-Key it is derived from it and from who asks, so that a
     * repetition whose first answer got lost can be given the same secret, and nobody else is.
     */
    private NewKey newKey(Caller caller, @Nullable String idempotencyKey) {
        if (idempotencyKey == null) {
            return new NewKey(
                    new ApiKeyId("k_" + UUID.randomUUID().toString().replace("-", "")), ApiKeys.generate());
        }
        String seed = caller.account() + "\n" + idempotencyKey;
        return new NewKey(
                new ApiKeyId("k_" + derivation.hex("id\n" + seed).substring(0, 32)),
                derivation.apiKey("secret\n" + caller.key() + "\n" + seed));
    }

    private ResponseEntity<?> issue(
            Caller caller, byte @Nullable [] bytes, NewKey key, Optional<IdempotencyEntry> entry) {
        JsonBody body = JsonBody.of(bytes);
        Optional<ApiKeyLabel> label = body.requiredText("label", ApiKeyLabel::new);
        Optional<Set<Scope>> scopes = body.texts("scopes").flatMap(names -> body.value("scopes", () -> scopes(names)));
        Optional<Instant> expiresAt = body.instant("expiresAt");
        scopes.filter(wanted -> !within(caller).containsAll(wanted))
                .ifPresent(wanted -> body.fault("scopes", "go beyond those of the key in use"));
        body.check();
        IssueApiKey command = new IssueApiKey(
                caller.account(),
                key.id(),
                caller.role(),
                scopes.orElse(caller.scopes()),
                ApiKeys.digest(key.secret()),
                label.orElseThrow(),
                caller.owner(),
                expiresAt.orElse(null),
                now());
        long position = commands.send(command, caller.envelope(), entry)
                .map(Appended::lastPosition)
                .orElseThrow();
        return shown(caller, key.id(), key.secret(), position, HttpStatus.CREATED);
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.AUDITOR, Role.OPERATOR})
    Paging.Items<ApiKeyJson> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<ApiKeyView> page = questions.one(
                new ListApiKeys(caller.tenant(), Paging.before("api-keys", cursor), Paging.limit(limit)), Page.class);
        return Paging.items("api-keys", page, key -> ApiKeyJson.of(key, null));
    }

    @DeleteMapping("/{id}")
    @Allowed({Role.CUSTOMER, Role.OPERATOR})
    ResponseEntity<?> revoke(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        ApiKeyId key = id(id);
        // A staff member's keys and a customer's stand in different accounts; neither finds the other's.
        long position = commands.send(
                        new RevokeApiKey(caller.account(), key, Versions.wanted(ifMatch), now()),
                        caller.envelope(),
                        Optional.empty())
                .map(Appended::lastPosition)
                .orElseGet(positions::held);
        return shown(caller, key, null, position, HttpStatus.OK);
    }

    private ResponseEntity<?> shown(
            Caller caller, ApiKeyId id, @Nullable String secret, long position, HttpStatus status) {
        positions.awaitShown(position);
        ApiKeyView key = questions
                .optional(new FindApiKey(caller.tenant(), id), ApiKeyView.class)
                .orElseThrow(() -> new Refused(new ApiKeyNotFound()));
        return ResponseEntity.status(status)
                .eTag(Versions.tag(key.version()))
                .header(Positions.HEADER, Long.toString(position))
                .body(ApiKeyJson.of(key, secret));
    }

    /** Another key of the account, which may reach less far, is told what was made and not how to be it. */
    private ResponseEntity<?> shownAgain(Caller caller, NewKey key, long position) {
        positions.await(position);
        boolean askedFirst = questions
                .optional(new FindApiKeyByDigest(ApiKeys.digest(key.secret())), ApiKeyView.class)
                .isPresent();
        return shown(caller, key.id(), askedFirst ? key.secret() : null, position, HttpStatus.CREATED);
    }

    /** What the caller may itself; whoever may change everything may also tell what was detected. */
    private static Set<Scope> within(Caller caller) {
        Set<Scope> scopes = EnumSet.copyOf(caller.scopes());
        if (scopes.contains(Scope.WRITE)) {
            scopes.add(Scope.DETECT);
        }
        return scopes;
    }

    private static Set<Scope> scopes(List<String> names) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        names.forEach(name -> scopes.add(Scope.of(name)));
        return scopes;
    }

    private static ApiKeyId id(String text) {
        try {
            return new ApiKeyId(text);
        } catch (InvalidValue e) {
            throw new Refused(new ApiKeyNotFound());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
