package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.security.Caller;
import com.occuz.store.ledger.AppendOutcome.Appended;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the staff do to something of a customer's, where all that has to be said is why. */
@Component
final class ReasonedActs {

    private final Commands commands;
    private final Idempotency idempotency;
    private final InstantSource clock;

    ReasonedActs(Commands commands, Idempotency idempotency, InstantSource clock) {
        this.commands = commands;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * @param owner whose it is
     * @param positions of the views that the answer is read from
     * @param shown the answer, once they hold a position
     */
    <R> ResponseEntity<?> act(
            HttpServletRequest request,
            Caller caller,
            AccountId owner,
            byte @Nullable [] body,
            Function<String, R> reason,
            BiFunction<R, Instant, AggregateCommand> command,
            Positions positions,
            LongFunction<ResponseEntity<?>> shown) {
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    JsonBody read = JsonBody.of(body);
                    Optional<R> why = read.requiredText("reason", reason);
                    read.check();
                    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    return shown.apply(commands.send(command.apply(why.orElseThrow(), at), caller.envelope(owner), entry)
                            .map(Appended::lastPosition)
                            .orElseGet(positions::held));
                },
                (first, last) -> shown.apply(last));
    }
}
