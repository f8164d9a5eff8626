package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.axon.IdempotencyKeyTaken;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Caller;
import com.occuz.store.idempotency.IdempotencyTable;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import com.occuz.store.postgres.DatabaseFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a POST safe to repeat. The key is stored in the transaction of the events, so that an answer that got lost can
 * be asked for again for 24 hours: the repetition gets what the first one got, and changes nothing.
 */
public final class Idempotency {

    static final String HEADER = "Idempotency-Key";

    /** Says that an answer is one given before. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Logger LOG = LoggerFactory.getLogger(Idempotency.class);

    private final IdempotencyTable table;
    private final JsonMapper json;
    private final Set<InFlight> inFlight = ConcurrentHashMap.newKeySet();

    public Idempotency(IdempotencyTable table, JsonMapper json) {
        this.table = table;
        this.json = json;
    }

    private record InFlight(AccountId account, String key) {}

    /** What a handler does, given the entry that is to be stored with its events. */
    @FunctionalInterface
    interface Work {
        ResponseEntity<?> run(Optional<IdempotencyEntry> entry);
    }

    /** Gives the answer again where the events were stored and the answer was not. */
    @FunctionalInterface
    interface Recovery {
        ResponseEntity<?> answer(long firstPosition, long lastPosition);
    }

    /** Answers once and for all: the answer is stored and given again word for word. */
    ResponseEntity<?> once(
            HttpServletRequest request, Caller caller, byte @Nullable [] body, Work work, Recovery recovery) {
        return once(request, caller, body, work, recovery, true);
    }

    /** The same for an answer that holds a secret: it is not stored but made again by {@code recovery}. */
    ResponseEntity<?> onceInSecret(
            HttpServletRequest request, Caller caller, byte @Nullable [] body, Work work, Recovery recovery) {
        return once(request, caller, body, work, recovery, false);
    }

    /**
     * Sends a command once under a key, for whoever makes an answer from what is stored.
     *
     * @param key names the whole request, body included
     * @return where its events stand, now or since it was first sent; empty when nothing had to change
     * @throws Refused when the decision says no
     */
    public OptionalLong send(
            Commands commands, AggregateCommand command, Metadata metadata, AccountId account, String key) {
        return record(account, key, entry -> commands.send(command, metadata, Optional.of(entry)));
    }

    /** The same for whatever stores the entry with its events. */
    public OptionalLong record(
            AccountId account, String key, Function<IdempotencyEntry, Optional<Appended>> sending) {
        IdempotencyEntry entry = new IdempotencyEntry(account, key, key);
        OptionalLong before = lastPosition(entry);
        if (before.isPresent()) {
            return before;
        }
        try {
            return sending.apply(entry)
                    .map(appended -> OptionalLong.of(appended.lastPosition()))
                    .orElseGet(OptionalLong::empty);
        } catch (IdempotencyKeyTaken | Refused e) {
            // Sent twice at once: the other one was faster, and what it did may be why this one is refused.
            OptionalLong other = lastPosition(entry);
            if (other.isEmpty()) {
                throw e;
            }
            return other;
        }
    }

    private OptionalLong lastPosition(IdempotencyEntry entry) {
        return table.find(entry.account(), entry.key())
                .map(stored -> OptionalLong.of(stored.lastPosition()))
                .orElseGet(OptionalLong::empty);
    }

    private ResponseEntity<?> once(
            HttpServletRequest request,
            Caller caller,
            byte @Nullable [] body,
            Work work,
            Recovery recovery,
            boolean storeAnswer) {
        Optional<String> key = key(request);
        if (key.isEmpty()) {
            return work.run(Optional.empty());
        }
        return alone(caller, key.get(), () -> {
            IdempotencyEntry entry = new IdempotencyEntry(
                    caller.account(), key.get(), DigestedBody.digest(request, body == null ? new byte[0] : body));
            Optional<ResponseEntity<?>> earlier = earlier(entry, recovery);
            return earlier.isPresent() ? earlier.get() : first(entry, work, recovery, storeAnswer);
        });
    }

    /** What is done with a body while it comes in; {@code entry} is the one to store once it is read to its end. */
    @FunctionalInterface
    interface Reading {
        ResponseEntity<?> run(InputStream body, Entry entry) throws IOException;
    }

    /** Tells the entry of a request whose body is read by now. */
    @FunctionalInterface
    interface Entry {
        Optional<IdempotencyEntry> get() throws IOException;
    }

    /**
     * Like {@link #once} for a body that nobody holds as a whole. A request that is broken off leaves its key free.
     *
     * @throws IOException if the body breaks off
     */
    ResponseEntity<?> onceRead(HttpServletRequest request, Caller caller, Reading work, Recovery recovery)
            throws IOException {
        Optional<String> key = key(request);
        if (key.isEmpty()) {
            return work.run(request.getInputStream(), Optional::empty);
        }
        return alone(caller, key.get(), () -> {
            DigestedBody body = new DigestedBody(request, request.getInputStream());
            if (table.find(caller.account(), key.get()).isPresent()) {
                Optional<ResponseEntity<?>> earlier = earlier(entry(caller, key.get(), body), recovery);
                if (earlier.isPresent()) {
                    return earlier.get();
                }
            }
            try {
                ResponseEntity<?> response =
                        work.run(body.stream(), () -> Optional.of(entry(caller, key.get(), body)));
                return kept(entry(caller, key.get(), body), response);
            } catch (IdempotencyKeyTaken e) {
                return earlier(entry(caller, key.get(), body), recovery).orElseThrow(() -> e);
            }
        });
    }

    private static IdempotencyEntry entry(Caller caller, String key, DigestedBody body) throws IOException {
        return new IdempotencyEntry(caller.account(), key, body.digest());
    }

    private static Optional<String> key(HttpServletRequest request) {
        String key = request.getHeader(HEADER);
        if (key != null && !key.matches("[\\x21-\\x7e]{1,255}")) {
            throw ApiProblem.invalid(HEADER, "must be 1 to 255 visible ASCII characters");
        }
        return Optional.ofNullable(key);
    }

    @FunctionalInterface
    private interface Answering<E extends Exception> {
        ResponseEntity<?> run() throws E;
    }

    private <E extends Exception> ResponseEntity<?> alone(Caller caller, String key, Answering<E> work) throws E {
        InFlight claim = new InFlight(caller.account(), key);
        if (!inFlight.add(claim)) {
            throw Problems.inFlight();
        }
        try {
            return work.run();
        } finally {
            inFlight.remove(claim);
        }
    }

    private ResponseEntity<?> first(
            IdempotencyEntry entry, Work work, Recovery recovery, boolean storeAnswer) {
        ResponseEntity<?> response;
        try {
            response = work.run(Optional.of(entry));
        } catch (IdempotencyKeyTaken | Refused e) {
            // Another node was faster; what it did is what this request asked for, or it is another request's key. It
            // may also be why this one is refused.
            Optional<ResponseEntity<?>> other = earlier(entry, recovery);
            if (other.isEmpty()) {
                throw e;
            }
            return other.get();
        }
        return storeAnswer ? kept(entry, response) : response;
    }

    private ResponseEntity<?> kept(IdempotencyEntry entry, ResponseEntity<?> response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.getHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        try {
            table.saveResponse(
                    entry,
                    new IdempotencyTable.Response(
                            response.getStatusCode().value(), headers, json.writeValueAsBytes(response.getBody())));
        } catch (DatabaseFailure e) {
            // What was asked for is done and durable; a repetition finds the events and makes the answer again.
            LOG.warn("The answer to a request with a key could not be stored", e);
        }
        return response;
    }

    private Optional<ResponseEntity<?>> earlier(IdempotencyEntry entry, Recovery recovery) {
        return table.find(entry.account(), entry.key()).map(stored -> {
            if (!stored.requestDigest().equals(entry.requestDigest())) {
                throw new ApiProblem(
                        422, "idempotency-key-reused", "This Idempotency-Key was used for another request.");
            }
            return stored.response()
                    .<ResponseEntity<?>>map(Idempotency::again)
                    .orElseGet(() -> replayed(recovery.answer(stored.firstPosition(), stored.lastPosition())));
        });
    }

    private static ResponseEntity<?> replayed(ResponseEntity<?> answer) {
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(answer.getHeaders());
        headers.set(REPLAYED, "true");
        return ResponseEntity.status(answer.getStatusCode()).headers(headers).body(answer.getBody());
    }

    private static ResponseEntity<?> again(IdempotencyTable.Response response) {
        HttpHeaders headers = new HttpHeaders();
        response.headers().forEach(headers::set);
        headers.set(REPLAYED, "true");
        headers.setContentType(MediaType.APPLICATION_JSON);
        return ResponseEntity.status(response.status()).headers(headers).body(response.body());
    }
}
