package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.operations.InstallationCommand.AdvanceTestClock;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moves the clock of an installation that runs on a test clock; forwards only. Mapped only there. */
@RestController
@RequestMapping("/api/v1/test-clock")
@ConditionalOnBooleanProperty("occuz.runs-on-test-clock")
final class TestClockApi {

    private final Commands commands;
    private final InstantSource clock;
    private final TestClockControl control;
    private final Idempotency idempotency;

    TestClockApi(Commands commands, InstantSource clock, TestClockControl control, Idempotency idempotency) {
        this.commands = commands;
        this.clock = clock;
        this.control = control;
        this.idempotency = idempotency;
    }

    /** @param now installation time after the move, UTC */
    record TestClock(Instant now) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.OPERATOR)
    ResponseEntity<?> advance(HttpServletRequest request, Caller caller, @RequestBody(required = false) byte[] body) {
        return idempotency.once(
                request,
                caller,
                body,
                entry -> advance(caller, body, entry),
                (first, last) -> {
                    // Whoever was asked first may have recorded the move and died before it.
                    control.catchUp();
                    return shown(last);
                });
    }

    private ResponseEntity<?> advance(Caller caller, byte @Nullable [] bytes, Optional<IdempotencyEntry> entry) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant to = target(JsonBody.of(bytes), now);
        long position = commands.send(new AdvanceTestClock(to, now), caller.envelope(), entry)
                .map(Appended::lastPosition)
                .orElseThrow();
        control.catchUp();
        return shown(position);
    }

    private static Instant target(JsonBody body, Instant now) {
        Optional<Duration> advance = body.text("advance", TestClockApi::duration);
        Optional<Instant> to = body.instant("to");
        if (body.has("advance") == body.has("to")) {
            body.fault("advance", "exactly one of advance and to is required");
        }
        Optional<Instant> target = advance.flatMap(step -> body.value("advance", () -> after(now, step))).or(() -> to);
        body.check();
        return target.orElseThrow(() -> ApiProblem.invalid("advance", "must not be null"));
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative()) {
                throw new InvalidValue("must not be negative: the test clock goes forwards only");
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new InvalidValue("must be an ISO 8601 duration, e.g. PT1H");
        }
    }

    private static Instant after(Instant now, Duration step) {
        Instant latest = Instant.parse("9999-01-01T00:00:00Z");
        if (step.compareTo(Duration.between(now, latest)) > 0) {
            throw new InvalidValue("must not lead beyond the year 9998");
        }
        return now.plus(step);
    }

    private ResponseEntity<?> shown(long position) {
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(new TestClock(clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
}
