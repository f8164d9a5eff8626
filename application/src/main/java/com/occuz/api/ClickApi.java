package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.kernel.click.ClickCommand.RecordClicks;
import com.occuz.kernel.click.ClickCommand.SubmittedClick;
import com.occuz.kernel.click.ClickStore;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.click.Visitor;
import com.occuz.kernel.link.IpLiteral;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.WhichLinksExist;
import com.occuz.kernel.migration.CustomerInput;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.security.Takes;
import com.occuz.store.ledger.IdempotencyEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clicks that were answered elsewhere: server-side clicks and imports. */
@RestController
@RequestMapping("/api/v1/clicks")
final class ClickApi {

    private static final int MOST = 1_000;
    private static final int VISITOR_LENGTH = 1_024;
    /** A click cannot be later than now; this much is forgiven to a clock that goes fast. */
    private static final long FORGIVEN_SECONDS = 300;

    private final CommandGateway commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;

    ClickApi(
            CommandGateway commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * What became of a batch.
     *
     * @param accepted clicks that were stored
     * @param nextOffset where the stream goes on
     */
    record Accepted(String stream, long offset, int accepted, long nextOffset) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.CUSTOMER)
    @Takes(CustomerInput.CLICKS)
    ResponseEntity<?> record(HttpServletRequest request, Caller caller, @RequestBody(required = false) byte[] body) {
        return idempotency.once(
                request,
                caller,
                body,
                entry -> record(caller, body, entry),
                (first, last) -> {
                    throw new IllegalStateException("clicks are not stored in the ledger");
                });
    }

    private record Batch(StreamId stream, long offset, List<SubmittedClick> clicks, boolean named) {}

    private ResponseEntity<?> record(Caller caller, byte @Nullable [] body, Optional<IdempotencyEntry> entry) {
        Batch batch = read(body, entry);
        refuseUnknownLinks(caller, batch.clicks());
        ClickStore.Outcome outcome = commands.sendAndWait(new RecordClicks(
                batch.stream(), batch.offset(), "account:" + caller.account(), batch.clicks()));
        return switch (outcome) {
            case ClickStore.Outcome.Stored stored -> {
                positions.awaitClicks(stored.position());
                yield answer().body(accepted(batch));
            }
            case ClickStore.Outcome.OffsetMismatch mismatch -> {
                // A batch under an idempotency key is a stream of its own: where it has ended, these clicks are stored.
                if (!batch.named()) {
                    yield answer().header(Idempotency.REPLAYED, "true").body(accepted(batch));
                }
                throw new ApiProblem(
                                409,
                                "offset-mismatch",
                                "The stream goes on at offset " + mismatch.expected() + "; nothing was stored.")
                        .with("expectedOffset", mismatch.expected());
            }
            case ClickStore.Outcome.NotTheOwner ignored ->
                throw new ApiProblem(409, "stream-taken", "This stream belongs to somebody else.");
        };
    }

    private static Accepted accepted(Batch batch) {
        int count = batch.clicks().size();
        return new Accepted(batch.stream().toString(), batch.offset(), count, batch.offset() + count);
    }

    /** Clicks have an order of their own; the position told is that of the ledger, as everywhere. */
    private ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok().header(Positions.HEADER, Long.toString(positions.held()));
    }

    private Batch read(byte @Nullable [] bytes, Optional<IdempotencyEntry> entry) {
        JsonBody body = JsonBody.of(bytes);
        Optional<StreamId> stream = body.text("stream", StreamId::parse);
        Optional<Long> offset = body.integer("offset", 0, Long.MAX_VALUE / 2);
        // One that is there and wrong has been named already.
        if (isThere(body, "stream") != isThere(body, "offset")) {
            body.fault(isThere(body, "stream") ? "offset" : "stream", "is required: stream and offset go together");
        }
        List<SubmittedClick> clicks = new ArrayList<>();
        for (JsonBody click : body.objects("clicks", 1, MOST)) {
            click(click).ifPresent(clicks::add);
        }
        body.check();
        StreamId own = entry.map(ClickApi::streamOf).orElseGet(() -> new StreamId(UUID.randomUUID()));
        return new Batch(stream.orElse(own), offset.orElse(0L), clicks, stream.isPresent());
    }

    private static boolean isThere(JsonBody body, String field) {
        return body.has(field) && !body.isNull(field);
    }

    /** Of the clicks as well as of the key: streams are for ever, and a key may be used for others after a day. */
    private static StreamId streamOf(IdempotencyEntry entry) {
        String name = entry.account() + "\n" + entry.key() + "\n" + entry.requestDigest();
        return new StreamId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<SubmittedClick> click(JsonBody body) {
        Optional<LinkId> link = body.requiredText("link", LinkId::fromOpaque);
        Optional<Instant> at = body.requiredText("at", JsonBody::instantOf);
        at.filter(instant -> instant.isAfter(clock.instant().plusSeconds(FORGIVEN_SECONDS)))
                .ifPresent(instant -> body.fault("at", "lies in the future"));
        Optional<String> userAgent = body.text("userAgent", Function.identity());
        Optional<String> referrer = body.text("referrer", Function.identity());
        Optional<String> language = body.text("language", Function.identity());
        Optional<String> visitor = body.text("visitor", Function.identity());
        Optional<String> ip = body.text("ip", Function.identity());
        visitor.filter(name -> name.length() > VISITOR_LENGTH)
                .ifPresent(name -> body.fault("visitor", "has at most " + VISITOR_LENGTH + " characters"));
        visitor.filter(String::isBlank).ifPresent(name -> body.fault("visitor", "must not be blank; leave it out"));
        ip.filter(address -> !IpLiteral.isAddress(address))
                .ifPresent(address -> body.fault("ip", "must be an IPv4 or IPv6 address"));
        body.noOthers();
        if (link.isEmpty() || at.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> person = visitor.or(() -> ip.map(address -> Visitor.of(address, userAgent.orElse(null))));
        return Optional.of(new SubmittedClick(
                link.get(),
                at.get().truncatedTo(ChronoUnit.MICROS),
                userAgent.orElse(null),
                referrer.orElse(null),
                language.orElse(null),
                person.orElse(null),
                ip.orElse(null),
                null));
    }

    private void refuseUnknownLinks(Caller caller, List<SubmittedClick> clicks) {
        Set<LinkId> wanted = new HashSet<>();
        clicks.forEach(click -> wanted.add(click.link()));
        Set<?> known = questions.one(new WhichLinksExist(caller.tenant(), List.copyOf(wanted)), Set.class);
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < clicks.size(); i++) {
            if (!known.contains(clicks.get(i).link())) {
                errors.add(new FieldError("clicks[" + i + "].link", "there is no such link"));
            }
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
    }
}
